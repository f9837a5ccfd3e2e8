"""Typed numbers held against the book: what a figure supports, what it contradicts, and what no figure answers. No Django.

Grave is only what is about one figure beyond doubt and is not that figure. The rest is told gently, once a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from heed.measures.declare import DIMENSIONS
from heed.measures.declare import Kind as MeasureKind
from heed.measures.figures import year_label
from heed.reports import tags
from heed.reports.book import Book, Told
from heed.reports.proof.claims import Claim, Read, When
from heed.reports.proof.finding import Finding, Kind
from heed.reports.proof.numbers import Number, Unit
from heed.reports.proof.topics import Topic
from heed.reports.proof.wording import finding, rounded, said

_TO_TELL = re.compile(
    r"\b(?:events?|workshops?|sessions?|forums?|groups?|panels?|awards?|activit\w+|training|surveys?|questionnaires?|feedback"
    r"|compliments?|complaints?|visits?|interviews?|trips?|staff|social workers?|officers?|posts?|budget|cost|spend"
    r"|case ?loads?|(?:each|per) IRO|vacanc\w+|audits?)\b",
    re.IGNORECASE,
)
"""What a sentence is about where its numbers are the service's own to know, and no figure of children or reviews."""


_NAMED_AT_ONCE = 12
_TOPICS_AT_MOST = 3
"""A sentence that names more is a list, and its number the number of them all."""


@dataclass(frozen=True, slots=True)
class Held:
    """A number that the book holds: its value in the unit it is typed in, its name and the tag that prints it."""

    value: Decimal
    name: str
    tag: str
    main: bool = True  # the figure itself, not what it is made of

    def is_typed_as(self, number: Number) -> bool:
        """Whether it is what was typed, rounded as that was."""
        shown = rounded(self.value, number.places)
        if number.unit is Unit.SHARE and shown in (0, 100) and self.value not in (0, 100):
            return False  # never all when it is not all
        return shown == number.value


def held(book: Book, topic: Topic, unit: Unit, year: int) -> Iterator[Held]:
    """What the book holds of a topic in a unit, the figure itself first."""
    for code in topic.codes(unit):
        told, of = book.told(code, year), book.definitions.get(code)
        if told is None or of is None:
            continue
        when = "" if year == book.year else f"year={year}"
        if topic.part:
            yield from _part(told, topic, code, unit, of.name, when)
        elif topic.group:
            yield from _group(book, told, topic, code, unit, of.name, year)
        elif unit is Unit.SHARE and of.is_share and told.value is not None:
            value = Decimal(repr(told.value)) * 100
            yield Held(value, of.name, _tag(code, when))
            yield Held(100 - value, of.name, "", main=False)
        elif unit is Unit.COUNT:
            if of.is_count and told.value is not None:
                yield Held(Decimal(int(told.value)), of.name, _tag(code, when))
            counts = (("number", told.numerator), ("of", told.denominator), ("missed", told.missed))
            for place, (form, count) in enumerate(counts):
                if isinstance(count, int) and of.is_share:
                    yield Held(Decimal(count), of.name, _tag(code, form, when), main=place == 0)
        elif unit is Unit.RATE and of.kind is MeasureKind.RATE and told.value is not None:
            yield Held(Decimal(repr(told.value)), of.name, _tag(code, when))


def _part(told: Told, topic: Topic, code: str, unit: Unit, name: str, when: str) -> Iterator[Held]:
    for part in told.parts:
        if part.key != topic.part:
            continue
        label = f"{name}: {part.label}"
        if unit is Unit.SHARE and part.value is not None:
            yield Held(
                Decimal(repr(part.value)) * 100, label, _tag(code, "share", f"part={tags.written(part.key)}", when)
            )
            yield Held(100 - Decimal(repr(part.value)) * 100, label, "", main=False)
        elif unit is Unit.COUNT and isinstance(part.number, int):
            yield Held(Decimal(part.number), label, _tag(code, f"part={tags.written(part.key)}", when))


def _group(book: Book, told: Told, topic: Topic, code: str, unit: Unit, name: str, year: int) -> Iterator[Held]:
    split, key = topic.group or ("", "")
    group = book.group(code, split, key, year)
    if group is None:
        return
    label = f"{name}: {group.label}"
    share = tags.share_of(group.told, told, book)
    tag = _tag(code, "share" if unit is Unit.SHARE else "", f"{split}={tags.written(key)}")
    tag = "" if tags.say(tag[2:-2], book).fault else tag
    if unit is Unit.SHARE and share is not None:
        yield Held(Decimal(repr(share)) * 100, label, tag)
    elif unit is Unit.COUNT and isinstance(group.told.numerator, int):
        yield Held(Decimal(group.told.numerator), label, tag)


def _tag(code: str, *forms: str) -> str:
    return f"[[{' '.join((code, *(form for form in forms if form)))}]]"


def against(read: Read, book: Book, *, pasted: bool, last_year_is_known: bool) -> Iterator[Finding]:
    """Hold every typed number of a text against the book."""
    of_last_year: list[Claim] = []
    for sentence, claims in read.by_sentence:
        without: list[tuple[Claim, str]] = []
        for claim in claims:
            if not _is_asked_about(claim, last_year_is_known):
                continue
            verdict = _verdict(read, claim, claims, book, pasted=pasted)
            if isinstance(verdict, Finding):
                yield verdict
            elif verdict is not None and claim.when is When.BEFORE and not verdict:
                of_last_year.append(claim)
            elif verdict is not None:
                without.append((claim, verdict))
        without = [(claim, tag) for claim, tag in without if not _has_a_base(claim)]
        if without and not _TO_TELL.search(sentence.text):
            yield _without(read, without)
    if of_last_year:
        yield _of_last_year(read, of_last_year, book)


def _is_asked_about(claim: Claim, last_year_is_known: bool) -> bool:
    number = claim.number
    if number.unit in (Unit.BARE, Unit.POINTS) or number.about or number.target or claim.moves:
        return False
    return not (claim.when is When.BEFORE and last_year_is_known and claim.topics)


def _verdict(read: Read, claim: Claim, beside: Sequence[Claim], book: Book, *, pasted: bool) -> Finding | str | None:
    """A finding; the tag of the nearest figure where no figure answers (it may be empty); None where all is well."""
    if claim.others:
        return _of_others(claim, book)
    year = book.year - (claim.when is When.BEFORE)
    number = claim.number
    known = [each for topic in claim.topics for each in held(book, topic, number.unit, year)]
    if number.unit is Unit.RATE and not claim.topics:
        known = [
            each
            for code in book.definitions
            for each in held(book, Topic("", _TO_TELL, rates=(code,)), Unit.RATE, year)
        ]
    known += [each for each in _parts_of(book, claim, year) if each.is_typed_as(number)]
    if match := next((each for each in known if each.is_typed_as(number)), None):
        return None if pasted else _use_tag(read, number, match)
    if not claim.topics and _is_somewhere(book, number):
        return None
    main = [each for each in known if each.main]
    if not main:
        return ""
    first = held(book, claim.topics[0], number.unit, year) if claim.topics else ()
    nearest = _nearest([each for each in first if each.main] or main, number)
    if _is_certain(claim) and not _is_a_neighbours(claim, beside, book):
        return _contradicted(read, claim, nearest, book)
    return nearest.tag


def _nearest(main: Sequence[Held], number: Number) -> Held:
    return min(main, key=lambda each: abs(each.value - number.value))


def _is_certain(claim: Claim) -> bool:
    """Whether the words leave no doubt that a number is meant to be the whole figure of its topic."""
    if claim.from_lead or claim.part or not 0 < len(claim.topics) <= _TOPICS_AT_MOST:
        return False
    reasons = [topic for topic in claim.topics if "leaving_by_reason" in topic.shares]
    return claim.topics[0].group is None and len(reasons) < 2  # of two reasons to leave it is the sum


def _is_a_neighbours(claim: Claim, beside: Sequence[Claim], book: Book) -> bool:
    """Whether the number is a figure of another topic, or another year, of the same sentence: then its words "
    "misled us."""
    topics = {topic for each in beside for topic in each.topics}
    years = (book.year, book.year - 1)
    return any(
        each.is_typed_as(claim.number)
        for topic in topics
        for year in years
        for each in held(book, topic, claim.number.unit, year)
    )


def _parts_of(book: Book, claim: Claim, year: int) -> Iterator[Held]:
    """The groups of a figure, by any dimension but who has them: a number typed of boys or a quarter may be one of them."""
    unit = claim.number.unit
    for code in {code for topic in claim.topics for code in topic.codes(unit)}:
        for (of, when, split), groups in book.groups.items():
            if (of, when) != (code, year) or (split in DIMENSIONS and DIMENSIONS[split].is_open):
                continue  # that one IRO has as many is chance
            whole = book.told(code, year)
            for group in groups:
                told = group.told
                if unit is Unit.COUNT and isinstance(told.numerator, int):
                    yield Held(Decimal(told.numerator), group.label, "", main=False)
                elif unit is Unit.SHARE and book.definitions[code].is_share and told.value is not None:
                    yield Held(Decimal(repr(told.value)) * 100, group.label, "", main=False)
                elif (
                    unit is Unit.SHARE and whole is not None and (share := tags.share_of(told, whole, book)) is not None
                ):
                    yield Held(Decimal(repr(share)) * 100, group.label, "", main=False)


def _is_somewhere(book: Book, number: Number) -> bool:
    """Whether a number that no word explains is a count of the book, and too large to be so by chance."""
    if number.unit is not Unit.COUNT or number.value < 20:
        return False
    counts = (
        count
        for told in book.whole.values()
        for count in (told.numerator, told.denominator, *(part.number for part in told.parts))
    )
    return any(isinstance(count, int) and count == number.value for count in counts)


def _of_others(claim: Claim, book: Book) -> str | None:
    """None where a published figure is what was typed, or none is known to Heed."""
    number = claim.number
    codes = {code for topic in claim.topics for code in topic.codes(number.unit)}
    published = [each for each in book.others if each.measure in codes]
    if not published or any(rounded(each.value, number.places) == number.value for each in published):
        return None
    return f"[[{published[0].measure} beside]]"


def _use_tag(read: Read, number: Number, match: Held) -> Finding:
    typed = said(number.value, number.unit)
    says = f"{typed} is typed, and is what the figure says: write {match.tag}, so that it stays right."
    if not match.tag:
        says = (
            f"{typed} is what the figure says of “{match.name}”: if that is meant, write its tag; if not, put it right."
        )
    return finding(read.page, Kind.USE_TAG, number.start, says, nearest=match.tag)


def _contradicted(read: Read, claim: Claim, nearest: Held, book: Book) -> Finding:
    number = claim.number
    places = max(number.places, 1) if number.unit is Unit.SHARE else number.places
    of = "" if claim.when is When.NOW else f" of {year_label(book.year - 1)}"
    figure = said(rounded(nearest.value, places), number.unit)
    write = f": write {nearest.tag}" if nearest.tag else ": write its tag"
    typed = said(number.value, number.unit)
    says = f"{typed} is typed; “{nearest.name}”{of} is {figure}{write}, or say what else was counted."
    return finding(read.page, Kind.NUMBER, number.start, says, nearest=nearest.tag, grave=True)


_BASE_BEFORE = re.compile(
    r"\b[0-9][0-9,]*\s+(?:[a-z]+ ){0,3}(?:out )?of\s+(?:the |all |our )*[0-9][0-9,]*\b[^.;%]{0,40}$|\b[0-9][0-9,]* \($",
    re.IGNORECASE,
)
_BASE_AFTER = re.compile(
    r"[^.;%0-9]{0,50}\(\s?[0-9][0-9,]*\s+(?:[a-z]+ ){0,2}(?:out )?of\s+(?:the |all |our )*[0-9]", re.IGNORECASE
)


def _has_a_base(claim: Claim) -> bool:
    """Whether a share stands beside what it is of, so that whoever reads it can work it out."""
    text, start, end = (
        claim.sentence.text,
        claim.number.start - claim.sentence.place,
        claim.number.end - claim.sentence.place,
    )
    if claim.number.unit is not Unit.SHARE:
        return False
    return bool(_BASE_BEFORE.search(text[max(0, start - 90) : start]) or _BASE_AFTER.match(text, end))


def _of_last_year(read: Read, those: Sequence[Claim], book: Book) -> Finding:
    """One finding for every number of the year before that nothing here can answer: to mark each would hide the "
    "rest."""
    numbers = list(dict.fromkeys(said(claim.number.value, claim.number.unit) for claim in those))
    shown = ", ".join(numbers[:_NAMED_AT_ONCE]) + (" and others" if len(numbers) > _NAMED_AT_ONCE else "")
    are = "is" if len(numbers) == 1 else "are"
    label = year_label(book.year - 1)
    says = (
        f"{shown} {are} typed of {label}, and no figures of that year are here: check against what was published then."
    )
    return finding(read.page, Kind.NO_FIGURE, those[0].number.start, says)


def _without(read: Read, those: Sequence[tuple[Claim, str]]) -> Finding:
    """One finding for all the numbers of a sentence that no figure answers."""
    numbers = [said(claim.number.value, claim.number.unit) for claim, _ in those]
    listed = numbers[0] if len(numbers) == 1 else f"{', '.join(numbers[:-1])} and {numbers[-1]}"
    are = "is typed, and no figure here says it" if len(numbers) == 1 else "are typed, and no figures here say them"
    nearest = next((tag for _, tag in those if tag), "")
    near = f" (the nearest is {nearest})" if nearest else ""
    says = f"{listed} {are}{near}: check against where it comes from, and say what that is."
    return finding(read.page, Kind.NO_FIGURE, those[0][0].number.start, says, nearest=nearest)


Published = Mapping[str, float | int]
"""What was published last year, by code of the measure: a share from 0 to 1, a count, a rate."""


def last_year(read: Read, published: Published, names: Mapping[str, str]) -> Iterator[Finding]:
    """What a text says of last year, held against what was published then."""
    for claim in read.claims:
        number = claim.number
        if claim.when is not When.BEFORE or claim.others or claim.moves or number.about or number.target or claim.part:
            continue
        then = [
            (code, Decimal(repr(published[code])) * (100 if number.unit is Unit.SHARE else 1))
            for topic in claim.topics[:1]
            for code in topic.codes(number.unit)
            if code in published and not topic.part and not topic.group
        ]
        if not then or any(rounded(value, number.places) == number.value for _, value in then):
            continue
        code, value = then[0]
        places = max(number.places, 1) if number.unit is Unit.SHARE else number.places
        then_said = said(rounded(value, places), number.unit)
        says = (
            f"{said(number.value, number.unit)} is typed for last year; {then_said} was published then for "
            f"“{names.get(code, code)}”: write [[{code} before]], or say why it was restated."
        )
        yield finding(read.page, Kind.LAST_YEAR, number.start, says, nearest=f"[[{code} before]]", grave=True)
