SELECT
  "t0"."period",
  "t0"."row",
  CASE
    WHEN COALESCE("t0"."in_care" IS NULL, FALSE)
    THEN 'unknown'
    WHEN COALESCE("t0"."legal_status" IS NULL, FALSE)
    THEN 'unknown'
    WHEN "t0"."legal_status" IS NULL
    THEN 'unknown'
    WHEN NOT (
      "t0"."legal_status" IN ('C1', 'C2', 'D1', 'E1', 'V2', 'V3', 'V4', 'L1', 'L2', 'L3', 'J1', 'J2', 'J3')
    )
    THEN 'unknown'
    ELSE 'met'
  END AS "outcome",
  CASE
    WHEN COALESCE("t0"."in_care" IS NULL, FALSE)
    THEN COALESCE("t0"."in_care_unknown", 'the return does not say')
    WHEN COALESCE("t0"."legal_status" IS NULL, FALSE)
    THEN 'legal status is not known'
    WHEN "t0"."legal_status" IS NULL
    THEN 'the return does not say'
    WHEN NOT (
      "t0"."legal_status" IN ('C1', 'C2', 'D1', 'E1', 'V2', 'V3', 'V4', 'L1', 'L2', 'L3', 'J1', 'J2', 'J3')
    )
    THEN 'not a code that is counted apart'
    ELSE ''
  END AS "why",
  "t0"."legal_status" AS "part",
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
