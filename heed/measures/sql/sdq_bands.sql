SELECT
  "t0"."period",
  "t0"."row",
  CASE
    WHEN COALESCE("t0"."twelve_months" AND "t0"."oc2" AND (
      "t0"."sdq_score" IS NULL
    ), FALSE)
    THEN 'left out'
    WHEN COALESCE(
      (
        "t0"."in_care" IS NULL
      )
      OR (
        "t0"."twelve_months" IS NULL
      )
      OR (
        "t0"."health_unknown" IS NOT NULL
      ),
      FALSE
    )
    THEN 'unknown'
    WHEN "t0"."sdq_band" IS NULL
    THEN 'unknown'
    WHEN NOT (
      "t0"."sdq_band" IN ('normal', 'borderline', 'concern')
    )
    THEN 'unknown'
    ELSE 'met'
  END AS "outcome",
  CASE
    WHEN COALESCE("t0"."twelve_months" AND "t0"."oc2" AND (
      "t0"."sdq_score" IS NULL
    ), FALSE)
    THEN 'no score was recorded'
    WHEN COALESCE(
      (
        "t0"."in_care" IS NULL
      )
      OR (
        "t0"."twelve_months" IS NULL
      )
      OR (
        "t0"."health_unknown" IS NOT NULL
      ),
      FALSE
    )
    THEN COALESCE(
      "t0"."in_care_unknown",
      "t0"."twelve_months_unknown",
      "t0"."health_unknown",
      'the return does not say'
    )
    WHEN "t0"."sdq_band" IS NULL
    THEN 'the return does not say'
    WHEN NOT (
      "t0"."sdq_band" IN ('normal', 'borderline', 'concern')
    )
    THEN 'not a code that is counted apart'
    ELSE ''
  END AS "why",
  "t0"."sdq_band" AS "part",
  CAST(NULL AS INT) AS "amount",
  FALSE AS "interpreted"
FROM "asked_child" AS "t0"
WHERE
  "t0"."year_ends_on" >= "t0"."period_from"
  AND "t0"."year_ends_on" <= "t0"."period_to"
  AND (
    (
      "t0"."in_care" IS NULL
    ) OR "t0"."in_care"
  )
  AND (
    (
      "t0"."twelve_months" IS NULL
    ) OR "t0"."twelve_months"
  )
  AND "t0"."age" >= 5
  AND "t0"."age" <= 16
