"""From when until when a child was in care, and what cannot be told: decisions 15, 17 and 19."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heed.exchange.records import Child
from heed.facts import unknowns
from heed.facts.ages import birthdays
from heed.facts.care import care_of, care_on, in_care
from heed.law.dates import in_words
from tests.days import day
from tests.facts.made import child, episode

END = "Tue 31 Mar 2026"


def _told(whose: Child) -> list[tuple[str, str | None, str | None, bool]]:
    """From, until, reason ceased and whether the start is told, of each time in care."""
    return [
        (in_words(care.from_on), in_words(care.until_on) if care.until_on else None, care.ceased, care.start_told)
        for care in care_of(whose, day(END))
    ]


TIMES: list[tuple[str, Child, list[tuple[str, str | None, str | None, bool]]]] = [
    ("no episodes, no care", child(), []),
    ("from its start, open", child(episode("Mon 2 Jun 2025")), [("Mon 2 Jun 2025", None, None, True)]),
    (
        "a period that began before the returns is known by an old open episode",
        child(episode("Mon 4 Feb 2019")),
        [("Mon 4 Feb 2019", None, None, True)],
    ),
    (
        "a period whose first episode seen is a move began then or before",
        child(episode("Mon 4 Feb 2019", new="P")),
        [("Mon 4 Feb 2019", None, None, False)],
    ),
    (
        "moves and changes of status belong to one time in care",
        child(
            episode("Mon 2 Jun 2025", "Mon 16 Jun 2025"),
            episode("Mon 16 Jun 2025", "Fri 1 Aug 2025", new="P"),
            episode("Fri 1 Aug 2025", "Mon 6 Oct 2025", new="L", ceased="E4A"),
        ),
        [("Mon 2 Jun 2025", "Mon 6 Oct 2025", "E4A", True)],
    ),
    (
        "back in care within the year, on the very day care ended: two times in care",
        child(episode("Mon 2 Jun 2025", "Tue 15 Jul 2025", ceased="E4A"), episode("Tue 15 Jul 2025")),
        [("Mon 2 Jun 2025", "Tue 15 Jul 2025", "E4A", True), ("Tue 15 Jul 2025", None, None, True)],
    ),
    (
        "back without being said to start: from when is not told",
        child(episode("Mon 2 Jun 2025", "Tue 15 Jul 2025", ceased="E4A"), episode("Mon 4 Aug 2025", new="P")),
        [("Mon 2 Jun 2025", "Tue 15 Jul 2025", "E4A", True), ("Mon 4 Aug 2025", None, None, False)],
    ),
    (
        "short breaks alone are never care",
        child(
            episode("Mon 2 Jun 2025", "Fri 6 Jun 2025", status="V3", ceased="E8"),
            episode("Mon 7 Jul 2025", status="V4"),
        ),
        [],
    ),
    (
        "from short breaks to care: care starts on the first day that is no short break",
        child(
            episode("Mon 7 Apr 2025", "Mon 2 Jun 2025", status="V4"),
            episode("Mon 2 Jun 2025", new="L", status="V2"),
        ),
        [("Mon 2 Jun 2025", None, None, True)],
    ),
    (
        "from care to short breaks and back: care ends with X1, and starts again",
        child(
            episode("Mon 7 Apr 2025", "Mon 2 Jun 2025", status="V2"),
            episode("Mon 2 Jun 2025", "Mon 7 Jul 2025", new="L", status="V4"),
            episode("Mon 7 Jul 2025", "Mon 6 Oct 2025", new="L", status="C2", ceased="E4A"),
        ),
        [("Mon 7 Apr 2025", "Mon 2 Jun 2025", "X1", True), ("Mon 7 Jul 2025", "Mon 6 Oct 2025", "E4A", True)],
    ),
    (
        "from care seen half way to short breaks, for good",
        child(
            episode("Mon 7 Apr 2025", "Mon 2 Jun 2025", status="V2", new="P"),
            episode("Mon 2 Jun 2025", new="L", status="V4"),
        ),
        [("Mon 7 Apr 2025", "Mon 2 Jun 2025", "X1", False)],
    ),
    (
        "a status that is not known changes nothing, in care or on short breaks",
        child(
            episode("Mon 7 Apr 2025", "Mon 2 Jun 2025", status="V4"),
            episode("Mon 2 Jun 2025", "Mon 7 Jul 2025", new="L", status=None),
            episode("Mon 7 Jul 2025", "Mon 6 Oct 2025", new="L", status="C2"),
            episode("Mon 6 Oct 2025", new="L", status=None),
        ),
        [("Mon 7 Jul 2025", None, None, True)],
    ),
    (
        "in and out on one day is a time in care of its own",
        child(episode("Mon 2 Jun 2025", "Mon 2 Jun 2025", ceased="E4A")),
        [("Mon 2 Jun 2025", "Mon 2 Jun 2025", "E4A", True)],
    ),
    (
        "death ends it",
        child(episode("Mon 2 Jun 2025", "Mon 16 Jun 2025", ceased="E2")),
        [("Mon 2 Jun 2025", "Mon 16 Jun 2025", "E2", True)],
    ),
]


@pytest.mark.parametrize(("story", "whose", "expected"), TIMES, ids=[case[0] for case in TIMES])
def test_times_in_care(story: str, whose: Child, expected: list[tuple[str, str | None, str | None, bool]]) -> None:
    assert _told(whose) == expected, story


IN_CARE: list[tuple[str, Child, str, str, bool | None, str | None]] = [
    ("the day before it starts", child(episode("Mon 2 Jun 2025")), END, "Sun 1 Jun 2025", False, None),
    ("the day it starts", child(episode("Mon 2 Jun 2025")), END, "Mon 2 Jun 2025", True, None),
    (
        "the day before it ends",
        child(episode("Mon 2 Jun 2025", "Mon 6 Oct 2025", ceased="E4A")),
        END,
        "Sun 5 Oct 2025",
        True,
        None,
    ),
    (
        "the day it ends is no day of care",
        child(episode("Mon 2 Jun 2025", "Mon 6 Oct 2025", ceased="E4A")),
        END,
        "Mon 6 Oct 2025",
        False,
        None,
    ),
    (
        "in and out on one day: on no day in care",
        child(episode("Mon 2 Jun 2025", "Mon 2 Jun 2025", ceased="E4A")),
        END,
        "Mon 2 Jun 2025",
        False,
        None,
    ),
    (
        "out and in again on one day",
        child(episode("Mon 2 Jun 2025", "Tue 15 Jul 2025", ceased="E4A"), episode("Tue 15 Jul 2025")),
        END,
        "Tue 15 Jul 2025",
        True,
        None,
    ),
    (
        "the day before the 18th birthday",
        child(episode("Mon 2 Jun 2025"), born="Mon 31 Mar 2008"),
        END,
        "Mon 30 Mar 2026",
        True,
        None,
    ),
    (
        "left open on the 18th birthday",
        child(episode("Mon 2 Jun 2025"), born="Mon 31 Mar 2008"),
        END,
        "Tue 31 Mar 2026",
        None,
        unknowns.PAST_18,
    ),
    (
        "care that ended after the 18th birthday, between the two",
        child(episode("Mon 2 Jun 2025", "Mon 30 Mar 2026", ceased="E8"), born="Sun 23 Mar 2008"),
        END,
        "Mon 23 Mar 2026",
        None,
        unknowns.PAST_18,
    ),
    (
        "a birthday on 29 February is kept on 1 March in a common year",
        child(episode("Mon 2 Jun 2025"), born="Fri 29 Feb 2008"),
        END,
        "Sat 28 Feb 2026",
        True,
        None,
    ),
    (
        "left open and still carried: known to the last day of the last return that carries the child",
        child(episode("Mon 2 Sep 2024"), years=(2025,)),
        END,
        "Mon 31 Mar 2025",
        True,
        None,
    ),
    (
        "left open and no longer carried",
        child(episode("Mon 2 Sep 2024"), years=(2025,)),
        END,
        "Tue 1 Apr 2025",
        None,
        unknowns.NO_LONGER_CARRIED,
    ),
    (
        "left open, no longer carried, and grown up by the day",
        child(episode("Mon 2 Sep 2024"), years=(2025,), born="Sun 1 Jul 2007"),
        END,
        "Tue 1 Jul 2025",
        False,
        None,
    ),
    (
        "said to go on (X1), and nothing follows: the day before it ended is known",
        child(episode("Mon 2 Jun 2025", "Mon 6 Oct 2025")),
        END,
        "Sun 5 Oct 2025",
        True,
        None,
    ),
    (
        "said to go on (X1), and nothing follows",
        child(episode("Mon 2 Jun 2025", "Mon 6 Oct 2025")),
        END,
        "Mon 6 Oct 2025",
        None,
        unknowns.WHAT_FOLLOWED_IS_MISSING,
    ),
    (
        "ended for a reason that is not known, and nothing follows: it may have been the end of care",
        child(replace(episode("Mon 2 Jun 2025", "Mon 6 Oct 2025"), reason_ceased=None)),
        END,
        "Mon 6 Oct 2025",
        None,
        unknowns.MAY_HAVE_LEFT,
    ),
    (
        "said to go on, a hole, and then on again: one time in care",
        child(episode("Mon 2 Jun 2025", "Mon 6 Oct 2025"), episode("Mon 3 Nov 2025", new="P")),
        END,
        "Fri 10 Oct 2025",
        True,
        None,
    ),
    (
        "a year between two returns that was not loaded, care open before and carried after",
        child(episode("Mon 5 Feb 2024"), years=(2024, 2026)),
        END,
        "Wed 1 Jan 2025",
        True,
        None,
    ),
    (
        "the data reach no further than the day they speak for",
        child(episode("Mon 2 Jun 2025")),
        "Tue 30 Sep 2025",
        "Tue 30 Sep 2025",
        True,
        None,
    ),
    (
        "a child whose return had not begun by then",
        child(episode("Mon 4 Feb 2019"), years=(2027,)),
        END,
        END,
        True,
        None,
    ),
]


@pytest.mark.parametrize(
    ("story", "whose", "reach", "on", "expected", "why"), IN_CARE, ids=[case[0] for case in IN_CARE]
)
def test_in_care_on_a_day(
    story: str, whose: Child, reach: str, on: str, expected: bool | None, why: str | None
) -> None:
    care = care_on(day(on), care_of(whose, day(reach)))

    assert in_care(day(on), care, birthdays(whose.born_on).adult) == (expected, why), story
