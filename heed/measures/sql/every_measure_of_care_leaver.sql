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
    WHEN COALESCE("t0"."in_touch" IN ('DIED'), FALSE)
    THEN 0
    WHEN COALESCE("t0"."in_touch" IN ('RHOM'), FALSE)
    THEN 1
    WHEN COALESCE("t0"."in_touch" IS NULL, FALSE)
    THEN 2
    WHEN COALESCE("t0"."in_touch" IN ('YES'), FALSE)
    THEN 3
    ELSE 4
  END AS "care_leavers_in_touch",
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
    WHEN COALESCE("t0"."in_touch" IN ('DIED'), FALSE)
    THEN 0
    WHEN COALESCE("t0"."in_touch" IN ('RHOM'), FALSE)
    THEN 1
    WHEN COALESCE("t0"."active" IS NULL, FALSE)
    THEN 2
    WHEN COALESCE("t0"."active", FALSE)
    THEN 3
    ELSE 4
  END AS "care_leavers_active",
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
    WHEN COALESCE("t0"."in_touch" IN ('DIED'), FALSE)
    THEN 0
    WHEN COALESCE("t0"."in_touch" IN ('RHOM'), FALSE)
    THEN 1
    WHEN COALESCE("t0"."suitable" IS NULL, FALSE)
    THEN 2
    WHEN COALESCE("t0"."suitable", FALSE)
    THEN 3
    ELSE 4
  END AS "care_leavers_in_suitable_homes"
FROM "asked_care_leaver" AS "t0"
