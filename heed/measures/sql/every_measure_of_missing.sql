SELECT
  "t0"."period",
  "t0"."row",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
        AND (
          (
            "t0"."kind" IS NULL
          ) OR (
            "t0"."kind" = 'M'
          )
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."kind" IS NULL, FALSE)
    THEN 0
    ELSE 1
  END AS "missing_incidents",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
        AND (
          (
            "t0"."kind" IS NULL
          ) OR (
            "t0"."kind" = 'M'
          )
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."kind" IS NULL, FALSE)
    THEN 0
    WHEN COALESCE("t0"."days" IS NULL, FALSE)
    THEN 1
    WHEN "t0"."days" IS NULL
    THEN 2
    ELSE 3
  END AS "missing_incident_days"
FROM "asked_missing" AS "t0"
