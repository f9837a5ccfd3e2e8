"""Typed counts so small that they may point at a child, in a text for the public. No Django."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heed.reports.book import Limits
from heed.reports.proof.finding import Finding, Kind, quoted
from heed.reports.proof.numbers import spelled
from heed.reports.proof.passages import Page
from heed.reports.proof.tables import Found, number_in
from heed.reports.proof.wording import finding

_WHO = r"children|child|young people|young person|boys?|girls?|babies|baby|siblings?|brothers|sisters|care leavers?"
_SORT = (
    r"(?:(?:of (?:our|the|these|those)|more|other|further|older|younger|disabled|unaccompanied|looked after|missing"
    r"|adopted|such"
    r"|white|black|asian|mixed|new|care experienced)[ ]+){0,2}"
)
_COUNT = re.compile(
    rf"(?<![\w.,/£%-])(?P<number>[1-9]|one|two|three|four|five|six|seven|eight|nine)[ ]+{_SORT}(?:{_WHO})\b(?!'s)",
    re.IGNORECASE,
)
_IDIOM = re.compile(
    r"\b(?:more than|at least|for every|per|any|no|from|each|every|aged?|under|over|of|to|or|not|than|in|section|stage"
    r"|level|table|figure|appendix|only ever|between)\s+$",
    re.IGNORECASE,
)
_NOT_ONE = re.compile(
    r"one\s+(?:child|young person)\b(?!\s+(?:was|were|had|has|who|did|went|did|is|left|came|died|aged))", re.IGNORECASE
)


def few(page: Page, limits: Limits) -> Iterator[Finding]:
    """Counts of children from 1 to the limit, in digits or letters."""
    for match in _COUNT.finditer(page.plain):
        word = match["number"]
        number = int(word) if word.isdigit() else spelled(word) or 0
        before = page.plain[max(0, match.start() - 20) : match.start()]
        if number > limits.count or _IDIOM.search(before) or _is_anybody(page.plain, match):
            continue
        says = (
            f"{word.capitalize()} is few enough to point at a child: in a text for the public write “fewer than "
            f"{limits.count + 1}”, or leave it out."
        )
        yield finding(page, Kind.FEW, match.start(), says, grave=True, end=match.end())


def of_table(page: Page, found: Found, limits: Limits) -> Iterator[Finding]:
    """Cells of a typed table that are under the limit: one finding for the table, grave where it counts children "
    "or reviews."""
    if not found.has_total:
        return
    cells = [(row, number_in(cell)) for row in found.rows for cell in row.cells]
    small = [
        (row, value[0]) for row, value in cells if value is not None and not value[1] and 0 < value[0] <= limits.count
    ]
    if not small:
        return
    row = small[0][0]
    words = " ".join((*found.head, found.rows[0].label))
    numbers = ", ".join(dict.fromkeys(str(value) for _, value in small))
    fewer = f"fewer than {limits.count + 1}"
    says = f"The table has counts of {numbers}: in a text for the public write “{fewer}”, and hide one more in it."
    yield Finding(
        Kind.FEW, page.at(row.place, row.place), quoted(row.label), says, grave=_OF_CHILDREN.search(words) is not None
    )


_OF_CHILDREN = re.compile(rf"\b(?:{_WHO}|reviews?|PN ?[0-7])\b", re.IGNORECASE)


def _is_anybody(plain: str, match: re.Match[str]) -> bool:
    """Whether "one child" is any child, not one who was counted."""
    return match["number"].lower() == "one" and _NOT_ONE.match(plain, match.start(), match.end() + 12) is not None
