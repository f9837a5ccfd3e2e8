"""The children of the other IROs whom the look names, and the two who wait for one, told by hand."""

from __future__ import annotations

from tests.fenshire.cast.telling import Home, Told
from tests.fenshire.staff import COURT, IN_CARE, THROUGH_CARE

MARCUS, HELEN, SAM, YUSUF = "Marcus Bell", "Helen Dacre", "Sam Whitaker", "Yusuf Karim"
ISLA_LAW = (("Tue 27 Jan 2026", "V2"), ("Wed 4 Mar 2026", "C1"))
OMAR_LAW = (("Wed 11 Feb 2026", "V2"),)

OTHERS = (
    Told(
        *("F-1012", "Kyle", "Stebbing", "M", "Thu 6 Dec 2012", 4012),
        law=(("Mon 7 Apr 2025", "C1"), ("Fri 14 Nov 2025", "C2")),
        homes=(
            Home("Mon 7 Apr 2025", "Janet and Keith", "Stannock"),
            Home("Mon 12 Jan 2026", "Larch House", "Withernby", "K2", provider="PR4"),
        ),
        # his fourth was on a Saturday, so that he missed no school
        reviews=(
            *(("Fri 2 May 2025", "PN6"), ("Wed 30 Jul 2025", "PN7")),
            *(("Wed 12 Nov 2025", "PN6"), ("Sat 9 May 2026", "PN1")),
        ),
        iros=((MARCUS, "Fri 11 Apr 2025", "first", "Mon 14 Apr 2025"),),
        workers=(("Kwame Stile", "Mon 7 Apr 2025"), ("Odile Marsh", "Mon 17 Nov 2025")),
        team=IN_CARE,
        lived="Stannock",
    ),
    Told(
        *("F-1013", "Jasmine", "Rudd", "F", "Tue 6 Jul 2021", 4013, (("Mon 15 Sep 2025", "C1"),)),
        homes=(Home("Mon 15 Sep 2025", "Lorraine", "Pinfold"),),
        reviews=(("Thu 9 Oct 2025", "PN6"), ("Wed 7 Jan 2026", "PN6"), ("Wed 27 May 2026", "PN6")),
        iros=((MARCUS, "Fri 19 Sep 2025", "first", "Mon 22 Sep 2025"),),
        workers=(("Petra Vale", "Mon 15 Sep 2025"),),
        team=COURT,
        lived="Pinfold",
    ),
    Told(
        *("F-1014", "Isla", "Brannock", "F", "Fri 12 Mar 2021", 4014, ISLA_LAW),
        homes=(Home("Tue 27 Jan 2026", "Trish and Alan", "Hallam Eau"),),
        reviews=(("Mon 23 Feb 2026", "PN6"), ("Wed 20 May 2026", "PN6")),
        iros=((SAM, "Thu 29 Jan 2026", "first", "Mon 2 Feb 2026"),),
        workers=(("Kwame Stile", "Tue 27 Jan 2026"),),
        team=COURT,
        lived="Hallam Eau",
        group="Brannock",
    ),
    Told(
        *("F-1015", "Finn", "Brannock", "M", "Tue 20 Jun 2023", 4014, ISLA_LAW),
        homes=(Home("Tue 27 Jan 2026", "Trish and Alan", "Hallam Eau"),),
        reviews=(("Mon 23 Feb 2026", "PN0"), ("Wed 20 May 2026", "PN0")),
        iros=((SAM, "Thu 29 Jan 2026", "siblings", ""),),
        workers=(("Kwame Stile", "Tue 27 Jan 2026"),),
        team=COURT,
        lived="Hallam Eau",
        group="Brannock",
    ),
    Told(
        *("F-1016", "Rohan", "Devlin", "M", "Mon 21 Feb 2011", 4015),
        law=(("Mon 2 Sep 2024", "V2"), ("Tue 14 Jan 2025", "C1"), ("Wed 16 Jul 2025", "C2")),
        homes=(
            Home("Mon 2 Sep 2024", "Maureen", "Kelby"),
            Home("Fri 25 Apr 2025", "Priti and Hal", "Crow Dyke"),
        ),
        # he asks for days without school: his fifth was on a Saturday
        reviews=(
            *(("Thu 26 Sep 2024", "PN6"), ("Thu 12 Dec 2024", "PN1"), ("Thu 5 Jun 2025", "PN1")),
            *(("Wed 3 Dec 2025", "PN1"), ("Sat 30 May 2026", "PN1")),
        ),
        iros=((HELEN, "Thu 5 Sep 2024", "first", "Fri 6 Sep 2024"),),
        workers=(("Bharat Lowe", "Mon 2 Sep 2024"), ("Anselm Ridge", "Mon 9 Mar 2026")),
        team=THROUGH_CARE,
        ethnicity="MWAS",
        lived="Kelby",
    ),
    Told(
        *("F-1017", "Leah", "Sutterby", "F", "Wed 17 Jul 2013", 4016),
        law=(("Mon 3 Nov 2025", "V2"), ("Fri 20 Mar 2026", "C1")),
        homes=(Home("Mon 3 Nov 2025", "Dot", "Tattersby"), Home("Thu 18 Jun 2026", "Kath and Rob", "Monkswater")),
        # her third was begun in time and finished after the last lawful day: `today` says when it was begun
        reviews=(("Thu 27 Nov 2025", "PN6"), ("Tue 24 Feb 2026", "PN1"), ("Thu 27 Aug 2026", "PN1")),
        iros=((HELEN, "Thu 6 Nov 2025", "first", "Fri 7 Nov 2025"),),
        workers=(
            *(("Jo Hurst", "Mon 3 Nov 2025"), ("Ines Brook", "Mon 26 Jan 2026")),
            *(("Petra Vale", "Tue 7 Apr 2026"), ("Lucja Penn", "Mon 7 Sep 2026")),
        ),
        team=COURT,
        lived="Tattersby",
    ),
    Told(
        *("F-1018", "Omar", "Farouk", "M", "Sat 8 Nov 2014", 4017, OMAR_LAW),
        homes=(Home("Wed 11 Feb 2026", "Imran", "Fenmarket", "U3", rest="5GN"),),
        reviews=(("Mon 9 Mar 2026", "PN6"), ("Thu 4 Jun 2026", "PN1")),
        iros=((YUSUF, "Mon 16 Feb 2026", "first", "Mon 16 Feb 2026"),),
        workers=(("Ines Brook", "Wed 11 Feb 2026"),),
        team=COURT,
        ethnicity="AOTH",
        group="Farouk",
    ),
    Told(
        *("F-1019", "Salma", "Farouk", "F", "Thu 7 Jun 2018", 4017, OMAR_LAW),
        homes=(Home("Wed 11 Feb 2026", "Nasreen", "Lastingham Green"),),
        reviews=(("Mon 9 Mar 2026", "PN6"), ("Thu 4 Jun 2026", "PN6")),
        iros=((YUSUF, "Mon 16 Feb 2026", "siblings", "Mon 16 Feb 2026"),),
        workers=(("Ines Brook", "Wed 11 Feb 2026"),),
        team=COURT,
        ethnicity="AOTH",
        group="Farouk",
    ),
    Told(
        *("F-1020", "Ava", "Pashley", "F", "Wed 8 Jul 2026", 4018, (("Tue 27 Oct 2026", "V2"),)),
        homes=(Home("Tue 27 Oct 2026", "Tess and Phil", "Wexholme"),),
        workers=(("Lucja Penn", "Tue 27 Oct 2026"),),
        team=COURT,
        lived="Wexholme",
    ),
    Told(
        *("F-1021", "Leo", "Tekle", "M", "Thu 17 Feb 2011", 4019, (("Thu 12 Nov 2026", "V2"),)),
        homes=(Home("Thu 12 Nov 2026", "Adanech", "Fenmarket", rest="7HR"),),
        workers=(("Ines Brook", "Thu 12 Nov 2026"),),
        team=COURT,
        ethnicity="BAFR",
        uasc=True,
    ),
)
