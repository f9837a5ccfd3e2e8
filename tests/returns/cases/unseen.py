"""Named cases: care that began before the returns reach back. What the review before was may not be known; it is then said."""

from __future__ import annotations

from tests.returns.cases.telling import Case, Child, rows

LONG_AGO = "Mon 14 Feb 2022"
UNSEEN = "unknown: the review before lies outside the returns loaded"
FIRST_PERHAPS = "unknown: the review before may have been the first"


def _lately() -> Child:
    return Child().looked_after("Mon 3 Mar 2025").review("Mon 14 Apr 2025")


UNSEEN_BEFORE = (
    Case(
        "The first review seen has no review before it that is seen: unknown, and so is which it was",
        Child().looked_after(LONG_AGO).reviews("Thu 15 May 2025", "Thu 14 Aug 2025", "Sat 14 Feb 2026"),
        loaded=(2026,),
        due=rows(
            f"Thu 15 May 2025 | - | {UNSEEN} | not known",
            "Thu 14 Aug 2025 | Fri 15 Aug 2025 | met | not known",
            "Sat 14 Feb 2026 | Sat 14 Feb 2026 | met | later",
        ),
        on_time=rows(
            f"Thu 15 May 2025 | - | {UNSEEN} | not known",
            "Thu 14 Aug 2025 | Fri 15 Aug 2025 | met | not known",
            "Sat 14 Feb 2026 | Sat 14 Feb 2026 | met | later",
        ),
        held=rows("Thu 15 May 2025 | met", "Thu 14 Aug 2025 | met", "Sat 14 Feb 2026 | met"),
    ),
    Case(
        "The same reviews with the year before loaded: the one of November 2024 is seen, and decides",
        Child().looked_after(LONG_AGO).reviews("Wed 15 May 2024", "Thu 14 Nov 2024", "Thu 15 May 2025"),
        due=rows("Thu 15 May 2025 | Wed 14 May 2025 | not met | later", "- | Sat 15 Nov 2025 | not met | later"),
    ),
    Case(
        "Held three months to the day after the only review seen: met, and that day decided",
        Child().looked_after(LONG_AGO).reviews("Fri 31 Oct 2025", "Sat 31 Jan 2026"),
        loaded=(2026,),
        due=rows(f"Fri 31 Oct 2025 | - | {UNSEEN} | not known", "Sat 31 Jan 2026 | Sat 31 Jan 2026 | met | not known"),
    ),
    Case(
        "Held a day more than six months after the only review seen: late whichever it was",
        Child().looked_after(LONG_AGO).reviews("Wed 2 Apr 2025", "Fri 3 Oct 2025"),
        loaded=(2026,),
        due=rows(f"Wed 2 Apr 2025 | - | {UNSEEN} | not known", "Fri 3 Oct 2025 | Thu 2 Oct 2025 | not met | not known"),
    ),
    Case(
        "Held between three and six months after it, long in care: the six-month rule",
        Child().looked_after(LONG_AGO).reviews("Wed 2 Apr 2025", "Thu 2 Oct 2025"),
        loaded=(2026,),
        due=rows(f"Wed 2 Apr 2025 | - | {UNSEEN} | not known", "Thu 2 Oct 2025 | Thu 2 Oct 2025 | met | later"),
    ),
    Case(
        "Held between three and six months after it, in care for six weeks by then: unknown; the third is known",
        _lately().reviews("Wed 10 Sep 2025", "Tue 10 Mar 2026"),
        loaded=(2026,),
        due=rows(
            f"Mon 14 Apr 2025 | - | {UNSEEN} | not known",
            f"Wed 10 Sep 2025 | - | {FIRST_PERHAPS} | not known",
            "Tue 10 Mar 2026 | Tue 10 Mar 2026 | met | later",
        ),
    ),
    Case(
        "In care for six months to the day by the only review seen: the six-month rule",
        Child().looked_after("Mon 14 Oct 2024").reviews("Mon 14 Apr 2025", "Tue 14 Oct 2025"),
        loaded=(2026,),
        due=rows(f"Mon 14 Apr 2025 | - | {UNSEEN} | not known", "Tue 14 Oct 2025 | Tue 14 Oct 2025 | met | later"),
    ),
    Case(
        "In care for six months less a day by the only review seen: unknown",
        Child().looked_after("Tue 15 Oct 2024").reviews("Mon 14 Apr 2025", "Tue 14 Oct 2025"),
        loaded=(2026,),
        due=rows(f"Mon 14 Apr 2025 | - | {UNSEEN} | not known", f"Tue 14 Oct 2025 | - | {FIRST_PERHAPS} | not known"),
    ),
    Case(
        "Not held three months after the only review seen, in care for six weeks by then: unknown while it is open",
        _lately(),
        loaded=(2026,),
        as_at="Mon 14 Jul 2025",
        due=rows(f"Mon 14 Apr 2025 | - | {UNSEEN} | not known", f"- | - | {FIRST_PERHAPS} | not known"),
    ),
    Case(
        "The day before, it is due under neither reading, and in no population",
        _lately(),
        loaded=(2026,),
        as_at="Sun 13 Jul 2025",
        due=f"Mon 14 Apr 2025 | - | {UNSEEN} | not known",
    ),
    Case(
        "Not held six months after it: late whichever it was",
        _lately(),
        loaded=(2026,),
        as_at="Tue 14 Oct 2025",
        due=rows(f"Mon 14 Apr 2025 | - | {UNSEEN} | not known", "- | Tue 14 Oct 2025 | not met | not known"),
    ),
    Case(
        "Long in care, not held three months after the only review seen: not due before six",
        Child().looked_after(LONG_AGO).review("Mon 1 Dec 2025"),
        loaded=(2026,),
        due=f"Mon 1 Dec 2025 | - | {UNSEEN} | not known",
    ),
    Case(
        "No review seen at all, in care still: unknown",
        Child().looked_after(LONG_AGO),
        due=f"- | - | {UNSEEN} | not known",
        on_time="",
    ),
    Case(
        "No review seen at all, and left: nothing can be said, and nothing is open",
        Child().looked_after(LONG_AGO).leaves("Mon 1 Sep 2025"),
        due="",
    ),
    Case(
        "Left within three months of the only review seen: left out, whichever it was",
        _lately().leaves("Mon 14 Jul 2025"),
        loaded=(2026,),
        due=rows(
            f"Mon 14 Apr 2025 | - | {UNSEEN} | not known",
            "- | Tue 14 Oct 2025 | left out: left care before it fell due | not known",
        ),
    ),
    Case(
        "Left between three and six months after it, long in care: left out",
        Child().looked_after(LONG_AGO).review("Thu 15 May 2025").leaves("Wed 1 Oct 2025"),
        loaded=(2026,),
        due=rows(
            f"Thu 15 May 2025 | - | {UNSEEN} | not known",
            "- | Sat 15 Nov 2025 | left out: left care before it fell due | later",
        ),
    ),
    Case(
        "Left between three and six months after it, in care for six weeks by then: not open, so in no population",
        _lately().leaves("Mon 1 Sep 2025"),
        loaded=(2026,),
        due=f"Mon 14 Apr 2025 | - | {UNSEEN} | not known",
    ),
    Case(
        "Left a day more than six months after the only review seen: not met",
        Child().looked_after(LONG_AGO).review("Wed 2 Apr 2025").leaves("Fri 3 Oct 2025"),
        loaded=(2026,),
        due=rows(f"Wed 2 Apr 2025 | - | {UNSEEN} | not known", "- | Thu 2 Oct 2025 | not met | not known"),
    ),
    Case(
        "Left on the first day that the returns cover, with a review on it: that review is seen, the one before is not",
        Child().looked_after(LONG_AGO).review("Tue 1 Apr 2025").leaves("Tue 1 Apr 2025"),
        loaded=(2026,),
        due=rows(
            f"Tue 1 Apr 2025 | - | {UNSEEN} | not known",
            "- | Wed 1 Oct 2025 | left out: left care before it fell due | later",
        ),
        held="Tue 1 Apr 2025 | met",
    ),
    Case(
        "A week in care before the returns begin: the start date is known, the first review is still not",
        Child().looked_after("Mon 25 Mar 2024").review("Fri 12 Apr 2024").leaves("Fri 3 May 2024"),
        year=2025,
        due=rows(
            f"Fri 12 Apr 2024 | - | {UNSEEN} | not known",
            "- | Sat 12 Oct 2024 | left out: left care before it fell due | not known",
        ),
    ),
    Case(
        "Care that began on the first day the returns cover (Easter Monday) is wholly known",
        Child().looked_after("Mon 1 Apr 2024").reviews("Mon 29 Apr 2024", "Tue 30 Jul 2024"),
        year=2025,
        due=rows(
            "Mon 29 Apr 2024 | Mon 29 Apr 2024 | met | first",
            "Tue 30 Jul 2024 | Mon 29 Jul 2024 | not met | second",
            "- | Thu 30 Jan 2025 | not met | later",
        ),
    ),
)
