"""Typed counts so small that they may point at a child, in a text for the public. No Django."""

from __future__ import annotations

import re
from collections.abc import Iterator

from heed.reports.book import Limits
from heed.reports.proof.finding import Finding, Kind
from heed.reports.proof.numbers import spelled
from heed.reports.proof.passages import Page
from heed.reports.proof.wording import finding

_WHO = r"children|child|young people|young person|boys?|girls?|babies|baby|siblings?|brothers|sisters|care leavers?"
_DIGITS = re.compile(
    rf"(?<![\w.,/£%-])(?P<number>[1-9])(?![\w.,/%-][0-9%])[ ]+(?:(?!of\b|in\b|to\b|and\b|or\b|year|month|week|day"
    rf"|term|working)[a-z-]+[ ]+){{0,3}}?(?:{_WHO})\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(
    rf"\b(?P<number>one|two|three|four|five|six|seven|eight|nine)[ ]+(?:(?!of\b|in\b|to\b|and\b|or\b|year|month"
    rf"|week|day)[a-z-]+[ ]+){{0,2}}?(?:{_WHO})\b",
    re.IGNORECASE,
)
_IDIOM = re.compile(
    r"\b(?:more than|at least|for every|per|any|no|from|each|every|aged?|under|over|of|to|or|not|than|section|stage"
    r"|level|table|figure|appendix|only ever|between)\s+$",
    re.IGNORECASE,
)
_NOT_ONE = re.compile(
    r"one\s+(?:child|young person)\b(?!\s+(?:was|were|had|has|who|did|went|did|is|left|came|died|aged))", re.IGNORECASE
)


def few(page: Page, limits: Limits) -> Iterator[Finding]:
    """Counts of children from 1 to the limit, in digits or letters."""
    for pattern in (_DIGITS, _LETTERS):
        for match in pattern.finditer(page.plain):
            word = match["number"]
            number = int(word) if word.isdigit() else spelled(word) or 0
            before = page.plain[max(0, match.start() - 20) : match.start()]
            if (
                number > limits.count
                or _IDIOM.search(before)
                or (word.lower() == "one" and _NOT_ONE.match(match[0] + page.plain[match.end() : match.end() + 12]))
            ):
                continue
            says = (
                f"{word.capitalize()} is few enough to point at a child: in a text for the public write “fewer "
                f"than {limits.count + 1}”, or leave it out."
            )
            yield finding(page, Kind.FEW, match.start(), says, grave=True, end=match.end())
