"""Children's stories worked by hand: what the law asked for, and what can be known of it from the returns. Not tests."""

from __future__ import annotations

from dataclasses import replace

from heed.exchange.records import Child
from heed.facts import unknowns
from tests.facts.made import child, episode

END_OF_YEAR = "Tue 31 Mar 2026"

CASES: list[tuple[str, Child, list[tuple[str | None, str | None, str | None]]]] = [
    (
        "care begins inside the returns: 20 working days, three months, six months, each from the day before was held",
        child(episode("Mon 2 Jun 2025"), held=["Mon 30 Jun 2025", "Fri 26 Sep 2025", "Thu 26 Mar 2026"]),
        [
            ("first", "Mon 30 Jun 2025", "Mon 30 Jun 2025"),
            ("second", "Tue 30 Sep 2025", "Fri 26 Sep 2025"),
            ("later", "Thu 26 Mar 2026", "Thu 26 Mar 2026"),
            ("later", "Sat 26 Sep 2026", None),
        ],
    ),
    (
        "no review at all: the first is owed and stays owed",
        child(episode("Mon 2 Jun 2025")),
        [("first", "Mon 30 Jun 2025", None)],
    ),
    (
        "care began before the returns: nothing is known of the first review seen, nor what was held before it",
        child(episode("Mon 3 Feb 2025"), held=["Wed 14 May 2025"]),
        [
            (None, unknowns.OUTSIDE_RETURNS, "Wed 14 May 2025"),
            (None, "Fri 14 Nov 2025", None),  # six months have passed: late by either rule
        ],
    ),
    (
        "care began before the returns and no review is seen",
        child(episode("Mon 3 Feb 2025")),
        [(None, unknowns.OUTSIDE_RETURNS, None)],
    ),
    (
        "a start on the first day of the returns is inside them",
        child(episode("Tue 1 Apr 2025"), held=["Fri 2 May 2025"]),
        [("first", "Thu 1 May 2025", "Fri 2 May 2025"), ("second", "Sat 2 Aug 2025", None)],
    ),
    (
        "a start on the day before is outside them",
        child(episode("Mon 31 Mar 2025"), held=["Wed 30 Apr 2025"]),
        [(None, unknowns.OUTSIDE_RETURNS, "Wed 30 Apr 2025"), (None, "Thu 30 Oct 2025", None)],
    ),
    (
        "the place of the review before is not known, held within three months: on time by either rule",
        child(episode("Mon 3 Feb 2025"), held=["Wed 14 May 2025", "Thu 14 Aug 2025"]),
        [
            (None, unknowns.OUTSIDE_RETURNS, "Wed 14 May 2025"),
            (None, "Thu 14 Aug 2025", "Thu 14 Aug 2025"),
            ("later", "Sat 14 Feb 2026", None),
        ],
    ),
    (
        "a day after three months, in care four months before the review before: cannot be known",
        child(episode("Mon 3 Feb 2025"), held=["Wed 14 May 2025", "Fri 15 Aug 2025"]),
        [
            (None, unknowns.OUTSIDE_RETURNS, "Wed 14 May 2025"),
            (None, unknowns.MAY_HAVE_BEEN_FIRST, "Fri 15 Aug 2025"),
            ("later", "Sun 15 Feb 2026", None),
        ],
    ),
    (
        "the same, six months in care before it: the 6-month rule, by interpretation",
        child(episode("Thu 14 Nov 2024"), held=["Wed 14 May 2025", "Fri 15 Aug 2025"]),
        [
            (None, unknowns.OUTSIDE_RETURNS, "Wed 14 May 2025"),
            ("later", "Fri 14 Nov 2025", "Fri 15 Aug 2025"),
            ("later", "Sun 15 Feb 2026", None),
        ],
    ),
    (
        "the same, one day short of six months in care",
        child(episode("Fri 15 Nov 2024"), held=["Wed 14 May 2025", "Fri 15 Aug 2025"]),
        [
            (None, unknowns.OUTSIDE_RETURNS, "Wed 14 May 2025"),
            (None, unknowns.MAY_HAVE_BEEN_FIRST, "Fri 15 Aug 2025"),
            ("later", "Sun 15 Feb 2026", None),
        ],
    ),
    (
        "more than six months after: late by either rule",
        child(episode("Mon 3 Feb 2025"), held=["Wed 14 May 2025", "Sat 15 Nov 2025"]),
        [
            (None, unknowns.OUTSIDE_RETURNS, "Wed 14 May 2025"),
            (None, "Fri 14 Nov 2025", "Sat 15 Nov 2025"),
            ("later", "Fri 15 May 2026", None),
        ],
    ),
    (
        "care began before the returns at a day they do not tell",
        child(episode("Mon 3 Mar 2025", new="L"), held=["Wed 14 May 2025"]),
        [(None, unknowns.OUTSIDE_RETURNS, "Wed 14 May 2025"), (None, "Fri 14 Nov 2025", None)],
    ),
    (
        "leaving care on the last lawful day",
        child(episode("Mon 2 Jun 2025", "Mon 30 Jun 2025", ceased="E4A")),
        [("first", "Mon 30 Jun 2025", unknowns.LEFT_CARE)],
    ),
    (
        "a review on the last day of care still belongs to it",
        child(episode("Mon 2 Jun 2025", "Mon 30 Jun 2025", ceased="E4A"), held=["Mon 30 Jun 2025"]),
        [("first", "Mon 30 Jun 2025", "Mon 30 Jun 2025"), ("second", "Tue 30 Sep 2025", unknowns.LEFT_CARE)],
    ),
    (
        "a review after care ended, and one before it began, belong to nothing",
        child(episode("Mon 2 Jun 2025", "Mon 30 Jun 2025", ceased="E4A"), held=["Sun 1 Jun 2025", "Tue 1 Jul 2025"]),
        [
            (None, unknowns.OUTSIDE_CARE, "Sun 1 Jun 2025"),
            (None, unknowns.OUTSIDE_CARE, "Tue 1 Jul 2025"),
            ("first", "Mon 30 Jun 2025", unknowns.LEFT_CARE),
        ],
    ),
    (
        "coming back into care starts again at the first review; a review on the day of return belongs to the new period",
        child(
            episode("Mon 2 Jun 2025", "Tue 15 Jul 2025", ceased="E4A"),
            episode("Tue 15 Jul 2025"),
            held=["Mon 16 Jun 2025", "Tue 15 Jul 2025"],
        ),
        [
            ("first", "Mon 30 Jun 2025", "Mon 16 Jun 2025"),
            ("second", "Tue 16 Sep 2025", unknowns.LEFT_CARE),
            ("first", "Tue 12 Aug 2025", "Tue 15 Jul 2025"),
            ("second", "Wed 15 Oct 2025", None),
        ],
    ),
    (
        "a change of legal status or of placement does not start again",
        child(
            episode("Mon 2 Jun 2025", "Mon 16 Jun 2025", status="V2"),
            episode("Mon 16 Jun 2025", "Wed 18 Jun 2025", new="L", status="C1"),
            episode("Wed 18 Jun 2025", new="P", status="C1", place="T2"),
        ),
        [("first", "Mon 30 Jun 2025", None)],
    ),
    (
        "turning 18 on the last lawful day",
        child(episode("Mon 2 Jun 2025"), born="Sat 30 Jun 2007"),
        [("first", "Mon 30 Jun 2025", unknowns.TURNED_18)],
    ),
    (
        "leaving care on the 18th birthday is turning 18",
        child(episode("Mon 2 Jun 2025", "Mon 30 Jun 2025", ceased="E17"), born="Sat 30 Jun 2007"),
        [("first", "Mon 30 Jun 2025", unknowns.TURNED_18)],
    ),
    (
        "an adult in the return is asked nothing of",
        child(episode("Mon 2 Jun 2025"), born="Fri 1 Jun 2007", held=["Mon 30 Jun 2025"]),
        [(None, unknowns.OUTSIDE_CARE, "Mon 30 Jun 2025")],
    ),
    (
        "a child who died",
        child(episode("Mon 2 Jun 2025", "Mon 16 Jun 2025", ceased="E2")),
        [("first", "Mon 30 Jun 2025", unknowns.DIED)],
    ),
    (
        "placed for adoption before the first review fell due: 4 weeks, then 3 months, then 6, on the adoption track",
        child(
            episode("Mon 2 Jun 2025", "Mon 23 Jun 2025", status="E1"),
            episode("Mon 23 Jun 2025", new="P", status="E1", place="A5"),
            held=["Mon 21 Jul 2025", "Tue 21 Oct 2025"],
        ),
        [
            ("first", "Mon 30 Jun 2025", unknowns.PLACED_FOR_ADOPTION),
            ("first", "Mon 21 Jul 2025", "Mon 21 Jul 2025"),
            ("second", "Tue 21 Oct 2025", "Tue 21 Oct 2025"),
            ("later", "Tue 21 Apr 2026", None),
        ],
    ),
    (
        "a review on the day of placement is on the adoption track",
        child(
            episode("Mon 2 Jun 2025", "Mon 23 Jun 2025", status="E1"),
            episode("Mon 23 Jun 2025", new="P", status="E1", place="A6"),
            held=["Mon 23 Jun 2025"],
        ),
        [
            ("first", "Mon 30 Jun 2025", unknowns.PLACED_FOR_ADOPTION),
            ("first", "Mon 21 Jul 2025", "Mon 23 Jun 2025"),
            ("second", "Tue 23 Sep 2025", None),
        ],
    ),
    (
        "respite during a placement for adoption ends nothing; a placement that breaks down leads to a review whose law "
        "is not encoded, then to the 6-month rule",
        child(
            episode("Mon 2 Jun 2025", "Mon 23 Jun 2025", status="E1"),
            episode("Mon 23 Jun 2025", "Fri 4 Jul 2025", new="P", status="E1", place="A5"),
            episode("Fri 4 Jul 2025", "Mon 7 Jul 2025", new="P", status="E1", place="T1"),
            episode("Mon 7 Jul 2025", "Mon 4 Aug 2025", new="P", status="E1", place="A5"),
            episode("Mon 4 Aug 2025", new="P", status="E1", place="U4"),
            held=["Mon 16 Jun 2025", "Mon 21 Jul 2025", "Mon 8 Sep 2025"],
        ),
        [
            ("first", "Mon 30 Jun 2025", "Mon 16 Jun 2025"),
            ("second", "Tue 16 Sep 2025", unknowns.PLACED_FOR_ADOPTION),
            ("first", "Mon 21 Jul 2025", "Mon 21 Jul 2025"),
            ("second", "Tue 21 Oct 2025", unknowns.PLACEMENT_FOR_ADOPTION_ENDED),
            (None, unknowns.AFTER_DISRUPTION, "Mon 8 Sep 2025"),
            ("later", "Sun 8 Mar 2026", None),
        ],
    ),
    (
        "from short breaks to care: the clock starts on the first day that is not a short break",
        child(
            episode("Mon 7 Apr 2025", "Mon 2 Jun 2025", status="V4"),
            episode("Mon 2 Jun 2025", new="L", status="V2"),
            held=["Thu 1 May 2025", "Mon 30 Jun 2025"],
        ),
        [
            ("first", "Mon 7 Jul 2025", "Thu 1 May 2025"),
            (None, unknowns.SHORT_BREAK_NOT_RETURNED, "moved from short breaks"),
            ("first", "Mon 30 Jun 2025", "Mon 30 Jun 2025"),
            ("second", "Tue 30 Sep 2025", None),
        ],
    ),
    (
        "a review between two short breaks of a child with no other care is one of short breaks",
        child(
            episode("Mon 7 Apr 2025", "Fri 11 Apr 2025", status="V3", ceased="E8"),
            episode("Mon 5 May 2025", "Fri 9 May 2025", status="V3", ceased="E8"),
            held=["Thu 1 May 2025"],
        ),
        [
            (None, unknowns.SHORT_BREAK_NOT_RETURNED, "Thu 1 May 2025"),
            (None, unknowns.SHORT_BREAK_NOT_RETURNED, unknowns.LEFT_CARE),
            (None, unknowns.SHORT_BREAK_NOT_RETURNED, unknowns.LEFT_CARE),
        ],
    ),
    (
        "from care to short breaks, the status unknown for a while",
        child(
            episode("Mon 2 Jun 2025", "Mon 16 Jun 2025", status="V2"),
            episode("Mon 16 Jun 2025", "Fri 20 Jun 2025", new="L", status="V4"),
            episode("Fri 20 Jun 2025", new="L", status=None),
        ),
        [
            ("first", "Mon 30 Jun 2025", unknowns.MOVED_TO_SHORT_BREAKS),
            (None, unknowns.SHORT_BREAK_NOT_RETURNED, None),
        ],
    ),
    (
        "care ends and goes on without being said to start: the return does not show it begin",
        child(
            episode("Mon 2 Jun 2025", "Mon 16 Jun 2025", ceased="E4A"),
            episode("Mon 7 Jul 2025", new="L"),
        ),
        [("first", "Mon 30 Jun 2025", unknowns.LEFT_CARE), (None, unknowns.OUTSIDE_RETURNS, None)],
    ),
    (
        "an episode ends, care goes on (X1), and nothing follows: what was owed by then is known, what came after is not",
        child(episode("Mon 2 Jun 2025", "Mon 1 Sep 2025"), held=["Mon 30 Jun 2025"]),
        [("first", "Mon 30 Jun 2025", "Mon 30 Jun 2025"), (None, unknowns.WHAT_FOLLOWED_IS_MISSING, None)],
    ),
    (
        "the same, but why the episode ended is not known: care may have ended with it",
        child(
            replace(episode("Mon 2 Jun 2025", "Mon 1 Sep 2025"), reason_ceased=None),
            held=["Mon 30 Jun 2025"],
        ),
        [("first", "Mon 30 Jun 2025", "Mon 30 Jun 2025"), (None, unknowns.MAY_HAVE_LEFT, None)],
    ),
    (
        "the same, owed before the episode ended",
        child(episode("Mon 2 Jun 2025", "Mon 1 Sep 2025")),
        [("first", "Mon 30 Jun 2025", None)],
    ),
    (
        "left open in one return and not carried by the next",
        child(episode("Mon 3 Mar 2025"), held=["Mon 24 Mar 2025"], years=(2025,)),
        [("first", "Mon 31 Mar 2025", "Mon 24 Mar 2025"), (None, unknowns.NO_LONGER_CARRIED, None)],
    ),
    (
        "left open in one return, not carried by the next, but already late by then",
        child(episode("Mon 3 Feb 2025"), years=(2025,)),
        [("first", "Mon 3 Mar 2025", None)],
    ),
    (
        "a year is missing between two returns: reviews may have been held in it",
        child(
            episode("Mon 5 Feb 2024"),
            held=["Mon 26 Feb 2024", "Tue 27 May 2025", "Tue 25 Nov 2025"],
            years=(2024, 2026),
        ),
        [
            ("first", "Mon 4 Mar 2024", "Mon 26 Feb 2024"),
            (None, unknowns.OUTSIDE_RETURNS, "Tue 27 May 2025"),
            ("later", "Thu 27 Nov 2025", "Tue 25 Nov 2025"),
            ("later", "Mon 25 May 2026", None),
        ],
    ),
    (
        "only a review dated before the returns: what followed it is not known",
        child(episode("Mon 3 Feb 2025"), held=["Mon 24 Feb 2025"]),
        [(None, unknowns.OUTSIDE_RETURNS, "Mon 24 Feb 2025"), (None, unknowns.OUTSIDE_RETURNS, None)],
    ),
    (
        "the last review lies before a missing year, and care goes on beyond it",
        child(episode("Mon 5 Feb 2024"), held=["Mon 26 Feb 2024"], years=(2024, 2026)),
        [("first", "Mon 4 Mar 2024", "Mon 26 Feb 2024"), (None, unknowns.OUTSIDE_RETURNS, None)],
    ),
    (
        "the last review lies before a missing year, and care ended in the year after it",
        child(episode("Mon 5 Feb 2024", "Fri 1 Mar 2024", ceased="E4A"), years=(2024, 2026)),
        [("first", "Mon 4 Mar 2024", unknowns.LEFT_CARE)],
    ),
    (
        "turning 18 after the returns ceased to carry the child",
        child(episode("Mon 3 Mar 2025"), held=["Mon 24 Mar 2025"], born="Fri 1 Jun 2007", years=(2025,)),
        [("first", "Mon 31 Mar 2025", "Mon 24 Mar 2025"), (None, unknowns.NO_LONGER_CARRIED, unknowns.TURNED_18)],
    ),
]
