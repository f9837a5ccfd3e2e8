"""Named cases: by when a review is due, and whether it was held by then. Worked by hand from regulation 33 and the calendar."""

from __future__ import annotations

from tests.returns.cases.telling import Case, Child, rows


def _leap_year() -> Child:
    return (
        Child()
        .looked_after("Wed 1 Nov 2023")
        .reviews("Wed 29 Nov 2023", "Thu 29 Feb 2024", "Fri 30 Aug 2024", "Fri 28 Feb 2025")
    )


def _three_months_late() -> Child:
    return Child().looked_after("Mon 3 Feb 2025").review("Mon 2 Jun 2025").leaves("Mon 1 Sep 2025")


DUE = (
    Case(
        "A first review on the 20th working day is in time",
        Child().looked_after("Mon 2 Feb 2026").review("Mon 2 Mar 2026"),
        due="Mon 2 Mar 2026 | Mon 2 Mar 2026 | met | first",
        on_time="Mon 2 Mar 2026 | Mon 2 Mar 2026 | met | first",
        held="Mon 2 Mar 2026 | met",
    ),
    Case(
        "A first review on the 21st working day is late by one day",
        Child().looked_after("Mon 2 Feb 2026").review("Tue 3 Mar 2026"),
        due="Tue 3 Mar 2026 | Mon 2 Mar 2026 | not met | first",
        on_time="Tue 3 Mar 2026 | Mon 2 Mar 2026 | not met | first",
    ),
    Case(
        "A review may be held on the first day of care",
        Child().looked_after("Mon 2 Feb 2026").review("Mon 2 Feb 2026"),
        due="Mon 2 Feb 2026 | Mon 2 Mar 2026 | met | first",
    ),
    Case(
        "A review not held by its day, in care still, is not met",
        Child().looked_after("Mon 2 Feb 2026"),
        due="- | Mon 2 Mar 2026 | not met | first",
        on_time="",
        held="",
    ),
    Case(
        "A review due on 31 March and not held by then is not met in that year",
        Child().looked_after("Tue 3 Mar 2026"),
        due="- | Tue 31 Mar 2026 | not met | first",
    ),
    Case(
        "A review due on 1 April is of the year after",
        Child().looked_after("Wed 4 Mar 2026"),
        due="",
    ),
    Case(
        "Care and a review that both began on the last day that is known are known",
        Child().looked_after("Tue 31 Mar 2026").review("Tue 31 Mar 2026"),
        due="",
        held="Tue 31 Mar 2026 | met",
    ),
    Case(
        "A review not yet due is in no population (Easter inside: due 15 April 2026)",
        Child().looked_after("Mon 16 Mar 2026"),
        due="",
    ),
    Case(
        "Christmas and New Year do not count among the 20 working days",
        Child().looked_after("Mon 16 Dec 2024").review("Thu 16 Jan 2025"),
        year=2025,
        due="Thu 16 Jan 2025 | Thu 16 Jan 2025 | met | first",
    ),
    Case(
        "Easter does not count: 29 April is the last day, 30 April is late",
        Child().looked_after("Fri 28 Mar 2025").review("Wed 30 Apr 2025").leaves("Wed 30 Jul 2025"),
        due=rows(
            "Wed 30 Apr 2025 | Tue 29 Apr 2025 | not met | first",
            "- | Wed 30 Jul 2025 | left out: left care before it fell due | second",
        ),
    ),
    Case(
        "Care that begins on a Saturday: the first working day after is day 1",
        Child().looked_after("Sat 12 Apr 2025").reviews("Wed 14 May 2025", "Thu 14 Aug 2025", "Fri 13 Feb 2026"),
        due=rows(
            "Wed 14 May 2025 | Wed 14 May 2025 | met | first",
            "Thu 14 Aug 2025 | Thu 14 Aug 2025 | met | second",
            "Fri 13 Feb 2026 | Sat 14 Feb 2026 | met | later",
        ),
    ),
    Case(
        "Three months from 30 November end on 28 February",
        Child().looked_after("Mon 11 Nov 2024").reviews("Sat 30 Nov 2024", "Sat 1 Mar 2025"),
        year=2025,
        due=rows(
            "Sat 30 Nov 2024 | Mon 9 Dec 2024 | met | first",
            "Sat 1 Mar 2025 | Fri 28 Feb 2025 | not met | second",
        ),
    ),
    Case(
        "A last day on a Saturday is not put off to Monday",
        Child().looked_after("Mon 5 Aug 2024").reviews("Sat 31 Aug 2024", "Mon 2 Dec 2024"),
        year=2025,
        due=rows(
            "Sat 31 Aug 2024 | Tue 3 Sep 2024 | met | first",
            "Mon 2 Dec 2024 | Sat 30 Nov 2024 | not met | second",
        ),
    ),
    Case(
        "Six months from 31 August end on 28 February",
        Child().looked_after("Mon 3 Jun 2024").reviews("Mon 1 Jul 2024", "Sat 31 Aug 2024", "Fri 28 Feb 2025"),
        year=2025,
        due=rows(
            "Mon 1 Jul 2024 | Mon 1 Jul 2024 | met | first",
            "Sat 31 Aug 2024 | Tue 1 Oct 2024 | met | second",
            "Fri 28 Feb 2025 | Fri 28 Feb 2025 | met | later",
        ),
    ),
    Case(
        "Three months from 29 November end on 29 February in a leap year",
        _leap_year(),
        year=2024,
        loaded=(2024, 2025),
        due=rows(
            "Wed 29 Nov 2023 | Wed 29 Nov 2023 | met | first",
            "Thu 29 Feb 2024 | Thu 29 Feb 2024 | met | second",
        ),
    ),
    Case(
        "Six months from 29 February end on 29 August, not on the last of the month",
        _leap_year(),
        year=2025,
        loaded=(2024, 2025),
        due=rows(
            "Fri 30 Aug 2024 | Thu 29 Aug 2024 | not met | later",
            "Fri 28 Feb 2025 | Fri 28 Feb 2025 | met | later",
        ),
    ),
    Case(
        "An early review moves the next one forward: three months from the day it was held",
        Child().looked_after("Mon 2 Jun 2025").reviews("Mon 9 Jun 2025", "Wed 10 Sep 2025", "Mon 1 Dec 2025"),
        due=rows(
            "Mon 9 Jun 2025 | Mon 30 Jun 2025 | met | first",
            "Wed 10 Sep 2025 | Tue 9 Sep 2025 | not met | second",
            "Mon 1 Dec 2025 | Tue 10 Mar 2026 | met | later",
        ),
    ),
    Case(
        "A late review moves the next one back: it counts from the day it was held",
        Child().looked_after("Mon 2 Jun 2025").reviews("Mon 14 Jul 2025", "Tue 14 Oct 2025"),
        due=rows(
            "Mon 14 Jul 2025 | Mon 30 Jun 2025 | not met | first",
            "Tue 14 Oct 2025 | Tue 14 Oct 2025 | met | second",
        ),
    ),
    Case(
        "A review held in March and due in April: held in one year, due in the next",
        Child().looked_after("Mon 16 Dec 2024").reviews("Thu 9 Jan 2025", "Thu 20 Mar 2025", "Fri 19 Sep 2025"),
        due=rows(
            "Thu 20 Mar 2025 | Wed 9 Apr 2025 | met | second",
            "Fri 19 Sep 2025 | Sat 20 Sep 2025 | met | later",
            "- | Thu 19 Mar 2026 | not met | later",
        ),
        on_time="Fri 19 Sep 2025 | Sat 20 Sep 2025 | met | later",
    ),
    Case(
        "Three months late, seen from the year in which it was due: not held, not met",
        _three_months_late(),
        year=2025,
        due="- | Mon 3 Mar 2025 | not met | first",
        on_time="",
    ),
    Case(
        "Three months late, seen from that year with a later as-at day: the same row, now with its day",
        _three_months_late(),
        year=2025,
        as_at="Mon 30 Jun 2025",
        due="Mon 2 Jun 2025 | Mon 3 Mar 2025 | not met | first",
        held="",
    ),
    Case(
        "Three months late, seen from the year in which it was held: it is not due again",
        _three_months_late(),
        due="- | Tue 2 Sep 2025 | left out: left care before it fell due | second",
        on_time="Mon 2 Jun 2025 | Mon 3 Mar 2025 | not met | first",
        held="Mon 2 Jun 2025 | met",
    ),
    Case(
        "After the as-at day nothing is known: a review held the day after is not held yet",
        Child().looked_after("Mon 2 Jun 2025").review("Tue 1 Jul 2025").leaves("Mon 4 Aug 2025"),
        as_at="Mon 30 Jun 2025",
        due="- | Mon 30 Jun 2025 | not met | first",
        held="",
    ),
    Case(
        "On the day before the last day nothing is due yet",
        Child().looked_after("Mon 2 Jun 2025").review("Tue 1 Jul 2025"),
        as_at="Sun 29 Jun 2025",
        due="",
    ),
    Case(
        "A new legal status, a move and a stay in hospital do not start the reviews again",
        Child()
        .looked_after("Mon 2 Jun 2025")
        .changes("Mon 16 Jun 2025", status="C1")
        .changes("Fri 20 Jun 2025", placement="U4")
        .changes("Tue 24 Jun 2025", placement="T1")
        .changes("Fri 27 Jun 2025", placement="U4")
        .reviews("Mon 30 Jun 2025", "Tue 30 Sep 2025")
        .leaves("Fri 14 Nov 2025"),
        due=rows(
            "Mon 30 Jun 2025 | Mon 30 Jun 2025 | met | first",
            "Tue 30 Sep 2025 | Tue 30 Sep 2025 | met | second",
            "- | Mon 30 Mar 2026 | left out: left care before it fell due | later",
        ),
    ),
    Case(
        "A young person who came alone is reviewed like every other child",
        Child("Thu 14 Aug 2008", "M")
        .looked_after("Mon 2 Feb 2026")
        .review("Fri 27 Feb 2026")
        .came_alone("Fri 14 Aug 2026"),
        due="Fri 27 Feb 2026 | Mon 2 Mar 2026 | met | first",
    ),
)
