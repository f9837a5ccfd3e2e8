SELECT
  "t0"."period",
  "t0"."row",
  CASE WHEN COALESCE("t0"."latest_on" IS NULL, FALSE) THEN 'unknown' ELSE 'met' END AS "outcome",
  CASE
    WHEN COALESCE("t0"."latest_on" IS NULL, FALSE)
    THEN COALESCE("t0"."latest_unknown", 'the return does not say')
    ELSE ''
  END AS "why",
  CAST(NULL AS TEXT) AS "part",
  CAST(NULL AS INT) AS "amount",
  FALSE AS "interpreted"
FROM "asked_review" AS "t0"
WHERE
  "t0"."track" IN ('statutory', 'adoption')
  AND (
    (
      (
        "t0"."latest_on" < "t0"."period_to"
      )
      AND (
        "t0"."latest_on" < "t0"."as_at"
      )
    )
    OR (
      (
        "t0"."latest_on" IS NULL
      ) AND (
        "t0"."opened_on" <= "t0"."period_to"
      )
    )
  )
  AND (
    (
      "t0"."held_on" IS NULL
    )
    OR (
      "t0"."held_on" > "t0"."period_to"
    )
    OR (
      "t0"."held_on" > "t0"."as_at"
    )
  )
  AND (
    (
      "t0"."ended_on" IS NULL
    )
    OR (
      "t0"."ended_on" > "t0"."period_to"
    )
    OR (
      "t0"."ended_on" > "t0"."as_at"
    )
  )
