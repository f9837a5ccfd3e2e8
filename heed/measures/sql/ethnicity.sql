SELECT
  "t0"."period",
  "t0"."row",
  CASE
    WHEN COALESCE("t0"."in_care" IS NULL, FALSE)
    THEN 'unknown'
    WHEN COALESCE("t0"."ethnicity_group" IS NULL, FALSE)
    THEN 'unknown'
    WHEN "t0"."ethnicity_group" IS NULL
    THEN 'unknown'
    WHEN NOT (
      "t0"."ethnicity_group" IN ('white', 'mixed', 'asian', 'black', 'other', 'not_stated')
    )
    THEN 'unknown'
    ELSE 'met'
  END AS "outcome",
  CASE
    WHEN COALESCE("t0"."in_care" IS NULL, FALSE)
    THEN COALESCE("t0"."in_care_unknown", 'the return does not say')
    WHEN COALESCE("t0"."ethnicity_group" IS NULL, FALSE)
    THEN 'ethnicity is not known'
    WHEN "t0"."ethnicity_group" IS NULL
    THEN 'the return does not say'
    WHEN NOT (
      "t0"."ethnicity_group" IN ('white', 'mixed', 'asian', 'black', 'other', 'not_stated')
    )
    THEN 'not a code that is counted apart'
    ELSE ''
  END AS "why",
  "t0"."ethnicity_group" AS "part",
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
