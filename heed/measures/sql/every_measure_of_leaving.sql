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
    WHEN COALESCE("t0"."reason_ceased" IS NULL, FALSE)
    THEN 0
    ELSE 1
  END AS "children_leaving_care",
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
    WHEN COALESCE("t0"."reason_ceased" IS NULL, FALSE)
    THEN 0
    WHEN "t0"."reason" IS NULL
    THEN 1
    WHEN NOT (
      "t0"."reason" IN (
        'adoption',
        'sgo',
        'cao',
        'home_planned',
        'home_unplanned',
        'relatives',
        'aged_18',
        'independent',
        'adult_care',
        'custody',
        'remand',
        'age_assessment',
        'transfer',
        'abroad',
        'died',
        'other'
      )
    )
    THEN 2
    ELSE 3
  END AS "leaving_by_reason",
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
    WHEN COALESCE("t0"."reason_ceased" IS NULL, FALSE)
    THEN 0
    WHEN COALESCE("t0"."permanence", FALSE)
    THEN 1
    ELSE 2
  END AS "permanence_on_leaving",
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
    WHEN COALESCE("t0"."reason_ceased" IS NULL, FALSE)
    THEN 0
    WHEN COALESCE("t0"."permanence_narrow", FALSE)
    THEN 1
    ELSE 2
  END AS "permanence_on_leaving_as_planned",
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
    WHEN COALESCE("t0"."days_in_care" IS NULL, FALSE)
    THEN 0
    WHEN "t0"."days_in_care" IS NULL
    THEN 1
    ELSE 2
  END AS "time_in_care_on_leaving"
FROM "asked_leaving" AS "t0"
