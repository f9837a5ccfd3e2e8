SELECT
  "t0"."period",
  "t0"."row",
  CASE
    WHEN COALESCE("t0"."reason_ceased" IS NULL, FALSE)
    THEN 'unknown'
    ELSE 'met'
  END AS "outcome",
  CASE
    WHEN COALESCE("t0"."reason_ceased" IS NULL, FALSE)
    THEN 'why the last episode ended is not known, nor whether the child left'
    ELSE ''
  END AS "why",
  CAST(NULL AS TEXT) AS "part",
  CAST(NULL AS INT) AS "amount",
  FALSE AS "interpreted"
FROM "asked_leaving" AS "t0"
WHERE
  "t0"."year_ends_on" >= "t0"."period_from"
  AND "t0"."year_ends_on" <= "t0"."period_to"
