"""Which element of the XML return, in the layout of 2021, is which column of which table. Not the reading.

A child is one CHILD with its HEADER and an EPISODE for each episode; within the HEADER are the child's own facts and the
rows of every other table, among them three whose columns stand alone: UASC, OC3 and AD1.
"""

from __future__ import annotations

from typing import Final

from heed.exchange.ssda903.layout import BY_NAME, EPISODES, HEADER, PLACED, REVIEWS, UASC

ROOT: Final = "EXPSSDA903"
CHILD: Final = "CHILD"
CHILD_HEADER: Final = "HEADER"
EPISODE: Final = "EPISODE"
LAYOUT_OF: Final = 2021

ELEMENT_OF: Final = {"CHILD": "CHILDID", "PLACE": "PL"}
"""The element of a column where it is not called as the column is."""

UNACCOMPANIED: Final = "UASC"
"""1 where the child is in the UASC table, 0 or blank where not; a child with DUC is there all the same."""

ROWS_OF: Final = {
    EPISODE: EPISODES,
    "AMISSING": "Missing",
    "AREVIEW": REVIEWS,
    "PERMANENCE": "PrevPerm",
    "OC2": "OC2",
    "AD_PLACED": PLACED,
}
"""The elements that each are one row, and the tables of those rows."""

ALONE: Final = {
    UASC: (UNACCOMPANIED, "DUC"),
    "OC3": ("IN_TOUCH", "ACTIV", "ACCOM"),
    "AD1": ("DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"),
}
"""The tables with one row a child whose columns stand in the HEADER itself: there is a row where one of these is filled."""

STANDING_ALONE: Final = frozenset(name for names in ALONE.values() for name in names)

TABLES: Final = (HEADER, *ROWS_OF.values(), *ALONE)

OF_THE_CHILD: Final = frozenset(("CHILDID", "DOB", "SEX"))


def element_of(column: str) -> str:
    """The element that holds a column."""
    return ELEMENT_OF.get(column, column)


def _own(table: str) -> frozenset[str]:
    """The elements within a row's own element: its columns less those that say whose row it is."""
    return frozenset(map(element_of, BY_NAME[table].columns)) - OF_THE_CHILD


WITHIN: Final[dict[str, frozenset[str]]] = {name: _own(table) for name, table in ROWS_OF.items()}
WITHIN[CHILD_HEADER] = STANDING_ALONE.union(map(element_of, BY_NAME[HEADER].columns))
"""The elements with text that may stand in each element."""

PARTS: Final = frozenset(ROWS_OF) - {EPISODE}
"""The elements with rows that stand in the HEADER."""

LATER: Final = {
    **dict.fromkeys(("SW_ID", "SW_DECOM", "SW_DEC", "SW_REASON"), 2024),
    **dict.fromkeys(("DOLO_START", "DOLO_END"), 2027),
}
"""The columns of tables that came after, and the collection years with which they came."""
