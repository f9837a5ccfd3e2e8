"""The tables of the SSDA903 return and their columns, by collection year, and the names their files go by. Not the reading."""

from __future__ import annotations

import os.path
import re
from dataclasses import dataclass

HEADER, EPISODES, REVIEWS, UASC, PLACED = "Header", "Episodes", "Reviews", "UASC", "PlacedAdoption"
OC2, OC3, AD1, PREVIOUS_PERMANENCE, MISSING = "OC2", "OC3", "AD1", "PrevPerm", "Missing"
SOCIAL_WORKERS, DEPRIVATIONS = "SWEpisodes", "DoLo"

NEEDED = (HEADER, EPISODES, REVIEWS)
"""Without these three there is no return."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One table: its columns in DfE's order, and the other names its file goes by."""

    name: str
    columns: tuple[str, ...]
    also: tuple[str, ...] = ()
    since: int = 0  # the first collection year that has it


LAYOUTS = (
    Layout(
        HEADER,
        ("CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB"),
    ),
    Layout(
        EPISODES,
        (
            *("CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC"),
            *("REASON_PLACE_CHANGE", "HOME_POST", "PL_POST", "URN"),
        ),
        also=("episode",),
    ),
    Layout(
        REVIEWS,
        ("CHILD", "DOB", "REVIEW", "REVIEW_CODE"),
        also=("review",),
    ),
    Layout(UASC, ("CHILD", "SEX", "DOB", "DUC")),
    Layout(
        PLACED,
        ("CHILD", "DOB", "DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"),
        also=("placedforadoption", "shouldbeplacedforadoption"),
    ),
    Layout(
        OC2,
        (
            *("CHILD", "DOB", "SDQ_SCORE", "SDQ_REASON", "CONVICTED", "HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK"),
            *("HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"),
        ),
    ),
    Layout(OC3, ("CHILD", "DOB", "IN_TOUCH", "ACTIV", "ACCOM")),
    Layout(
        AD1,
        ("CHILD", "DOB", "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"),
        also=("adoption",),
    ),
    Layout(PREVIOUS_PERMANENCE, ("CHILD", "DOB", "PREV_PERM", "LA_PERM", "DATE_PERM"), also=("previouspermanence",)),
    Layout(MISSING, ("CHILD", "DOB", "MISSING", "MIS_START", "MIS_END")),
    Layout(
        SOCIAL_WORKERS,
        ("CHILD", "DOB", "SW_ID", "SW_DECOM", "SW_DEC", "SW_REASON"),
        also=("swepisode", "socialworker", "socialworkerepisodes"),
        since=2024,
    ),
    Layout(DEPRIVATIONS, ("CHILD", "DOB", "DOLO_START", "DOLO_END"), since=2027),
)

BY_NAME = {layout.name: layout for layout in LAYOUTS}

_FILE_NAMES = {name: layout for layout in LAYOUTS for name in (layout.name.lower(), *layout.also)}
_BESIDE_THE_NAME = re.compile(r"ssda903|(?<!\d)20\d\d(?:\d\d)?(?!\d)|[^a-z0-9]")


def by_file_name(name: str) -> Layout | None:
    """The table that a file's name says: "placed_for_adoption.csv", "SSDA903 2026 Reviews.csv", "DoLo.csv"."""
    return _FILE_NAMES.get(_BESIDE_THE_NAME.sub("", os.path.splitext(name)[0].lower()))


def by_columns(columns: frozenset[str]) -> Layout | None:
    """The table all of whose columns are there; of several, the one with most columns."""
    whole = [layout for layout in LAYOUTS if columns.issuperset(layout.columns)]
    return max(whole, key=lambda layout: len(layout.columns), default=None)
