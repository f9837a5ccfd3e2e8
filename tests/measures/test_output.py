"""What other programs and people read: JSON, rows and text."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from heed.exchange.records import Check, Fault, Outcome, Repair, Severity, Source
from heed.measures import output
from heed.measures.all import MEASURES
from heed.measures.declare import Period
from heed.measures.duck import Duck
from heed.measures.figures import Figure, figure
from heed.measures.reviews import REVIEWS_DUE_HELD_ON_TIME, REVIEWS_HELD
from tests.days import day
from tests.measures.rows import facts, tables

YEAR = Period.year(2026)
DUE = REVIEWS_DUE_HELD_ON_TIME
ROWS = (
    {"latest_on": "Mon 30 Jun 2025", "held_on": "Mon 30 Jun 2025", "sequence": "first", "interpreted": True},
    {"latest_on": "Mon 30 Jun 2025", "sequence": "second"},
    {"latest_on": "Mon 30 Jun 2025", "ended_on": "Mon 2 Jun 2025", "ended_why": "left care", "sequence": "first"},
    {"latest_unknown": "nobody can know"},
)
FAULTS = tuple(
    Fault("167", Severity.SHOWN, Source("2026/Reviews.csv", line), "F-1", f"2026/Reviews.csv, line {line}: mend it.")
    for line in range(2, 8)
)
CHECKS = (
    Check("167", Outcome.FAILED, 9, "a code, and the first row", FAULTS, "A code is not in the list."),
    Check("166", Outcome.PASSED, 0, ""),
    Check("203", Outcome.COULD_NOT_RUN, 0, "only one return was loaded"),
)


def _engine(held_back: int = 0) -> Duck:
    return Duck({"review": facts(*ROWS)}, as_at=day("Tue 31 Mar 2026"), held_back=held_back)


def test_json_has_the_shape_that_other_programs_rely_on() -> None:
    due = figure(_engine(held_back=2), REVIEWS_DUE_HELD_ON_TIME, YEAR)

    answer = json.loads(json.dumps(output.as_json([due], CHECKS)))

    assert answer == {
        "as_at": "2026-03-31",
        "period": {"from": "2025-04-01", "to": "2026-03-31"},
        "figures": [
            {
                "code": "reviews_due_held_on_time",
                "name": "Reviews held on time",
                "kind": "proportion",
                "section": "reviews",
                "unit": "reviews",
                "value": 0.5,
                "numerator": 1,
                "denominator": 2,
                "left_out": {"left care before it fell due": 1},
                "unknown": {"nobody can know": 1},
                "band": [1 / 3, 2 / 3],
                "interpreted": 1,
                "held_back": 2,
            }
        ],
        "checks": [
            {"code": "167", "outcome": "failed", "rows": 9, "why": "a code, and the first row"},
            {"code": "166", "outcome": "passed", "rows": 0, "why": ""},
            {"code": "203", "outcome": "could not run", "rows": 0, "why": "only one return was loaded"},
        ],
        "repairs": [],
    }


def test_json_splits_a_figure_into_groups_with_the_same_fields() -> None:
    answer = output.as_json([figure(_engine(), REVIEWS_DUE_HELD_ON_TIME, YEAR, by=["sequence"])], [])

    found = json.loads(json.dumps(answer))["figures"][0]
    assert [group["key"] for group in found["groups"]] == ["first", "second", "later", "not known"]
    assert found["groups"][0]["value"] == 1.0
    assert found["groups"][2]["value"] is None
    assert found["groups"][2]["why"] == "there are none in the period"


def test_json_of_a_figure_without_a_value_says_why() -> None:
    empty = Duck({"review": facts()}, as_at=day("Tue 31 Mar 2026"), held_back=0)

    found = json.loads(json.dumps(output.as_json([figure(empty, REVIEWS_DUE_HELD_ON_TIME, YEAR)], [])))["figures"][0]

    assert (found["value"], found["why"], found["band"]) == (None, "there are none in the period", None)


def test_rows_carry_the_childs_own_number_and_where_they_were_read() -> None:
    rows = list(output.csv_rows(DUE, _engine().rows(DUE, YEAR), {"a child": "F-2417"}))

    assert rows[0] == (1, "F-2417", day("Mon 30 Jun 2025"), day("Mon 30 Jun 2025"), "met", "", "Reviews.csv", 2)
    assert len(rows[0]) == len(output.row_columns(DUE)) == len(output.ROW_COLUMNS)


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        (0.9614, 0, "96%"),
        (0.9614, 1, "96.1%"),
        (1.0, 0, "100%"),
        (0.9999, 0, "99%"),
        (0.9999, 1, "99.9%"),
        (0.0, 0, "0%"),
        (0.0001, 0, "1%"),
        (0.0001, 1, "0.1%"),
        (0.5, 0, "50%"),
        (5 / 8, 0, "63%"),  # a half is rounded up, as by hand
        (1 / 8, 0, "13%"),
        (45 / 1000, 0, "5%"),
        (1 / 200, 0, "1%"),
        (199 / 200, 0, "99%"),
    ],
)
def test_a_share_never_says_all_when_it_is_not_all_nor_none_when_it_is_not_none(
    value: float, places: int, shown: str
) -> None:
    assert output.percent(value, places) == shown


def test_text_says_the_figure_its_base_what_is_beside_it_and_the_checks_that_did_not_pass() -> None:
    due = figure(_engine(held_back=1), REVIEWS_DUE_HELD_ON_TIME, YEAR, by=["sequence"])
    held = figure(_engine(), REVIEWS_HELD, YEAR)

    text = output.as_text([due, held], CHECKS)

    assert text.startswith("Tue 1 Apr 2025 to Tue 31 Mar 2026, as at Tue 31 Mar 2026\n")
    assert "  held back by faults and not in it: 1 child\n" in text
    assert text.count("held back") == 1, "beside the figure from which they are missing, and no other"
    assert "Reviews held on time: 50% (1 of 2 reviews)" in text
    assert "  left out: 1, left care before it fell due" in text
    assert "  not known: 1, nobody can know" in text
    assert "  between 33.3% and 66.7%, whichever way the unknowns fell" in text
    assert "  1 rests on an interpretation of which review came before" in text
    assert "    First: 100% (1 of 1 review) (1 left out)\n" in text
    assert "    Not known: not available: the outcome of every one is unknown: nobody can know (1 not known)\n" in text
    assert "Third and later" not in text
    assert "Reviews held: 1 review" in text
    assert "  167 failed, 9 rows: A code is not in the list.\n    2026/Reviews.csv, line 2: mend it.\n" in text
    assert "line 6: mend it.\n    and 4 more: --faults FILE lists every one" in text
    assert "  203 could not run: only one return was loaded" in text
    assert "166" not in text


def test_a_check_that_failed_once_is_told_whole() -> None:
    once = Check("H017", Outcome.FAILED, 1, "", FAULTS[:1], "A table of another year.")

    text = output.as_text([figure(_engine(), REVIEWS_HELD, YEAR)], [once])

    assert text.endswith("  H017 failed, 1 row: A table of another year.\n    2026/Reviews.csv, line 2: mend it.\n")


def test_every_fault_has_a_row_with_its_place() -> None:
    rows = list(output.fault_rows(CHECKS))

    assert len(rows) == len(FAULTS)
    assert rows[0] == ("167", "shown", "F-1", "2026/Reviews.csv", 2, "2026/Reviews.csv, line 2: mend it.")
    assert len(rows[0]) == len(output.FAULT_COLUMNS)


def test_text_counts_the_children_held_back() -> None:
    many = replace(figure(_engine(), REVIEWS_HELD, YEAR), held_back=1200)

    assert "  held back by faults and not in it: 1,200 children\n" in output.as_text([many], [])


def _made(code: str, *rows: dict[str, object], **more: object) -> Figure:
    measure = MEASURES[code]
    populations = {"population_0_17": {2026: 1000}}
    made = tables(**{measure.facts: list(rows)})
    engine = Duck(made, as_at=day("Tue 31 Mar 2026"), held_back=0, populations=populations)
    return figure(engine, measure, YEAR, **more)  # type: ignore[arg-type]  # by alone


GIRL = {"in_care": True, "sex": "F", "sdq_score": 12, "twelve_months": True, "oc2": True, "age": 9}
LEFT = {"reason": "sgo", "days_in_care": 100}


def test_every_kind_is_said_in_words() -> None:
    held: dict[str, object] = {"held_on": "Mon 30 Jun 2025", "latest_on": "Mon 30 Jun 2025"}
    late: dict[str, object] = {"held_on": "Tue 1 Jul 2025", "latest_on": "Mon 30 Jun 2025"}
    said: dict[str, tuple[list[dict[str, object]], str]] = {
        "children_in_care": ([GIRL], "1 child"),
        "children_in_care_rate": ([GIRL, GIRL], "20 per 10,000 (2 children, population 1,000)"),
        "time_in_care_on_leaving": ([LEFT, {**LEFT, "days_in_care": 101}], "100.5 days (median of 2 children)"),
        "sexes": ([GIRL, {**GIRL, "sex": "M"}], "2 children"),
        "reviews_on_time_average_month": ([held, late], "50% (mean of 2 months; 1 of 2 reviews in all)"),
        "reviews_held_on_time": ([held], "100% (1 of 1 review)"),
    }
    for code, (rows, words) in said.items():
        found = _made(code, *rows)
        assert output.value_in_words(found.measure, found.counted) == words, code
    one = _made("reviews_on_time_average_month", held)
    assert output.value_in_words(one.measure, one.counted) == "100% (mean of 1 month; 1 of 1 review in all)"


def test_json_of_a_distribution_has_its_parts_and_what_is_not_known_apart() -> None:
    found = _made("sexes", GIRL, {**GIRL, "sex": None})

    (told,) = json.loads(json.dumps(output.as_json([found], [])))["figures"]

    assert (told["kind"], told["value"], told["numerator"], told["denominator"]) == ("distribution", 1, 1, 1)
    assert told["parts"] == [
        {"key": "F", "label": "Girls", "value": 1.0, "numerator": 1},
        {"key": "M", "label": "Boys", "value": 0.0, "numerator": 0},
        {"key": "not known", "label": "Not known", "value": None, "numerator": 1},
    ]


def test_json_of_a_mean_of_months_has_its_months_and_of_a_median_its_unit() -> None:
    held: dict[str, object] = {"held_on": "Mon 30 Jun 2025", "latest_on": "Mon 30 Jun 2025"}
    months, median = _made("reviews_on_time_average_month", held), _made("time_in_care_on_leaving", LEFT)

    told = json.loads(json.dumps(output.as_json([months, median], [])))["figures"]

    assert told[0]["parts"] == [{"key": "2025-06", "label": "Jun 2025", "value": 1.0, "numerator": 1}]
    assert (told[1]["amount_unit"], told[1]["value"], told[1]["band"]) == ("days", 100, None)


def test_a_figure_split_in_several_ways_names_each() -> None:
    found = _made("children_in_care", GIRL, by=("sex", "age_band"))

    (told,) = json.loads(json.dumps(output.as_json([found], [])))["figures"]

    assert list(told["splits"]) == ["sex", "age_band"]
    assert "groups" not in told


def test_text_stands_by_section_and_shows_the_parts_that_hold_anything() -> None:
    text = output.as_text([figure(_engine(), REVIEWS_HELD, YEAR), _made("sexes", GIRL, by=("age_band",))], [])

    assert "\nReviews on time\n---------------\n\nReviews held: " in text
    assert "\nChildren in care\n----------------\n\nBoys and girls: 1 child\n  Girls: 100% (1)\n" in text
    assert "    10 to 15: 1 child\n      Girls: 100% (1)\n" in text
    assert "Boys:" not in text


def test_rows_of_other_facts_than_reviews_say_their_day_their_part_and_their_amount() -> None:
    measure = MEASURES["time_in_care_on_leaving"]
    engine = Duck(tables(leaving=[LEFT]), as_at=day("Tue 31 Mar 2026"), held_back=0)

    (row,) = output.csv_rows(measure, engine.rows(measure, YEAR), {"a child": "F-1"})

    assert output.row_columns(measure) == (*output.ROW_COLUMNS, "told_on", "amount")
    assert row[-2:] == (day("Mon 2 Jun 2025"), 100)
    assert output.row_columns(MEASURES["sexes"])[-2:] == ("told_on", "part")


def test_the_list_has_every_measure_under_its_section_with_their_codes() -> None:
    text = output.as_list(MEASURES.values())

    assert text.startswith("Reviews on time (reviews)\n  reviews_due_held_on_time: Reviews held on time\n")
    assert all(f"  {code}: " in text for code in MEASURES)


@pytest.mark.parametrize(("value", "shown"), [(412, "412"), (412.5, "412.5"), (0.05, "0.1"), (1234.04, "1,234")])
def test_an_amount_is_shown_to_one_place_and_a_whole_one_without(value: float, shown: str) -> None:
    assert output.rounded(value) == shown


def test_repairs_are_told_in_json_and_after_the_faults() -> None:
    repair = Repair("R01", "F-1", Source("2026/Episodes.csv", 3), "2026/Episodes.csv, line 3: counted once.")
    found = figure(_engine(), REVIEWS_DUE_HELD_ON_TIME, YEAR)

    told = json.loads(json.dumps(output.as_json([found], [], repairs=[repair])))["repairs"]

    sentence = "2026/Episodes.csv, line 3: counted once."
    assert told == [{"code": "R01", "child": "F-1", "file": "2026/Episodes.csv", "line": 3, "sentence": sentence}]
    assert list(output.fault_rows([], [repair])) == [("R01", "mended", "F-1", "2026/Episodes.csv", 3, sentence)]
    assert output.as_json([found], [])["repairs"] == []
