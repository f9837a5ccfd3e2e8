SELECT
  "t0"."period",
  "t0"."row",
  CASE WHEN COALESCE("t0"."in_care" IS NULL, FALSE) THEN 'unknown' ELSE 'met' END AS "outcome",
  CASE
    WHEN COALESCE("t0"."in_care" IS NULL, FALSE)
    THEN COALESCE("t0"."in_care_unknown", 'the return does not say')
    ELSE ''
  END AS "why",
  CAST(NULL AS TEXT) AS "part",
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
