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
        ),
        FALSE
      )
    )
    THEN CAST(NULL AS TINYINT)
    ELSE 0
  END AS "children_adopted",
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
    WHEN COALESCE("t0"."entry_to_placed_days" IS NULL, FALSE)
    THEN 0
    WHEN "t0"."entry_to_placed_days" IS NULL
    THEN 1
    ELSE 2
  END AS "adoption_entry_to_placed",
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
    WHEN COALESCE("t0"."entry_to_placed_days" IS NULL, FALSE)
    THEN 0
    WHEN "t0"."entry_to_placed_days" IS NULL
    THEN 1
    ELSE 2
  END AS "adoption_entry_to_placed_median",
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
    WHEN COALESCE("t0"."placement_order_to_match_days" IS NULL, FALSE)
    THEN 0
    WHEN "t0"."placement_order_to_match_days" IS NULL
    THEN 1
    ELSE 2
  END AS "adoption_order_to_match",
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
    WHEN COALESCE("t0"."placed_to_order_days" IS NULL, FALSE)
    THEN 0
    WHEN "t0"."placed_to_order_days" IS NULL
    THEN 1
    ELSE 2
  END AS "adoption_placed_to_order"
FROM "asked_adoption" AS "t0"
