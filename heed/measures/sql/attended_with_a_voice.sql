SELECT
  "t0"."period",
  "t0"."row",
  CASE
    WHEN COALESCE(
      (
        "t0"."track" IS NOT NULL
      )
      AND (
        "t0"."code_unknown" IS NULL
      )
      AND "t0"."under_four",
      FALSE
    )
    THEN 'left out'
    WHEN COALESCE("t0"."track" IS NULL, FALSE)
    THEN 'unknown'
    WHEN COALESCE("t0"."code_unknown" IS NOT NULL, FALSE)
    THEN 'unknown'
    WHEN COALESCE("t0"."participation_code" IN ('PN1', 'PN2', 'PN3'), FALSE)
    THEN 'met'
    ELSE 'not met'
  END AS "outcome",
  CASE
    WHEN COALESCE(
      (
        "t0"."track" IS NOT NULL
      )
      AND (
        "t0"."code_unknown" IS NULL
      )
      AND "t0"."under_four",
      FALSE
    )
    THEN 'under 4 on the day of the review'
    WHEN COALESCE("t0"."track" IS NULL, FALSE)
    THEN 'held on a day outside any period of care in the returns'
    WHEN COALESCE("t0"."code_unknown" IS NOT NULL, FALSE)
    THEN COALESCE("t0"."code_unknown", 'the return does not say')
    ELSE ''
  END AS "why",
  CAST(NULL AS TEXT) AS "part",
  CAST(NULL AS INT) AS "amount",
  FALSE AS "interpreted"
FROM "asked_review" AS "t0"
WHERE
  (
    (
      "t0"."track" IS NULL
    ) OR (
      "t0"."track" <> 'short_break'
    )
  )
  AND "t0"."held_on" >= "t0"."period_from"
  AND "t0"."held_on" <= "t0"."period_to"
