"""A roster read and checked: its template, its rows, and its children joined to those of the returns. No Django.

Two kinds of fault: the whole roster is refused where a row cannot be placed (a child twice, no number, a name too long),
because half a roster would take children from their IRO; what is merely doubtful is applied and shown.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from heed.exchange.records import Check, Child, Fault, Outcome, Refused, Returns, Severity, Source
from heed.exchange.ssda903.text import File, read_bytes, text_of
from heed.exchange.ssda903.words import counted, listed, shown

COLUMNS: Mapping[str, str] = {
    "CHILD": "the child’s number, as in the return",
    "GIVEN_NAME": "the first name that the child uses",
    "FAMILY_NAME": "the family name that the child uses; may be blank",
    "IRO": "the full name of the Independent Reviewing Officer; blank where none is appointed",
    "SOCIAL_WORKER": "the full name of the social worker; blank where the case is not allocated",
    "TEAM": "the name of the social worker’s team; may be blank",
    "SIBLING_GROUP": "one name, of your choosing, for children who are planned for together; may be blank",
}
"""The template: each column of the roster with what belongs in it."""

LONGEST = {
    "CHILD": 40,
    "GIVEN_NAME": 120,
    "FAMILY_NAME": 120,
    "IRO": 200,
    "SOCIAL_WORKER": 200,
    "TEAM": 120,
    "SIBLING_GROUP": 120,
}
"""Characters of each column."""

NO_IRO, NO_NAME, STRANGER, ALONE, ONE_PERSON = "H060", "H061", "H062", "H063", "H064"
SAYS: Mapping[str, str] = {
    NO_IRO: "A child has no IRO.",
    NO_NAME: "A child has no name.",
    STRANGER: "A child is in no return.",
    ALONE: "A child is alone in a sibling group.",
    ONE_PERSON: "A child’s IRO is their social worker too.",
}
"""Our checks on a roster, in words."""

MOST_ROWS = 100_000


@dataclass(frozen=True, slots=True)
class Row:
    """What the roster says of one child; empty where it says nothing."""

    number: str
    given_name: str
    family_name: str
    iro: str
    social_worker: str
    team: str
    sibling_group: str
    source: Source


@dataclass(frozen=True, slots=True)
class Roster:
    """A roster whose rows can all be placed, by child’s number, and what is doubtful in it."""

    file: str
    rows: Mapping[str, Row]

    def faults(self, known: frozenset[str] | None = None) -> tuple[Fault, ...]:
        """What is doubtful, in order of line. `known`: the children of the returns, where there are any to compare with."""
        found = (*self._blanks(), *self._groups(), *(self._strangers(known) if known is not None else ()))
        return tuple(sorted(found, key=lambda each: (each.source.line, each.check)))

    def _blanks(self) -> Iterator[Fault]:
        for row in self.rows.values():
            if not row.iro:
                yield fault(
                    NO_IRO, row, "IRO is blank: every child in care has one by law, so appoint one and name them"
                )
            if not row.given_name:
                yield fault(NO_NAME, row, "GIVEN_NAME is blank: the child is shown by number until it is filled")
            if row.iro and row.iro.casefold() == row.social_worker.casefold():
                yield fault(ONE_PERSON, row, "IRO and SOCIAL_WORKER are the same person: the IRO must be independent")

    def _groups(self) -> Iterator[Fault]:
        members: dict[str, list[Row]] = {}
        for row in self.rows.values():
            if row.sibling_group:
                members.setdefault(row.sibling_group, []).append(row)
        for name, rows in members.items():
            if len(rows) == 1:
                words = (
                    f"SIBLING_GROUP {shown(name)} has this child alone: look for another spelling, or leave it blank"
                )
                yield fault(ALONE, rows[0], words)

    def _strangers(self, known: frozenset[str]) -> Iterator[Fault]:
        for number, row in self.rows.items():
            if number not in known:
                words = f"the child {number} is in no return loaded, so the row is not used: mend the number, or take it out"
                yield fault(STRANGER, row, words)


def fault(check: str, row: Row, words: str) -> Fault:
    """A fault of one row, in a sentence that begins with its place."""
    source = row.source
    return Fault(check, Severity.SHOWN, source, row.number, f"{source.file}, line {source.line}: {words}.")


def checks(roster: Roster, returns: Returns) -> tuple[Check, ...]:
    """Each check on a roster as those on the returns are told: what failed with its rows, and what passed."""
    known = frozenset(child.number for child in returns.children).union(returns.held)
    found: dict[str, list[Fault]] = {code: [] for code in SAYS}
    for each in roster.faults(known):
        found[each.check].append(each)
    return tuple(_check(code, tuple(faults)) for code, faults in found.items())


def _check(code: str, faults: tuple[Fault, ...]) -> Check:
    outcome, why = (Outcome.FAILED, faults[0].sentence) if faults else (Outcome.PASSED, "")
    return Check(code, outcome, len(faults), why, faults, SAYS[code])


def read(file: File) -> Roster:
    """The roster in a file. Raises `Refused` with one sentence where a row cannot be placed."""
    text = text_of(file, read_bytes(file))
    reader = csv.reader(text.lines(), strict=True)
    try:
        header = [name.strip().upper() for name in next(reader, [])]
        _check_columns(file, header)
        rows = _rows(file, header, reader)
    except csv.Error:
        line = reader.line_num
        raise Refused(f"{file.label}, line {line}: a quotation mark is not closed: close it, and save again.") from None
    if not rows:
        raise Refused(f"{file.label} has no children: write one row for each child.")
    return Roster(file.label, rows)


def _check_columns(file: File, header: Sequence[str]) -> None:
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        column = "the column" if len(missing) == 1 else "the columns"
        raise Refused(f"{file.label} is not a roster: {column} {listed(missing)} missing. Start from the template.")
    doubled = [name for name in COLUMNS if header.count(name) > 1]
    if doubled:
        raise Refused(f"{file.label}, line 1: {listed(doubled)} stands more than once: leave one of each.")


def _rows(file: File, header: Sequence[str], reader: Iterator[list[str]]) -> dict[str, Row]:
    places = [header.index(name) for name in COLUMNS]
    found: dict[str, Row] = {}
    line = 2
    for cells in reader:
        at, line = line, int(reader.line_num) + 1  # type: ignore[attr-defined]  # csv.reader has it, Iterator not
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            raise Refused(
                f"{file.label}, line {at}: the row has {counted(len(cells), 'cell')} and the header {len(header)}:"
                " look for a missing comma, or a comma that needs quotation marks round its text."
            )
        row = _row(file, at, [" ".join(cells[place].split()) for place in places])
        if (before := found.get(row.number)) is not None:
            raise Refused(
                f"{file.label}, line {at}: the child {row.number} is there already, on line {before.source.line}:"
                " leave one row for each child."
            )
        found[row.number] = row
        if len(found) > MOST_ROWS:
            raise Refused(f"{file.label} has more than {MOST_ROWS:,} children: give the roster of one council.")
    return found


def _row(file: File, line: int, cells: Sequence[str]) -> Row:
    for (name, longest), cell in zip(LONGEST.items(), cells, strict=True):
        if len(cell) > longest:
            raise Refused(f"{file.label}, line {line}: {name} has more than {longest} characters: shorten it.")
        if not cell.isprintable():
            raise Refused(f"{file.label}, line {line}: {name} has a character that cannot be printed: write it again.")
    if not cells[0]:
        raise Refused(f"{file.label}, line {line}: CHILD is blank: write the child’s number.")
    number, given, family, iro, worker, team, group = cells
    return Row(number, given, family, iro, worker, team, group, Source(file.label, line))


def joined(returns: Returns, roster: Roster) -> Returns:
    """The returns with what the roster says of their children. A child who is not in the roster is as before."""
    return replace(returns, children=tuple(_told(child, roster.rows.get(child.number)) for child in returns.children))


def _told(child: Child, row: Row | None) -> Child:
    if row is None:
        return child
    return replace(
        child,
        iro=row.iro or None,
        social_worker=row.social_worker or None,
        team=row.team or None,
        sibling_group=row.sibling_group or None,
    )
