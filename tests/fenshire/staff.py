"""Who works in Fenshire's services for children: invented people, whom they answer to, and what they decide. No child."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

IRO, SOCIAL_WORKER = "Independent Reviewing Officer", "Social worker"
SUPERVISOR, MANAGER, CHAIR = "Practice supervisor", "IRO service manager", "Conference chair"
LEAD, DEPUTY, DIRECTOR, DCS = (
    *("Service lead", "Deputy service director", "Service director"),
    "Director of children’s services",
)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who works here. `login` names one of the cast; `share` is of full time, in hundredths."""

    name: str
    profession: str
    from_on: date
    registration: str = ""
    team: str = ""
    manager: str = ""
    login: str = ""
    controls_resources: bool = False
    share: int = 100
    until_on: date | None = None


COURT, IN_CARE, THROUGH_CARE = "Assessment and Court", "Children in Care", "Through Care"
REVIEWING, CONFERENCES, SUPPORT = "Reviewing Service", "Conference Service", "Business Support"
TEAMS = (COURT, IN_CARE, THROUGH_CARE, REVIEWING, CONFERENCES, SUPPORT)

LEADERS = (
    Colleague("Ruth", DCS, date(2021, 9, 1), "SW104417", login="ruth", controls_resources=True),
    Colleague("Bernard Sallow", DIRECTOR, date(2019, 6, 3), "SW108832", manager="Ruth", controls_resources=True),
    Colleague(
        "Mercy Lindqvist", DEPUTY, date(2022, 2, 7), "SW112906", manager="Bernard Sallow", controls_resources=True
    ),
    Colleague("Anil Thackray", LEAD, date(2020, 11, 2), "SW115530", manager="Mercy Lindqvist", controls_resources=True),
)
"""Those who answer a dispute after the practice supervisor, from the director down. Each holds a budget."""

SUPERVISORS = (
    Colleague(
        "Hamish Croft", SUPERVISOR, date(2018, 4, 3), "SW121184", COURT, "Anil Thackray", controls_resources=True
    ),
    Colleague("Carol Webb", SUPERVISOR, date(2017, 1, 9), "SW119046", IN_CARE, "Anil Thackray", "carol", True),
    Colleague("Noor Bracken", SUPERVISOR, date(2021, 5, 4), "SW126671", THROUGH_CARE, "Anil Thackray", "", True),
)
SOCIAL_WORKERS = (
    Colleague("Ines Brook", SOCIAL_WORKER, date(2019, 9, 2), "SW131207", COURT, "Hamish Croft"),
    Colleague("Kwame Stile", SOCIAL_WORKER, date(2022, 1, 10), "SW138455", COURT, "Hamish Croft"),
    Colleague("Petra Vale", SOCIAL_WORKER, date(2023, 9, 4), "SW144092", COURT, "Hamish Croft"),
    Colleague("Lucja Penn", SOCIAL_WORKER, date(2025, 3, 3), "SW149918", COURT, "Hamish Croft"),
    Colleague("Dev Sharma", SOCIAL_WORKER, date(2022, 9, 5), "SW141730", IN_CARE, "Carol Webb", "dev"),
    Colleague("Odile Marsh", SOCIAL_WORKER, date(2016, 6, 6), "SW117325", IN_CARE, "Carol Webb"),
    Colleague("Bharat Lowe", SOCIAL_WORKER, date(2021, 2, 1), "SW135561", IN_CARE, "Carol Webb"),
    Colleague("Yewande Pike", SOCIAL_WORKER, date(2024, 10, 7), "SW148203", IN_CARE, "Carol Webb"),
    Colleague("Greer Tarn", SOCIAL_WORKER, date(2015, 9, 7), "SW113378", THROUGH_CARE, "Noor Bracken"),
    Colleague("Anselm Ridge", SOCIAL_WORKER, date(2020, 3, 2), "SW133819", THROUGH_CARE, "Noor Bracken"),
    Colleague("Tamsin Dyke", SOCIAL_WORKER, date(2023, 1, 9), "SW142664", THROUGH_CARE, "Noor Bracken"),
    Colleague("Farida Thorn", SOCIAL_WORKER, date(2026, 1, 5), "SW152087", THROUGH_CARE, "Noor Bracken"),
)
IROS = (
    Colleague("Marcus Bell", IRO, date(2016, 4, 4), "SW106725", REVIEWING, "Tom"),
    Colleague("Helen Dacre", IRO, date(2018, 9, 3), "SW109913", REVIEWING, "Tom", "helen"),
    Colleague("Sam Whitaker", IRO, date(2021, 4, 12), "SW118240", REVIEWING, "Tom", "sam"),
    Colleague("Yusuf Karim", IRO, date(2019, 1, 7), "SW111582", REVIEWING, "Tom"),
    Colleague("Nadia Rahman", IRO, date(2020, 9, 1), "SW114876", REVIEWING, "Tom", "nadia"),
    Colleague("Ola Adeyemi", IRO, date(2024, 9, 2), "SW123309", REVIEWING, "Tom"),
    Colleague("Joan Petrie", IRO, date(2025, 1, 6), "SW101154", REVIEWING, "Tom", share=90),
)
OTHERS = (
    Colleague("Tom", MANAGER, date(2022, 5, 3), "SW107361", REVIEWING, "Bernard Sallow", "tom"),
    Colleague("Mina Castellane", CHAIR, date(2019, 10, 1), "SW110447", CONFERENCES, "Tom", "mina"),
    Colleague("Gareth Pool", CHAIR, date(2023, 4, 17), "SW120778", CONFERENCES, "Tom"),
    Colleague("Grace", "Business support", date(2020, 2, 3), "", SUPPORT, "Tom", "grace"),
    Colleague("Abdul Farrow", "Business support", date(2024, 6, 10), "", SUPPORT, "Tom"),
)
GONE = (
    Colleague("Rhiannon Lark", IRO, date(2015, 4, 1), "SW102290", REVIEWING, "Tom", until_on=date(2024, 9, 2)),
    Colleague("Cormac Fell", IRO, date(2015, 4, 1), "SW103518", REVIEWING, "Tom", until_on=date(2025, 1, 6)),
    Colleague(
        "Jo Hurst", SOCIAL_WORKER, date(2023, 10, 2), "SW145507", COURT, "Hamish Croft", until_on=date(2026, 5, 22)
    ),
)
"""Those who have left."""

COLLEAGUES = (*LEADERS, OTHERS[0], *SUPERVISORS, *IROS, *OTHERS[1:], *SOCIAL_WORKERS, *GONE)
"""Everybody, each after whom they answer to."""

CHILDREN_OF: Mapping[str, int] = {
    "Marcus Bell": 71,
    "Helen Dacre": 69,
    "Sam Whitaker": 66,
    "Yusuf Karim": 64,
    "Nadia Rahman": 62,
    "Ola Adeyemi": 60,
    "Joan Petrie": 58,
}
"""How many children in care each IRO has today."""

BEFORE: Mapping[str, str] = {"Ola Adeyemi": "Rhiannon Lark", "Joan Petrie": "Cormac Fell"}
"""Whose children each of the newer IROs took over."""
