"""Good rows of the tables beside the Header, Episodes and Reviews, and cases of one or two years of them. Not tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from heed.exchange.records import Returns
from heed.exchange.ssda903 import load
from tests.exchange.ssda903.made import AMARA, BEN_IN_CARE, BORN, IN_CARE, LAST_REVIEW, REVIEW, Row, folder, year_before

BEN_BORN = "02/09/2010"  # 15 on 31 March 2026; in care from 1 July 2024, so for the 12 months to it

SCORED = {"SDQ_SCORE": "12"}
LOOKED_AFTER = {"IMMUNISATIONS": "1", "TEETH_CHECK": "1", "HEALTH_ASSESSMENT": "1", "SUBSTANCE_MISUSE": "0"}
HEALTH = {"CHILD": "1002", "DOB": BEN_BORN, **SCORED, "CONVICTED": "0", **LOOKED_AFTER}
AWAY = {"CHILD": "1001", "DOB": BORN, "MISSING": "M", "MIS_START": "01/07/2025", "MIS_END": "03/07/2025"}
HOLDS = {"CHILD": "1001", "DOB": BORN, "SW_ID": "SW1234567", "SW_DECOM": "12/05/2025", "SW_REASON": "FCONTA"}
BEN_HOLDS = {**HOLDS, "CHILD": "1002", "DOB": BEN_BORN, "SW_DECOM": "01/07/2024"}
ORDER = {"CHILD": "1002", "DOB": BEN_BORN, "DOLO_START": "01/07/2026", "DOLO_END": "01/08/2026"}
NONE_BEFORE = {"CHILD": "1001", "DOB": BORN, "PREV_PERM": "Z1"}
LEFT_CARE = {"CHILD": "1003", "DOB": "01/01/2007", "IN_TOUCH": "YES", "ACTIV": "F2", "ACCOM": "U1"}
LEAVER = {**AMARA, "CHILD": "1003", "DOB": "01/01/2007", "MOTHER": ""}

WITH_ADOPTERS = {**IN_CARE, "DECOM": "01/10/2025", "RNE": "P", "PLACE": "A4", "LS": "E1"}
ADOPTED = {**WITH_ADOPTERS, "DEC": "02/02/2026", "REC": "E11"}
ADOPTION = {
    **{"CHILD": "1001", "DOB": BORN, "DATE_INT": "01/07/2025", "DATE_MATCH": "01/09/2025", "FOSTER_CARE": "0"},
    **{"NB_ADOPTR": "2", "SEX_ADOPTR": "MF", "LS_ADOPTR": "L11"},
}
DECIDED = {"CHILD": "1001", "DOB": BORN, "DATE_PLACED": "01/07/2025"}
ADOPTED_CARE = [
    {**IN_CARE, "DEC": "01/10/2025", "REC": "X1", "REASON_PLACE_CHANGE": "CARPL"},
    {**ADOPTED, "RNE": "B", "PLACE_PROVIDER": "PR1", "URN": "SC10003"},
    BEN_IN_CARE,
]
"""Amara placed for adoption on Wed 1 Oct 2025 and adopted on Mon 2 Feb 2026."""

TABLES_OF_2027 = {
    "Reviews": [{**REVIEW, "REVIEW": "05/06/2026"}, {**LAST_REVIEW, "REVIEW": "05/03/2027"}],
    "Episodes": [IN_CARE, BEN_IN_CARE],
}
"""What makes the good return one of 2027."""

Found = tuple[str, str, int, str]
"""Code, table, line and words of a fault."""


@dataclass(frozen=True)
class Case:
    """Tables put in place of the good return's, those of the year before if it is loaded too, and what is then found."""

    tables: Mapping[str, Sequence[Row]]
    found: tuple[Found, ...] = ()
    before: Mapping[str, Sequence[Row]] | None = None
    year: int = 2026
    as_at: date | None = None
    in_year_before: frozenset[str] = field(default=frozenset())  # the codes whose fault stands in the year before

    def loaded(self, path: Path) -> Returns:
        """The case written and read."""
        base = TABLES_OF_2027 if self.year == 2027 else {}
        paths = [folder(path / str(self.year), **{**base, **self.tables})]
        if self.before is not None:
            write = year_before if self.year == 2026 else folder
            paths.append(write(path / str(self.year - 1), **self.before))
        return load(paths, year=self.year, as_at=self.as_at or date(self.year, 3, 31))

    def sentences(self) -> list[tuple[str, str]]:
        """Each fault's code and whole sentence."""
        return sorted(
            (code, f"{self.year - (code in self.in_year_before)}/{table}.csv, line {line}: {words}.")
            for code, table, line, words in self.found
        )


def one(code: str, table: str, line: int, words: str, **tables: Sequence[Row]) -> Case:
    """A case of one fault in one year."""
    return Case(tables, ((code, table, line, words),))
