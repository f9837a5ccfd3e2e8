SELECT
  "t0"."period",
  "t0"."row",
  CASE
    WHEN COALESCE("t0"."in_care" IS NULL, FALSE)
    THEN 'unknown'
    WHEN COALESCE(
      (
        "t0"."provider" IS NULL
      )
      AND (
        (
          "t0"."placement" IS NULL
        )
        OR NOT (
          "t0"."placement" IN ('temporary', 'other')
        )
      ),
      FALSE
    )
    THEN 'unknown'
    WHEN COALESCE("t0"."provider" IN ('PR1'), FALSE)
    THEN 'met'
    ELSE 'not met'
  END AS "outcome",
  CASE
    WHEN COALESCE("t0"."in_care" IS NULL, FALSE)
    THEN COALESCE("t0"."in_care_unknown", 'the return does not say')
    WHEN COALESCE(
      (
        "t0"."provider" IS NULL
      )
      AND (
        (
          "t0"."placement" IS NULL
        )
        OR NOT (
          "t0"."placement" IN ('temporary', 'other')
        )
      ),
      FALSE
    )
    THEN 'provider is not known'
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
