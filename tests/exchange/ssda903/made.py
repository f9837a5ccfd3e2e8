"""Small returns for the tests of this package, written row by row, and a large good one. No truth about figures."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from heed.exchange.records import Refused, Returns
from heed.exchange.ssda903 import load

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "Header": ("CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB"),
    "Episodes": (
        *("CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC"),
        *("REASON_PLACE_CHANGE", "HOME_POST", "PL_POST", "URN"),
    ),
    "Reviews": ("CHILD", "DOB", "REVIEW", "REVIEW_CODE"),
    "UASC": ("CHILD", "SEX", "DOB", "DUC"),
    "PlacedAdoption": ("CHILD", "DOB", "DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"),
    "OC2": (
        *("CHILD", "DOB", "SDQ_SCORE", "SDQ_REASON", "CONVICTED", "HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK"),
        *("HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"),
    ),
    "OC3": ("CHILD", "DOB", "IN_TOUCH", "ACTIV", "ACCOM"),
    "AD1": ("CHILD", "DOB", "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"),
    "PrevPerm": ("CHILD", "DOB", "PREV_PERM", "LA_PERM", "DATE_PERM"),
    "Missing": ("CHILD", "DOB", "MISSING", "MIS_START", "MIS_END"),
    "SWEpisodes": ("CHILD", "DOB", "SW_ID", "SW_DECOM", "SW_DEC", "SW_REASON"),
    "DoLo": ("CHILD", "DOB", "DOLO_START", "DOLO_END"),
}

Row = Mapping[str, str]

BORN = "14/05/2012"  # Amara's, in every return below
AMARA = {"CHILD": "1001", "SEX": "F", "DOB": BORN, "ETHNIC": "WBRI", "UPN": "A123456789012", "MOTHER": "0"}
BEN = {"CHILD": "1002", "SEX": "M", "DOB": "02/09/2010", "ETHNIC": "WBRI", "UPN": "A123456789013"}
FOSTERED = {"PLACE": "U4", "PLACE_PROVIDER": "PR1", "URN": "SC10001"}
HOUSED = {"PLACE": "K2", "PLACE_PROVIDER": "PR4", "URN": "SC20002"}
IN_CARE = {"CHILD": "1001", "DECOM": "12/05/2025", "RNE": "S", "LS": "C2", "CIN": "N1", **FOSTERED}
BEN_IN_CARE = {"CHILD": "1002", "DECOM": "01/07/2024", "RNE": "S", "LS": "V2", "CIN": "N1", **HOUSED}
REVIEW = {"CHILD": "1001", "DOB": BORN, "REVIEW": "06/06/2025", "REVIEW_CODE": "PN1"}
LAST_REVIEW = {"CHILD": "1001", "DOB": BORN, "REVIEW": "05/03/2026", "REVIEW_CODE": "PN2"}

GOOD: Mapping[str, Sequence[Row]] = {
    "Header": [AMARA, BEN],
    "Episodes": [IN_CARE, BEN_IN_CARE],
    "Reviews": [REVIEW, LAST_REVIEW],
}
"""A good return of 2026: Amara came into care in the year, Ben before it."""

BEFORE = {**IN_CARE, "DECOM": "12/05/2024"}
REVIEW_BEFORE = {**REVIEW, "REVIEW": "06/06/2024"}


def text(table: str, rows: Iterable[Row], columns: Sequence[str] | None = None) -> str:
    """One table as CSV."""
    columns = columns or COLUMNS[table]
    lines = [",".join(columns)]
    lines += [",".join(row.get(column, "") for column in columns) for row in rows]
    return "\n".join(lines) + "\n"


def folder(path: Path, **tables: Sequence[Row]) -> str:
    """A return's folder: the good one's tables, those named replaced or added."""
    path.mkdir(parents=True, exist_ok=True)
    for name, rows in {**GOOD, **tables}.items():
        (path / f"{name}.csv").write_text(text(name, rows), encoding="utf-8")
    return str(path)


def year_before(path: Path, **tables: Sequence[Row]) -> str:
    """A good return of 2025, which the good return of 2026 goes on from."""
    told: dict[str, Sequence[Row]] = {"Episodes": [BEFORE, BEN_IN_CARE], "Reviews": [REVIEW_BEFORE], **tables}
    return folder(path, **told)


def refusal(*paths: str, year: int = 2026, as_at: date | None = None) -> str:
    """The sentence with which the returns are refused."""
    with pytest.raises(Refused) as refused:
        load(list(paths), year=year, as_at=as_at)
    return str(refused.value)


def faults(returns: Returns) -> list[tuple[str, str]]:
    """The code and sentence of each fault that the checks found."""
    return [(check.code, fault.sentence) for check in returns.checks for fault in check.faults]


def large(path: Path, year: int, children: int) -> str:
    """A good return: two episodes and three reviews a child, in care throughout, the next year's going on from it."""
    path.mkdir(parents=True, exist_ok=True)
    with (
        (path / "Header.csv").open("w", newline="") as header,
        (path / "Episodes.csv").open("w", newline="") as episodes,
        (path / "Reviews.csv").open("w", newline="") as reviews,
    ):
        files = {"Header": csv.writer(header), "Episodes": csv.writer(episodes), "Reviews": csv.writer(reviews)}
        for name, file in files.items():
            file.writerow(COLUMNS[name])
        for number in range(children):
            child, born_on = str(100000 + number), date(2009, 1, 1) + timedelta(days=number * 7 % 3600)
            moved, before = _moved(number, year), _moved(number, year - 1)
            files["Header"].writerow(
                (child, "FM"[number % 2], _day(born_on), "WBRI", "UN1", "0" if number % 2 == 0 else "", "")
            )
            files["Episodes"].writerow(
                (child, _day(before), "P", "C2", "N1", "U4", "PR1", _day(moved), "X1", "OTHER", "", "", f"SC{year - 1}")
            )
            files["Episodes"].writerow(
                (child, _day(moved), "P", "C2", "N1", "U4", "PR1", "", "", "", "", "", f"SC{year}")
            )
            for month, day in ((year - 1, 4 + number % 2), (year - 1, 10), (year, 3)):
                held_on = date(month, day, 1 + number % 28)
                files["Reviews"].writerow((child, _day(born_on), _day(held_on), f"PN{1 + number % 7}"))
    return str(path)


def _moved(number: int, year: int) -> date:
    return date(year - 1, 6, 1) + timedelta(days=number % 200)


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
