"""Nobody who has everything that is published can work out a small number: an attacker with a solver of its own tries."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pytest

from heed.measures.declare import Kind
from heed.reports import small
from heed.reports.book import Book, Hidden, Limits
from heed.reports.document import Audience
from heed.reports.small.cells import tells_of_a_child
from heed.reports.small.moves import Search
from tests.reports import fenshire_book
from tests.reports.attack import Attack
from tests.reports.made_books import Row, book, by_chance, counts, shares
from tests.reports.storm_books import storm


def _public(of: Book, already: Collection[small.Cell] = ()) -> Book:
    return small.hide(of, Audience.PUBLIC, already=already)


def _recovered(attack: Attack) -> dict[small.Cell, int]:
    """The small numbers that the attacker finds, those that no measure counts among them."""
    limit = attack.book.limits.count
    hidden = [cell for cell in attack.hidden() if tells_of_a_child(attack.book, cell)]
    small_ones = [cell for cell in hidden if 1 <= attack.true[cell] <= limit]
    silent = [cell for cell in attack.low if not cell.measure and not cell.what.startswith("unknown:")]
    found = attack.recovered([*small_ones, *silent])
    return {cell: value for cell, value in found.items() if 1 <= value <= limit}


def _assert_safe(made: Book) -> None:
    attack = Attack(_public(made), made)

    assert _recovered(attack) == {}


def test_no_small_number_of_fenshire_can_be_worked_out() -> None:
    made = fenshire_book.book()
    attack = Attack(_public(made), made)

    assert len(attack.hidden()) > 80
    assert _recovered(attack) == {}


def test_the_attacker_does_find_small_numbers_where_no_others_are_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    made = fenshire_book.book()
    monkeypatch.setattr(Search, "protect", lambda *_: None)

    found = _recovered(attack := Attack(_public(made), made))

    assert len(found) > 20
    assert all(attack.true[cell] == value for cell, value in found.items() if cell.measure)


def test_the_attacker_finds_them_where_a_sum_across_measures_is_not_minded(monkeypatch: pytest.MonkeyPatch) -> None:
    made = fenshire_book.book()
    for data in ("ALIKE", "SUMS", "USUAL", "PARTED"):
        monkeypatch.setattr(f"heed.reports.small.system.{data}", ())

    assert _recovered(Attack(_public(made), made))


@pytest.mark.parametrize(
    ("seed", "children", "splits"), [(1, 250, ("age_band",)), (2, 40, ("age_band",)), (3, 12, ("sex", "sequence"))]
)
def test_no_small_number_of_a_council_at_its_worst_can_be_worked_out(
    seed: int, children: int, splits: tuple[str, ...]
) -> None:
    _assert_safe(storm(seed, children, *splits))


@pytest.mark.parametrize("seed", range(60))
def test_no_small_number_of_a_table_by_chance_can_be_worked_out(seed: int) -> None:
    _assert_safe(by_chance(seed))


@pytest.mark.parametrize(
    "made",
    [
        counts(1, 1),
        counts(4, 4),
        counts(4, 4, 4),
        counts(1, 1, 1, 1, 1, 1, 1, 1, 1),
        counts(4, 4, 0, 0, 100),
        counts(1, 5),
        counts(5, 5, 5, 1),
        counts(3),
        shares((1, 1)),
        shares((4, 4), (4, 4)),
        shares((0, 4), (4, 0)),
        shares((1, 99), (99, 1), (50, 0)),
        shares((1, 0), (0, 1), (0, 0), (100, 0)),
        counts(1, 2, 100, limits=Limits(count=1)),
        counts(2, 2, 100, limits=Limits(count=2)),
    ],
)
def test_small_numbers_whose_sum_leaves_no_choice_are_not_told_by_it(made: Book) -> None:
    _assert_safe(made)


def test_of_numbers_that_are_not_said_to_be_small_none_need_be_small_in_fenshire_but_those_left_out() -> None:
    """A reader who takes every number left out to be over the limit reads some of them wrongly, and learns of no other."""
    made = fenshire_book.book()
    public = _public(made)
    attack = Attack(public, made)
    left_out = [cell for cell in attack.hidden() if attack.high[cell] > public.limits.count]

    assert sum(1 <= attack.true[cell] <= public.limits.count for cell in left_out) < len(left_out) / 10


def test_nor_can_it_with_last_years_report_beside_this_years() -> None:
    last, this = fenshire_book.book(2025), fenshire_book.book(2026)
    printed = _public(last)
    now = _public(this, small.printed(printed))
    known = {cell: count for cell, count in small.cells(printed).items() if cell in small.cells(this)}

    assert _recovered(Attack(now, this, known)) == {}
    assert len(known) > 1_000


def test_what_an_earlier_report_printed_is_not_hidden_and_what_it_hid_is_not_printed() -> None:
    made = counts(3, 7, 90, 200)
    cell = small.Cell("count", 2026, "split 0", "", "numerator")
    told = {"1": 7, "2": Hidden.KEPT}  # the other way about than without an earlier report
    already = {*small.cells(made)} - {cell._replace(key=key, what=what) for key in "02" for what in _COUNTS}

    now = _public(made, already)

    assert {
        group.key: group.told.numerator for group in now.groups["count", 2026, "split 0"] if group.key in told
    } == told
    assert _recovered(Attack(now, made, {each: small.cells(made)[each] for each in already})) == {}


_COUNTS = ("numerator", "denominator", "base")


def test_without_the_earlier_report_at_hand_the_two_together_would_tell() -> None:
    made = counts(3, 7, 90, 200)
    cell = small.Cell("count", 2026, "split 0", "", "numerator")
    already = {*small.cells(made)} - {cell._replace(key=key, what=what) for key in "02" for what in _COUNTS}

    assert _recovered(Attack(_public(made), made, {each: small.cells(made)[each] for each in already}))


def test_two_measures_of_the_same_children_do_not_tell_on_one_another() -> None:
    rows = [
        Row("met", part=part, keys=()) for part, n in (("C1", 70), ("C2", 3), ("V2", 90), ("E1", 40)) for _ in range(n)
    ]
    under = [replace(row, outcome="met" if row.part in ("C1", "C2") else "not met") for row in rows]
    made = book(
        {"legal_statuses": (Kind.DISTRIBUTION, rows), "care_orders": (Kind.PROPORTION, under)},
        [],
        parts=("C1", "C2", "V2", "E1"),
    )
    public = _public(made)

    assert _recovered(Attack(public, made)) == {}
    assert any(
        isinstance(part.number, Hidden) for part in public.whole["legal_statuses", 2026].parts if part.key != "C2"
    )
