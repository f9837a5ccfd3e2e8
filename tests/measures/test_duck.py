"""Claims about the engine itself: it fetches nothing, and two readings do not mix."""

from __future__ import annotations

from heed.measures.declare import Period
from heed.measures.duck import Duck
from heed.measures.reviews import REVIEWS_DUE_HELD_ON_TIME
from tests.days import day
from tests.measures.rows import facts

YEAR = Period.year(2026)
AS_AT = day("Tue 31 Mar 2026")


def test_it_never_fetches_an_extension_from_the_network() -> None:
    engine = Duck({"review": facts()}, as_at=AS_AT, held_back=0)

    asked = "SELECT current_setting('autoinstall_known_extensions')"
    (setting,) = engine._ask(REVIEWS_DUE_HELD_ON_TIME, asked, YEAR).fetchall()

    assert setting == (False,)


def test_a_reading_begun_is_not_changed_by_another() -> None:
    review = facts(*({"latest_on": "Mon 30 Jun 2025", "child": name} for name in ("a", "b", "b", "c")))
    engine = Duck({"review": review}, as_at=AS_AT, held_back=0)
    first = engine.rows(REVIEWS_DUE_HELD_ON_TIME, YEAR, only=["a"])
    second = engine.rows(REVIEWS_DUE_HELD_ON_TIME, YEAR, only=["b"])

    assert [row.child for row in second] == ["b", "b"]
    assert [row.child for row in first] == ["a"]
