"""The rows of a return as one XML file in the layout of 2021, and a folder as a zip. Written by hand from the schema."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from tests.exchange.ssda903.made import GOOD, Row

FLAT: Mapping[str, tuple[str, ...]] = {
    "UASC": ("DUC",),
    "AD1": ("DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"),
    "OC3": ("IN_TOUCH", "ACTIV", "ACCOM"),
}
NESTED: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "Missing": ("AMISSING", ("MISSING", "MIS_START", "MIS_END")),
    "Reviews": ("AREVIEW", ("REVIEW", "REVIEW_CODE")),
    "PrevPerm": ("PERMANENCE", ("PREV_PERM", "LA_PERM", "DATE_PERM")),
    "OC2": (
        "OC2",
        (
            *("SDQ_SCORE", "SDQ_REASON", "CONVICTED", "HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK"),
            *("HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"),
        ),
    ),
    "PlacedAdoption": ("AD_PLACED", ("DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED")),
}
EPISODE = (
    *("DECOM", "RNE", "LS", "CIN", "PL", "PL_POST", "HOME_POST", "URN", "PLACE_PROVIDER", "DEC", "REC"),
    "REASON_PLACE_CHANGE",
)
Tables = Mapping[str, Sequence[Row]]


def xml(tables: Tables = GOOD) -> str:
    """The tables as one XML file, an element to a line."""
    children = "\n".join(_child(tables, header) for header in tables["Header"])
    return f'<?xml version="1.0" encoding="utf-8"?>\n<EXPSSDA903>\n{children}\n</EXPSSDA903>\n'


def _child(tables: Tables, header: Row) -> str:
    number = header["CHILD"]
    mine = {name: [row for row in rows if row["CHILD"] == number] for name, rows in tables.items()}
    lines = [_text("CHILDID", number), *_texts(header, ("UPN", "SEX", "DOB", "ETHNIC"))]
    lines.append(_text("UASC", "1" if mine.get("UASC") else "0"))
    for name, columns in FLAT.items():
        for row in mine.get(name, ()):
            lines += _texts(row, columns)
    for name in ("Missing", "Reviews"):
        lines += _nested(name, mine)
    lines += _texts(header, ("MOTHER", "MC_DOB"))
    for name in ("PrevPerm", "OC2", "PlacedAdoption"):
        lines += _nested(name, mine)
    episodes = [_row("EPISODE", {**row, "PL": row.get("PLACE", "")}, EPISODE) for row in mine["Episodes"]]
    return "\n".join(["<CHILD>", "<HEADER>", *lines, "</HEADER>", *episodes, "</CHILD>"])


def _nested(name: str, mine: Mapping[str, Sequence[Row]]) -> list[str]:
    element, columns = NESTED[name]
    return [_row(element, row, columns) for row in mine.get(name, ())]


def _row(element: str, row: Row, columns: Sequence[str]) -> str:
    return "\n".join([f"<{element}>", *_texts(row, columns), f"</{element}>"])


def _texts(row: Row, columns: Sequence[str]) -> list[str]:
    return [_text(column, row.get(column, "")) for column in columns]


def _text(element: str, text: str) -> str:
    return f"<{element}>{escape(text)}</{element}>"


def zipped(path: Path, files: Mapping[str, str | bytes]) -> str:
    """A zip of these files by name."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return str(path)


def in_folder(path: str | Path, within: str = "") -> dict[str, bytes]:
    """The files of a folder by name, as if they lay `within` another."""
    return {f"{within}{each.name}": each.read_bytes() for each in sorted(Path(path).iterdir())}
