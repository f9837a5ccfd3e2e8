SELECT
  "t0"."row",
  "t0"."child",
  "t0"."track",
  "t0"."sequence",
  "t0"."opened_on",
  "t0"."previous_on",
  "t0"."rule",
  "t0"."counted_from",
  "t0"."latest_on",
  "t0"."latest_unknown",
  "t0"."held_on",
  "t0"."participation_code",
  "t0"."code_unknown",
  "t0"."under_four",
  "t0"."ended_on",
  "t0"."ended_why",
  "t0"."days_late",
  "t0"."due_quarter",
  "t0"."held_quarter",
  "t0"."age_band",
  "t0"."sex",
  "t0"."ethnicity_group",
  "t0"."legal_status",
  "t0"."placement",
  "t0"."provider",
  "t0"."need",
  "t0"."iro",
  "t0"."team",
  "t0"."source_file",
  "t0"."source_line",
  COALESCE("t0"."interpreted", FALSE) AS "interpreted",
  "t0"."due_quarter" AS "quarter",
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
    THEN "t0"."latest_unknown"
    WHEN COALESCE(
      (
        "t0"."held_on" IS NOT NULL
      ) AND (
        "t0"."held_on" <= "t0"."latest_on"
      ),
      FALSE
    )
    THEN ''
    ELSE ''
  END AS "why"
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
