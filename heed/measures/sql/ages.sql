SELECT
  "t0"."period",
  "t0"."row",
  CASE
    WHEN COALESCE("t0"."in_care" IS NULL, FALSE)
    THEN 'unknown'
    WHEN COALESCE("t0"."age_band" IS NULL, FALSE)
    THEN 'unknown'
    WHEN "t0"."age_band" IS NULL
    THEN 'unknown'
    WHEN NOT (
      "t0"."age_band" IN ('under 1', '1-4', '5-9', '10-15', '16+')
    )
    THEN 'unknown'
    ELSE 'met'
  END AS "outcome",
  CASE
    WHEN COALESCE("t0"."in_care" IS NULL, FALSE)
    THEN COALESCE("t0"."in_care_unknown", 'the return does not say')
    WHEN COALESCE("t0"."age_band" IS NULL, FALSE)
    THEN 'age is not known'
    WHEN "t0"."age_band" IS NULL
    THEN 'the return does not say'
    WHEN NOT (
      "t0"."age_band" IN ('under 1', '1-4', '5-9', '10-15', '16+')
    )
    THEN 'not a code that is counted apart'
    ELSE ''
  END AS "why",
  "t0"."age_band" AS "part",
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
