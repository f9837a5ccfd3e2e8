"""What the public is told of a book, and in what words; whether the rest can be worked out is in `test_small_attacked`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from heed.measures.declare import NOT_KNOWN, Kind
from heed.reports import small
from heed.reports.book import Book, Hidden, Limits, Team, Told
from heed.reports.document import Audience
from tests.reports import fenshire_book
from tests.reports.made_books import Row, book, counts, shares

FEW, KEPT = Hidden.FEW, Hidden.KEPT


def _public(of: Book) -> Book:
    return small.hide(of, Audience.PUBLIC)


def _group(of: Book, key: str) -> Told:
    [code] = of.definitions
    found = of.group(code, "split 0", key)
    assert found is not None
    return found.told


@pytest.mark.parametrize("audience", [Audience.SERVICE, Audience.COUNCIL])
def test_the_service_and_the_council_are_told_everything(audience: Audience) -> None:
    made = shares((30, 2), (40, 9))

    assert small.hide(made, audience) == replace(made, hidden_for=audience)


@pytest.mark.parametrize(("number", "told"), [(0, 0), (1, FEW), (4, FEW), (5, 5), (1052, 1052)])
def test_a_count_from_1_to_the_limit_is_told_as_few_and_every_other_as_it_is(number: int, told: object) -> None:
    [of] = _public(counts(number)).whole.values()

    assert of.numerator == of.denominator == of.base == told


@pytest.mark.parametrize(("limit", "told"), [(0, 3), (2, 3), (3, FEW), (9, FEW)])
def test_the_limit_is_the_councils(limit: int, told: object) -> None:
    [of] = _public(counts(3, limits=Limits(count=limit))).whole.values()

    assert of.numerator == told


def test_fewer_than_2_would_tell_that_there_is_1_so_then_2_is_hidden_too() -> None:
    of = _public(counts(1, 2, 30, limits=Limits(count=1)))

    assert of.limits.count == 2
    assert [_group(of, key).numerator for key in ("0", "1")] == [FEW, FEW]


def test_the_two_who_are_not_met_are_as_hidden_as_two_who_are_met() -> None:
    [of] = _public(shares((98, 2))).whole.values()

    assert (of.numerator, of.missed, of.denominator) == (KEPT, FEW, 100)
    assert (of.value, of.low, of.high) == (None, None, None)
    assert of.why == "it is hidden so that a smaller number cannot be worked out"


def test_a_share_of_few_is_not_told_and_says_why() -> None:
    [of] = _public(shares((3, 97))).whole.values()

    assert (of.numerator, of.missed, of.denominator, of.value) == (FEW, KEPT, 100, None)
    assert of.why == "fewer than 5 were counted, so it is not published"


def test_a_share_under_the_least_base_is_not_published_though_its_counts_are() -> None:
    [of] = _public(shares((0, 9))).whole.values()
    [enough] = _public(shares((0, 10))).whole.values()

    assert (of.value, of.denominator) == (None, 9)
    assert of.why == "shares of fewer than 10 children are not published"
    assert enough.value == 0


def test_that_a_base_is_under_the_least_is_not_said_of_a_base_that_is_hidden() -> None:
    of = _public(shares((4, 3), (20, 20)))
    hidden = [group.told for group in of.groups["share", 2026, "split 0"] if isinstance(group.told.denominator, Hidden)]

    assert all("10" not in told.why for told in hidden)


def test_a_part_of_few_takes_another_with_it_and_no_more() -> None:
    of = _public(counts(3, 7, 90, 200))

    assert [_group(of, key).numerator for key in "0123"] == [FEW, KEPT, 90, 200]
    assert of.whole["count", 2026].numerator == 300


def test_two_parts_of_few_hide_one_another() -> None:
    of = _public(counts(3, 2, 90, 200))

    assert [_group(of, key).numerator for key in "0123"] == [FEW, FEW, 90, 200]


def test_where_there_is_nobody_is_told() -> None:
    of = _public(counts(3, 0, 90, 200))

    assert _group(of, "1").numerator == 0
    assert _group(of, NOT_KNOWN).numerator == 0


def test_how_many_are_not_known_is_told_and_how_far_they_could_move_a_share() -> None:
    rows = (
        [Row("met", keys=("a",))] * 60 + [Row("not met", keys=("a",))] * 40 + [Row("unknown", "why", keys=("a",))] * 3
    )
    [of] = _public(book({"share": (Kind.PROPORTION, rows)}, [["a"]])).whole.values()

    assert of.unknown == {"why": 3}
    assert (of.low, of.high) == (60 / 103, 63 / 103)
    assert of.value == 0.6


def test_an_average_of_few_is_not_told_nor_can_it_be_worked_out_from_the_rest() -> None:
    rows = [
        Row("met", amount=10 * place, keys=(key,)) for key, n in (("a", 7), ("b", 30), ("c", 60)) for place in range(n)
    ]
    of = _public(book({"days": (Kind.MEAN, rows)}, [["a", "b", "c"]]))

    assert [_group(of, key).value is None for key in "abc"] == [True, True, False]
    assert [_group(of, key).numerator for key in "ab"] == [KEPT, KEPT]
    assert of.whole["days", 2026].value is not None


def test_a_part_of_a_distribution_that_is_hidden_has_no_share() -> None:
    rows = [Row("met", part=part, keys=("a",)) for part, n in (("x", 3), ("y", 8), ("z", 40)) for _ in range(n)]
    [of] = _public(book({"kinds": (Kind.DISTRIBUTION, rows)}, [["a"]], parts="xyz")).whole.values()

    assert [(part.number, part.value) for part in of.parts] == [(FEW, None), (KEPT, None), (40, 40 / 51)]


def test_months_of_an_average_of_months_are_never_told() -> None:
    of = _public(fenshire_book.book()).whole["reviews_on_time_average_month", 2026]

    assert of.value is not None
    assert {(part.number, part.value) for part in of.parts} == {(KEPT, None)}


def test_what_is_hidden_once_is_not_hidden_again() -> None:
    with pytest.raises(ValueError, match="hidden already"):
        small.hide(_public(counts(3, 50)), Audience.PUBLIC)


def test_what_is_hidden_does_not_rest_on_the_order_in_which_a_book_was_made() -> None:
    made = fenshire_book.book()
    turned = replace(
        made,
        whole=dict(reversed([*made.whole.items()])),
        groups=dict(reversed([*made.groups.items()])),
        definitions=dict(reversed([*made.definitions.items()])),
    )

    once, twice = _public(made), _public(turned)

    assert once.whole == twice.whole
    assert once.groups == twice.groups


def test_what_readers_of_fenshire_look_for_first_is_told_of_every_year() -> None:
    of = _public(fenshire_book.book())

    for code in (
        *("reviews_due_held_on_time", "reviews_held", "views_given", "attended"),
        *("children_in_care", "children_in_care_rate", "children_entering_care", "children_leaving_care"),
    ):
        for year in of.years:
            assert of.whole[code, year].value is not None, (code, year)


def test_of_fenshires_numbers_five_in_six_are_told() -> None:
    made = fenshire_book.book()
    of = _public(made)
    everything = small.cells(made)

    assert of.hidden == len(everything) - len(small.cells(of))
    assert of.hidden / len(everything) < 1 / 6


def test_what_is_printed_are_the_cells_that_are_told_with_their_numbers() -> None:
    made = counts(3, 7, 90, 200)
    of = _public(made)

    assert small.printed(of) == small.cells(of).keys()
    assert small.Cell("count", 2026, "split 0", "2", "numerator") in small.printed(of)
    assert small.Cell("count", 2026, "split 0", "1", "numerator") not in small.printed(of)
    assert small.cells(made).items() > small.cells(of).items()


def test_a_team_tells_no_small_number_of_children() -> None:
    team = Team(date(2026, 3, 31), 8, 446, 3, 70, 2)
    told = _public(replace(counts(50), team=team)).team

    assert told is not None
    assert (told.children, told.least, told.most, told.without_iro) == (446, FEW, 70, FEW)
    assert told.mean == 56  # 55.5: of each of 1 to 2 without an IRO it would be 56


def test_the_mean_of_a_small_team_would_tell_who_has_no_iro() -> None:
    told = _public(replace(counts(50), team=Team(date(2026, 3, 31), 2, 100, 48, 50, 2))).team

    assert told is not None
    assert (told.mean, told.least, told.most) == (None, KEPT, KEPT)


def test_a_team_of_which_no_number_is_small_is_told_as_it_is() -> None:
    team = Team(date(2026, 3, 31), 8, 446, 47, 70, 0)

    assert _public(replace(counts(50), team=team)).team == team


def test_children_whose_rows_cannot_be_read_are_counted_like_others() -> None:
    assert _public(replace(counts(50), held_back=2)).held_back == FEW
    assert _public(replace(counts(50), held_back=12)).held_back == 12


def test_the_rule_is_said_with_the_councils_limits() -> None:
    assert small.rule(Limits(4, 10)) == (
        "Counts from 1 to 4 are written “fewer than 5” or left out. Some other numbers are left out so that those cannot "
        "be worked out. How many are not known is given where that tells of records "
        "alone. Shares, averages and middle values of fewer than 10 are not published."
    )
    assert small.rule(Limits(0, 10)) == "Shares, averages and middle values of fewer than 10 are not published."
    assert small.rule(Limits(0, 1)) == ""


def test_a_book_that_names_what_was_printed_before_is_hidden_as_if_it_had_been_said_beside_it() -> None:
    made = fenshire_book.book()
    plain = small.hide(made, Audience.PUBLIC)
    lost = sorted(set(small.cells(made)) - small.printed(plain), key=str)
    known = next(cell for cell in lost if small.cells(made)[cell] > made.limits.count)

    knowing = small.hide(
        replace(made, told_before=((known.measure, known.year, known.split, known.key, known.what),)), Audience.PUBLIC
    )

    assert known in small.printed(knowing)
    assert small.printed(knowing) == small.printed(small.hide(made, Audience.PUBLIC, already=[known]))
