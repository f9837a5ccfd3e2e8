"""Named cases: what ends an obligation, and what starts a new one: leaving, 18, adoption, short breaks, coming back."""

from __future__ import annotations

from tests.returns.cases.telling import Case, Child, rows

ENTERS = "Mon 2 Jun 2025"  # the first review is due by Monday 30 June 2025
SMALL = "Fri 1 Mar 2024"
BACK = "unknown: a placement for adoption ended before it, and the law for that review is not encoded"


def _back_from_adoption() -> Child:
    return (
        Child(SMALL)
        .looked_after("Mon 3 Jun 2024")
        .review("Mon 1 Jul 2024", "PN0")
        .changes("Mon 2 Sep 2024", placement="A6")
        .changes("Mon 3 Mar 2025", placement="U6")
    )


ENDINGS = (
    Case(
        "Left care before the day: left out",
        Child().looked_after(ENTERS).leaves("Fri 20 Jun 2025"),
        due="- | Mon 30 Jun 2025 | left out: left care before it fell due | first",
    ),
    Case(
        "Left care on the very day, not held: left out",
        Child().looked_after(ENTERS).leaves("Mon 30 Jun 2025"),
        due="- | Mon 30 Jun 2025 | left out: left care before it fell due | first",
    ),
    Case(
        "Left care the day after, not held: not met",
        Child().looked_after(ENTERS).leaves("Tue 1 Jul 2025"),
        due="- | Mon 30 Jun 2025 | not met | first",
    ),
    Case(
        "A child who died before the day: left out",
        Child().looked_after(ENTERS).leaves("Thu 12 Jun 2025", "E2"),
        due="- | Mon 30 Jun 2025 | left out: died before it fell due | first",
    ),
    Case(
        "A review on the day care ends still belongs to that care; the one after it lapses",
        Child().looked_after(ENTERS).review("Wed 25 Jun 2025").leaves("Wed 25 Jun 2025"),
        due=rows(
            "Wed 25 Jun 2025 | Mon 30 Jun 2025 | met | first",
            "- | Thu 25 Sep 2025 | left out: left care before it fell due | second",
        ),
        held="Wed 25 Jun 2025 | met",
    ),
    Case(
        "Left in March, due in June: left out in the year of the day, where the child is in no return",
        Child().looked_after("Mon 3 Mar 2025").review("Mon 24 Mar 2025").leaves("Fri 28 Mar 2025"),
        due="- | Tue 24 Jun 2025 | left out: left care before it fell due | second",
    ),
    Case(
        "Turned 18 before the day: left out",
        Child("Fri 15 Jun 2007").looked_after(ENTERS).leaves("Sun 15 Jun 2025", "E17"),
        due="- | Mon 30 Jun 2025 | left out: turned 18 before it fell due | first",
    ),
    Case(
        "Turned 18 on the very day: left out",
        Child("Sat 30 Jun 2007").looked_after(ENTERS).leaves("Mon 30 Jun 2025", "E5"),
        due="- | Mon 30 Jun 2025 | left out: turned 18 before it fell due | first",
    ),
    Case(
        "Turned 18 the day after, not held: not met",
        Child("Sun 1 Jul 2007").looked_after(ENTERS).leaves("Tue 1 Jul 2025", "E7"),
        due="- | Mon 30 Jun 2025 | not met | first",
    ),
    Case(
        "A review on the 18th birthday, the day care ends, was held",
        Child("Sat 30 Jun 2007").looked_after(ENTERS).review("Mon 30 Jun 2025").leaves("Mon 30 Jun 2025", "E17"),
        due=rows(
            "Mon 30 Jun 2025 | Mon 30 Jun 2025 | met | first",
            "- | Tue 30 Sep 2025 | left out: turned 18 before it fell due | second",
        ),
    ),
    Case(
        "Left care for another reason before turning 18: left care is what happened first",
        Child("Wed 20 Jun 2007").looked_after(ENTERS).leaves("Tue 10 Jun 2025"),
        due="- | Mon 30 Jun 2025 | left out: left care before it fell due | first",
    ),
    Case(
        "Still open in the return after the 18th birthday: the obligation lapsed at 18",
        Child("Fri 15 Jun 2007").looked_after(ENTERS),
        due="- | Mon 30 Jun 2025 | left out: turned 18 before it fell due | first",
    ),
    Case(
        "Born on 29 February: 18 on 1 March, so a review due on 28 February was still due",
        Child("Fri 29 Feb 2008")
        .looked_after("Mon 10 Nov 2025")
        .review("Fri 28 Nov 2025")
        .leaves("Sun 1 Mar 2026", "E17"),
        due=rows(
            "Fri 28 Nov 2025 | Mon 8 Dec 2025 | met | first",
            "- | Sat 28 Feb 2026 | not met | second",
        ),
    ),
    Case(
        "Born on 29 February: a review due on 2 March lapsed on 1 March",
        Child("Fri 29 Feb 2008").looked_after("Mon 2 Feb 2026").leaves("Sun 1 Mar 2026", "E17"),
        due="- | Mon 2 Mar 2026 | left out: turned 18 before it fell due | first",
    ),
    Case(
        "Placed for adoption before the day: left out; the review after is held on the adoption track",
        Child(SMALL)
        .looked_after(ENTERS)
        .changes("Fri 20 Jun 2025", status="E1", placement="A6")
        .review("Fri 11 Jul 2025", "PN0")
        .leaves("Mon 12 Jan 2026", "E11"),
        due="- | Mon 30 Jun 2025 | left out: placed for adoption before it fell due | first",
        on_time="",
        held="Fri 11 Jul 2025 | met",
        views="Fri 11 Jul 2025 | left out: under 4 on the day of the review",
    ),
    Case(
        "Placed for adoption on the very day: left out",
        Child(SMALL).looked_after(ENTERS).changes("Mon 30 Jun 2025", placement="A4"),
        due="- | Mon 30 Jun 2025 | left out: placed for adoption before it fell due | first",
    ),
    Case(
        "Placed for adoption the day after, not held: not met",
        Child(SMALL).looked_after(ENTERS).changes("Tue 1 Jul 2025", placement="A5"),
        due="- | Mon 30 Jun 2025 | not met | first",
    ),
    Case(
        "A review on the day of placement is an adoption review",
        Child(SMALL).looked_after(ENTERS).changes("Fri 20 Jun 2025", placement="A3").review("Fri 20 Jun 2025", "PN0"),
        due="- | Mon 30 Jun 2025 | left out: placed for adoption before it fell due | first",
        on_time="",
        held="Fri 20 Jun 2025 | met",
    ),
    Case(
        "The decision to place for adoption does not move the track: only a placement does",
        Child(SMALL)
        .looked_after("Mon 2 Feb 2026")
        .decided_for_adoption("Tue 10 Feb 2026")
        .review("Mon 2 Mar 2026", "PN0"),
        due="Mon 2 Mar 2026 | Mon 2 Mar 2026 | met | first",
    ),
    Case(
        "Back in foster care from an adoptive placement: the first review is of a law not encoded, then every six months",
        _back_from_adoption().reviews("Tue 8 Apr 2025", "Thu 9 Oct 2025", code="PN0"),
        due=rows(
            f"Tue 8 Apr 2025 | - | {BACK} | not known",
            "Thu 9 Oct 2025 | Wed 8 Oct 2025 | not met | later",
        ),
        held=rows("Tue 8 Apr 2025 | met", "Thu 9 Oct 2025 | met"),
    ),
    Case(
        "Back in foster care from an adoptive placement and not reviewed since: unknown while in care",
        _back_from_adoption(),
        due=f"- | - | {BACK} | not known",
    ),
    Case(
        "Back in foster care from an adoptive placement, and left without a review: in no population",
        _back_from_adoption().leaves("Mon 2 Jun 2025"),
        due="",
    ),
    Case(
        "A stay in hospital does not end a placement for adoption",
        Child(SMALL)
        .looked_after("Mon 3 Jun 2024")
        .review("Mon 1 Jul 2024", "PN0")
        .changes("Mon 2 Sep 2024", placement="A6")
        .changes("Tue 1 Apr 2025", placement="T1")
        .changes("Mon 14 Apr 2025", placement="A6")
        .review("Tue 8 Apr 2025", "PN0"),
        due="",
        on_time="",
        held="Tue 8 Apr 2025 | met",
    ),
    Case(
        "Short breaks promise no statutory review, and one returned for them is not counted",
        Child().looked_after(ENTERS, "V4").review("Tue 1 Jul 2025"),
        due="",
        held="",
        views="",
    ),
    Case(
        "Break by break (V3): nothing is due",
        Child()
        .looked_after("Mon 2 Jun 2025", "V3", "R1")
        .leaves("Fri 6 Jun 2025")
        .looked_after("Mon 4 Aug 2025", "V3", "R1")
        .leaves("Sat 9 Aug 2025"),
        due="",
    ),
    Case(
        "From short breaks to being looked after: the statutory track starts that day",
        Child()
        .looked_after("Mon 3 Mar 2025", "V4")
        .changes(ENTERS, status="V2")
        .reviews("Mon 30 Jun 2025", "Tue 30 Sep 2025", "Fri 27 Mar 2026"),
        due=rows(
            "Mon 30 Jun 2025 | Mon 30 Jun 2025 | met | first",
            "Tue 30 Sep 2025 | Tue 30 Sep 2025 | met | second",
            "Fri 27 Mar 2026 | Mon 30 Mar 2026 | met | later",
        ),
    ),
    Case(
        "From short breaks that began before the returns: the track began inside them, so the first is known",
        Child()
        .looked_after("Mon 4 Dec 2023", "V4")
        .changes(ENTERS, status="C1")
        .review("Tue 1 Jul 2025")
        .leaves("Fri 1 Aug 2025"),
        due=rows(
            "Tue 1 Jul 2025 | Mon 30 Jun 2025 | not met | first",
            "- | Wed 1 Oct 2025 | left out: left care before it fell due | second",
        ),
    ),
    Case(
        "To short breaks before the day, and back: what was due lapses, and a first review is due anew",
        Child()
        .looked_after(ENTERS)
        .changes("Mon 23 Jun 2025", status="V4")
        .changes("Mon 1 Sep 2025", status="V2")
        .reviews("Mon 29 Sep 2025", "Mon 29 Dec 2025"),
        due=rows(
            "- | Mon 30 Jun 2025 | left out: moved to short breaks before it fell due | first",
            "Mon 29 Sep 2025 | Mon 29 Sep 2025 | met | first",
            "Mon 29 Dec 2025 | Mon 29 Dec 2025 | met | second",
        ),
    ),
    Case(
        "Back in care under the same number: a first review is due anew (August bank holiday inside)",
        Child()
        .looked_after(ENTERS)
        .review("Fri 20 Jun 2025")
        .leaves("Fri 4 Jul 2025")
        .looked_after("Fri 1 Aug 2025", "C1")
        .reviews("Mon 1 Sep 2025", "Mon 1 Dec 2025"),
        due=rows(
            "Fri 20 Jun 2025 | Mon 30 Jun 2025 | met | first",
            "- | Sat 20 Sep 2025 | left out: left care before it fell due | second",
            "Mon 1 Sep 2025 | Mon 1 Sep 2025 | met | first",
            "Mon 1 Dec 2025 | Mon 1 Dec 2025 | met | second",
        ),
    ),
    Case(
        "A review dated before care began is outside care, counts nowhere, and discharges nothing",
        Child().looked_after(ENTERS).review("Wed 28 May 2025").leaves("Fri 20 Jun 2025"),
        due="- | Mon 30 Jun 2025 | left out: left care before it fell due | first",
        on_time="",
        held="Wed 28 May 2025 | unknown: held on a day outside any period of care in the returns",
    ),
    Case(
        "A review dated the day after care ended is outside care",
        Child().looked_after(ENTERS).review("Sat 21 Jun 2025").leaves("Fri 20 Jun 2025"),
        due="- | Mon 30 Jun 2025 | left out: left care before it fell due | first",
        held="Sat 21 Jun 2025 | unknown: held on a day outside any period of care in the returns",
    ),
)
