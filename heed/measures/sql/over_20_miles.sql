SELECT
  "t0"."period",
  "t0"."row",
  CASE
    WHEN COALESCE("t0"."uasc" AND (
      "t0"."over_20_miles" IS NULL
    ), FALSE)
    THEN 'left out'
    WHEN COALESCE((
      "t0"."in_care" IS NULL
    ) OR (
      "t0"."over_20_miles" IS NULL
    ), FALSE)
    THEN 'unknown'
    WHEN COALESCE("t0"."over_20_miles", FALSE)
    THEN 'met'
    ELSE 'not met'
  END AS "outcome",
  CASE
    WHEN COALESCE("t0"."uasc" AND (
      "t0"."over_20_miles" IS NULL
    ), FALSE)
    THEN 'unaccompanied, and no distance from a home here is known'
    WHEN COALESCE((
      "t0"."in_care" IS NULL
    ) OR (
      "t0"."over_20_miles" IS NULL
    ), FALSE)
    THEN COALESCE("t0"."in_care_unknown", "t0"."distance_unknown", 'the return does not say')
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
