"""The vocabulary of two councils, read from their published papers, to begin from. Not in force until adopted.

Sources: Leicestershire, annual reports of 2019-20 and 2024-25 to scrutiny; North East Lincolnshire, annual report of
2024-25. A noun that the papers do not word differently is left to the default.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from heed.council.words import Word

LEICESTERSHIRE: Final[Mapping[str, Word]] = {
    "review": Word("review of arrangements meeting", "review of arrangements meetings", "a"),
    "review_record": Word("record of the meeting", "records of the meeting", "a"),
    "decision": Word("agreed action", "agreed actions", "an"),
    "consultation": Word("My Review booklet", "My Review booklets", "a"),
    "report": Word("review assessment", "review assessments", "a"),
    "iro_manager": Word("service manager", "service managers", "a"),
    "manager_4": Word("assistant director", "assistant directors", "an"),
    "director": Word("director of children and family services", "directors of children and family services", "a"),
    "alert": Word("quality assurance alert", "quality assurance alerts", "a"),
    "permanence_plan": Word("long-term plan", "long-term plans", "a"),
}

NORTH_EAST_LINCOLNSHIRE: Final[Mapping[str, Word]] = {
    "child_in_care": Word("child in our care", "children in our care", "a"),
    "review_record": Word("review meeting record", "review meeting records", "a"),
    "decision": Word("review decision", "review decisions", "a"),
    "consultation": Word("pre-review consultation", "pre-review consultations", "a"),
    "report": Word("social worker report", "social worker reports", "a"),
    "iro_manager": Word("service manager", "service managers", "a"),
    "manager_1": Word("practice supervisor", "practice supervisors", "a"),
    "manager_2": Word("service lead", "service leads", "a"),
    "manager_3": Word("deputy service director", "deputy service directors", "a"),
    "alert": Word("dispute resolution", "dispute resolutions", "a"),
    "informal_challenge": Word("informal resolution", "informal resolutions", "an"),
    "good_practice": Word("recognition of good practice", "recognitions of good practice", "a"),
    "tracking_check": Word("case tracking check", "case tracking checks", "a"),
    "home": Word("placement", "placements", "a"),
    "carer": Word("foster carer", "foster carers", "a"),
}

PRESETS: Final[Mapping[str, Mapping[str, Word]]] = {
    "Leicestershire": LEICESTERSHIRE,
    "North East Lincolnshire": NORTH_EAST_LINCOLNSHIRE,
}

HEEDS_OWN: Final = "Heed’s own words"

ADOPTABLE: Final[Mapping[str, Mapping[str, Word]]] = {**PRESETS, HEEDS_OWN: {}}
"""What a council may adopt as a whole: the words of a council's papers, or none but Heed's own."""
