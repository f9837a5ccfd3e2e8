"""How a cell, a list or a number is written in a sentence shown to people. Not what the sentence says."""

from __future__ import annotations

from collections.abc import Sequence

LONGEST_SHOWN = 40


def shown(value: str) -> str:
    """The value in quotation marks, safe to repeat: at most 40 characters, what cannot be printed as its escape."""
    short = value if len(value) <= LONGEST_SHOWN else value[: LONGEST_SHOWN - 1] + "…"
    return f"“{printable(short)}”"


def printable(value: str) -> str:
    """The value with every character that cannot be printed, a new line or a direction mark, as its escape."""
    if value.isprintable():
        return value
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in value)


def listed(values: Sequence[object], last: str = "and") -> str:
    """ "a", "a and b" or "a, b and c"."""
    texts = [str(value) for value in values]
    if len(texts) < 2:
        return "".join(texts)
    return f"{', '.join(texts[:-1])} {last} {texts[-1]}"


def some(values: Sequence[object], most: int = 10) -> str:
    """As `listed`, but no longer than `most` values: "a, b and 12 more"."""
    if len(values) <= most:
        return listed(values)
    return f"{', '.join(str(value) for value in values[:most])} and {len(values) - most:,} more"


def years_listed(years: Sequence[int]) -> str:
    """Years in order, those that follow one another as a span: "2018 to 2024 and 2026"."""
    spans: list[list[object]] = []
    for year in years:
        if spans and spans[-1][-1] == year - 1:
            spans[-1].append(year)
        else:
            spans.append([year])
    parts = [[f"{span[0]} to {span[-1]}"] if len(span) > 2 else span for span in spans]
    return listed([part for span in parts for part in span])


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """ "1 row", "2,400 rows"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
