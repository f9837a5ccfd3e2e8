"""Which sums a reader can make of a book's numbers: those declared hold, and there are no others to be found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heed.measures.all import MEASURES
from heed.reports.book import Book
from heed.reports.small import system
from heed.reports.small.relations import ALIKE, IN_CARE, PARTED, SUMS, USUAL, Alike, Sum
from tests.reports.attack import Attack
from tests.reports.hidden_sums import look, unexplained
from tests.reports.storm_books import fenshire_by, storm

BY_CHANCE = ("[age_band=16+].base = ", "[age_band=16+].denominator = ")
"""All whose base is all children in care of that age, where of none of them anything happens to be unknown."""


def _looked_at(*splits: str) -> list[Book]:
    storms = [storm(seed, 400, *splits) for seed in (1, 3, 4)]
    return [fenshire_by(*splits), *storms, storm(6, 500, *splits, years=(2023, 2024))]


def test_every_relation_is_of_measures_that_there_are() -> None:
    terms = [term for each in (*SUMS, *USUAL) if isinstance(each, Sum) for term in (each.of, *each.terms)]
    named = {term.code for term in terms if term.code} | set(IN_CARE)
    named |= {code for each in (*ALIKE, *USUAL) if isinstance(each, Alike) for code in each.codes}
    named |= {code for each in PARTED for code in (each.distribution, *each.codes)}

    assert named <= set(MEASURES)


@pytest.mark.parametrize("made", [fenshire_by("age_band"), storm(1, 400, "age_band"), storm(2, 40, "age_band", "sex")])
def test_every_relation_holds_of_every_part_of_every_year(made: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that are usual apart, which hold where returns are made as they should be."""
    broken: list[object] = []

    def holds(self: Attack, terms: list[tuple[object, int]]) -> None:
        if not any(not cell.measure for cell, _ in terms):  # type: ignore[attr-defined]
            total = sum(self.true.get(cell, self.low.get(cell, 0)) * by for cell, by in terms)  # type: ignore[call-overload]
            if total:
                broken.append(terms)

    monkeypatch.setattr(Attack, "_holds", holds)
    monkeypatch.setattr("tests.reports.attack.USUAL", ())

    Attack(made, made)

    assert broken == []


@pytest.mark.parametrize("splits", [(), ("age_band", "sex")])
def test_no_sum_holds_everywhere_that_is_not_declared(splits: tuple[str, ...]) -> None:
    looked = [each for book in _looked_at(*splits) for each in look(book)]

    found = [said for said in unexplained(looked) if not any(by_chance in said for by_chance in BY_CHANCE)]

    assert found == []


@pytest.mark.parametrize(
    ("left_out", "found"),
    [
        ("care_orders", "care_orders.numerator = legal_statuses.part:C1 + legal_statuses.part:C2"),
        ("placed_with_parents", "placed_with_parents.numerator = placement_types.part:parents"),
        (
            "reviews_on_time_every_track",
            "reviews_on_time_every_track.numerator = adoption_reviews_on_time.numerator + "
            "reviews_due_held_on_time.numerator",
        ),
    ],
)
def test_a_sum_that_is_not_declared_is_found(left_out: str, found: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tuple(each for each in SUMS if each.of.code != left_out)
    monkeypatch.setattr(system, "SUMS", kept)

    unsaid = unexplained([each for book in _looked_at() for each in look(book)])

    assert len(kept) < len(SUMS)
    assert set(_turned(found)) & set(unsaid)


def _turned(said: str) -> list[str]:
    """A sum as it may be said: its two terms either way around."""
    whole, terms = said.split(" = ")
    return [f"{whole} = {' + '.join(order)}" for order in (terms.split(" + "), terms.split(" + ")[::-1])]


def test_a_book_with_few_measures_has_the_sums_that_these_have() -> None:
    made = fenshire_by("age_band")
    some = ("views_given", "took_part", "participation_codes", "sdq_average", "health_checks_under_5", "ages")
    fewer = replace(
        made,
        definitions={code: made.definitions[code] for code in some},
        whole={at: told for at, told in made.whole.items() if at[0] in some},
        groups={at: of for at, of in made.groups.items() if at[0] in some},
    )

    of = system.made(fewer)

    silent = [each for each in of.quantities.values() if not each.cells]
    assert all(sum(of.quantities[at].value * by for at, by in each.items()) == 0 for each in of.equations)
    assert silent
