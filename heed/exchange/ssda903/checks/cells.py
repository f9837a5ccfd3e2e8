"""Checks on single cells: what could not be typed. The reading kept each such cell; here it gets its code and its severity."""

from __future__ import annotations

from collections.abc import Iterator

from heed.exchange.records import Severity
from heed.exchange.ssda903.checks.declared import HOLD, SHOWN, Declared, Found, nothing_more, tables
from heed.exchange.ssda903.layout import EPISODES, HEADER, PLACED, REVIEWS, UASC
from heed.exchange.ssda903.merging import Merged


def _cell(code: str, says: str, severity: Severity, table: str, column: str, *, optional: bool = False) -> Declared:
    """The check on one column: each of its cells that could not be typed."""
    prefix = "" if " " in column else f"{column} "

    def find(merged: Merged) -> Iterator[Found]:
        for each in merged.returns:
            for child, source, words in each.misread.get((table, column), ()):
                yield Found(source, child, prefix + words)

    return Declared(code, says, severity, find, tables(table) if optional else nothing_more)


def _no_child_number(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        for table in (HEADER, EPISODES, REVIEWS):
            for child, source, words in each.misread.get((table, "CHILD"), ()):
                yield Found(source, child, f"CHILD {words}")


def _no_child_number_elsewhere(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        for table in (UASC, PLACED):
            for child, source, words in each.misread.get((table, "CHILD"), ()):
                yield Found(source, child, f"CHILD {words}")


CELLS = (
    Declared("H001", "A row has no child’s number.", HOLD, _no_child_number),
    Declared(
        "H002",
        "A row of UASC or PlacedAdoption has no child’s number.",
        SHOWN,
        _no_child_number_elsewhere,
        tables(UASC, PLACED),
    ),
    _cell("101", "The child or young person’s reported sex is not valid.", SHOWN, HEADER, "SEX"),
    _cell("102", "Date of birth is not a valid date.", HOLD, HEADER, "DOB"),
    _cell("171", "Date of birth of mother's child is not a valid date.", SHOWN, HEADER, "MC_DOB"),
    _cell("141", "Date episode began is not a valid date.", HOLD, EPISODES, "DECOM"),
    _cell("143", "The reason for new episode code is not a valid code.", SHOWN, EPISODES, "RNE"),
    _cell("144", "The legal status code is not a valid code.", SHOWN, EPISODES, "LS"),
    _cell("146", "Placement type code is not a valid code.", SHOWN, EPISODES, "PLACE"),
    _cell("147", "Date episode ceased is not a valid date.", HOLD, EPISODES, "DEC"),
    _cell(
        "148",
        "Date episode ceased and reason episode ceased must both be coded, or both left blank.",
        SHOWN,
        EPISODES,
        "DEC and REC",
    ),
    _cell("149", "Reason episode ceased code is not valid.", SHOWN, EPISODES, "REC"),
    _cell("166", "Date of review is invalid or blank.", HOLD, REVIEWS, "REVIEW"),
    _cell("167", "Data entry for participation is invalid or blank.", SHOWN, REVIEWS, "REVIEW_CODE"),
    _cell(
        "104",
        "Date for Unaccompanied Asylum-Seeking Children (UASC) status ceased is not a valid date.",
        SHOWN,
        UASC,
        "DUC",
        optional=True,
    ),
    _cell(
        "115",
        "Date of Local Authority's (LA) decision that a child should be placed for adoption is not a valid date.",
        SHOWN,
        PLACED,
        "DATE_PLACED",
        optional=True,
    ),
    _cell(
        "116",
        "Date of Local Authority's (LA) decision that a child should no longer be placed for adoption is not a valid date.",
        SHOWN,
        PLACED,
        "DATE_PLACED_CEASED",
        optional=True,
    ),
    _cell(
        "120",
        "The reason for the reversal of the decision that the child should be placed for adoption code is not valid.",
        SHOWN,
        PLACED,
        "REASON_PLACED_CEASED",
        optional=True,
    ),
)
