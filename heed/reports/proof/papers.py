"""A paper beside its report, and a paper's own beginning and end: figures, periods and attachments that must "
"agree. No Django."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from heed.measures.figures import year_label
from heed.reports.proof.claims import Claim, Read, When
from heed.reports.proof.finding import Finding, Kind, quoted
from heed.reports.proof.numbers import Unit
from heed.reports.proof.passages import Page
from heed.reports.proof.topics import Topic
from heed.reports.proof.wording import finding, rounded, said

_PERIOD = r"(?P<from>20[0-9]{2})\s?[-/]\s?(?P<to>20[0-9]{2}|[0-9]{2})(?![0-9])"
_NAMED = re.compile(
    rf"\b(?:annual report|report|service)\b(?P<between>[^.;:\n]{{0,40}}?)\s(?:for "
    rf"|of )?(?:the year )?{_PERIOD}(?! (?:plan|strategy))"
    rf"|{_PERIOD.replace('from', 'from2').replace('to>', 'to2>')}\s+(?:IRO )?annual report",
    re.IGNORECASE,
)
_OF_ANOTHER_YEAR = re.compile(
    r"\b(?:previous(?:ly)?|last year|next|prior|recommendations?|compared|plan|priorities|strategy|since|earlier"
    r"|will be|progress|until|available)\b",
    re.IGNORECASE,
)


_WAS = re.compile(r"[),]?\s+(?:was|were|had)\b", re.IGNORECASE)
_ITEM = re.compile(r"[ \t]*[-•]\s")


def _label(match: re.Match[str]) -> str | None:
    """The period that was named, as a label; None for a span of more than one year."""
    start = int(match["from"] or match["from2"])
    end = match["to"] or match["to2"]
    return year_label(start + 1) if int(end) % 100 == (start + 1) % 100 else None


def periods(page: Page) -> list[tuple[str, int, int]]:
    """The years that a text says its report is of, each with its place."""
    found = []
    for match in _NAMED.finditer(page.plain):
        start = page.plain.rfind("\n", 0, match.start()) + 1
        before = page.plain[max(start, match.start() - 80) : match.start()]
        if _OF_ANOTHER_YEAR.search(before) or _OF_ANOTHER_YEAR.search(match["between"] or ""):
            continue
        line_end = page.plain.find("\n", match.end())
        after = page.plain[match.end() : line_end if line_end >= 0 else len(page.plain)]
        listed = _ITEM.match(page.plain, start) is not None and not after.strip()
        if listed or _WAS.match(after):
            continue
        if label := _label(match):
            at = match.start("from") if match["from"] else match.start("from2")
            found.append((label, at, match.end()))
    return found


_FROM_TO = re.compile(
    r"\b(?:1(?:st)? )?April (?P<from>20[0-9]{2})\s?(?:-|to|until)\s?(?:31(?:st)? )?March (?P<to>20[0-9]{2})\b",
    re.IGNORECASE,
)


def year_of(page: Page) -> int | None:
    """The year, by the number in which it ends, that a text says its report is of most often; None where it does "
    "not."""
    named = Counter(int(label[:4]) + 1 for label, _, _ in periods(page))
    for match in _FROM_TO.finditer(page.plain):
        if int(match["to"]) == int(match["from"]) + 1:
            named[int(match["to"])] += 1
    return named.most_common(1)[0][0] if named else None


def own_period(page: Page, year: int | None) -> Iterator[Finding]:
    """One report with two periods, or another than the figures'."""
    named = periods(page)
    counted = Counter(label for label, _, _ in named)
    if len(counted) > 1:
        first, start, end = named[0]
        other = next(label for label, _, _ in named if label != first)
        right = year_label(year) if year is not None else ""
        which = f"; the figures are of {right}" if right in counted else ""
        says = f"The report is called {first} here and {other} further on{which}: put right the one that is wrong."
        yield finding(page, Kind.PERIOD, start, says, grave=True, end=end)
    elif counted and year is not None and year_label(year) not in counted:
        label, start, end = named[0]
        says = (
            f"The report is called {label}, and the figures are of {year_label(year)}: put the one right that is wrong."
        )
        yield finding(page, Kind.PERIOD, start, says, grave=True, end=end)


_LIST = re.compile(
    r"^[ #]*(?:list of )?(?:appendices|attachments|annexes)\b[^\n]{0,40}?:?[ ]*\t*[ ]*$"
    r"|^[^\n]{0,10}list of attachments[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_LETTERED = re.compile(r"\b(?P<kind>appendix|annex|attachment)\s+(?P<which>[A-Z]|[0-9]{1,2})\b", re.IGNORECASE)
_ATTACHED = re.compile(
    r"\b(?:is|are)(?: also)? (?:attached|appended)\b(?! to\b)|\bplease see attached (?:the )?", re.IGNORECASE
)
_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
_NO_NAME = frozenset({"Please", "This", "These", "That", "Report", "Council", "Appendix", "Annual", "There"})


def attachments(page: Page) -> Iterator[Finding]:
    """What a text says is attached, and its own list of attachments does not have."""
    headings = list(_LIST.finditer(page.plain))
    if not headings:
        return
    heading = headings[-1]  # a list of contents may name it first
    listed = _listed(page.plain, heading.end())
    there = {(match["which"].upper()) for match in _LETTERED.finditer(listed)}
    seen: set[str] = set()
    for match in _LETTERED.finditer(page.plain):
        which = match["which"].upper()
        inside = heading.start() <= match.start() <= heading.end() + len(listed)
        if there and which not in there and which not in seen and not inside:
            seen.add(which)
            says = f"{match[0]} is spoken of, and is not in the list of appendices: list it, or take the words out."
            yield finding(page, Kind.ATTACHED, match.start(), says, end=match.end())
    words = {word.lower() for word in re.findall(r"[A-Za-z]{4,}", listed)}
    for sentence in page.sentences:
        found = _ATTACHED.search(sentence.text)
        if found is None:
            continue
        names = {name for name in _NAME.findall(sentence.text) if name not in _NO_NAME}
        if names and not any(name.lower() in words for name in names):
            says = "It is said to be attached, and is not in the list of attachments: list it, or take the words out."
            yield finding(
                page,
                Kind.ATTACHED,
                sentence.place + len(sentence.text) - len(sentence.text.lstrip(" -0123456789.\t")),
                says,
            )


def _listed(plain: str, start: int) -> str:
    """The lines of a list of attachments: up to two blank lines, or a heading, after it began."""
    lines: list[str] = []
    for line in plain[start:].split("\n", 40)[1:40]:
        if lines and re.match(
            r"[ #]*(?:[0-9]{1,2}\.? +[A-Z]|(?:Officer|Background|Contact|Lead|Report author|Other)\b)", line
        ):
            break
        lines.append(line)
    return "\n".join(lines)


def beside(cover: Read, report: Read) -> Iterator[Finding]:
    """Numbers of a cover paper that its report says otherwise; findings are places of the cover paper."""
    known: dict[tuple[Topic, Unit, When], list[Claim]] = {}
    for claim in report.claims:
        for about in claim.topics:
            known.setdefault((about, claim.number.unit, claim.when), []).append(claim)
    told: set[tuple[Topic, Decimal]] = set()
    for claim in cover.claims:
        number, topic = claim.number, claim.topic
        if topic is None or not is_plain(claim) or (topic, number.value) in told:
            continue
        theirs = known.get((topic, number.unit, claim.when), [])
        if any(_same(claim, each) for each in theirs) or _same_in_tables(claim, report):
            continue
        plain = [each for each in theirs if each.topic is topic and is_plain(each)]
        if plain:
            told.add((topic, number.value))
            other = plain[0].number
            says = (
                f"{said(number.value, number.unit)} here, and {said(other.value, other.unit)} in the report, for "
                f"“{topic.name}”: "
                "put the one right that is wrong."
            )
            yield finding(cover.page, Kind.DIFFERS, number.start, says, grave=True)
    yield from _other_period(cover, report)


def is_plain(claim: Claim) -> bool:
    number = claim.number
    wrong = claim.others or claim.moves or claim.part or claim.from_lead or number.about or number.target
    return not wrong and number.unit is not Unit.BARE


def _same(one: Claim, other: Claim) -> bool:
    """Whether two numbers are one, as far as the coarser was rounded."""
    places = min(one.number.places, other.number.places)
    return rounded(one.number.value, places) == rounded(other.number.value, places)


def _same_in_tables(claim: Claim, report: Read) -> bool:
    """Whether a count stands in the report by itself, as in a table; a small one may do so by chance."""
    number = claim.number
    return (
        number.unit is Unit.COUNT
        and number.value >= 20
        and any(each.unit is Unit.BARE and each.value == number.value for each in report.numbers)
    )


def _other_period(cover: Read, report: Read) -> Iterator[Finding]:
    ours, theirs = periods(cover.page), {label for label, _, _ in periods(report.page)}
    if len({label for label, _, _ in ours}) == 1 and len(theirs) == 1 and ours[0][0] not in theirs:
        label, start, end = ours[0]
        says = f"The cover paper is of {label} and the report of {next(iter(theirs))}: put the one right that is wrong."
        at = cover.page.at(start, end)
        yield Finding(Kind.PERIOD, at, quoted(cover.page.plain[start:end]), says, grave=True)
