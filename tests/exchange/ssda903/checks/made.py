"""Rows to put in a good return's place, and what is then found. Not tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from heed.exchange.records import Returns
from tests.exchange.ssda903.made import BORN, IN_CARE, LAST_REVIEW, REVIEW, Row, faults

UASC = {"CHILD": "1001", "SEX": "F", "DOB": BORN, "DUC": "01/01/2026"}
PLACED = {"CHILD": "1001", "DOB": BORN, "DATE_PLACED": "01/02/2026"}
MOVED = {"CHILD": "1001", "DECOM": "09/09/2025", "RNE": "P", "LS": "C2", "CIN": "N1", "PLACE": "U6"}
FIRST = {**IN_CARE, "DEC": "09/09/2025", "REC": "X1"}
LEFT = {**IN_CARE, "DEC": "09/09/2025", "REC": "E4A"}
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


def found(returns: Returns) -> list[tuple[str, str]]:
    """Each fault's code and sentence, as often as it was found, in alphabetical order."""
    return sorted(faults(returns))
