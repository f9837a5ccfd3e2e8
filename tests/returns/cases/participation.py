"""Named cases: the participation code of a review against the age of the child on that day."""

from __future__ import annotations

from tests.returns.cases.telling import Case, Child, rows

_CODES = ("PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7")
_DAYS = (
    "Tue 1 Apr 2025",
    "Thu 1 May 2025",
    "Mon 2 Jun 2025",
    "Tue 1 Jul 2025",
    "Fri 1 Aug 2025",
    "Mon 1 Sep 2025",
    "Wed 1 Oct 2025",
)
FOURTH_BIRTHDAY = "Mon 15 Sep 2025"
BORN = "Wed 15 Sep 2021"


def _every_code() -> Child:
    child = Child().looked_after("Mon 14 Feb 2022")
    for on, code in zip(_DAYS, _CODES, strict=True):
        child.review(on, code)
    return child


PARTICIPATION = (
    Case(
        "Each code of a child of 4 or over, in the three measures",
        _every_code(),
        views=rows(
            "Tue 1 Apr 2025 | met",
            "Thu 1 May 2025 | met",
            "Mon 2 Jun 2025 | met",
            "Tue 1 Jul 2025 | not met",
            "Fri 1 Aug 2025 | met",
            "Mon 1 Sep 2025 | met",
            "Wed 1 Oct 2025 | not met",
        ),
        took_part=rows(
            "Tue 1 Apr 2025 | met",
            "Thu 1 May 2025 | met",
            "Mon 2 Jun 2025 | met",
            "Tue 1 Jul 2025 | met",
            "Fri 1 Aug 2025 | met",
            "Mon 1 Sep 2025 | met",
            "Wed 1 Oct 2025 | not met",
        ),
        attended=rows(
            "Tue 1 Apr 2025 | met",
            "Thu 1 May 2025 | met",
            "Mon 2 Jun 2025 | met",
            "Tue 1 Jul 2025 | met",
            "Fri 1 Aug 2025 | not met",
            "Mon 1 Sep 2025 | not met",
            "Wed 1 Oct 2025 | not met",
        ),
    ),
    Case(
        "PN0 the day before the 4th birthday, on it, and the day after",
        Child(BORN)
        .looked_after("Mon 14 Feb 2022")
        .reviews("Sun 14 Sep 2025", "Mon 15 Sep 2025", "Tue 16 Sep 2025", code="PN0"),
        views=rows(
            "Sun 14 Sep 2025 | left out: under 4 on the day of the review",
            "Mon 15 Sep 2025 | left out: under 4 on the day of the review",
            "Tue 16 Sep 2025 | unknown: under-4 code for a child of 4 or over",
        ),
        held=rows("Sun 14 Sep 2025 | met", "Mon 15 Sep 2025 | met", "Tue 16 Sep 2025 | met"),
    ),
    Case(
        "PN1 the day before the 4th birthday, on it, and the day after",
        Child(BORN).looked_after("Mon 14 Feb 2022").reviews("Sun 14 Sep 2025", "Mon 15 Sep 2025", "Tue 16 Sep 2025"),
        attended=rows(
            "Sun 14 Sep 2025 | unknown: code for a child of 4 or over, but the child was under 4",
            "Mon 15 Sep 2025 | met",
            "Tue 16 Sep 2025 | met",
        ),
    ),
    Case(
        "PN7 on the 4th birthday is a review of a child of 4 whose views were not given",
        Child(BORN).looked_after("Mon 14 Feb 2022").review(FOURTH_BIRTHDAY, "PN7"),
        views=f"{FOURTH_BIRTHDAY} | not met",
    ),
    Case(
        "A blank code and a code that is not in the list are unknown, at any age",
        Child(BORN)
        .looked_after("Mon 14 Feb 2022")
        .review("Mon 1 Sep 2025", "")
        .review("Mon 15 Sep 2025", "")
        .review("Wed 1 Oct 2025", "")
        .review("Mon 1 Dec 2025", "PN9"),
        views=rows(
            "Mon 1 Sep 2025 | unknown: no participation code",
            "Mon 15 Sep 2025 | unknown: no participation code",
            "Wed 1 Oct 2025 | unknown: no participation code",
            "Mon 1 Dec 2025 | unknown: a participation code that is not in the return's list",
        ),
    ),
    Case(
        "Born on 29 February: 4 on the next 29 February",
        Child("Sat 29 Feb 2020")
        .looked_after("Mon 3 Apr 2023")
        .review("Wed 28 Feb 2024", "PN0")
        .review("Fri 1 Mar 2024", "PN1"),
        year=2024,
        loaded=(2024,),
        views=rows("Wed 28 Feb 2024 | left out: under 4 on the day of the review", "Fri 1 Mar 2024 | met"),
    ),
)
