"""Numbers of the law as a text quotes them, held against the law as Heed knows it. No Django.

No number of the law stands here: each is asked of `heed.law` for the day of the report, with its provision.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from heed.law import appointments, reviews
from heed.law.allowances import Allowance, Months, Weeks, WorkingDays
from heed.law.appointments import Band
from heed.law.dated import Dated
from heed.reports.proof.finding import Finding, Kind
from heed.reports.proof.numbers import spelled
from heed.reports.proof.passages import Page, Sentence
from heed.reports.proof.wording import finding

_NUMBER = (
    r"[0-9]{1,3}|(?:twenty|thirty)[- ](?:one|two|three|four|five|six|seven|eight|nine)|one|two|three|four"
    r"|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|thirty"
)
_TIME = re.compile(
    rf"(?<![\w.])(?P<number>{_NUMBER})(?P<again>\s?\([0-9]{{1,3}}\))?[ -](?P<kind>working |school "
    rf"|calendar )?(?P<unit>days?|weeks?|months?|weekly|monthly)\b"
    r"|\b(?P<word>a month|a year|annually|yearly|quarterly|half[- ]yearly)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"conference|child protection|core group|adopt\w*|short breaks?|respite|secure|health|pathway|foster carer"
    r"|\bPEPs?\b|education|placement order|deprivation|\bDoLS?\b"
    r"|unregulated|remand|visit|midway|mid-point|supervision|audit|complaint|dispute|personal adviser"
    r"|special guardianship|family time|probation|appraisal|policy|strategy|contract|document|action plan",
    re.IGNORECASE,
)
_FIRST = (
    r"(?:first|initial)\s+(?:\w+\s+){0,4}?(?:reviews?|child in care review|meeting)\b"
    r"|reviews?\b[^.;]{0,40}\bwithin\b[^.;]{0,40}\b(?:entering|coming into|becoming|being (?:looked|placed)"
    r"|them entering)"
)
_SECOND = r"\bsecond\b(?:\s+(?:\w+\s+){0,4}?(?:reviews?|meetings?)\b)?"
_LATER = (
    r"(?:subsequent|third|later|further|following)\s+(?:\w+\s+){0,4}?(?:reviews?|meetings?)\b|\bthereafter\b"
    r"|\bafter that\b|\bafter this\b|\bevery\b"
)
_IRO = (
    r"(?:IRO|Independent Reviewing Officer)\b[^.;]{0,40}\b(?:allocat|appoint|nam)\w*|(?:allocat"
    r"|appoint)\w*[^.;]{0,40}\b(?:IRO|Independent Reviewing Officer)\b"
)
_DONE = re.compile(
    r"\b(?:was|were|had been|has been|have been)\s+(?:\w+\s+)?(?:held|completed|appointed|allocated|seen|chaired)\b",
    re.IGNORECASE,
)
_LOCAL = re.compile(
    r"\b(?:local(?:ly)?|our own|we aim|aspir\w+|stricter|ahead of|earlier than|sooner|on average|average|took"
    r"|within \w+ of each other)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Something that texts say of the law: the words that name it, what the law allows, and other words that are "
    "as right."""

    named: re.Pattern[str]
    law: Dated[Allowance]
    as_right: frozenset[str] = frozenset()


QUOTED = (
    Quoted(re.compile(_FIRST, re.IGNORECASE), reviews.FIRST_REVIEW),
    Quoted(re.compile(_SECOND, re.IGNORECASE), reviews.SECOND_REVIEW, frozenset({"4 months", "quarterly"})),
    Quoted(re.compile(_LATER, re.IGNORECASE), reviews.LATER_REVIEW, frozenset({"half-yearly", "half yearly"})),
    Quoted(re.compile(_IRO), appointments.NAMED_IRO),
)
"""As-right words: four months after coming into care, the second review is due; half-yearly is every six months."""

_REVIEWED = re.compile(r"\b(?:reviews?|reviewed|IRO|Independent Reviewing)\b", re.IGNORECASE)
_CASELOAD = re.compile(r"\bcase ?loads?\b|\bcases\b|\bchildren (?:each|per IRO)\b", re.IGNORECASE)
_ASKS = re.compile(r"\b(?:handbook|guidance|statutor\w+|recommend\w*|national standard)\b", re.IGNORECASE)
_RANGE = re.compile(r"(?<![0-9])(?P<least>[0-9]{2,3})\s?(?:-|to|and)\s?(?P<most>[0-9]{2,3})(?![0-9%])")
_AT_MOST = re.compile(
    r"\b(?:recommend\w*|should|maximum|limit\w*|up to|no more than|not exceed\w*|guidance|says|states"
    r"|stipulates)\b[^.;0-9]{0,60}?(?<![0-9-])(?P<most>[0-9]{2,3})(?![0-9%-])",
    re.IGNORECASE,
)


def misquoted(page: Page, on: date) -> Iterator[Finding]:
    """Every place where a text quotes a number of the law that is not the law's on that day."""
    for sentence in page.sentences:
        if not _REVIEWED.search(sentence.text) and not _CASELOAD.search(sentence.text):
            continue
        yield from _times(page, sentence, on)
        yield from _band(page, sentence, on)


def _times(page: Page, sentence: Sentence, on: date) -> Iterator[Finding]:
    text = sentence.text
    if not _TIME.search(text):
        return
    names = sorted(
        (match.start(), match.end(), place, quoted)
        for place, quoted in enumerate(QUOTED)
        for match in quoted.named.finditer(text)
    )
    seen: set[int] = set()  # the first time after a name is its own; a later one is another's
    for time in _TIME.finditer(text):
        before = [each for each in names if each[1] <= time.start() or each[0] <= time.start() < each[1]]
        if not before:
            continue
        start, end, _, quoted = before[-1]
        between = text[end : time.start()] if end <= time.start() else ""
        if time.start() - end > 110 or _is_of_something_else(text, start, time.end(), between):
            continue
        if start in seen:
            continue
        seen.add(start)
        if _is_right(time, quoted, on):
            continue
        span = quoted.law.on(on)
        says = f"“{time[0]}” is not the law for {quoted.law.what}: write “{span.value}” ({span.source})."
        yield finding(page, Kind.LAW, sentence.place + time.start(), says, grave=True)


def _is_of_something_else(text: str, start: int, end: int, between: str) -> bool:
    near = text[max(0, start - 50) : end + 40]
    if _DONE.search(between) or _LOCAL.search(text[max(0, start - 40) : end + 60]) or _OTHER.search(near):
        return True
    return not re.search(
        r"\b(?:within|every|no (?:more|later)|not (?:more|later)|after|by|in|at least|next|or|intervals?|up to|then"
        r"|is|be)\b",
        text[start:end],
        re.IGNORECASE,
    )


def _is_right(time: re.Match[str], quoted: Quoted, on: date) -> bool:
    """Whether a time is the law's own, or so written that it says the same; stricter ones are the council's affair."""
    value = quoted.law.on(on).value
    if time["word"] is not None:
        return (
            time["word"].lower() in quoted.as_right
            or not isinstance(value, Months)
            or time["word"].lower() not in _YEARLY
        )
    number = _how_many(time["number"])
    unit = time["unit"].lower().rstrip("s").replace("ly", "")
    if number is None or f"{number} {unit}s" in quoted.as_right:
        return True
    if isinstance(value, WorkingDays):
        if unit == "day" and (time["kind"] or "").strip().lower() == "working":
            return number <= value.count
        # calendar days and weeks are no working days: shorter ones by far are a standard of the council's own
        days = number * {"day": 1, "week": 7, "month": 30}[unit]
        return days < value.count
    if isinstance(value, Months):
        months = {"month": number, "week": number * 7 / 30.5, "day": number / 30.5}[unit]
        return months <= value.count and (unit == "month" or months < value.count * 0.8)
    return isinstance(value, Weeks) and unit == "week" and number <= value.count


_YEARLY = frozenset({"a year", "annually", "yearly"})


def _how_many(word: str) -> int | None:
    return int(word) if word.isdigit() else spelled(word.replace(" ", "-"))


def _band(page: Page, sentence: Sentence, on: date) -> Iterator[Finding]:
    """How many children an IRO should have, as a text says that guidance says it."""
    text = sentence.text
    if not (_CASELOAD.search(text) and _ASKS.search(text)):
        return
    span = appointments.CASELOAD.on(on)
    band: Band = span.value
    ranges = list(_RANGE.finditer(text))
    if any((int(each["least"]), int(each["most"])) == (band.fewest, band.most) for each in ranges):
        return
    asks = _ASKS.search(text)
    after = [each for each in ranges if asks is not None and 0 <= each.start() - asks.end() < 100]
    match = after[0] if after else _AT_MOST.search(text)
    if match is None or (match.re is _AT_MOST and int(match["most"]) in (band.fewest, band.most)):
        return
    says = (
        f"“{text[match.start('least' if match.re is _RANGE else 'most') : match.end()]}” is not what guidance "
        f"says: write “{band}” ({span.source})."
    )
    yield finding(
        page, Kind.LAW, sentence.place + match.start("least" if match.re is _RANGE else "most"), says, grave=True
    )
