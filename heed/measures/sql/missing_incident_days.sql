SELECT
  "t0"."period",
  "t0"."row",
  CASE
    WHEN COALESCE("t0"."kind" IS NULL, FALSE)
    THEN 'unknown'
    WHEN COALESCE("t0"."days" IS NULL, FALSE)
    THEN 'unknown'
    WHEN "t0"."days" IS NULL
    THEN 'unknown'
    ELSE 'met'
  END AS "outcome",
  CASE
    WHEN COALESCE("t0"."kind" IS NULL, FALSE)
    THEN 'missing or away is not known'
    WHEN COALESCE("t0"."days" IS NULL, FALSE)
    THEN COALESCE("t0"."days_unknown", 'the return does not say')
    WHEN "t0"."days" IS NULL
    THEN 'the return does not say'
    ELSE ''
  END AS "why",
  CAST(NULL AS TEXT) AS "part",
  "t0"."days" AS "amount",
  FALSE AS "interpreted"
FROM "asked_missing" AS "t0"
WHERE
  "t0"."year_ends_on" >= "t0"."period_from"
  AND "t0"."year_ends_on" <= "t0"."period_to"
  AND (
    (
      "t0"."kind" IS NULL
    ) OR (
      "t0"."kind" = 'M'
    )
  )
