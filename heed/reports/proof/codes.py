"""A table of participation codes in a text, held against the shares that the same text gives of it. No Django.

Which codes count is the law's and the Department's matter and stands in the measures; a share that is that of no way of
counting them cannot be right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from heed.reports.proof.claims import Read, When
from heed.reports.proof.finding import Finding, Kind
from heed.reports.proof.numbers import Unit
from heed.reports.proof.tables import Found, number_in
from heed.reports.proof.topics import ATTENDED, VIEWS_GIVEN, Topic
from heed.reports.proof.wording import finding, rounded

_CODE = re.compile(r"\bPN ?(?P<code>[0-7])\b", re.IGNORECASE)

_COUNTED: dict[Topic, tuple[tuple[str, frozenset[int]], ...]] = {
    VIEWS_GIVEN: (("views given", frozenset({1, 2, 3, 5, 6})), ("took part", frozenset({1, 2, 3, 4, 5, 6}))),
    ATTENDED: (("came", frozenset({1, 2, 3, 4})), ("came and were heard", frozenset({1, 2, 3}))),
}
"""The ways to count (decisions, 21), the one that Heed prints first."""


def against(read: Read, found: Found) -> Iterator[Finding]:
    """What a text says of how many took part or came, held against its own table of codes."""
    numbers: dict[int, Decimal] = {}
    for row in found.rows:
        match, cell = _CODE.search(row.label), number_in(row.cells[0]) if row.cells else None
        if match is not None and cell is not None and not cell[1]:
            numbers[int(match["code"])] = cell[0]
    if len(numbers) < len("01234567") or not sum(numbers.values()) - numbers[0]:
        return
    for claim in read.claims:
        number, topic = claim.number, claim.topic
        if topic not in _COUNTED or topic is None or number.unit is not Unit.SHARE or claim.when is When.BEFORE:
            continue
        if claim.others or claim.moves or claim.part or number.about or number.target:
            continue
        yield from _held(read, topic, number.value, number.places, number.start, numbers)


def _held(
    read: Read, topic: Topic, typed: Decimal, places: int, start: int, numbers: dict[int, Decimal]
) -> Iterator[Finding]:
    """A finding where the table gives the typed share in no way of counting, those with children under 4 among them."""
    older = sum(numbers.values()) - numbers[0]
    ways: list[tuple[str, Decimal]] = []
    for name, counted in _COUNTED[topic]:
        met = sum((numbers[code] for code in counted), Decimal(0))
        ways += [(name, met / older * 100), (name, (met + numbers[0]) / (older + numbers[0]) * 100)]
    if any(rounded(share, places) == typed for _, share in ways):
        return
    told = " or ".join(f"{rounded(share, max(1, places))}% ({name})" for name, share in ways[::2])
    says = (
        f"{typed}% is typed, and the table of codes gives {told} of {older:,} reviews: write one of them and say which."
    )
    yield finding(read.page, Kind.SHARE, start, says, grave=True)
