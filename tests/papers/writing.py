"""The cohort written as the returns of 2024 and 2025, and the table of its invented postcodes."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from tests.papers.cohort import CODES, FIRST, HOME, LAST, POSTCODES, Invented, Stay, children

Row = Sequence[object]

COLUMNS = {
    "Header": "CHILD SEX DOB ETHNIC UPN MOTHER MC_DOB",
    "Episodes": "CHILD DECOM RNE LS CIN PLACE PLACE_PROVIDER DEC REC REASON_PLACE_CHANGE HOME_POST PL_POST URN",
    "Reviews": "CHILD DOB REVIEW REVIEW_CODE",
    "UASC": "CHILD SEX DOB DUC",
    "OC2": (
        "CHILD DOB SDQ_SCORE SDQ_REASON CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT"
        " SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED"
    ),
    "Missing": "CHILD DOB MISSING MIS_START MIS_END",
    "PrevPerm": "CHILD DOB PREV_PERM LA_PERM DATE_PERM",
}
SEX = {2024: {"M": "1", "F": "2"}, 2025: {"M": "M", "F": "F"}}


def write(folder: Path) -> tuple[Path, Path, Path]:
    """Write both returns and the postcodes; answers the two folders and the file."""
    cohort = children()
    before, now = folder / "2024", folder / "2025"
    for year, into in ((2024, before), (2025, now)):
        into.mkdir(parents=True, exist_ok=True)
        carried = [child for child in cohort if year == 2025 or child.at_the_start]
        for table, rows in _tables(carried, year):
            _write(into / f"{table}.csv", COLUMNS[table].split(), rows)
    postcodes = folder / "postcodes.csv"
    _write(postcodes, ["postcode", "latitude", "longitude"], [(code, *where) for code, where in POSTCODES.items()])
    return before, now, postcodes


def _write(path: Path, header: Sequence[str], rows: Iterable[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(header)
        writer.writerows([[_text(cell) for cell in row] for row in rows])


def _text(cell: object) -> object:
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell


def _tables(carried: Sequence[Invented], year: int) -> Iterator[tuple[str, list[Row]]]:
    first, last = date(year - 1, 4, 1), date(year, 3, 31)
    yield (
        "Header",
        [(c.number, SEX[year][c.sex], c.born_on, c.ethnicity, "UN1", "" if c.sex == "M" else "0", "") for c in carried],
    )
    yield "Episodes", [row for child in carried for stay in child.stays for row in _episodes(child, stay, first, last)]
    yield "Reviews", list(_reviews(carried, first, last))
    yield "UASC", [(c.number, SEX[year][c.sex], c.born_on, "") for c in carried if c.uasc]
    yield "OC2", [_oc2(child) for child in carried if year == LAST.year and child.all_year]
    went = [child for child in carried if year == LAST.year and child.missing]
    yield "Missing", [(c.number, c.born_on, "M", date(2024, 7, 9), date(2024, 7, 10)) for c in went]
    came = [child for child in carried if any(first <= stay.episodes[0][0] <= last for stay in child.stays)]
    yield "PrevPerm", [(child.number, child.born_on, "Z1", "", "") for child in came]


def _episodes(child: Invented, stay: Stay, first: date, last: date) -> Iterator[Row]:
    """The episodes that touch the year, as they stood at its end."""
    follow = [*[each[0] for each in stay.episodes[1:]], None]
    for (began, reason_new, status, placement, provider, postcode), moved_on in zip(stay.episodes, follow, strict=True):
        ended = moved_on or stay.ended_on
        if began > last or (ended is not None and ended < first):
            continue
        closed = ended is not None and ended <= last
        home = "" if child.uasc else HOME
        then = ("X1", "CARPL") if moved_on else (stay.reason, "")
        dec, rec, reason = (ended, *then) if closed else ("", "", "")
        place = "H5" if placement == "K3" and last < FIRST else placement  # the code of the year before
        urn = "" if place in ("P1", "H5") else "SC123456"
        yield (
            *(child.number, began, reason_new, status, child.need, place, provider),
            *(dec, rec, reason, home, postcode, urn),
        )


def _reviews(carried: Sequence[Invented], first: date, last: date) -> Iterator[Row]:
    """The reviews of the year; the published codes are dealt over those of children aged 4 and over, PN0 over the rest."""
    dealt = iter([code for code, n in CODES.items() if code != "PN0" for _ in range(n)])
    for child in carried:
        for day in sorted(child.reviews):
            if first <= day <= last:
                older = next(dealt) if last == LAST and not child.under_four_on(day) else "PN1"
                yield (child.number, child.born_on, day, "PN0" if child.under_four_on(day) else older)


def _oc2(child: Invented) -> Row:
    years = LAST.year - child.born_on.year - ((LAST.month, LAST.day) < (child.born_on.month, child.born_on.day))
    score = 12 if 5 <= years <= 16 else ""
    return (
        *(child.number, child.born_on, score, "", int(child.convicted) if years >= 10 else ""),
        *(1 if years < 5 else "", 1, 1, 1, 0, "", ""),
    )
