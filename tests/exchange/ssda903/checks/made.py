"""Rows to put in a good return's place, and what is then found. Not tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from heed.exchange.records import Returns
from tests.exchange.ssda903.made import BEN_IN_CARE, BORN, IN_CARE, LAST_REVIEW, REVIEW, Row, faults

UASC = {"CHILD": "1001", "SEX": "F", "DOB": BORN, "DUC": "01/01/2026"}
PLACED = {"CHILD": "1001", "DOB": BORN, "DATE_PLACED": "01/02/2026"}
MOVED = {**IN_CARE, "DECOM": "09/09/2025", "RNE": "P", "PLACE": "U6", "URN": "SC10003"}
FIRST = {**IN_CARE, "DEC": "09/09/2025", "REC": "X1", "REASON_PLACE_CHANGE": "CARPL"}
LEFT = {**IN_CARE, "DEC": "09/09/2025", "REC": "E4A"}
FOR_A_TIME = {"RNE": "P", "PLACE_PROVIDER": "", "URN": ""}
UNKNOWN = "add the child to the Header, or mend the number"
MEND = "write it as DD/MM/YYYY"
NOT_A_DATE = f"is “soon”, which is not a date: {MEND}"


@dataclass(frozen=True)
class Case:
    """Tables put in place of the good return's, and what is found: code, table, line and words of each fault."""

    tables: dict[str, Sequence[Row]]
    found: tuple[tuple[str, str, int, str], ...]
    held: tuple[str, ...] = ()
    as_at: date = field(default=date(2026, 3, 31))


def one(code: str, table: str, line: int, words: str, *held: str, **tables: Sequence[Row]) -> Case:
    """A case of one fault."""
    return Case(tables, ((code, table, line, words),), held)


def reviews(*rows: Row) -> list[Row]:
    """The good return's reviews with others between them."""
    return [REVIEW, *rows, LAST_REVIEW]


def chain(*parts: Row) -> list[Row]:
    """Amara's episodes, each ceasing as the next begins, the reason told where both are placements that have one; then Ben's."""
    return [*following(IN_CARE, *parts), BEN_IN_CARE]


def following(base: Row, *parts: Row) -> list[Row]:
    """Episodes that differ from one in parts, each ceasing as the next begins, unless it says when it ceased."""
    rows: list[dict[str, str]] = [{**base, **part} for part in parts]
    for one, other in pairwise(rows):
        if "DEC" not in one:
            one |= {"DEC": other["DECOM"], "REC": "X1"}
            if other["RNE"] in "PBTU" and "T" not in one["PLACE"] + other["PLACE"]:
                one.setdefault("REASON_PLACE_CHANGE", "CARPL")
    return list(rows)


def away(place: str, until: str, **more: str) -> list[Row]:
    """Amara's foster placement, a placement for a time from 1 July 2025, and the foster placement again; then Ben's."""
    there = {"DECOM": "01/07/2025", "PLACE": place, **FOR_A_TIME, **more}
    return chain(IN_CARE, there, {"DECOM": until, "RNE": "P"})


def ben(**more: str) -> list[Row]:
    """Amara's episode, and Ben's with something else in it."""
    return [IN_CARE, {**BEN_IN_CARE, **more}]


def found(returns: Returns) -> list[tuple[str, str]]:
    """Each fault's code and sentence, as often as it was found, in alphabetical order."""
    return sorted(faults(returns))
