SELECT
  "t0"."period",
  "t0"."row",
  CASE
    WHEN COALESCE("t0"."latest_on" IS NULL, FALSE)
    THEN 'unknown'
    WHEN COALESCE(
      (
        "t0"."held_on" IS NOT NULL
      ) AND (
        "t0"."held_on" <= "t0"."latest_on"
      ),
      FALSE
    )
    THEN 'met'
    ELSE 'not met'
  END AS "outcome",
  CASE
    WHEN COALESCE("t0"."latest_on" IS NULL, FALSE)
    THEN COALESCE("t0"."latest_unknown", 'the return does not say')
    ELSE ''
  END AS "why",
  SUBSTRING(
    CAST("t0"."held_on" AS TEXT),
    CASE
      WHEN (
        0 + 1
      ) >= 1
      THEN 0 + 1
      ELSE 0 + 1 + LENGTH(CAST("t0"."held_on" AS TEXT))
    END,
    7
  ) AS "part",
  CAST(NULL AS INT) AS "amount",
  COALESCE("t0"."interpreted", FALSE) AS "interpreted"
FROM "asked_review" AS "t0"
WHERE
  "t0"."track" IN ('statutory')
  AND "t0"."held_on" >= "t0"."period_from"
  AND "t0"."held_on" <= "t0"."period_to"
