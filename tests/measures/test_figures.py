"""How rows become a figure: value, base, band, parts. The numbers here are small enough to count on fingers."""

from __future__ import annotations

from typing import Any

import pytest

from heed.facts import unknowns
from heed.measures.all import MEASURES
from heed.measures.counting import count
from heed.measures.declare import Kind, Period
from heed.measures.duck import Duck
from heed.measures.engine import Cell
from heed.measures.figures import figure, quarter_label
from heed.measures.reviews import REVIEWS_DUE_HELD_ON_TIME, REVIEWS_HELD
from tests.days import day
from tests.measures.rows import facts, tables

YEAR = Period.year(2026)
AS_AT = day("Tue 31 Mar 2026")
BOTH = Period(Period.year(2025).from_on, YEAR.to_on)
DUE = REVIEWS_DUE_HELD_ON_TIME


def _cells(met: int = 0, not_met: int = 0, left_out: int = 0, unknown: int = 0) -> list[Cell]:
    told = [
        ("met", "", met),
        ("not met", "", not_met),
        ("left out", "left care", left_out),
        ("unknown", "why", unknown),
    ]
    return [Cell("", None, outcome, why, None, None, False, n) for outcome, why, n in told if n]


def test_a_year_ends_on_31_march_of_its_number() -> None:
    assert (YEAR.from_on, YEAR.to_on) == (day("Tue 1 Apr 2025"), day("Tue 31 Mar 2026"))


def test_a_share_is_met_over_met_and_not_met_and_is_not_rounded() -> None:
    counted = count(DUE, _cells(met=2, not_met=1, left_out=5))

    assert (counted.value, counted.numerator, counted.denominator) == (2 / 3, 2, 3)
    assert (counted.left_out, counted.lefts_out, counted.unknown, counted.unknowns) == ({"left care": 5}, 5, {}, 0)
    assert (counted.low, counted.high) == (2 / 3, 2 / 3)


def test_the_band_runs_from_every_unknown_not_met_to_every_unknown_met() -> None:
    counted = count(DUE, _cells(met=6, not_met=2, unknown=2))

    assert counted.value == 6 / 8
    assert (counted.low, counted.high) == (6 / 10, 8 / 10)


def test_with_nothing_known_there_is_no_value_and_the_reason_is_said() -> None:
    nothing, unknown = count(DUE, []), count(DUE, _cells(unknown=4))

    assert (nothing.value, nothing.low, nothing.why) == (None, None, "there are none in the period")
    assert (unknown.value, unknown.low, unknown.high) == (None, 0, 1)
    assert unknown.why == "the outcome of every one is unknown: why"


def test_a_count_counts_what_is_neither_left_out_nor_unknown_and_its_band_adds_the_unknowns() -> None:
    counted = count(REVIEWS_HELD, _cells(met=7, unknown=2))

    assert (counted.value, counted.numerator, counted.denominator) == (7, 7, 7)
    assert (counted.low, counted.high) == (7, 9)
    assert count(REVIEWS_HELD, []).value == 0


def test_rows_that_rest_on_an_interpretation_are_counted() -> None:
    review = facts(
        {"latest_on": "Mon 30 Jun 2025", "held_on": "Mon 30 Jun 2025", "interpreted": True},
        {"latest_on": "Mon 30 Jun 2025", "held_on": "Mon 30 Jun 2025"},
    )
    engine = Duck({"review": review}, as_at=AS_AT, held_back=0)

    assert figure(engine, DUE, YEAR).counted.interpreted == 1
    assert figure(engine, REVIEWS_HELD, YEAR).counted.interpreted == 0


def test_groups_part_the_whole_keep_their_order_and_show_the_empty_ones() -> None:
    review = facts(
        {"latest_on": "Mon 30 Jun 2025", "sequence": "later", "sex": "M"},
        {"latest_on": "Mon 30 Jun 2025", "sequence": "first", "sex": "F", "held_on": "Mon 30 Jun 2025"},
        {"latest_on": "Mon 30 Jun 2025", "age_band": "under 1"},
    )
    found = figure(Duck({"review": review}, as_at=AS_AT, held_back=4), DUE, YEAR, by=DUE.splits)

    assert found.held_back == 4
    assert [(g.key, g.counted.denominator) for g in found.groups["sequence"]] == [
        ("first", 1),
        ("second", 0),
        ("later", 1),
        ("not known", 1),
    ]
    assert [(g.label, g.counted.denominator) for g in found.groups["sex"]] == [
        ("Girls", 1),
        ("Boys", 1),
        ("Not known", 1),
    ]
    assert [g.counted.denominator for g in found.groups["age_band"]] == [1, 0, 0, 2, 0, 0]
    for groups in found.groups.values():
        assert sum(g.counted.denominator for g in groups) == found.counted.denominator


def test_quarters_are_those_of_the_date_the_measure_counts_on() -> None:
    row = {
        "latest_on": "Mon 30 Jun 2025",
        "held_on": "Tue 1 Jul 2025",
        "due_quarter": "Tue 1 Apr 2025",
        "held_quarter": "Tue 1 Jul 2025",
    }
    engine = Duck({"review": facts(row)}, as_at=AS_AT, held_back=0)

    due = figure(engine, DUE, YEAR, by=["quarter"]).groups["quarter"]
    held = figure(engine, REVIEWS_HELD, YEAR, by=["quarter"]).groups["quarter"]

    assert [(g.key, g.label, g.counted.denominator) for g in due] == [("2025-04-01", "Apr–Jun 2025", 1)]
    assert [g.label for g in held] == ["Jul–Sep 2025"]


@pytest.mark.parametrize(
    ("first_day", "label"),
    [("Thu 1 Jan 2026", "Jan–Mar 2026"), ("Wed 1 Oct 2025", "Oct–Dec 2025")],
)
def test_a_quarter_is_named_by_its_months(first_day: str, label: str) -> None:
    assert quarter_label(day(first_day)) == label


def test_rows_without_a_quarter_are_in_no_quarter() -> None:
    unheld = {"latest_unknown": "a reason", "due_quarter": "Thu 1 Jan 2026"}
    held = {"held_on": "Mon 30 Jun 2025", "latest_on": "Mon 30 Jun 2025"}
    engine = Duck({"review": facts(held, unheld)}, as_at=AS_AT, held_back=0)

    assert figure(engine, REVIEWS_HELD, YEAR, by=["quarter"]).groups["quarter"] == []
    assert [g.key for g in figure(engine, DUE, YEAR, by=["quarter"]).groups["quarter"]] == ["2025-04-01", "2026-01-01"]


def test_the_rows_of_a_figure_are_exactly_the_rows_counted_whatever_the_page() -> None:
    review = facts(*({"latest_on": "Mon 30 Jun 2025", "days_late": n or None} for n in range(25)))
    engine = Duck({"review": review}, as_at=AS_AT, held_back=0)

    whole = [row.row for row in engine.rows(DUE, YEAR)]
    pages = [row.row for start in range(0, 30, 10) for row in engine.rows(DUE, YEAR, offset=start, limit=10)]

    assert len(whole) == figure(engine, DUE, YEAR).counted.denominator == 25
    assert pages == whole
    assert whole[0] == 25, "the latest comes first"
    assert [row.row for row in engine.rows(DUE, YEAR, outcome="met")] == []
    assert engine.count_rows(DUE, YEAR) == engine.count_rows(DUE, YEAR, outcome="not met") == 25
    assert engine.count_rows(DUE, YEAR, outcome="met") == 0


def test_rows_stand_by_lateness_then_by_the_day_due_then_held_then_by_number_whatever_order_they_were_in() -> None:
    june, july = {"latest_on": "Mon 30 Jun 2025"}, {"latest_on": "Mon 7 Jul 2025"}
    june_late = {**june, "held_on": "Tue 1 Jul 2025", "days_late": 1}
    july_late = {**july, "held_on": "Tue 8 Jul 2025", "days_late": 1}
    made = facts(june, july, july, june_late, july_late)
    expected = [5, 4, 2, 3, 1]

    for order in ([0, 1, 2, 3, 4], [4, 3, 2, 1, 0]):
        engine = Duck({"review": made.take(order)}, as_at=AS_AT, held_back=0)
        assert [row.row for row in engine.rows(DUE, YEAR)] == expected

    also_held = facts({**june, "held_on": "Mon 2 Jun 2025"}, {**june, "held_on": "Tue 3 Jun 2025"})
    assert [row.row for row in Duck({"review": also_held}, as_at=AS_AT, held_back=0).rows(DUE, YEAR)] == [2, 1]


def test_rows_can_be_those_of_some_children_alone() -> None:
    review = facts(*({"latest_on": "Mon 30 Jun 2025", "child": name} for name in ("a", "b", "b", "c")))
    engine = Duck({"review": review}, as_at=AS_AT, held_back=0)

    assert [row.child for row in engine.rows(DUE, YEAR, only=["b", "c"])] == ["b", "b", "c"]
    assert engine.count_rows(DUE, YEAR, only=["b"], outcome="not met") == 2
    assert engine.count_rows(DUE, YEAR, only=[]) == 0


def test_a_code_of_a_measure_is_never_text_in_a_statement() -> None:
    engine = Duck({"review": facts({"latest_on": "Mon 30 Jun 2025"})}, as_at=AS_AT, held_back=0)

    assert list(engine.rows(DUE, YEAR, outcome="met' OR '1'='1")) == []


def test_every_measure_of_the_house_can_be_counted_on_no_facts() -> None:
    engine = Duck(tables(), as_at=AS_AT, held_back=0)

    for measure in MEASURES.values():
        counted = figure(engine, measure, YEAR, by=(*measure.splits, "quarter")).counted
        assert counted.value == (0 if measure.kind is Kind.COUNT else None)
        assert list(engine.rows(measure, YEAR)) == []


def test_a_share_has_a_numerator_and_no_other_kind_and_each_has_what_its_kind_needs() -> None:
    for measure in MEASURES.values():
        assert (measure.numerator is not None) == measure.is_share, measure.code
        assert (measure.amount is not None) == bool(measure.amount_unit) == measure.is_average, measure.code
        assert (measure.parts is not None) == (measure.kind is Kind.DISTRIBUTION), measure.code
        assert (measure.rate_of is not None) == (measure.kind is Kind.RATE), measure.code
        assert (measure.month_of is not None) == (measure.kind is Kind.MEAN_OF_MONTHS), measure.code


def test_a_group_of_an_open_dimension_has_the_label_that_the_engine_knows_and_stands_in_their_order() -> None:
    rows = [{"latest_on": "Mon 30 Jun 2025", "iro": iro} for iro in ("k1", "k2", "k3", None)]
    labels = {"k1": "Ruth Okafor", "k2": "amir Khan"}
    engine = Duck(tables(review=rows), as_at=AS_AT, held_back=0, labels=labels)

    found = figure(engine, DUE, YEAR, by=["iro"]).groups["iro"]

    assert [(g.key, g.label) for g in found] == [
        ("k2", "amir Khan"),
        ("k3", "k3"),
        ("k1", "Ruth Okafor"),
        ("not known", "Not known"),
    ]


RATE = MEASURES["children_in_care_rate"]
IN_CARE = {"in_care": True, "age_band": "5-9"}


def _rate_engine(**more: Any) -> Duck:
    return Duck(tables(child=[IN_CARE, {**IN_CARE, "row": 2}]), as_at=AS_AT, held_back=0, **more)


def test_a_rate_is_made_with_the_population_of_its_year() -> None:
    engine = _rate_engine(populations={"population_0_17": {2025: 500, 2026: 1000}})

    assert figure(engine, RATE, YEAR).counted.value == 20
    (over_time,) = figure(engine, RATE, BOTH, by=["quarter"]).groups["quarter"]
    assert (over_time.key, over_time.label, over_time.counted.value) == ("2026-03-31", "2025-26", 20)
    assert figure(engine, RATE, BOTH).counted.why == "a rate is of one year"


def test_a_rate_without_a_population_says_what_is_not_set_and_a_group_has_none() -> None:
    why = "the population of 0 to 17 year olds is not set: give it for 2026 in the council’s settings"
    assert figure(_rate_engine(), RATE, YEAR).counted.why == why

    engine = _rate_engine(populations={"population_0_17": {2026: 1000}})
    groups = {g.key: g.counted for g in figure(engine, RATE, YEAR, by=["age_band"]).groups["age_band"]}
    assert (groups["5-9"].value, groups["5-9"].numerator) == (None, 2)
    assert groups["5-9"].why == "the population of each group is not known"


def test_a_measure_whose_table_the_return_lacks_has_no_value_and_says_so() -> None:
    needy = next(measure for measure in MEASURES.values() if measure.needs == "Missing")
    engine = Duck(tables(), as_at=AS_AT, held_back=0, lacks={2026: frozenset({"Missing"})})
    both = Duck(tables(), as_at=AS_AT, held_back=0, lacks=dict.fromkeys((2025, 2026), frozenset({"Missing"})))

    assert figure(engine, needy, YEAR).counted.why == "the return of 2026 has no Missing table"
    assert figure(both, needy, BOTH).counted.why == "the returns of 2025 and 2026 have no Missing table"


def test_without_the_table_of_unaccompanied_children_nobody_is_said_not_to_be_one() -> None:
    rows = tables(child=[{**IN_CARE, "uasc": False}])
    share = MEASURES["unaccompanied_children"]

    assert figure(Duck(rows, as_at=AS_AT, held_back=0), share, YEAR).counted.value == 0
    counted = figure(Duck(rows, as_at=AS_AT, held_back=0, lacks={2026: frozenset({"UASC"})}), share, YEAR).counted
    assert (counted.value, counted.why) == (None, "the return of 2026 has no UASC table")


@pytest.mark.parametrize(
    "code",
    [
        *("children_leaving_care", "leaving_by_reason", "permanence_on_leaving", "permanence_on_leaving_as_planned"),
        "time_in_care_on_leaving",
    ],
)
def test_a_child_of_whom_it_is_not_known_why_care_ended_is_unknown_in_every_figure_of_leaving(code: str) -> None:
    left = {"reason_ceased": "E17", "reason": "aged_18", "permanence": False, "permanence_narrow": False}
    engine = Duck(
        tables(leaving=[left | {"days_in_care": 90}, {"row": 2, "days_unknown": unknowns.MAY_HAVE_LEFT}]),
        as_at=AS_AT,
        held_back=0,
    )

    counted = figure(engine, MEASURES[code], YEAR).counted

    assert (counted.base, counted.unknowns) == (1, 1)


def test_a_time_of_which_it_is_not_known_whether_the_child_was_missing_is_unknown_however_long_it_was() -> None:
    rows: list[dict[str, Any]] = [
        {"kind": "M", "days": 3},
        {"row": 2, "kind": None, "days": 40},
        {"row": 3, "kind": "A", "days": 9},
    ]

    counted = figure(
        Duck(tables(missing=rows), as_at=AS_AT, held_back=0), MEASURES["missing_incident_days"], YEAR
    ).counted

    assert (counted.value, counted.base, counted.unknown) == (3, 1, {"missing or away is not known": 1})


def test_the_years_of_a_period_are_those_that_its_days_belong_to() -> None:
    assert list(YEAR.years) == [2026]
    assert list(BOTH.years) == [2025, 2026]
    assert list(Period(day("Tue 31 Mar 2026"), day("Wed 1 Apr 2026")).years) == [2026, 2027]
