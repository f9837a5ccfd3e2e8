SELECT
  "t0"."period",
  "t0"."row",
  CASE
    WHEN NOT (
      COALESCE(
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
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
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
    THEN 0
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
    THEN 1
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
    THEN 2
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
    THEN 3
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
    THEN 4
    WHEN COALESCE("t0"."latest_on" IS NULL, FALSE)
    THEN 5
    WHEN COALESCE(
      (
        "t0"."held_on" IS NOT NULL
      ) AND (
        "t0"."held_on" <= "t0"."latest_on"
      ),
      FALSE
    )
    THEN 6
    ELSE 7
  END AS "reviews_due_held_on_time",
  COALESCE("t0"."interpreted", FALSE) AS "reviews_due_held_on_time_interpreted",
  CASE
    WHEN NOT (
      COALESCE(
        "t0"."track" IN ('statutory')
        AND (
          (
            "t0"."held_on" >= "t0"."period_from"
          )
          AND (
            "t0"."held_on" <= "t0"."period_to"
          )
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."latest_on" IS NULL, FALSE)
    THEN 0
    WHEN COALESCE(
      (
        "t0"."held_on" IS NOT NULL
      ) AND (
        "t0"."held_on" <= "t0"."latest_on"
      ),
      FALSE
    )
    THEN 1
    ELSE 2
  END AS "reviews_held_on_time",
  COALESCE("t0"."interpreted", FALSE) AS "reviews_held_on_time_interpreted",
  CASE
    WHEN NOT (
      COALESCE(
        (
          (
            "t0"."track" IS NULL
          ) OR (
            "t0"."track" <> 'short_break'
          )
        )
        AND (
          (
            "t0"."held_on" >= "t0"."period_from"
          )
          AND (
            "t0"."held_on" <= "t0"."period_to"
          )
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."track" IS NULL, FALSE)
    THEN 0
    ELSE 1
  END AS "reviews_held",
  CASE
    WHEN NOT (
      COALESCE(
        "t0"."track" IN ('statutory', 'adoption')
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
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
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
    THEN 0
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
    THEN 1
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
    THEN 2
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
    THEN 3
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
    THEN 4
    WHEN COALESCE(
      (
        "t0"."held_on" IS NULL
      )
      AND (
        "t0"."ended_why" = 'placement for adoption ended'
      )
      AND (
        "t0"."ended_on" <= "t0"."latest_on"
      ),
      FALSE
    )
    THEN 5
    WHEN COALESCE("t0"."latest_on" IS NULL, FALSE)
    THEN 6
    WHEN COALESCE(
      (
        "t0"."held_on" IS NOT NULL
      ) AND (
        "t0"."held_on" <= "t0"."latest_on"
      ),
      FALSE
    )
    THEN 7
    ELSE 8
  END AS "reviews_on_time_every_track",
  COALESCE("t0"."interpreted", FALSE) AS "reviews_on_time_every_track_interpreted",
  CASE
    WHEN NOT (
      COALESCE(
        "t0"."track" IN ('adoption')
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
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
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
    THEN 0
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
    THEN 1
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
    THEN 2
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
    THEN 3
    WHEN COALESCE(
      (
        "t0"."held_on" IS NULL
      )
      AND (
        "t0"."ended_why" = 'placement for adoption ended'
      )
      AND (
        "t0"."ended_on" <= "t0"."latest_on"
      ),
      FALSE
    )
    THEN 4
    WHEN COALESCE("t0"."latest_on" IS NULL, FALSE)
    THEN 5
    WHEN COALESCE(
      (
        "t0"."held_on" IS NOT NULL
      ) AND (
        "t0"."held_on" <= "t0"."latest_on"
      ),
      FALSE
    )
    THEN 6
    ELSE 7
  END AS "adoption_reviews_on_time",
  COALESCE("t0"."interpreted", FALSE) AS "adoption_reviews_on_time_interpreted",
  CASE
    WHEN NOT (
      COALESCE(
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
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."latest_on" IS NULL, FALSE)
    THEN 0
    ELSE 1
  END AS "reviews_overdue",
  CASE
    WHEN NOT (
      COALESCE(
        "t0"."track" IN ('statutory')
        AND (
          (
            "t0"."held_on" >= "t0"."period_from"
          )
          AND (
            "t0"."held_on" <= "t0"."period_to"
          )
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."latest_on" IS NULL, FALSE)
    THEN 0
    WHEN COALESCE(
      (
        "t0"."held_on" IS NOT NULL
      ) AND (
        "t0"."held_on" <= "t0"."latest_on"
      ),
      FALSE
    )
    THEN 1
    ELSE 2
  END AS "reviews_on_time_average_month",
  COALESCE("t0"."interpreted", FALSE) AS "reviews_on_time_average_month_interpreted",
  CASE
    WHEN NOT (
      COALESCE(
        (
          (
            "t0"."track" IS NULL
          ) OR (
            "t0"."track" <> 'short_break'
          )
        )
        AND (
          (
            "t0"."held_on" >= "t0"."period_from"
          )
          AND (
            "t0"."held_on" <= "t0"."period_to"
          )
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
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
    THEN 0
    WHEN COALESCE("t0"."track" IS NULL, FALSE)
    THEN 1
    WHEN COALESCE("t0"."code_unknown" IS NOT NULL, FALSE)
    THEN 2
    WHEN COALESCE("t0"."participation_code" IN ('PN1', 'PN2', 'PN3', 'PN5', 'PN6'), FALSE)
    THEN 3
    ELSE 4
  END AS "views_given",
  CASE
    WHEN NOT (
      COALESCE(
        (
          (
            "t0"."track" IS NULL
          ) OR (
            "t0"."track" <> 'short_break'
          )
        )
        AND (
          (
            "t0"."held_on" >= "t0"."period_from"
          )
          AND (
            "t0"."held_on" <= "t0"."period_to"
          )
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
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
    THEN 0
    WHEN COALESCE("t0"."track" IS NULL, FALSE)
    THEN 1
    WHEN COALESCE("t0"."code_unknown" IS NOT NULL, FALSE)
    THEN 2
    WHEN COALESCE("t0"."participation_code" IN ('PN1', 'PN2', 'PN3', 'PN4', 'PN5', 'PN6'), FALSE)
    THEN 3
    ELSE 4
  END AS "took_part",
  CASE
    WHEN NOT (
      COALESCE(
        (
          (
            "t0"."track" IS NULL
          ) OR (
            "t0"."track" <> 'short_break'
          )
        )
        AND (
          (
            "t0"."held_on" >= "t0"."period_from"
          )
          AND (
            "t0"."held_on" <= "t0"."period_to"
          )
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
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
    THEN 0
    WHEN COALESCE("t0"."track" IS NULL, FALSE)
    THEN 1
    WHEN COALESCE("t0"."code_unknown" IS NOT NULL, FALSE)
    THEN 2
    WHEN COALESCE("t0"."participation_code" IN ('PN1', 'PN2', 'PN3', 'PN4'), FALSE)
    THEN 3
    ELSE 4
  END AS "attended",
  CASE
    WHEN NOT (
      COALESCE(
        (
          (
            "t0"."track" IS NULL
          ) OR (
            "t0"."track" <> 'short_break'
          )
        )
        AND (
          (
            "t0"."held_on" >= "t0"."period_from"
          )
          AND (
            "t0"."held_on" <= "t0"."period_to"
          )
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
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
    THEN 0
    WHEN COALESCE("t0"."track" IS NULL, FALSE)
    THEN 1
    WHEN COALESCE("t0"."code_unknown" IS NOT NULL, FALSE)
    THEN 2
    WHEN COALESCE("t0"."participation_code" IN ('PN1', 'PN2', 'PN3'), FALSE)
    THEN 3
    ELSE 4
  END AS "attended_with_a_voice",
  CASE
    WHEN NOT (
      COALESCE(
        (
          (
            "t0"."track" IS NULL
          ) OR (
            "t0"."track" <> 'short_break'
          )
        )
        AND (
          (
            "t0"."held_on" >= "t0"."period_from"
          )
          AND (
            "t0"."held_on" <= "t0"."period_to"
          )
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."track" IS NULL, FALSE)
    THEN 0
    WHEN COALESCE("t0"."participation_code" IS NULL, FALSE)
    THEN 1
    WHEN "t0"."participation_code" IS NULL
    THEN 2
    WHEN NOT (
      "t0"."participation_code" IN ('PN0', 'PN1', 'PN2', 'PN3', 'PN4', 'PN5', 'PN6', 'PN7')
    )
    THEN 3
    ELSE 4
  END AS "participation_codes",
  CASE
    WHEN NOT (
      COALESCE(
        (
          (
            "t0"."track" IS NULL
          ) OR (
            "t0"."track" <> 'short_break'
          )
        )
        AND (
          (
            "t0"."held_on" >= "t0"."period_from"
          )
          AND (
            "t0"."held_on" <= "t0"."period_to"
          )
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."track" IS NULL, FALSE)
    THEN 0
    WHEN COALESCE("t0"."code_unknown" IS NOT NULL, FALSE)
    THEN 1
    WHEN COALESCE("t0"."participation_code" IN ('PN0', 'PN1', 'PN2', 'PN3', 'PN5', 'PN6'), FALSE)
    THEN 2
    ELSE 3
  END AS "views_given_with_under_fours",
  CASE
    WHEN NOT (
      COALESCE(
        (
          (
            "t0"."track" IS NULL
          ) OR (
            "t0"."track" <> 'short_break'
          )
        )
        AND (
          (
            "t0"."held_on" >= "t0"."period_from"
          )
          AND (
            "t0"."held_on" <= "t0"."period_to"
          )
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."track" IS NULL, FALSE)
    THEN 0
    WHEN COALESCE("t0"."code_unknown" IS NOT NULL, FALSE)
    THEN 1
    WHEN COALESCE(
      "t0"."participation_code" IN ('PN0', 'PN1', 'PN2', 'PN3', 'PN4', 'PN5', 'PN6'),
      FALSE
    )
    THEN 2
    ELSE 3
  END AS "took_part_with_under_fours"
FROM "asked_review" AS "t0"
