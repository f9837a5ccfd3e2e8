"""What a fault in a return does to which figure: from the columns that a check speaks of to the measures made of them. No Django.

Nothing here is listed by hand but what makes a row of each table of facts: a measure's columns are found by asking its
conditions, and each column of facts says in its `source` which columns of the return it is made from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from heed.exchange.records import Severity
from heed.facts.schema import TABLES, TableOfFacts
from heed.measures.all import MEASURES
from heed.measures.declare import DIMENSIONS, Measure

MAKES_A_ROW: Mapping[str, tuple[str, ...]] = {
    "review": ("opened_on", "held_on"),
    "child": ("in_care",),
    "entry": ("entered_on",),
    "leaving": ("left_on",),
    "adoption": ("adopted_on",),
    "missing": ("began_on",),
    "care_leaver": ("in_touch",),
}
"""The columns of each table of facts that decide whether there is a row: every measure over the table is made of them too."""

WHO = "CHILD"
"""The column of every table of the return that says whose row it is."""

HEADER = "header"
"""The table that says of every child that there is one."""

_PART = re.compile(r"(\w+): ([A-Z][A-Z0-9_]*(?:(?:, | and )[A-Z][A-Z0-9_]*)*)")


@dataclass(frozen=True, slots=True)
class Effect:
    """What the faults of a check do: take the child out of every figure, or touch these measures, or only these splits.

    Measures by code, in the order in which they are shown; splits likewise, those of a figure that is itself untouched too.
    """

    in_no_figure: bool
    measures: tuple[str, ...]
    splits: tuple[str, ...]


def effect(severity: Severity, touches: Iterable[str]) -> Effect:
    """The effect of the faults of a check that speaks of these columns, as "Episodes.DECOM"."""
    columns = frozenset(map(_written, touches))
    return Effect(
        severity is Severity.HOLD,
        tuple(code for code, made_of in measures().items() if not columns.isdisjoint(made_of)),
        tuple(code for code, made_of in splits().items() if not columns.isdisjoint(made_of)),
    )


@cache
def measures() -> Mapping[str, frozenset[str]]:
    """The columns of the return that each measure is made of, by its code: "episodes.DECOM"."""
    return {code: _made_of(measure) for code, measure in MEASURES.items()}


@cache
def splits() -> Mapping[str, frozenset[str]]:
    """The columns of the return that each way to split a figure is made of."""
    return {
        code: frozenset().union(
            *(
                sources(column.source)
                for table in TABLES.values()
                for column in table.columns
                if column.name == dimension.code
            )
        )
        for code, dimension in DIMENSIONS.items()
    }


def sources(source: str) -> frozenset[str]:
    """The columns that a `source` of the facts names: "episodes: LS and PLACE; header: DOB"."""
    return frozenset(
        f"{table}.{column}" for table, columns in _PART.findall(source) for column in re.split(", | and ", columns)
    )


def _made_of(measure: Measure) -> frozenset[str]:
    table = TABLES[measure.facts]
    found: set[str] = set()
    for name in asked_for(measure) | set(MAKES_A_ROW[table.name]):
        found |= _sources_of(table, name)
    found |= {f"{column.partition('.')[0]}.{WHO}" for column in found} | {f"{HEADER}.{WHO}"}
    return frozenset(found)


def _sources_of(table: TableOfFacts, name: str) -> frozenset[str]:
    return next((sources(column.source) for column in table.columns if column.name == name), frozenset())


def _written(column: str) -> str:
    """As the facts write it: the table's name in lower case."""
    table, _, name = column.partition(".")
    return f"{table.lower()}.{name}"


def asked_for(measure: Measure) -> set[str]:
    """The columns of facts that a measure's conditions ask for, and those that it names."""
    relation = _Relation()
    for condition in _conditions(measure):
        condition(relation)
    named = {measure.counted_on, measure.amount, measure.month_of, measure.parts and measure.parts.column}
    return relation.asked | {name for name in named if name}


def _conditions(measure: Measure) -> Iterator[Callable[[object], object]]:
    yield measure.population
    yield from measure.left_out.values()
    yield from measure.unknown.values()
    yield from (condition for condition in (measure.numerator, measure.interpreted) if condition is not None)


class _Expression:
    """Stands for what a condition makes of a column: whatever is done with it gives another."""

    def __getattr__(self, name: str) -> _Expression:
        return self

    def __call__(self, *_: object, **__: object) -> _Expression:
        return self

    def _with(self, _: object = None) -> _Expression:
        return self

    __and__ = __or__ = __rand__ = __ror__ = __lt__ = __le__ = __gt__ = __ge__ = _with
    __add__ = __sub__ = __radd__ = __rsub__ = __mul__ = __truediv__ = __invert__ = __neg__ = _with

    def __eq__(self, _: object) -> _Expression:  # type: ignore[override]  # an expression, as Ibis has it
        return self

    def __ne__(self, _: object) -> _Expression:  # type: ignore[override]  # an expression, as Ibis has it
        return self

    __hash__ = object.__hash__


class _Relation:
    """Stands for a table of facts: it remembers which columns were asked for."""

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def __getattr__(self, name: str) -> _Expression:
        self.asked.add(name)
        return _Expression()

    def __getitem__(self, name: str) -> _Expression:
        self.asked.add(name)
        return _Expression()
