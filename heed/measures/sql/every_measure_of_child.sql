SELECT
  "t0"."period",
  "t0"."row",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
        AND (
          (
            "t0"."in_care" IS NULL
          ) OR (
            "t0"."in_care" AND "t0"."in_care_20_days"
          )
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."all_on_time" IN ('none'), FALSE)
    THEN 0
    WHEN COALESCE((
      "t0"."in_care" IS NULL
    ) OR (
      "t0"."all_on_time" = 'unknown'
    ), FALSE)
    THEN 1
    WHEN COALESCE("t0"."all_on_time" IN ('met'), FALSE)
    THEN 2
    ELSE 3
  END AS "children_all_reviews_on_time",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
        AND (
          "t0"."views_every" <> 'none'
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."views_every" IN ('unknown'), FALSE)
    THEN 0
    WHEN COALESCE("t0"."views_every" IN ('met'), FALSE)
    THEN 1
    ELSE 2
  END AS "views_given_every_review",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
        AND (
          "t0"."views_latest" <> 'none'
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."views_latest" IN ('unknown'), FALSE)
    THEN 0
    WHEN COALESCE("t0"."views_latest" IN ('met'), FALSE)
    THEN 1
    ELSE 2
  END AS "views_given_latest_review",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
        AND (
          "t0"."views_any" <> 'none'
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."views_any" IN ('unknown'), FALSE)
    THEN 0
    WHEN COALESCE("t0"."views_any" IN ('met'), FALSE)
    THEN 1
    ELSE 2
  END AS "views_given_any_review",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
        AND (
          (
            "t0"."in_care" IS NULL
          ) OR "t0"."in_care"
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."in_care" IS NULL, FALSE)
    THEN 0
    ELSE 1
  END AS "children_in_care",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
        AND (
          (
            "t0"."in_care" IS NULL
          ) OR "t0"."in_care"
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."in_care" IS NULL, FALSE)
    THEN 0
    ELSE 1
  END AS "children_in_care_rate",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
        AND (
          (
            "t0"."in_care" IS NULL
          ) OR "t0"."in_care"
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."in_care" IS NULL, FALSE)
    THEN 0
    WHEN COALESCE("t0"."age_band" IS NULL, FALSE)
    THEN 1
    WHEN "t0"."age_band" IS NULL
    THEN 2
    WHEN NOT (
      "t0"."age_band" IN ('under 1', '1-4', '5-9', '10-15', '16+')
    )
    THEN 3
    ELSE 4
  END AS "ages",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
        AND (
          (
            "t0"."in_care" IS NULL
          ) OR "t0"."in_care"
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."in_care" IS NULL, FALSE)
    THEN 0
    WHEN COALESCE("t0"."sex" IS NULL, FALSE)
    THEN 1
    WHEN "t0"."sex" IS NULL
    THEN 2
    WHEN NOT (
      "t0"."sex" IN ('F', 'M')
    )
    THEN 3
    ELSE 4
  END AS "sexes",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
        AND (
          (
            "t0"."in_care" IS NULL
          ) OR "t0"."in_care"
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."in_care" IS NULL, FALSE)
    THEN 0
    WHEN COALESCE("t0"."ethnicity_group" IS NULL, FALSE)
    THEN 1
    WHEN "t0"."ethnicity_group" IS NULL
    THEN 2
    WHEN NOT (
      "t0"."ethnicity_group" IN ('white', 'mixed', 'asian', 'black', 'other', 'not_stated')
    )
    THEN 3
    ELSE 4
  END AS "ethnicity",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
        AND (
          (
            "t0"."in_care" IS NULL
          ) OR "t0"."in_care"
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."in_care" IS NULL, FALSE)
    THEN 0
    WHEN COALESCE("t0"."uasc", FALSE)
    THEN 1
    ELSE 2
  END AS "unaccompanied_children",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
        AND (
          (
            "t0"."in_care" IS NULL
          ) OR "t0"."in_care"
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."in_care" IS NULL, FALSE)
    THEN 0
    WHEN COALESCE("t0"."legal_status" IS NULL, FALSE)
    THEN 1
    WHEN "t0"."legal_status" IS NULL
    THEN 2
    WHEN NOT (
      "t0"."legal_status" IN ('C1', 'C2', 'D1', 'E1', 'V2', 'V3', 'V4', 'L1', 'L2', 'L3', 'J1', 'J2', 'J3')
    )
    THEN 3
    ELSE 4
  END AS "legal_statuses",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
        AND (
          (
            "t0"."in_care" IS NULL
          ) OR "t0"."in_care"
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."in_care" IS NULL, FALSE)
    THEN 0
    WHEN COALESCE("t0"."legal_status" IS NULL, FALSE)
    THEN 1
    WHEN COALESCE("t0"."legal_status" IN ('C1', 'C2'), FALSE)
    THEN 2
    ELSE 3
  END AS "care_orders",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
        AND (
          (
            "t0"."in_care" IS NULL
          ) OR "t0"."in_care"
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."in_care" IS NULL, FALSE)
    THEN 0
    WHEN COALESCE("t0"."legal_status" IS NULL, FALSE)
    THEN 1
    WHEN COALESCE("t0"."legal_status" IN ('V2'), FALSE)
    THEN 2
    ELSE 3
  END AS "section_20",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
        AND (
          (
            "t0"."in_care" IS NULL
          ) OR "t0"."in_care"
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."in_care" IS NULL, FALSE)
    THEN 0
    WHEN COALESCE("t0"."need" IS NULL, FALSE)
    THEN 1
    WHEN "t0"."need" IS NULL
    THEN 2
    WHEN NOT (
      "t0"."need" IN ('N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7', 'N8')
    )
    THEN 3
    ELSE 4
  END AS "categories_of_need",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
        AND (
          (
            "t0"."in_care" IS NULL
          ) OR "t0"."in_care"
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE((
      "t0"."in_care" IS NULL
    ) OR (
      "t0"."social_workers" IS NULL
    ), FALSE)
    THEN 0
    WHEN "t0"."social_workers" IS NULL
    THEN 1
    ELSE 2
  END AS "social_workers_in_the_year",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
        AND (
          (
            "t0"."in_care" IS NULL
          ) OR "t0"."in_care"
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."in_care" IS NULL, FALSE)
    THEN 0
    WHEN COALESCE("t0"."placement" IS NULL, FALSE)
    THEN 1
    WHEN "t0"."placement" IS NULL
    THEN 2
    WHEN NOT (
      "t0"."placement" IN (
        'foster_family',
        'foster_other',
        'adoption',
        'parents',
        'childrens_home',
        'secure',
        'supported',
        'residential_school',
        'other_residential',
        'custody',
        'temporary',
        'other'
      )
    )
    THEN 3
    ELSE 4
  END AS "placement_types",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
        AND (
          (
            "t0"."in_care" IS NULL
          ) OR "t0"."in_care"
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."in_care" IS NULL, FALSE)
    THEN 0
    WHEN COALESCE("t0"."placement" IS NULL, FALSE)
    THEN 1
    WHEN COALESCE("t0"."placement" IN ('foster_family', 'foster_other'), FALSE)
    THEN 2
    ELSE 3
  END AS "placements_in_foster_care",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
        AND (
          (
            "t0"."in_care" IS NULL
          ) OR "t0"."in_care"
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."in_care" IS NULL, FALSE)
    THEN 0
    WHEN COALESCE("t0"."placement" IS NULL, FALSE)
    THEN 1
    WHEN COALESCE("t0"."placement" IN ('parents'), FALSE)
    THEN 2
    ELSE 3
  END AS "placed_with_parents",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
        AND (
          (
            "t0"."in_care" IS NULL
          ) OR "t0"."in_care"
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE(
      (
        "t0"."provider" IS NULL
      ) AND "t0"."placement" IN ('temporary', 'other'),
      FALSE
    )
    THEN 0
    WHEN COALESCE("t0"."in_care" IS NULL, FALSE)
    THEN 1
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
    THEN 2
    WHEN "t0"."provider" IS NULL
    THEN 3
    WHEN NOT (
      "t0"."provider" IN ('PR0', 'PR1', 'PR2', 'PR3', 'PR4', 'PR5')
    )
    THEN 4
    ELSE 5
  END AS "placement_providers",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
        AND (
          (
            "t0"."in_care" IS NULL
          ) OR "t0"."in_care"
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."in_care" IS NULL, FALSE)
    THEN 0
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
    THEN 1
    WHEN COALESCE("t0"."provider" IN ('PR1'), FALSE)
    THEN 2
    ELSE 3
  END AS "own_provision",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
        AND (
          (
            "t0"."in_care" IS NULL
          ) OR "t0"."in_care"
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."in_care" IS NULL, FALSE)
    THEN 0
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
    THEN 1
    WHEN COALESCE("t0"."provider" IN ('PR4', 'PR5'), FALSE)
    THEN 2
    ELSE 3
  END AS "independent_provision",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
        AND (
          (
            "t0"."in_care" IS NULL
          ) OR "t0"."in_care"
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."uasc" AND (
      "t0"."over_20_miles" IS NULL
    ), FALSE)
    THEN 0
    WHEN COALESCE((
      "t0"."in_care" IS NULL
    ) OR (
      "t0"."over_20_miles" IS NULL
    ), FALSE)
    THEN 1
    WHEN COALESCE("t0"."over_20_miles", FALSE)
    THEN 2
    ELSE 3
  END AS "over_20_miles",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
        AND (
          (
            "t0"."in_care" IS NULL
          ) OR "t0"."in_care"
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE((
      "t0"."in_care" IS NULL
    ) OR (
      "t0"."placements_in_year" IS NULL
    ), FALSE)
    THEN 0
    WHEN COALESCE("t0"."placements_in_year" >= 3, FALSE)
    THEN 1
    ELSE 2
  END AS "three_or_more_placements",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
        AND (
          (
            "t0"."in_care" IS NULL
          ) OR "t0"."in_care"
        )
        AND (
          (
            "t0"."long_term" IS NULL
          ) OR "t0"."long_term"
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE(
      (
        "t0"."in_care" IS NULL
      )
      OR (
        "t0"."long_term" IS NULL
      )
      OR (
        "t0"."same_placement" IS NULL
      ),
      FALSE
    )
    THEN 0
    WHEN COALESCE("t0"."same_placement", FALSE)
    THEN 1
    ELSE 2
  END AS "same_placement_two_years",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
        AND (
          (
            "t0"."in_care" IS NULL
          ) OR "t0"."in_care"
        )
        AND (
          (
            "t0"."twelve_months" IS NULL
          ) OR "t0"."twelve_months"
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
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
    THEN 0
    WHEN COALESCE("t0"."health_assessment" IS NULL, FALSE)
    THEN 1
    WHEN COALESCE("t0"."health_assessment", FALSE)
    THEN 2
    ELSE 3
  END AS "health_assessments",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
        AND (
          (
            "t0"."in_care" IS NULL
          ) OR "t0"."in_care"
        )
        AND (
          (
            "t0"."twelve_months" IS NULL
          ) OR "t0"."twelve_months"
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
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
    THEN 0
    WHEN COALESCE("t0"."teeth_check" IS NULL, FALSE)
    THEN 1
    WHEN COALESCE("t0"."teeth_check", FALSE)
    THEN 2
    ELSE 3
  END AS "dental_checks",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
        AND (
          (
            "t0"."in_care" IS NULL
          ) OR "t0"."in_care"
        )
        AND (
          (
            "t0"."twelve_months" IS NULL
          ) OR "t0"."twelve_months"
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
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
    THEN 0
    WHEN COALESCE("t0"."immunisations" IS NULL, FALSE)
    THEN 1
    WHEN COALESCE("t0"."immunisations", FALSE)
    THEN 2
    ELSE 3
  END AS "immunisations",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
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
        AND (
          "t0"."age" < 5
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
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
    THEN 0
    WHEN COALESCE("t0"."health_check" IS NULL, FALSE)
    THEN 1
    WHEN COALESCE("t0"."health_check", FALSE)
    THEN 2
    ELSE 3
  END AS "health_checks_under_5",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
        AND (
          (
            "t0"."in_care" IS NULL
          ) OR "t0"."in_care"
        )
        AND (
          (
            "t0"."twelve_months" IS NULL
          ) OR "t0"."twelve_months"
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
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
    THEN 0
    WHEN COALESCE("t0"."substance_misuse" IS NULL, FALSE)
    THEN 1
    WHEN COALESCE("t0"."substance_misuse", FALSE)
    THEN 2
    ELSE 3
  END AS "substance_misuse",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
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
        AND (
          "t0"."age" >= 5
        )
        AND (
          "t0"."age" <= 16
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
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
    THEN 0
    WHEN COALESCE("t0"."sdq_score" IS NOT NULL, FALSE)
    THEN 1
    ELSE 2
  END AS "sdq_with_a_score",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
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
        AND (
          "t0"."age" >= 5
        )
        AND (
          "t0"."age" <= 16
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."twelve_months" AND "t0"."oc2" AND (
      "t0"."sdq_score" IS NULL
    ), FALSE)
    THEN 0
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
    THEN 1
    WHEN "t0"."sdq_score" IS NULL
    THEN 2
    ELSE 3
  END AS "sdq_average",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
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
        AND (
          "t0"."age" >= 5
        )
        AND (
          "t0"."age" <= 16
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."twelve_months" AND "t0"."oc2" AND (
      "t0"."sdq_score" IS NULL
    ), FALSE)
    THEN 0
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
    THEN 1
    WHEN "t0"."sdq_band" IS NULL
    THEN 2
    WHEN NOT (
      "t0"."sdq_band" IN ('normal', 'borderline', 'concern')
    )
    THEN 3
    ELSE 4
  END AS "sdq_bands",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."missing_incidents" IS NULL, FALSE)
    THEN 0
    WHEN COALESCE("t0"."missing_incidents" > 0, FALSE)
    THEN 1
    ELSE 2
  END AS "missing_children",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."away_incidents" IS NULL, FALSE)
    THEN 0
    WHEN COALESCE("t0"."away_incidents" > 0, FALSE)
    THEN 1
    ELSE 2
  END AS "away_without_authorisation",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        )
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
        AND (
          "t0"."age" >= 10
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
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
    THEN 0
    WHEN COALESCE("t0"."convicted" IS NULL, FALSE)
    THEN 1
    WHEN COALESCE("t0"."convicted", FALSE)
    THEN 2
    ELSE 3
  END AS "offending",
  CASE
    WHEN NOT (
      COALESCE(
        (
          "t0"."year_ends_on" >= "t0"."period_from"
        )
        AND (
          "t0"."year_ends_on" <= "t0"."period_to"
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    WHEN COALESCE("t0"."deprived_of_liberty" IS NULL, FALSE)
    THEN 0
    WHEN COALESCE("t0"."deprived_of_liberty", FALSE)
    THEN 1
    ELSE 2
  END AS "deprivation_of_liberty"
FROM "asked_child" AS "t0"
