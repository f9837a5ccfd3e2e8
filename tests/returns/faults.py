"""A return with faults of the kinds that are met in practice, each on a child of its own, each known by file and line.

The kinds are those seen in the public invented return; no row of it is copied. The other children are sound, and
their truth is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.returns.files import COLUMNS, tables_of, write_table
from tests.returns.maker import make
from tests.returns.spoilt import SPOILT
from tests.returns.truth import Truth

# File names as a council's system may give them, other than the tables' own.
FILES = {
    "Header": "header.csv",
    "Episodes": "episodes.csv",
    "Reviews": "reviews.csv",
    "UASC": "uasc.csv",
    "PlacedAdoption": "placed_for_adoption.csv",
    "OC2": "oc2.csv",
    "OC3": "oc3.csv",
    "AD1": "ad1.csv",
    "PrevPerm": "previous_permanence.csv",
    "Missing": "missing.csv",
    "SWEpisodes": "sw_episodes.csv",
}
MARK = "\ufeff"
YEAR = 2026


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault that was put in. `check` is DfE's rule where it has one; `reading` is how settled point 4 is read here.

    "hold": the row cannot be typed or placed, so the child is in no figure. "shown": applied, with its fault shown.
    "unread": in a column that no figure uses, so a reader of reviews need not see it.
    """

    kind: str
    check: str
    reading: str
    child: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Faulty:
    """A faulty return: where it is, what is wrong with it, and the truth of the children with nothing wrong."""

    folder: Path
    year: int
    faults: tuple[Fault, ...]
    sound: Truth

    @property
    def spoilt(self) -> frozenset[str]:
        """The children with a fault."""
        return frozenset(fault.child for fault in self.faults)


def faulty(folder: Path | str, children: int = 60, seed: int = 1) -> Faulty:
    """Write a faulty return of 2026 straight into the folder: so many sound children, and one child for each fault."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    lives = make(children, seed, (YEAR,))
    tables = tables_of(YEAR, lives)
    faults: list[Fault] = []
    for number, spoilt in enumerate(SPOILT, 1):
        child = f"X-{number:02}"
        for table, rows in spoilt.rows(child).items():
            if table == spoilt.table:
                line = len(tables[table]) + spoilt.row + 2
                faults.append(Fault(spoilt.kind, spoilt.check, spoilt.reading, child, FILES[table], line))
            tables[table] += rows
    for table, rows in tables.items():
        mark = MARK if table == "SWEpisodes" else ""
        write_table(folder / FILES[table], [mark + COLUMNS[table], *rows], "\r\n")
    orders = ["CHILD,DOB,DOLO_START,DOLO_END", f"{lives[0].number},01/01/2015,01/01/2026,02/01/2026"]
    write_table(folder / "DoLo.csv", orders, "\n")  # a table of the year after
    return Faulty(folder, YEAR, tuple(faults), Truth(lives, (YEAR,)))
