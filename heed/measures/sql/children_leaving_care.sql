SELECT
  "t0"."period",
  "t0"."row",
  'met' AS "outcome",
  '' AS "why",
  CAST(NULL AS TEXT) AS "part",
  CAST(NULL AS INT) AS "amount",
  FALSE AS "interpreted"
FROM "asked_leaving" AS "t0"
WHERE
  "t0"."year_ends_on" >= "t0"."period_from"
  AND "t0"."year_ends_on" <= "t0"."period_to"
