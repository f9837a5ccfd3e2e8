"""The faults of a return, as its page and its file of faults list them: only of children whom one may see, or who are new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import TypeVar

from heed.access.models import User
from heed.children.models import Child
from heed.council.words import OWN, Words
from heed.exchange.models import ChildLine, Does, FaultFound, Import
from heed.exchange.records import Severity
from heed.people.models import Identifier, Scheme
from heed.web import formats
from heed.web.returns.shapes import FaultGroup, FaultLine

T = TypeVar("T")

SHOWN = 5
"""Of each severity on the page of the return: data quality has the rest."""
AT_ONCE = 10_000
"""Values in one question to the database; SQLite takes 32,766."""

COLUMNS = ("what it does", "check", "file", "line", "child", "what to mend")
DOES = {Severity.HOLD: "holds the child back", Severity.SHOWN: "applied, its value unknown"}


def fault_groups(import_: Import, by: User, words: Words = OWN) -> tuple[FaultGroup, ...]:
    """Faults that hold a child back, then those that are applied and shown."""
    faults = list(FaultFound.objects.filter(check_done__of=import_).select_related("check_done"))
    hidden = out_of_sight({fault.number for fault in faults} | set(_held(import_)), by)
    holding = [fault for fault in faults if fault.severity == Severity.HOLD]
    told = {fault.number for fault in holding}
    alone = [FaultLine("", number, why) for number, why in _held(import_).items() if number not in told]
    shown = [fault for fault in faults if fault.severity != Severity.HOLD]
    return tuple(
        group
        for group in (
            _group(
                "Held back",
                "These rows keep their child out of every figure until they are mended.",
                [*map(_line, holding), *alone],
                hidden,
                words,
            ),
            _group(
                "Applied, with the fault shown",
                "These rows are applied. What is wrong in them counts as not known.",
                [_line(fault) for fault in shown],
                hidden,
                words,
            ),
        )
        if group.n
    )


def fault_rows(import_: Import, by: User) -> Iterator[tuple[str | int, ...]]:
    """Every fault in sight, in the order of `COLUMNS`."""
    faults = list(FaultFound.objects.filter(check_done__of=import_).select_related("check_done"))
    hidden = out_of_sight({fault.number for fault in faults}, by)
    for fault in faults:
        if fault.number not in hidden:
            does = DOES[Severity(fault.severity)]
            yield (does, fault.check_done.code, fault.file, fault.line, fault.number, fault.sentence)


def children_of(numbers: Iterable[str]) -> dict[str, set[int]]:
    """The records behind each number in the return that has any here: of every child who has, or ever had, the number.

    A number that ended with a child still says who it was; one given to two children speaks of both.
    """
    found: dict[str, set[int]] = {}
    for some in batched(set(numbers), AT_ONCE):
        given = Identifier.objects.filter(scheme=Scheme.LOCAL, value__in=some).exclude(person__child=None)
        for number, child in given.values_list("value", "person__child"):
            found.setdefault(number, set()).add(child)
    return found


def out_of_sight(numbers: Iterable[str], by: User) -> set[str]:
    """The numbers of which any child has a record here that this person may not see."""
    known = children_of(numbers)
    seen: set[int] = set()
    for some in batched(set().union(*known.values()), AT_ONCE):
        seen |= set(Child.objects.visible_to(by).filter(pk__in=some).values_list("pk", flat=True))
    return {number for number, children in known.items() if not children <= seen}


def lines_in_sight(lines: Iterable[ChildLine], by: User) -> list[ChildLine]:
    """Of the lines of an import, those of children whom this person may see: by number, and by record where it has one."""
    every = list(lines)
    hidden, seen = out_of_sight({line.number for line in every}, by), set[int]()
    for some in batched({line.child_id for line in every if line.child_id is not None}, AT_ONCE):
        seen |= set(Child.objects.visible_to(by).filter(pk__in=some).values_list("pk", flat=True))
    return [line for line in every if line.number not in hidden and (line.child_id is None or line.child_id in seen)]


def children_of_lines(lines: Iterable[ChildLine]) -> set[int]:
    """Every child of whom the lines speak, for the record."""
    every = list(lines)
    known = {line.child_id for line in every if line.child_id is not None}
    return known.union(*children_of({line.number for line in every}).values())


def batched(values: Iterable[T], size: int) -> Iterator[list[T]]:
    """The values in lists of at most `size`: a database takes only so many in one question."""
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some


def _held(import_: Import) -> dict[str, str]:
    return dict(ChildLine.objects.filter(of=import_, does=Does.HELD).values_list("number", "why"))


def _group(title: str, what_it_does: str, lines: list[FaultLine], hidden: set[str], words: Words) -> FaultGroup:
    seen = [line for line in lines if line.child not in hidden]
    return FaultGroup(
        title=title,
        what_it_does=what_it_does,
        n=len(lines),
        lines=tuple(replace(line, sentence=words.say(line.sentence)) for line in seen[:SHOWN]),
        more=max(len(seen) - SHOWN, 0),
        hidden=len(lines) - len(seen),
    )


def _line(fault: FaultFound) -> FaultLine:
    where = f"{fault.file}, line {fault.line}"
    return FaultLine(where, fault.number, formats.capital(fault.sentence.removeprefix(f"{where}: ")))
