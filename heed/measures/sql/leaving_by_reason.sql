SELECT
  "t0"."period",
  "t0"."row",
  CASE
    WHEN COALESCE("t0"."reason_ceased" IS NULL, FALSE)
    THEN 'unknown'
    WHEN "t0"."reason" IS NULL
    THEN 'unknown'
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
    THEN 'unknown'
    ELSE 'met'
  END AS "outcome",
  CASE
    WHEN COALESCE("t0"."reason_ceased" IS NULL, FALSE)
    THEN 'reason for leaving is not known'
    WHEN "t0"."reason" IS NULL
    THEN 'the return does not say'
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
    THEN 'not a code that is counted apart'
    ELSE ''
  END AS "why",
  "t0"."reason" AS "part",
  CAST(NULL AS INT) AS "amount",
  FALSE AS "interpreted"
FROM "asked_leaving" AS "t0"
WHERE
  "t0"."year_ends_on" >= "t0"."period_from"
  AND "t0"."year_ends_on" <= "t0"."period_to"
