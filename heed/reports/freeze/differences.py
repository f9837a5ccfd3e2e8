"""What an issued report says otherwise than today's data do, figure by figure, and why where that can be told. No Django."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from heed.law.dates import in_words
from heed.measures.figures import year_label
from heed.reports import saying
from heed.reports.book import Book, Definition, Limits, Told

OF = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Changed:
    """One figure of which today's data say something else: what the report says, what is said now, and why."""

    code: str
    year: int
    name: str
    then: str
    now: str
    why: str

    @property
    def sentence(self) -> str:
        """All of it: "Reviews held on time, 2025-26: 95.2% (1,052 of 1,105 reviews) in the report, … today: …"."""
        return f"{self.name}, {year_label(self.year)}: {self.then} in the report, {self.now} today: {self.why}."


def differences(
    frozen: Book, today: Book, *, law_then: date | None = None, law_now: date | None = None
) -> tuple[Changed, ...]:
    """Each figure that differs today, in the order of the report. `law_then` and `law_now` date the law as Heed knew it."""
    law = f", or the law as Heed knows it has (known on {in_words(law_now)})" if law_now and law_now != law_then else ""
    return tuple(_changed(frozen, today, law))


def _changed(frozen: Book, today: Book, law: str) -> Iterator[Changed]:
    for (code, year), then in frozen.whole.items():
        now, of = today.whole.get((code, year)), frozen.definitions[code]
        if now is not None and _numbers(now) == _numbers(then):
            continue
        of_now = today.definitions.get(code)
        shown = "no figure" if now is None or of_now is None else _said(of_now, now, today.limits, then)
        yield Changed(code, year, of.name, _said(of, then, frozen.limits, now), shown, _why(of, of_now, now, law))


def _numbers(told: Told) -> tuple[object, ...]:
    """What a figure says, its reasons aside."""
    parts = tuple((part.key, part.number) for part in told.parts)
    return (told.value, told.numerator, told.denominator, _sum(told.unknown), _sum(told.left_out), parts)


def _sum(counts: Mapping[str, object]) -> tuple[object, ...]:
    return tuple(sorted((why, str(number)) for why, number in counts.items()))


def _said(of: Definition, told: Told, limits: Limits, other: Told | None) -> str:
    """The figure; with what else of it differs, where its own words would be the same."""
    said = saying.full(of, told, limits)
    if other is None or said != saying.full(of, other, limits):
        return said
    parts = ", ".join(f"{part.label} {saying.number(part.number, limits)}" for part in told.parts)
    more = "; ".join(filter(None, (saying.unsaid(of, told, limits).rstrip("."), parts)))
    return f"{said} ({more})" if more else said


def _why(of: Definition, now: Definition | None, told: Told | None, law: str) -> str:
    if now is None:
        return "it is not counted any more"
    if told is None:
        return "the return of that year is not loaded any more"
    if now.definition != of.definition:
        changed = [in_words(on) for on, _ in now.changes if (on, _) not in of.changes]
        return f"its definition has changed{f' on {changed[-1]}' if changed else ''}"
    return f"the data have changed{law}"
