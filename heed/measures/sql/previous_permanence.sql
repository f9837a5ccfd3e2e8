SELECT
  "t0"."period",
  "t0"."row",
  CASE
    WHEN COALESCE("t0"."previous_permanence" IS NULL, FALSE)
    THEN 'unknown'
    WHEN "t0"."previous_permanence" IS NULL
    THEN 'unknown'
    WHEN NOT (
      "t0"."previous_permanence" IN ('P1', 'P2', 'P3', 'P4', 'Z1')
    )
    THEN 'unknown'
    ELSE 'met'
  END AS "outcome",
  CASE
    WHEN COALESCE("t0"."previous_permanence" IS NULL, FALSE)
    THEN COALESCE("t0"."previous_permanence_unknown", 'the return does not say')
    WHEN "t0"."previous_permanence" IS NULL
    THEN 'the return does not say'
    WHEN NOT (
      "t0"."previous_permanence" IN ('P1', 'P2', 'P3', 'P4', 'Z1')
    )
    THEN 'not a code that is counted apart'
    ELSE ''
  END AS "why",
  "t0"."previous_permanence" AS "part",
  CAST(NULL AS INT) AS "amount",
  FALSE AS "interpreted"
FROM "asked_entry" AS "t0"
WHERE
  "t0"."year_ends_on" >= "t0"."period_from"
  AND "t0"."year_ends_on" <= "t0"."period_to"
