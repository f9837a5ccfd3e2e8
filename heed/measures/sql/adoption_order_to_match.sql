SELECT
  "t0"."period",
  "t0"."row",
  CASE
    WHEN COALESCE("t0"."placement_order_to_match_days" IS NULL, FALSE)
    THEN 'unknown'
    WHEN "t0"."placement_order_to_match_days" IS NULL
    THEN 'unknown'
    ELSE 'met'
  END AS "outcome",
  CASE
    WHEN COALESCE("t0"."placement_order_to_match_days" IS NULL, FALSE)
    THEN COALESCE("t0"."placement_order_to_match_unknown", 'the return does not say')
    WHEN "t0"."placement_order_to_match_days" IS NULL
    THEN 'the return does not say'
    ELSE ''
  END AS "why",
  CAST(NULL AS TEXT) AS "part",
  "t0"."placement_order_to_match_days" AS "amount",
  FALSE AS "interpreted"
FROM "asked_adoption" AS "t0"
WHERE
  "t0"."year_ends_on" >= "t0"."period_from"
  AND "t0"."year_ends_on" <= "t0"."period_to"
