"""Children told by hand so that each kind of life is there once for certain: half-siblings, a mother and her baby, one who
came back, one who came back after adoption, one whom few may see, one who turns 18 before the next review.
"""

from __future__ import annotations

from tests.fenshire.cast.telling import Home, Told
from tests.fenshire.staff import COURT, IN_CARE, THROUGH_CARE

MARCUS, HELEN, YUSUF, OLA, JOAN = "Marcus Bell", "Helen Dacre", "Yusuf Karim", "Ola Adeyemi", "Joan Petrie"
BEFORE_OLA = "Rhiannon Lark"
BLYTHE = (
    *(("Thu 4 Jul 2024", "PN6"), ("Wed 2 Oct 2024", "PN6"), ("Wed 26 Mar 2025", "PN1")),
    *(("Tue 16 Sep 2025", "PN1"), ("Tue 10 Mar 2026", "PN1"), ("Tue 8 Sep 2026", "PN1")),
)
BLYTHE_LAW = (("Mon 10 Jun 2024", "C1"), ("Fri 31 Jan 2025", "C2"))
BLYTHE_IROS = (
    (BEFORE_OLA, "Wed 12 Jun 2024", "first", "Fri 14 Jun 2024"),
    (OLA, "Mon 2 Sep 2024", "left", "Thu 5 Sep 2024"),
)

KINDS = (
    # Corey and Bonnie have one mother, Bonnie and Alfie one father; Corey and Alfie are nothing to each other
    Told(
        *("F-1022", "Corey", "Blythe", "M", "Mon 3 May 2010", 4021, BLYTHE_LAW),
        homes=(Home("Mon 10 Jun 2024", "Des", "Gedney Lode"),),
        reviews=BLYTHE,
        iros=BLYTHE_IROS,
        workers=(("Greer Tarn", "Mon 10 Jun 2024"),),
        team=THROUGH_CARE,
        lived="Brigg Fen",
        group="Blythe and Ward",
    ),
    Told(
        *("F-1023", "Bonnie", "Blythe", "F", "Fri 14 Aug 2015", 4021, BLYTHE_LAW),
        homes=(Home("Mon 10 Jun 2024", "Sheila and Graham", "Brigg Fen", "U6"),),
        reviews=BLYTHE,
        iros=BLYTHE_IROS,
        workers=(("Odile Marsh", "Mon 10 Jun 2024"),),
        team=IN_CARE,
        lived="Brigg Fen",
        group="Blythe and Ward",
    ),
    Told(
        *("F-1024", "Alfie", "Ward", "M", "Wed 24 Mar 2021", 4022),
        law=(("Mon 19 Jan 2026", "C1"),),
        homes=(Home("Mon 19 Jan 2026", "Sheila and Graham", "Brigg Fen"),),
        reviews=(("Thu 12 Feb 2026", "PN6"), ("Thu 7 May 2026", "PN6"), ("Tue 3 Nov 2026", "PN6")),
        iros=((OLA, "Wed 21 Jan 2026", "siblings", ""),),
        workers=(("Lucja Penn", "Mon 19 Jan 2026"),),
        team=COURT,
        lived="Cold Ashby",
        group="Blythe and Ward",
    ),
    # a mother and her baby, in one home, with two IROs
    Told(
        *("F-1025", "Chantelle", "Moss", "F", "Sun 12 Apr 2009", 4023),
        law=(("Mon 5 Jul 2021", "C1"), ("Thu 10 Mar 2022", "C2")),
        homes=(
            Home("Mon 5 Jul 2021", "Irene", "Whinmoor"),
            Home("Mon 2 Feb 2026", "Bernice", "Reedham Bridge", rest="7KS"),
        ),
        reviews=(
            *(
                ("Wed 8 Mar 2023", "PN6"),
                ("Wed 6 Sep 2023", "PN6"),
                ("Tue 5 Mar 2024", "PN1"),
                ("Tue 3 Sep 2024", "PN1"),
            ),
            *(
                ("Mon 3 Mar 2025", "PN1"),
                ("Tue 2 Sep 2025", "PN5"),
                ("Mon 2 Mar 2026", "PN1"),
                ("Tue 1 Sep 2026", "PN1"),
            ),
        ),
        iros=((YUSUF, "Fri 9 Jul 2021", "first", "Mon 12 Jul 2021"),),
        workers=(("Greer Tarn", "Mon 10 Apr 2023"),),
        team=THROUGH_CARE,
        lived="Whinmoor",
        childs_birth="Wed 3 Jun 2026",
    ),
    Told(
        *("F-1026", "Noah", "Moss", "M", "Wed 3 Jun 2026", 4024, (("Wed 24 Jun 2026", "C1"),)),
        homes=(Home("Wed 24 Jun 2026", "Bernice", "Reedham Bridge", rest="7KS"),),
        reviews=(("Mon 20 Jul 2026", "PN0"), ("Thu 15 Oct 2026", "PN0")),
        iros=((OLA, "Fri 26 Jun 2026", "first", ""),),
        workers=(("Petra Vale", "Wed 24 Jun 2026"),),
        team=COURT,
        lived="Reedham Bridge",
    ),
    # went home, and came back to the IRO he had
    Told(
        *("F-1027", "Tyler", "Boon", "M", "Thu 20 Feb 2014", 4025),
        law=(("Mon 6 Nov 2023", "V2"), ("Mon 2 Mar 2026", "V2"), ("Thu 14 May 2026", "C1")),
        homes=(Home("Mon 6 Nov 2023", "Elaine", "Harrowgate End"), Home("Mon 2 Mar 2026", "Elaine", "Harrowgate End")),
        reviews=(
            *(("Thu 30 Nov 2023", "PN6"), ("Tue 27 Feb 2024", "PN1")),
            *(("Wed 25 Mar 2026", "PN7"), ("Tue 23 Jun 2026", "PN1")),
        ),
        iros=((YUSUF, "Wed 4 Mar 2026", "came_back", "Thu 5 Mar 2026"),),
        workers=(("Petra Vale", "Mon 2 Mar 2026"),),
        team=COURT,
        left=(("Fri 23 Aug 2024", "E4A"),),
        lived="Cold Ashby",
    ),
    # adopted; and the record of a child who came into care from an adoptive home: the two are declared not to be linked
    Told(
        *("F-1028", "Poppy", "Lund", "F", "Tue 5 Feb 2019", 4026),
        law=(("Mon 4 Oct 2021", "C1"), ("Wed 9 Mar 2022", "E1")),
        homes=(Home("Mon 4 Oct 2021", "Vi", "Dunsley"), Home("Mon 6 Jun 2022", "her new family", "Eastmoor", "A6")),
        reviews=(("Thu 30 Jun 2022", "PN0"), ("Wed 28 Sep 2022", "PN0"), ("Tue 21 Mar 2023", "PN6")),
        left=(("Thu 20 Apr 2023", "E12"),),
        lived="Skelder",
        decided=("Thu 24 Feb 2022",),
    ),
    Told(
        *("F-1029", "Poppy", "Ashworth", "F", "Tue 5 Feb 2019", 4027, (("Mon 8 Jun 2026", "V2"),)),
        homes=(Home("Mon 8 Jun 2026", "Anthea and Jo", "Burnham Lock", withheld=True),),
        reviews=(("Thu 2 Jul 2026", "PN6"), ("Tue 29 Sep 2026", "PN6")),
        iros=((MARCUS, "Thu 11 Jun 2026", "first", "Fri 12 Jun 2026"),),
        workers=(("Kwame Stile", "Mon 8 Jun 2026"),),
        team=COURT,
        lived="Eastmoor",
        adopted_before="Thu 20 Apr 2023",
    ),
    # her aunt works here: few may see her
    Told(
        *("F-1030", "Harriet", "Vance", "F", "Mon 29 Jun 2015", 4028),
        law=(("Mon 14 Jul 2025", "V2"), ("Wed 8 Oct 2025", "C1"), ("Thu 28 May 2026", "C2")),
        homes=(Home("Mon 14 Jul 2025", "Carys", "Overton Weir"),),
        reviews=(
            *(("Thu 7 Aug 2025", "PN6"), ("Tue 4 Nov 2025", "PN6")),
            *(("Thu 30 Apr 2026", "PN1"), ("Wed 28 Oct 2026", "PN1")),
        ),
        iros=((HELEN, "Thu 17 Jul 2025", "first", "Fri 18 Jul 2025"),),
        workers=(("Bharat Lowe", "Mon 14 Jul 2025"),),
        team=IN_CARE,
        lived="Overton Weir",
    ),
    # turns 18 on Wed 2 Dec 2026, before his next review falls due
    Told(
        *("F-1031", "Marlon", "Pike", "M", "Tue 2 Dec 2008", 4029),
        law=(("Mon 16 May 2022", "C1"), ("Wed 18 Jan 2023", "C2")),
        homes=(
            Home("Mon 16 May 2022", "Errol", "Marfleet Staithe"),
            Home("Mon 5 Jan 2026", "Quay Court", "Fenmarket", "K3", provider="PR4"),
        ),
        reviews=(
            *(
                ("Tue 17 Jan 2023", "PN6"),
                ("Tue 11 Jul 2023", "PN6"),
                ("Wed 10 Jan 2024", "PN1"),
                ("Tue 9 Jul 2024", "PN1"),
            ),
            *(
                ("Tue 7 Jan 2025", "PN1"),
                ("Thu 3 Jul 2025", "PN1"),
                ("Tue 16 Dec 2025", "PN6"),
                ("Thu 11 Jun 2026", "PN1"),
            ),
        ),
        iros=(
            ("Cormac Fell", "Thu 19 May 2022", "first", "Mon 23 May 2022"),
            (JOAN, "Mon 6 Jan 2025", "left", "Tue 14 Jan 2025"),
        ),
        workers=(("Greer Tarn", "Mon 5 Jun 2023"),),
        team=THROUGH_CARE,
        lived="Marfleet Staithe",
    ),
)
