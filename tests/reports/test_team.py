"""Who the IROs are is told from the parts of one figure."""

from __future__ import annotations

from dataclasses import replace

from heed.measures.declare import NOT_KNOWN
from heed.reports import team
from heed.reports.book import Hidden, Team
from tests.days import day
from tests.reports import making
from tests.reports.making import COUNT, group

BOOK = making.book(
    (COUNT, {2026: making.count(100)}),
    groups={
        (COUNT.code, 2026, "iro"): (
            group("Nadia Khan", making.count(40)),
            group("Sam Okoro", making.count(48)),
            group("Left Long Ago", making.count(0)),
            group(NOT_KNOWN, making.count(12)),
        )
    },
)


def test_each_iro_has_the_children_of_the_last_day_and_some_have_none() -> None:
    assert team.told(BOOK, 1.6).team == Team(
        making.AS_AT, iros=2, children=100, least=40, most=48, without_iro=12, fte=1.6
    )


def test_the_mean_is_of_those_who_have_an_iro_to_one_full_time() -> None:
    part, whole = team.told(BOOK, 1.6).team, team.told(BOOK).team

    assert part is not None
    assert whole is not None
    assert (part.mean, whole.mean) == (55, 44)


def test_in_a_year_that_is_not_over_it_is_the_day_of_the_data() -> None:
    found = team.told(replace(BOOK, as_at=day("Sat 15 Nov 2025"))).team

    assert found is not None
    assert found.on == day("Sat 15 Nov 2025")


def test_long_after_it_is_the_last_day_of_the_year() -> None:
    found = team.told(replace(BOOK, as_at=day("Mon 16 Nov 2026"))).team

    assert found is not None
    assert found.on == making.AS_AT


def test_without_a_roster_nobody_is_known() -> None:
    book = team.told(making.book((COUNT, {2026: making.count(100)})))

    assert (book.team, book.team_why) == (None, "no roster says who they are")


def test_a_roster_that_names_nobody_of_the_children_is_said() -> None:
    nobody = {(COUNT.code, 2026, "iro"): (group(NOT_KNOWN, making.count(100)),)}
    book = team.told(making.book((COUNT, {2026: making.count(100)}), groups=nobody))

    assert book.team is None
    assert book.team_why == "nobody is named as the IRO of any child in care on its last day"


def test_a_mean_that_would_tell_a_hidden_number_is_about_right_or_not_there() -> None:
    whole = Team(making.AS_AT, iros=2, children=100, least=40, most=48, without_iro=12)

    assert replace(whole, without_iro=Hidden.FEW).mean is None
    assert replace(whole, children=Hidden.FEW, about=44).mean == 44
