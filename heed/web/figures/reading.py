"""What a page of figures is read from: the facts of one day, whose they are, and which children this person may see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from heed.council.words import Words
from heed.measures.declare import Measure
from heed.measures.engine import Engine
from heed.measures.figures import Figure
from heed.measures.published import Published, Wanted

SPOKEN = (
    "defined_by",
    "name",
    "short_name",
    "definition",
    "why_it_matters",
    "counts",
    "out_of",
    "met_means",
    "not_met_means",
    "owner",
)


def spoken(measure: Measure, words: Words) -> Measure:
    """The measure with the council's words in every sentence of it that a page prints."""
    said: dict[str, Any] = {name: words.say(words.fill(getattr(measure, name))) for name in SPOKEN}
    return replace(measure, **said)


def reasons_spoken(figure: Figure, words: Words) -> Figure:
    """The figure with the council's words in the reasons why rows are unknown or left out."""
    unknown, left_out = (
        {words.say(why): n for why, n in reasons.items()}
        for reasons in (figure.counted.unknown, figure.counted.left_out)
    )
    return replace(figure, counted=replace(figure.counted, unknown=unknown, left_out=left_out))


@dataclass(frozen=True, slots=True)
class Seen:
    """A child whom this person may see: the key of its record, and how it is written (by number, until named)."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class LoadedReturn:
    """A return behind the facts: which years, loaded when and by whom; `address` of its page, empty if out of reach."""

    name: str
    loaded_at: datetime
    by: str
    address: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The facts of one day, with all that a page says about where they come from.

    `children` maps the key of a child in the facts to the child, for those this person may see and no others;
    `everyone` says that these are all there are. `days` are the days for which there are facts, the one shown first;
    `years` the collection years that these facts hold. `behind` says that a return was applied since
    they were counted, at `made_at`. `published` are the figures of others, and the areas that this council stands beside.
    """

    engine: Engine
    as_at: date
    days: tuple[date, ...]
    years: tuple[int, ...]
    council: str
    words: Words
    returns: tuple[LoadedReturn, ...]
    made_at: datetime
    behind: bool
    children: Mapping[str, Seen]
    everyone: bool
    may_open_rows: bool
    may_export: bool
    published: tuple[Sequence[Published], Wanted] = ((), Wanted())
