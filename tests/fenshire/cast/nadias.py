"""The children of Nadia Rahman whom the look names, told by hand: Amara and her brother Ben, and nine others."""

from __future__ import annotations

from tests.fenshire.cast.telling import Home, Told
from tests.fenshire.staff import COURT, IN_CARE, THROUGH_CARE

NADIA, DEV, JO = "Nadia Rahman", "Dev Sharma", "Jo Hurst"
OSEI_LAW = (("Mon 9 Feb 2026", "V2"), ("Tue 14 Apr 2026", "C1"), ("Tue 22 Sep 2026", "C2"))
OSEI_WORKERS = ((JO, "Mon 9 Feb 2026"), (DEV, "Mon 11 May 2026"))

NADIAS = (
    Told(
        *("F-1001", "Amara", "Osei", "F", "Sun 3 Jun 2012", 4001, OSEI_LAW),
        homes=(
            Home("Mon 9 Feb 2026", "Jean", "Fenmarket", rest="2BL"),
            Home("Fri 20 Mar 2026", "Ros and Colin", "Saltby", rest="3DL"),
            Home("Fri 28 Aug 2026", "Marcia", "Alderbrook", "U4", rest="4LN"),
        ),
        reviews=(("Thu 5 Mar 2026", "PN6"), ("Fri 29 May 2026", "PN1")),
        iros=((NADIA, "Thu 12 Feb 2026", "first", "Thu 12 Feb 2026"),),
        workers=OSEI_WORKERS,
        team=IN_CARE,
        ethnicity="BAFR",
        group="Osei",
    ),
    Told(
        *("F-1002", "Ben", "Osei", "M", "Sat 14 Sep 2019", 4001, OSEI_LAW),
        homes=(Home("Mon 9 Feb 2026", "Pat and Lou", "Saltby"),),
        reviews=(("Thu 5 Mar 2026", "PN6"), ("Fri 29 May 2026", "PN6")),
        iros=((NADIA, "Thu 12 Feb 2026", "siblings", "Thu 12 Feb 2026"),),
        workers=OSEI_WORKERS,
        team=IN_CARE,
        ethnicity="BAFR",
        group="Osei",
    ),
    Told(
        *("F-1003", "Lily", "Marwood", "F", "Fri 11 Apr 2014", 4002),
        law=(("Mon 22 Sep 2025", "V2"), ("Thu 13 Nov 2025", "C1"), ("Wed 10 Jun 2026", "C2")),
        homes=(
            Home("Mon 22 Sep 2025", "Denise and Ray", "Kelby"),
            Home("Fri 13 Feb 2026", "Sandra", "Thornsea"),
        ),
        reviews=(("Wed 15 Oct 2025", "PN6"), ("Wed 14 Jan 2026", "PN6"), ("Wed 20 May 2026", "PN1")),
        iros=((NADIA, "Thu 25 Sep 2025", "first", "Mon 29 Sep 2025"),),
        workers=((JO, "Mon 22 Sep 2025"), (DEV, "Mon 2 Mar 2026")),
        team=IN_CARE,
        lived="Kelby",
    ),
    Told(
        *("F-1004", "Theo", "Grantley", "M", "Tue 19 Jan 2016", 4003),
        law=(("Tue 4 Mar 2025", "C1"), ("Thu 23 Oct 2025", "C2")),
        homes=(
            Home("Tue 4 Mar 2025", "Bev and Martin", "Fenmarket"),
            Home("Mon 31 Aug 2026", "Olwen", "Wexholme"),
        ),
        reviews=(
            *(("Mon 31 Mar 2025", "PN6"), ("Thu 26 Jun 2025", "PN1")),
            *(("Mon 8 Dec 2025", "PN1"), ("Tue 2 Jun 2026", "PN6")),
        ),
        iros=((NADIA, "Thu 6 Mar 2025", "first", "Fri 7 Mar 2025"),),
        workers=(("Ines Brook", "Tue 4 Mar 2025"), ("Odile Marsh", "Mon 3 Nov 2025")),
        team=IN_CARE,
    ),
    Told(
        *("F-1005", "Kai", "Mabbott", "M", "Wed 8 Mar 2017", 4004),
        law=(("Thu 15 Jan 2026", "L2"), ("Fri 23 Jan 2026", "C1")),
        homes=(Home("Thu 15 Jan 2026", "Hazel and Tony", "Ousby"),),
        reviews=(("Thu 12 Feb 2026", "PN6"), ("Mon 11 May 2026", "PN1"), ("Mon 9 Nov 2026", "PN1")),
        iros=((NADIA, "Mon 19 Jan 2026", "first", "Wed 21 Jan 2026"),),
        workers=(("Kwame Stile", "Thu 15 Jan 2026"),),
        team=COURT,
        lived="Ousby",
    ),
    Told(
        *("F-1006", "Zara", "Quereshi", "F", "Wed 22 Jun 2011", 4005),
        law=(("Mon 1 Sep 2025", "V2"),),
        homes=(Home("Mon 1 Sep 2025", "Samina", "Fenmarket", "U3"),),
        reviews=(
            *(("Thu 25 Sep 2025", "PN1"), ("Thu 4 Dec 2025", "PN1")),
            *(("Thu 14 May 2026", "PN6"), ("Thu 29 Oct 2026", "PN1")),
        ),
        iros=((NADIA, "Wed 3 Sep 2025", "first", "Thu 4 Sep 2025"),),
        workers=((DEV, "Mon 1 Sep 2025"),),
        team=IN_CARE,
        ethnicity="APKN",
    ),
    Told(
        *("F-1007", "Mia", "Tranter", "F", "Mon 26 Feb 2018", 4006),
        law=(("Tue 17 Jun 2025", "C1"), ("Wed 11 Feb 2026", "C2")),
        homes=(Home("Tue 17 Jun 2025", "Gloria", "Reedham Bridge"),),
        reviews=(
            *(("Fri 11 Jul 2025", "PN6"), ("Fri 3 Oct 2025", "PN6"), ("Fri 16 Jan 2026", "PN6")),
            *(("Fri 24 Apr 2026", "PN1"), ("Fri 23 Oct 2026", "PN1")),
        ),
        iros=((NADIA, "Thu 19 Jun 2025", "first", "Fri 20 Jun 2025"),),
        workers=(("Petra Vale", "Tue 17 Jun 2025"), ("Bharat Lowe", "Mon 16 Feb 2026")),
        team=IN_CARE,
        lived="Reedham Bridge",
    ),
    Told(
        *("F-1008", "Jayden", "Coyle", "M", "Fri 23 Jul 2010", 4007),
        law=(("Mon 27 Jul 2026", "V2"),),
        homes=(Home("Mon 27 Jul 2026", "Femi", "Fenmarket", rest="6EQ"),),
        reviews=(("Fri 21 Aug 2026", "PN1"),),
        iros=((NADIA, "Thu 30 Jul 2026", "first", "Fri 31 Jul 2026"),),
        workers=(("Tamsin Dyke", "Mon 27 Jul 2026"),),
        team=THROUGH_CARE,
    ),
    Told(
        *("F-1009", "Ellis", "Hanmer", "M", "Sat 5 Sep 2015", 4008),
        law=(("Mon 7 Apr 2025", "C1"), ("Tue 25 Nov 2025", "C2")),
        homes=(Home("Mon 7 Apr 2025", "Wendy and Clive", "Long Drove"),),
        reviews=(
            *(("Fri 2 May 2025", "PN6"), ("Thu 17 Jul 2025", "PN6")),
            *(("Mon 8 Dec 2025", "PN6"), ("Mon 1 Jun 2026", "PN1")),
        ),
        iros=((NADIA, "Thu 10 Apr 2025", "first", "Mon 14 Apr 2025"),),
        workers=(("Ines Brook", "Mon 7 Apr 2025"), (DEV, "Mon 8 Dec 2025")),
        team=IN_CARE,
        lived="Long Drove",
    ),
    Told(
        *(
            "F-1010",
            "Maya",
            "Delgado",
            "F",
            "Thu 18 May 2017",
            4009,
            (("Tue 18 Nov 2025", "C1"), ("Thu 16 Jul 2026", "C2")),
        ),
        homes=(Home("Tue 18 Nov 2025", "Joan", "Saltby", rest="8JU"),),
        reviews=(("Thu 11 Dec 2025", "PN6"), ("Tue 3 Mar 2026", "PN1"), ("Tue 1 Sep 2026", "PN1")),
        iros=((NADIA, "Thu 20 Nov 2025", "first", "Fri 21 Nov 2025"),),
        workers=(("Lucja Penn", "Tue 18 Nov 2025"), ("Yewande Pike", "Mon 20 Jul 2026")),
        team=IN_CARE,
        ethnicity="MOTH",
        group="Delgado",
    ),
    Told(
        *(
            "F-1011",
            "Rosa",
            "Delgado",
            "F",
            "Fri 21 Feb 2020",
            4009,
            (("Tue 18 Nov 2025", "C1"), ("Thu 16 Jul 2026", "C2")),
        ),
        homes=(Home("Tue 18 Nov 2025", "Joan", "Saltby", rest="8JU"),),
        reviews=(("Thu 11 Dec 2025", "PN6"), ("Tue 3 Mar 2026", "PN6"), ("Tue 1 Sep 2026", "PN6")),
        iros=((NADIA, "Thu 20 Nov 2025", "siblings", "Fri 21 Nov 2025"),),
        workers=(("Lucja Penn", "Tue 18 Nov 2025"), ("Yewande Pike", "Mon 20 Jul 2026")),
        team=IN_CARE,
        ethnicity="MOTH",
        group="Delgado",
    ),
)
