SELECT
  "t0"."period",
  "t0"."row",
  CASE
    WHEN COALESCE(
      (
        "t0"."held_on" IS NULL
      )
      AND (
        "t0"."ended_why" = 'left care'
      )
      AND (
        "t0"."ended_on" <= "t0"."latest_on"
      ),
      FALSE
    )
    THEN 'left out'
    WHEN COALESCE(
      (
        "t0"."held_on" IS NULL
      )
      AND (
        "t0"."ended_why" = 'died'
      )
      AND (
        "t0"."ended_on" <= "t0"."latest_on"
      ),
      FALSE
    )
    THEN 'left out'
    WHEN COALESCE(
      (
        "t0"."held_on" IS NULL
      )
      AND (
        "t0"."ended_why" = 'turned 18'
      )
      AND (
        "t0"."ended_on" <= "t0"."latest_on"
      ),
      FALSE
    )
    THEN 'left out'
    WHEN COALESCE(
      (
        "t0"."held_on" IS NULL
      )
      AND (
        "t0"."ended_why" = 'placed for adoption'
      )
      AND (
        "t0"."ended_on" <= "t0"."latest_on"
      ),
      FALSE
    )
    THEN 'left out'
    WHEN COALESCE(
      (
        "t0"."held_on" IS NULL
      )
      AND (
        "t0"."ended_why" = 'moved to short breaks'
      )
      AND (
        "t0"."ended_on" <= "t0"."latest_on"
      ),
      FALSE
    )
    THEN 'left out'
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
    WHEN COALESCE(
      (
        "t0"."held_on" IS NULL
      )
      AND (
        "t0"."ended_why" = 'left care'
      )
      AND (
        "t0"."ended_on" <= "t0"."latest_on"
      ),
      FALSE
    )
    THEN 'left care before it fell due'
    WHEN COALESCE(
      (
        "t0"."held_on" IS NULL
      )
      AND (
        "t0"."ended_why" = 'died'
      )
      AND (
        "t0"."ended_on" <= "t0"."latest_on"
      ),
      FALSE
    )
    THEN 'died before it fell due'
    WHEN COALESCE(
      (
        "t0"."held_on" IS NULL
      )
      AND (
        "t0"."ended_why" = 'turned 18'
      )
      AND (
        "t0"."ended_on" <= "t0"."latest_on"
      ),
      FALSE
    )
    THEN 'turned 18 before it fell due'
    WHEN COALESCE(
      (
        "t0"."held_on" IS NULL
      )
      AND (
        "t0"."ended_why" = 'placed for adoption'
      )
      AND (
        "t0"."ended_on" <= "t0"."latest_on"
      ),
      FALSE
    )
    THEN 'placed for adoption before it fell due'
    WHEN COALESCE(
      (
        "t0"."held_on" IS NULL
      )
      AND (
        "t0"."ended_why" = 'moved to short breaks'
      )
      AND (
        "t0"."ended_on" <= "t0"."latest_on"
      ),
      FALSE
    )
    THEN 'moved to short breaks before it fell due'
    WHEN COALESCE("t0"."latest_on" IS NULL, FALSE)
    THEN COALESCE("t0"."latest_unknown", 'the return does not say')
    ELSE ''
  END AS "why",
  CAST(NULL AS TEXT) AS "part",
  CAST(NULL AS INT) AS "amount",
  COALESCE("t0"."interpreted", FALSE) AS "interpreted"
FROM "asked_review" AS "t0"
WHERE
  "t0"."track" IN ('statutory')
  AND (
    (
      (
        "t0"."latest_on" >= "t0"."period_from"
      )
      AND (
        "t0"."latest_on" <= "t0"."period_to"
      )
      AND (
        "t0"."latest_on" <= "t0"."as_at"
      )
    )
    OR (
      (
        "t0"."latest_on" IS NULL
      )
      AND (
        (
          (
            "t0"."held_on" >= "t0"."period_from"
          )
          AND (
            "t0"."held_on" <= "t0"."period_to"
          )
        )
        OR (
          (
            "t0"."held_on" IS NULL
          )
          AND (
            "t0"."ended_on" IS NULL
          )
          AND (
            "t0"."opened_on" <= "t0"."period_to"
          )
        )
      )
    )
  )
