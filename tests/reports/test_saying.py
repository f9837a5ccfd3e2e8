"""Figures, changes and comparisons in words: by tables of cases, and by what a reader can work out from what is printed."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from heed.measures.declare import Kind, Polarity
from heed.measures.published import Level, Published, Unit
from heed.reports import saying
from heed.reports.book import Count, Definition, Hidden, Limits, Told
from heed.reports.document import Tone
from tests.days import day
from tests.reports import making
from tests.reports.making import COUNT, LIMITS, MEAN, MEDIAN, MONTHS, PARTED, RATE, SHARE

Pairs = st.integers(1, 5_000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))
"""So many of so many."""


def _change(of: Definition, now: Told | None, before: Told | None) -> str:
    return saying.change(of, now, before, 2026, LIMITS)


# Counts


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 children"),
        (1, "1 child"),
        (5, "5 children"),
        (1_105, "1,105 children"),
        (Hidden.FEW, "fewer than 5 children"),
        (Hidden.KEPT, "not published children"),
    ],
)
def test_a_count_stands_with_what_is_counted(count: Count, said: str) -> None:
    assert saying.units(COUNT, count, LIMITS) == said


def test_a_small_number_is_named_by_the_limit_of_the_council() -> None:
    assert saying.number(Hidden.FEW, Limits(count=9)) == "fewer than 10"


def test_counts_in_all_are_not_told_where_one_is_not() -> None:
    assert saying.in_all([3, 4]) == 7
    assert saying.in_all([]) == 0
    assert saying.in_all([3, Hidden.FEW]) is Hidden.KEPT


# Figures

UNKNOWN = making.none("the outcome of every one is unknown")
HIDDEN_DENOMINATOR = replace(making.few(), numerator=7, denominator=Hidden.KEPT)
ALL_BUT_FEW = replace(making.few(), numerator=Hidden.KEPT, missed=Hidden.FEW)
HIDDEN_COUNT = replace(making.count(3), value=None, numerator=Hidden.FEW, base=Hidden.FEW, why="too few")
HIDDEN_MEAN = replace(making.average(12.5, 40), value=None, numerator=Hidden.KEPT, why="too few")


@pytest.mark.parametrize(
    ("of", "told", "full"),
    [
        (SHARE, making.share(1_052, 1_105), "95.2% (1,052 of 1,105 reviews)"),
        (SHARE, making.share(19, 20), "95% (19 of 20 reviews)"),
        (SHARE, making.share(1, 1), "100% (1 of 1 review)"),
        (SHARE, making.share(0, 7), "0% (0 of 7 reviews)"),
        (SHARE, making.share(0, 0), "not available: there are none in the period"),
        (SHARE, UNKNOWN, "not available: the outcome of every one is unknown"),
        (SHARE, making.few(), "fewer than 5 of 40 reviews"),
        (SHARE, ALL_BUT_FEW, "all but fewer than 5 of 40 reviews"),
        (SHARE, HIDDEN_DENOMINATOR, "7 reviews, of a number not published"),
        (COUNT, making.count(446), "446 children"),
        (COUNT, making.count(1), "1 child"),
        (COUNT, making.none(), "not available: there are none in the period"),
        (COUNT, HIDDEN_COUNT, "fewer than 5 children"),
        (RATE, making.rate(446, 34_500), "129.3 per 10,000 (446 children, population 34,500)"),
        (MEAN, making.average(412.5, 12), "412.5 days (mean of 12 children)"),
        (MEDIAN, making.average(400, 1), "400 days (median of 1 child)"),
        (MEAN, HIDDEN_MEAN, "not published: too few"),
        (PARTED, making.parted(foster=30, home=10), "40 children"),
        (
            MONTHS,
            replace(making.share(90, 120), value=0.8),
            "80% (mean of the months’ shares; 90 of 120 reviews in all)",
        ),
    ],
)
def test_a_figure_stands_with_what_it_is_made_of(of: Definition, told: Told, full: str) -> None:
    assert saying.full(of, told, LIMITS) == full


@pytest.mark.parametrize(
    ("of", "told", "short"),
    [
        (SHARE, making.share(1_052, 1_105), "95.2%"),
        (SHARE, making.share(50, 100), "50%"),
        (SHARE, making.share(50, 99), "50.5% (50 of 99 reviews)"),
        (SHARE, making.few(), "fewer than 5 of 40 reviews"),
        (SHARE, UNKNOWN, "not available: the outcome of every one is unknown"),
        (COUNT, making.count(446), "446 children"),
        (RATE, making.rate(446, 34_500), "129.3 per 10,000"),
        (MEAN, making.average(412.5, 12), "412.5 days"),
    ],
)
def test_a_sentence_has_a_base_beside_a_share_of_fewer_than_100(of: Definition, told: Told, short: str) -> None:
    assert saying.short(of, told, LIMITS) == short


@pytest.mark.parametrize(
    ("of", "told", "cell"),
    [
        (SHARE, making.share(19, 20), "95.0%"),
        (SHARE, making.few(), "not published"),
        (SHARE, UNKNOWN, "not available"),
        (SHARE, None, "not counted"),
        (COUNT, making.count(1_446), "1,446"),
        (COUNT, HIDDEN_COUNT, "fewer than 5"),
        (RATE, making.rate(446, 34_500), "129.3 per 10,000"),
        (MEAN, HIDDEN_MEAN, "not published"),
    ],
)
def test_a_cell_is_never_empty(of: Definition, told: Told | None, cell: str) -> None:
    assert saying.in_table(of, told, LIMITS) == cell


@given(Pairs)
def test_100_per_cent_means_all_and_0_per_cent_none(pair: tuple[int, int]) -> None:
    met, of = pair
    said = saying.full(SHARE, making.share(met, of), LIMITS)

    assert said.startswith("100% (") is (met == of)
    assert said.startswith("0% (") is (met == 0)


# Changes


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        ((970, 1000), (950, 1000), "up 2 percentage points, from 95% to 97%"),
        ((960, 1000), (950, 1000), "up 1 percentage point, from 95% to 96%"),
        ((940, 1000), (950, 1000), "down 1 percentage point, from 95% to 94%"),
        ((951, 1000), (950, 1000), "up 0.1 percentage points, from 95% to 95.1%"),
        ((200, 1000), (300, 1000), "down 10 percentage points, from 30% to 20%"),
        ((940, 1000), (470, 500), "the same as in 2024-25, 94%"),
        ((9401, 10_000), (9399, 10_000), "the same as in 2024-25, 94%"),
        ((1999, 2000), (2000, 2000), "down 0.1 percentage points, from 100% to 99.9%"),
        ((1, 10_000), (0, 10_000), "up 0.1 percentage points, from 0% to 0.1%"),
        (
            (45, 50),
            (40, 50),
            "up 10 percentage points, from 80% to 90% (40 of 50 reviews, then 45 of 50 reviews)",
        ),
        (
            (45, 99),
            (400, 500),
            "down 34.5 percentage points, from 80% to 45.5% (400 of 500 reviews, then 45 of 99 reviews)",
        ),
        ((47, 50), (94, 100), "the same as in 2024-25, 94% (94 of 100 reviews, then 47 of 50 reviews)"),
    ],
)
def test_a_share_moves_by_percentage_points(now: tuple[int, int], before: tuple[int, int], said: str) -> None:
    assert _change(SHARE, making.share(*now), making.share(*before)) == said


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (431, 400, "up 31 (8%), from 400 to 431"),
        (400, 431, "down 31 (7%), from 431 to 400"),
        (100, 99, "up 1, from 99 to 100"),
        (101, 100, "up 1 (1%), from 100 to 101"),
        (1990, 1989, "up 1 (less than 1%), from 1,989 to 1,990"),
        (300, 100, "up 200 (200%), from 100 to 300"),
        (0, 120, "down 120 (100%), from 120 to 0"),
        (7, 0, "up 7, from 0 to 7"),
        (446, 446, "the same as in 2024-25, 446"),
    ],
)
def test_a_count_moves_by_a_number_and_per_cent_of_100_or_more(now: int, before: int, said: str) -> None:
    assert _change(COUNT, making.count(now), making.count(before)) == said


def test_a_rate_moves_by_its_own_unit() -> None:
    assert _change(RATE, making.rate(446, 34_500), making.rate(440, 34_300)) == ("up 1 per 10,000, from 128.3 to 129.3")
    assert (
        _change(RATE, making.rate(446, 34_500), making.rate(446, 34_500)) == "the same as in 2024-25, 129.3 per 10,000"
    )


def test_an_average_moves_by_its_own_unit() -> None:
    assert _change(MEAN, making.average(412.5, 12), making.average(1_400, 10)) == (
        "down 987.5 days, from 1,400 days to 412.5 days"
    )
    assert _change(MEDIAN, making.average(10, 3), making.average(10.04, 3)) == "the same as in 2024-25, 10 days"


@pytest.mark.parametrize(
    ("of", "now", "before", "said"),
    [
        (SHARE, making.share(9, 10), None, "not counted for 2024-25"),
        (SHARE, making.share(9, 10), UNKNOWN, "not compared with 2024-25, because the outcome of every one is unknown"),
        (SHARE, UNKNOWN, making.share(9, 10), "not compared with 2024-25, because the outcome of every one is unknown"),
        (
            SHARE,
            making.few(),
            making.share(9, 10),
            "not compared with 2024-25, because the figure of this year is not published",
        ),
        (SHARE, None, making.share(9, 10), "not compared with 2024-25, because there is no figure for this year"),
    ],
)
def test_what_cannot_be_compared_says_why(of: Definition, now: Told | None, before: Told | None, said: str) -> None:
    assert _change(of, now, before) == said


@pytest.mark.parametrize(
    ("changed_on", "warned"),
    [
        ("Sun 31 Mar 2024", False),
        ("Mon 1 Apr 2024", True),
        ("Tue 1 Apr 2025", True),
        ("Tue 31 Mar 2026", True),
        ("Wed 1 Apr 2026", False),
    ],
)
def test_a_definition_that_changed_between_the_two_years_is_warned_of(changed_on: str, warned: bool) -> None:
    of = replace(SHARE, changes=((day(changed_on), "Something else is counted."),))
    said = _change(of, making.share(970, 1000), making.share(950, 1000))

    warning = f"; its definition changed on {changed_on}, so the two cannot be compared as they stand"
    assert said == "up 2 percentage points, from 95% to 97%" + (warning if warned else "")


_SHARES = re.compile(r"(up|down) ([\d.]+) percentage points?, from ([\d.]+)% to ([\d.]+)%")
_COUNTS = re.compile(r"(up|down) ([\d,]+)(?: \(.+?\))?, from ([\d,]+) to ([\d,]+)")
_AMOUNTS = re.compile(r"(up|down) ([\d.,]+) days, from ([\d.,]+) days to ([\d.,]+) days")


def _is_what_a_reader_subtracts(said: str, form: re.Pattern[str]) -> bool:
    found = form.match(said)
    assert found is not None, said
    way, by, there, here = found[1], *(Decimal(part.replace(",", "")) for part in found.groups()[1:])
    return by > 0 and here - there == (by if way == "up" else -by)


@given(Pairs, Pairs)
def test_the_points_written_are_what_a_reader_subtracts(now: tuple[int, int], before: tuple[int, int]) -> None:
    said = _change(SHARE, making.share(*now), making.share(*before))

    assert "per cent" not in said
    assert re.search(r"(?<![.\d])1 percentage points", said) is None
    if said.startswith("the same as in 2024-25, "):
        written = saying.value(SHARE, making.share(*now), LIMITS)
        assert written == saying.value(SHARE, making.share(*before), LIMITS)
        assert said.startswith(f"the same as in 2024-25, {written}")
    else:
        assert _is_what_a_reader_subtracts(said, _SHARES)


@given(st.integers(0, 9_999), st.integers(0, 9_999))
def test_the_number_written_is_what_a_reader_subtracts(now: int, before: int) -> None:
    assume(now != before)

    assert _is_what_a_reader_subtracts(_change(COUNT, making.count(now), making.count(before)), _COUNTS)


@given(st.floats(0, 5_000), st.floats(0, 5_000))
def test_the_amount_written_is_what_a_reader_subtracts(now: float, before: float) -> None:
    said = _change(MEAN, making.average(now, 10), making.average(before, 10))

    assert said.startswith("the same as in 2024-25, ") or _is_what_a_reader_subtracts(said, _AMOUNTS)


@given(Pairs, Pairs)
def test_a_share_of_fewer_than_100_has_its_base_in_every_form(now: tuple[int, int], before: tuple[int, int]) -> None:
    assume(min(now[1], before[1]) < 100)
    here, there = making.share(*now), making.share(*before)
    said = _change(SHARE, here, there)

    assert saying.based(SHARE, here, LIMITS) in said
    assert saying.based(SHARE, there, LIMITS) in said
    if now[1] < 100:
        assert saying.based(SHARE, here, LIMITS) in saying.short(SHARE, here, LIMITS)
    assert saying.based(SHARE, here, LIMITS) in saying.full(SHARE, here, LIMITS)


@pytest.mark.parametrize(
    ("of", "told", "sayable"),
    [
        (SHARE, making.share(9, 10), True),
        (SHARE, making.none(), False),
        (SHARE, making.few(), True),
        (SHARE, ALL_BUT_FEW, True),
        (SHARE, replace(making.few(), numerator=Hidden.KEPT), False),
        (SHARE, replace(making.few(), denominator=Hidden.KEPT), False),
        (COUNT, HIDDEN_COUNT, True),
        (COUNT, replace(HIDDEN_COUNT, numerator=Hidden.KEPT), False),
        (MEAN, HIDDEN_MEAN, False),
        (RATE, replace(making.rate(3, 34_500), value=None, numerator=Hidden.FEW), False),
    ],
)
def test_a_sentence_says_a_hidden_figure_where_a_reader_learns_between_what_it_lies(
    of: Definition, told: Told, sayable: bool
) -> None:
    assert saying.sayable(of, told) is sayable


# By chance, or not


@pytest.mark.parametrize(
    ("now", "before", "beyond"),
    [
        # 0.95 and 0.90 of 1,000: pooled 0.925, spread 0.01178, 1.96 of them 0.0231
        ((950, 1000), (900, 1000), True),
        # 0.92 and 0.90 of 1,000: pooled 0.91, spread 0.0128, 1.96 of them 0.0251
        ((920, 1000), (900, 1000), False),
        # 0.60 and 0.40 of 50: pooled 0.5, spread 0.1, 1.96 of them 0.196
        ((30, 50), (20, 50), True),
        # 0.58 and 0.40 of 50: pooled 0.49, spread 0.09998, 1.96 of them 0.196
        ((29, 50), (20, 50), False),
        ((10, 10), (10, 10), False),
        ((0, 10), (0, 10), False),
        ((0, 0), (9, 10), False),
        ((9, 10), (0, 0), False),
    ],
)
def test_two_shares_differ_where_chance_would_seldom_make_them(
    now: tuple[int, int], before: tuple[int, int], beyond: bool
) -> None:
    assert saying.beyond_chance(making.share(*now), making.share(*before)) is beyond
    assert saying.beyond_chance(making.share(*before), making.share(*now)) is beyond


def test_of_hidden_numbers_nothing_is_beyond_chance() -> None:
    assert not saying.beyond_chance(making.few(1_000), making.share(900, 1_000))


MORE, LESS = making.share(950, 1000), making.share(900, 1000)


@pytest.mark.parametrize(
    ("polarity", "now", "before", "tone"),
    [
        (Polarity.HIGH, MORE, LESS, Tone.BETTER),
        (Polarity.HIGH, LESS, MORE, Tone.NOT_GOOD_ENOUGH),
        (Polarity.LOW, MORE, LESS, Tone.NOT_GOOD_ENOUGH),
        (Polarity.LOW, LESS, MORE, Tone.BETTER),
        (Polarity.NEITHER, MORE, LESS, Tone.TO_KNOW),
        (Polarity.HIGH, MORE, MORE, Tone.THE_SAME),
        (Polarity.HIGH, MORE, None, Tone.TO_KNOW),
        (Polarity.HIGH, MORE, UNKNOWN, Tone.TO_KNOW),
        (Polarity.HIGH, UNKNOWN, MORE, Tone.NOT_KNOWN),
        (Polarity.HIGH, None, MORE, Tone.NOT_KNOWN),
    ],
)
def test_better_is_the_way_that_is_good(polarity: Polarity, now: Told | None, before: Told | None, tone: Tone) -> None:
    assert saying.tone(replace(SHARE, polarity=polarity), now, before) is tone


def test_a_count_is_neither_better_nor_worse() -> None:
    assert saying.tone(COUNT, making.count(900), making.count(100)) is Tone.TO_KNOW


# Others


@pytest.mark.parametrize(
    ("of", "value", "more", "said"),
    [
        (SHARE, 67, {}, "67%"),
        (SHARE, 67.5, {"unit": Unit.PER_CENT_OF_THE_WHOLE}, "67.5%"),
        (RATE, 70, {}, "70 per 10,000"),
        (MEAN, 702, {}, "702 days"),
        (COUNT, 83_630, {"unit": Unit.NUMBER}, "83,630"),
    ],
)
def test_a_published_value_stands_as_its_publisher_wrote_it(
    of: Definition, value: float, more: dict[str, Any], said: str
) -> None:
    assert saying.other(making.published(of, value, **more), of) == said


def test_several_published_values_stand_in_one_clause_each_with_its_year() -> None:
    found: tuple[Published, ...] = (
        making.published(SHARE, 67),
        making.published(SHARE, 66, Level.NEIGHBOURS, year=2024),
    )

    assert saying.others(found, SHARE) == "England 67% (2024-25), the neighbours of Fenshire 66% (2023-24)"


# What is not said


@pytest.mark.parametrize(
    ("of", "told", "said"),
    [
        (SHARE, making.share(9, 10), ""),
        (SHARE, making.none(), "Not available, because there are none in the period."),
        (
            SHARE,
            making.share(9, 10, left_out={"the child was adopted": 1}),
            "Left out: 1 review, the child was adopted.",
        ),
        (
            SHARE,
            making.share(8, 10, unknown={"nobody said": 2}, low=8 / 12, high=10 / 12),
            "Not known: 2 reviews, nobody said. Whichever way the unknown fell, the share is between 66.7% and 83.3%.",
        ),
        (
            SHARE,
            making.share(9_000, 10_000, unknown={"nobody said": 1}, low=0.89999, high=0.90001),
            "Not known: 1 review, nobody said. Whichever way the unknown fell, the share is still 90%.",
        ),
        (SHARE, making.share(9, 10, unknown={"nobody said": 0}), ""),
        (
            SHARE,
            making.few(left_out={"the child was adopted": Hidden.FEW}),
            "Not published, because fewer than 5 were counted, so it is not published. "
            "Left out: fewer than 5 reviews, the child was adopted.",
        ),
        (
            SHARE,
            making.none("the outcome of every one is unknown: nobody said", unknown={"nobody said": 7}),
            "Not available, because the outcome of every one is unknown: nobody said.",
        ),
    ],
)
def test_what_stands_behind_a_figure_is_one_line(of: Definition, told: Told, said: str) -> None:
    assert saying.unsaid(of, told, LIMITS) == said


def test_every_kind_of_measure_is_said_in_every_form() -> None:
    told = {Kind.RATE: making.rate(4, 100), Kind.MEAN: making.average(4, 2), Kind.MEDIAN: making.average(4, 2)}
    for kind in Kind:
        of, figure = replace(SHARE, kind=kind, amount_unit="days"), told.get(kind, making.share(1, 1))
        for form in (saying.full, saying.short, saying.value, saying.based, saying.in_table):
            assert re.search(r"\d", form(of, figure, LIMITS)), (kind, form)
