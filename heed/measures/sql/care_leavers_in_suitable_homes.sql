SELECT
  "t0"."period",
  "t0"."row",
  CASE
    WHEN COALESCE("t0"."in_touch" IN ('DIED'), FALSE)
    THEN 'left out'
    WHEN COALESCE("t0"."in_touch" IN ('RHOM'), FALSE)
    THEN 'left out'
    WHEN COALESCE("t0"."suitable" IS NULL, FALSE)
    THEN 'unknown'
    WHEN COALESCE("t0"."suitable", FALSE)
    THEN 'met'
    ELSE 'not met'
  END AS "outcome",
  CASE
    WHEN COALESCE("t0"."in_touch" IN ('DIED'), FALSE)
    THEN 'died'
    WHEN COALESCE("t0"."in_touch" IN ('RHOM'), FALSE)
    THEN 'back with parents for six months or more'
    WHEN COALESCE("t0"."suitable" IS NULL, FALSE)
    THEN 'where they live is not known'
    ELSE ''
  END AS "why",
  CAST(NULL AS TEXT) AS "part",
  CAST(NULL AS INT) AS "amount",
  FALSE AS "interpreted"
FROM "asked_care_leaver" AS "t0"
WHERE
  "t0"."year_ends_on" >= "t0"."period_from"
  AND "t0"."year_ends_on" <= "t0"."period_to"
