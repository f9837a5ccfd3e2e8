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
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    ELSE 0
  END AS "children_entering_care",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    ELSE 0
  END AS "children_entering_care_rate",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."previous_permanence" IS NULL, FALSE)
    THEN 0
    WHEN "t0"."previous_permanence" IS NULL
    THEN 1
    WHEN NOT (
      "t0"."previous_permanence" IN ('P1', 'P2', 'P3', 'P4', 'Z1')
    )
    THEN 2
    ELSE 3
  END AS "previous_permanence"
FROM "asked_entry" AS "t0"
