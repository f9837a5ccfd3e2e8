"""What a child's reviews of a year come to: all on time, and whether views were given. The year to Tue 31 Mar 2026."""

from __future__ import annotations

import pytest

from heed.exchange.records import NO_CODE, Child
from heed.facts import unknowns
from heed.facts.ages import birthdays
from heed.facts.participation import all_on_time, views, what_was_said
from heed.facts.reviews import obligations
from heed.facts.years import Year, years_of
from tests.days import day
from tests.facts.made import child, episode, returns, review

END = "Tue 31 Mar 2026"


def _year(reach: str = END) -> Year:
    (year,) = years_of(returns(), day(reach))
    return year


ON_TIME: list[tuple[str, Child, str, str, str | None]] = [
    (
        "one, on its last day",
        child(episode("Mon 2 Jun 2025"), held=["Mon 30 Jun 2025"]),
        "Mon 30 Jun 2025",
        "met",
        None,
    ),
    ("one, a day late", child(episode("Mon 2 Jun 2025"), held=["Tue 1 Jul 2025"]), "Tue 1 Jul 2025", "not met", None),
    (
        "all of them",
        child(episode("Mon 2 Jun 2025"), held=["Mon 30 Jun 2025", "Fri 26 Sep 2025", "Thu 26 Mar 2026"]),
        END,
        "met",
        None,
    ),
    (
        "all but one",
        child(episode("Mon 2 Jun 2025"), held=["Mon 30 Jun 2025", "Wed 1 Oct 2025", "Thu 26 Mar 2026"]),
        END,
        "not met",
        None,
    ),
    ("overdue, never held", child(episode("Mon 2 Jun 2025")), END, "not met", None),
    ("not yet due", child(episode("Mon 2 Jun 2025")), "Sun 29 Jun 2025", "none", None),
    (
        "due on the day the data speak for, not held",
        child(episode("Mon 2 Jun 2025")),
        "Mon 30 Jun 2025",
        "not met",
        None,
    ),
    (
        "left care before it fell due",
        child(episode("Mon 2 Jun 2025", "Mon 30 Jun 2025", ceased="E4A")),
        END,
        "none",
        None,
    ),
    (
        "left care after it fell due",
        child(episode("Mon 2 Jun 2025", "Tue 1 Jul 2025", ceased="E4A")),
        END,
        "not met",
        None,
    ),
    (
        "placed for adoption: what follows is on another track",
        child(episode("Mon 2 Jun 2025", "Mon 23 Jun 2025"), episode("Mon 23 Jun 2025", new="P", place="A5")),
        END,
        "none",
        None,
    ),
    (
        "the one before lies outside the returns",
        child(episode("Mon 3 Feb 2025"), held=["Wed 14 May 2025"]),
        "Thu 15 May 2025",
        "unknown",
        unknowns.OUTSIDE_RETURNS,
    ),
    (
        "one not met and one unknown is not met",
        child(episode("Mon 3 Feb 2025"), held=["Wed 14 May 2025"]),
        END,
        "not met",
        None,
    ),
    (
        "one met and one unknown is unknown",
        child(episode("Mon 3 Feb 2025"), held=["Wed 14 May 2025", "Thu 14 Aug 2025"]),
        "Mon 1 Sep 2025",
        "unknown",
        unknowns.OUTSIDE_RETURNS,
    ),
    (
        "of unknown date and still open at the end",
        child(episode("Mon 3 Feb 2025")),
        "Tue 30 Sep 2025",
        "unknown",
        unknowns.OUTSIDE_RETURNS,
    ),
    (
        "of unknown date, and care ended: it is asked about no more",
        child(episode("Mon 3 Feb 2025", "Mon 5 May 2025", ceased="E4A")),
        END,
        "none",
        None,
    ),
    (
        "held before the year",
        child(episode("Mon 6 May 2024"), held=["Tue 3 Sep 2024", "Thu 27 Feb 2025"], years=(2025, 2026)),
        "Mon 30 Jun 2025",
        "none",
        None,
    ),
    (
        "of unknown date, held before the year",
        child(episode("Mon 5 Feb 2024"), held=["Mon 4 Mar 2024"], years=(2026,)),
        "Mon 30 Jun 2025",
        "unknown",
        unknowns.OUTSIDE_RETURNS,
    ),
]


@pytest.mark.parametrize(("story", "whose", "reach", "expected", "why"), ON_TIME, ids=[case[0] for case in ON_TIME])
def test_all_reviews_on_time(story: str, whose: Child, reach: str, expected: str, why: str | None) -> None:
    found = obligations(whose, day(reach))

    assert all_on_time(found, _year(reach), day(reach)) == (expected, why), story


IN_CARE = episode("Mon 7 Apr 2025")
VIEWS: list[tuple[str, Child, tuple[str, str, str, str | None]]] = [
    ("no review", child(IN_CARE), ("none", "none", "none", None)),
    ("given", child(IN_CARE, held=[review("Mon 5 May 2025", "PN1")]), ("met", "met", "met", None)),
    ("not given", child(IN_CARE, held=[review("Mon 5 May 2025", "PN7")]), ("not met", "not met", "not met", None)),
    (
        "came and said nothing",
        child(IN_CARE, held=[review("Mon 5 May 2025", "PN4")]),
        ("not met", "not met", "not met", None),
    ),
    (
        "at first, and not at the latest",
        child(IN_CARE, held=[review("Mon 5 May 2025", "PN6"), review("Tue 5 Aug 2025", "PN7")]),
        ("not met", "not met", "met", None),
    ),
    (
        "not at first, and at the latest",
        child(IN_CARE, held=[review("Mon 5 May 2025", "PN7"), review("Tue 5 Aug 2025", "PN5")]),
        ("not met", "met", "met", None),
    ),
    (
        "given, and once without a code",
        child(IN_CARE, held=[review("Mon 5 May 2025", None), review("Tue 5 Aug 2025", "PN2")]),
        ("unknown", "met", "met", NO_CODE),
    ),
    (
        "not given, and once without a code at the latest",
        child(IN_CARE, held=[review("Mon 5 May 2025", "PN7"), review("Tue 5 Aug 2025", None)]),
        ("not met", "unknown", "unknown", NO_CODE),
    ),
    (
        "a code alone that cannot be the child's",
        child(IN_CARE, held=[review("Mon 5 May 2025", "PN0")]),
        ("unknown", "unknown", "unknown", unknowns.UNDER_FOUR_CODE),
    ),
    (
        "under 4: left out",
        child(IN_CARE, held=[review("Mon 5 May 2025", "PN0")], born="Mon 4 Jul 2022"),
        ("none", "none", "none", None),
    ),
    (
        "turned 4 in between: the later review counts alone",
        child(
            IN_CARE,
            held=[review("Mon 5 May 2025", "PN0"), review("Tue 5 Aug 2025", "PN7")],
            born="Fri 4 Jun 2021",
        ),
        ("not met", "not met", "not met", None),
    ),
    (
        "held after care had ended",
        child(episode("Mon 7 Apr 2025", "Mon 21 Apr 2025", ceased="E4A"), held=[review("Mon 5 May 2025", "PN1")]),
        ("unknown", "unknown", "unknown", unknowns.OUTSIDE_CARE),
    ),
    (
        "of short breaks: not asked about",
        child(episode("Mon 7 Apr 2025", status="V4"), held=[review("Mon 5 May 2025", "PN7")]),
        ("none", "none", "none", None),
    ),
    (
        "placed for adoption: counts as any other",
        child(episode("Mon 7 Apr 2025", place="A6"), held=[review("Mon 5 May 2025", "PN7")]),
        ("not met", "not met", "not met", None),
    ),
    (
        "held in other years",
        child(
            episode("Mon 3 Mar 2025"),
            held=[review("Mon 31 Mar 2025", "PN7"), review("Wed 1 Apr 2026", "PN7")],
            years=(2025, 2026),
        ),
        ("none", "none", "none", None),
    ),
]


@pytest.mark.parametrize(("story", "whose", "expected"), VIEWS, ids=[case[0] for case in VIEWS])
def test_views_given_over_the_year(story: str, whose: Child, expected: tuple[str, str, str, str | None]) -> None:
    said = what_was_said(obligations(whose, day(END)), birthdays(whose.born_on).fourth)

    assert views(said, _year()) == expected, story
