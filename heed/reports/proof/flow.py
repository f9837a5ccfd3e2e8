"""Stock and flow, and caseloads: numbers far apart in a text that cannot all be true at once. No Django."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from heed.reports.book import Book
from heed.reports.proof.claims import Claim, Read, When
from heed.reports.proof.finding import Finding, Kind
from heed.reports.proof.numbers import spelled
from heed.reports.proof.sums import wholes
from heed.reports.proof.topics import ENTERED, IN_CARE, LEFT, Topic
from heed.reports.proof.wording import finding

_CASELOAD = re.compile(
    r"\bcase ?loads?\b[^.;]{0,120}?(?<![0-9])(?P<least>[0-9]{2,3})\s?(?:-|to|and)\s?(?P<most>[0-9]{2,3})(?![0-9%])",
    re.IGNORECASE,
)
_ALL_YEAR = re.compile(r"\b(?:consistent\w*|throughout|all year|always|steady|stable|remained)\b", re.IGNORECASE)
_SHOULD = re.compile(r"\b(?:handbook|should|recommend\w*|guidance|statutory)\b", re.IGNORECASE)
_IROS = re.compile(
    r"\b(?P<number>[0-9]{1,2}(?:\.[0-9]{1,2})?|[a-z]+(?:-[a-z]+)?)\s+(?:(?:permanent|experienced|full[- ]time"
    r"|equivalent|whole[- ]time|fte|wte|\(fte\))\s+){0,5}"
    r"(?:IROs?|Independent Reviewing Officers?)\b(?! service)",
    re.IGNORECASE,
)


def flow(read: Read, book: Book | None) -> Iterator[Finding]:
    """Opening, and those who came, less those who left, against closing: of one text, typed."""
    now, before = wholes(read), wholes(read, When.BEFORE)
    opening, came, left, closing = before.get(IN_CARE), now.get(ENTERED), now.get(LEFT), now.get(IN_CARE)
    if opening is None or came is None or left is None or closing is None:
        return
    numbers = [int(each.number.value) for each in (opening, came, left, closing)]
    total = numbers[0] + numbers[1] - numbers[2]
    if total == numbers[3]:
        return
    gap = abs(total - numbers[3])
    twice = "left" if total > numbers[3] else "came"
    children = "1 child" if gap == 1 else f"{gap:,} children"
    says = (
        f"{numbers[0]:,} and {numbers[1]:,} less {numbers[2]:,} is {total:,}, not {numbers[3]:,}: if {children} "
        f"{twice} twice and "
        "counted once, say so; if not, one of the four is wrong or not yet final."
    )
    yield finding(
        read.page, Kind.FLOW, closing.number.start, says, grave=not _is_known(book, opening, came, left, closing)
    )


def _is_known(book: Book | None, *those: Claim) -> bool:
    """Whether each of the four is a figure of the book, so that children who moved twice are the whole of the gap."""
    if book is None:
        return False
    codes: dict[Topic, str] = {
        IN_CARE: "children_in_care",
        ENTERED: "children_entering_care",
        LEFT: "children_leaving_care",
    }
    for claim in those:
        told = book.told(codes[claim.topics[0]], book.year - (claim.when is When.BEFORE))
        if told is None or told.value is None or Decimal(repr(told.value)) != claim.number.value:
            return False
    return True


def caseload(read: Read) -> Iterator[Finding]:
    """A range of caseloads that the children in care and the IROs of the same text do not give."""
    plain = read.page.plain
    team = next((number for match in _IROS.finditer(plain) if (number := _how_many(match["number"])) is not None), None)
    if not team:
        return
    stocks = {when: of[IN_CARE].number.value for when in When if IN_CARE in (of := wholes(read, when))}
    for sentence in read.page.sentences:
        match = _CASELOAD.search(sentence.text)
        if match is None or _SHOULD.search(sentence.text):
            continue
        least, most = Decimal(match["least"]), Decimal(match["most"])
        asked = (When.BEFORE, When.NOW) if _ALL_YEAR.search(sentence.text) else (When.NOW,)
        for when in asked:
            if when in stocks and not least - 1 < stocks[when] / team < most + 1:
                each = stocks[when] / team
                start = "at the start of the year" if when is When.BEFORE else "at its end"
                says = (
                    f"{stocks[when]:,} children for {team} IROs is {each:.1f} each {start}, outside {least} to "
                    f"{most}: say of when the "
                    "caseloads are, or who else had children."
                )
                yield finding(read.page, Kind.CASELOAD, sentence.place + match.start("least"), says)
                break


def _how_many(word: str) -> Decimal | None:
    if word[0].isdigit():
        return Decimal(word)
    number = spelled(word)
    return None if number is None or number < 2 else Decimal(number)
