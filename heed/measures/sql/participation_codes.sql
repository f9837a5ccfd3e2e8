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
  FALSE AS "interpreted",
  "t0"."held_quarter" AS "quarter",
  CASE
    WHEN COALESCE("t0"."track" IS NULL, FALSE)
    THEN 'unknown'
    WHEN COALESCE("t0"."participation_code" IS NULL, FALSE)
    THEN 'unknown'
    ELSE 'not met'
  END AS "outcome",
  CASE
    WHEN COALESCE("t0"."track" IS NULL, FALSE)
    THEN 'held on a day outside any period of care in the returns'
    WHEN COALESCE("t0"."participation_code" IS NULL, FALSE)
    THEN "t0"."code_unknown"
    ELSE ''
  END AS "why"
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
