SELECT
  "t0"."period",
  "t0"."row",
  CASE
    WHEN COALESCE(
      (
        "t0"."in_care" IS NULL
      )
      OR (
        "t0"."twelve_months" IS NULL
      )
      OR (
        "t0"."health_unknown" IS NOT NULL
      ),
      FALSE
    )
    THEN 'unknown'
    WHEN COALESCE("t0"."immunisations" IS NULL, FALSE)
    THEN 'unknown'
    WHEN COALESCE("t0"."immunisations", FALSE)
    THEN 'met'
    ELSE 'not met'
  END AS "outcome",
  CASE
    WHEN COALESCE(
      (
        "t0"."in_care" IS NULL
      )
      OR (
        "t0"."twelve_months" IS NULL
      )
      OR (
        "t0"."health_unknown" IS NOT NULL
      ),
      FALSE
    )
    THEN COALESCE(
      "t0"."in_care_unknown",
      "t0"."twelve_months_unknown",
      "t0"."health_unknown",
      'the return does not say'
    )
    WHEN COALESCE("t0"."immunisations" IS NULL, FALSE)
    THEN 'the child is in the table OC2, and the cell is blank or cannot be read'
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
  AND (
    (
      "t0"."twelve_months" IS NULL
    ) OR "t0"."twelve_months"
  )
