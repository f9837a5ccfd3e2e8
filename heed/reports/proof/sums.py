"""Arithmetic inside sentences: shares of a number given, and changes from one number to another. No Django.

Only numbers that stand together are held against each other, and only as closely as they were rounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from heed.reports.book import Book
from heed.reports.proof.claims import Claim, Read, When
from heed.reports.proof.finding import Finding, Kind
from heed.reports.proof.numbers import Unit, places
from heed.reports.proof.topics import ENTERED, IN_CARE, LEFT, REVIEWS, Topic, spoken
from heed.reports.proof.wording import finding, rounded, said

_N = r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,6}"
_P = r"[0-9]{1,3}(?:\.[0-9]{1,2})?"
_OF = r"\s+(?:[a-z]+\s){0,2}?(?:out )?of\s+(?:the |all |our |a total of |these |those )*"
_COUNT_THEN_SHARE = re.compile(
    rf"(?<![\w.,£])(?P<n>{_N}){_OF}(?P<d>{_N})(?![\w.,%][0-9])(?P<between>[^.;%0-9]{{0,70}})(?P<p>{_P})\s?(?:%"
    rf"|per cent)(?!\s?-?points?)",
    re.IGNORECASE,
)
_SHARE_THEN_COUNT = re.compile(
    rf"(?<![\w.,£])(?P<p>{_P})\s?(?:%|per cent)(?!\s?-?points?)(?P<between>[^.;%0-9]{{0,40}}?)[(,]\s?(?:or "
    rf"|that is,? |i\.e\.? )?(?P<n>{_N}){_OF}(?P<d>{_N})\b(?![%,.][0-9]|%)",
    re.IGNORECASE,
)
_SHARE_OF = re.compile(
    rf"(?<![\w.,£])(?P<p>{_P})\s?(?:%|per cent) of (?:the |all |our |these "
    rf"|those )*(?P<d>{_N}) (?:[a-z]+ ){{0,3}}?(?:children|young people|reviews?|review)\b",
    re.IGNORECASE,
)
_OTHER_YEAR = re.compile(
    r"\b(?:compared|against|last|from|target|than|previous|England|neighbours|whil(?:e|st)|but)\b", re.IGNORECASE
)
_LINK = re.compile(
    r"(?:account\w*\s+for|represent\w*(?: a| some)?|equat\w*\s+to|equal\s+to|which\s+(?:is|was|equates\s+to"
    r"|represents|were)|making\s+up|make\s+up|\(|\bor|=|i\.e\.?,?)\s*$",
    re.IGNORECASE,
)
_AND_THEN = re.compile(r"[^.;)]{0,40}\b(?:then|now|and)\b[^.;)]{0,20}[0-9]", re.IGNORECASE)
_SUBSET = re.compile(r"\b(?:aged|over \d+|under|discounting|excluding|eligible|those)\b", re.IGNORECASE)
_TO_END = re.compile(r"[^.;)]*")

UP = re.compile(r"\b(?:increas|ris(?:e|en|ing)|rose|grow|grew|up\b|higher|more\b)", re.IGNORECASE)
DOWN = re.compile(r"\b(?:decreas|reduc|declin|fall|fell|drop|down\b|lower|fewer|less\b)", re.IGNORECASE)


def shares(read: Read, book: Book | None) -> Iterator[Finding]:
    """Shares that the numbers beside them do not give."""
    seen: set[int] = set()
    for sentence in read.page.sentences:
        if "%" not in sentence.text and "per cent" not in sentence.text:
            continue
        for pattern in (_COUNT_THEN_SHARE, _SHARE_THEN_COUNT):
            for match in pattern.finditer(sentence.text):
                found = _of_whole(read, sentence.place, match)
                if found is not None and match.start("p") not in seen:
                    seen.add(match.start("p"))
                    yield found
        for match in _SHARE_OF.finditer(sentence.text):
            yield from _impossible(read, sentence.place, match)
    yield from _of_known_wholes(read, book)


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _of_whole(read: Read, place: int, match: re.Match[str]) -> Finding | None:
    n, d, p = (_number(match[name]) for name in ("n", "d", "p"))
    if match.re is _COUNT_THEN_SHARE and not (
        _LINK.search(match["between"].partition(")")[0] or " ") or _set_apart(match)
    ):
        return None
    if match.re is _SHARE_THEN_COUNT and _AND_THEN.match(match.string, match.end()):
        return None
    if _OTHER_YEAR.search(match["between"]) or d <= 0 or n > d or (d == 10 and n < 10):
        return None
    exact = n / d * 100
    if _agrees(exact, p):
        return None
    says = f"{n:,} of {d:,} is {_shown(exact, p)}%, not {p}%: put the one right that is wrong."
    return finding(read.page, Kind.SHARE, place + match.start(), says, grave=True)


def _set_apart(match: re.Match[str]) -> bool:
    """Whether the share stands between two commas: "19 of the 146 children, 13%, were under 1"."""
    return match["between"].endswith(", ") and match.string[match.end() :].startswith(",")


def _impossible(read: Read, place: int, match: re.Match[str]) -> Iterator[Finding]:
    """A share that no whole number of so many can be."""
    d, p = int(_number(match["d"])), _number(match["p"])
    if not 0 < d <= 1000 or p > 100:
        return
    nearest = int(rounded(p * d / 100, 0))
    if not any(_agrees(Decimal(n) / d * 100, p) for n in (nearest - 1, nearest, nearest + 1) if 0 <= n <= d):
        near = _shown(Decimal(nearest) / d * 100, p)
        says = f"No whole number of {d:,} is {p}%: {nearest:,} would be {near}%. Check both numbers."
        yield finding(read.page, Kind.SHARE, place + match.start(), says, grave=True)


def _agrees(exact: Decimal, typed: Decimal) -> bool:
    """Whether a share is what was typed, rounded either way at a half."""
    return abs(exact - typed) <= Decimal("0.5").scaleb(-places(typed))


def _shown(exact: Decimal, typed: Decimal) -> Decimal:
    """An exact share with as many decimals as tell it from what was typed."""
    return rounded(exact, max(1, places(typed)))


# Shares of a whole that the text gives elsewhere


WHOLES: tuple[Topic, ...] = (IN_CARE, ENTERED, LEFT, REVIEWS)
"""What others are shares of, where a text gives the number of all."""


def wholes(read: Read, when: When = When.NOW) -> dict[Topic, Claim]:
    """How many children were in care, came and left, and how many reviews were held, as a text says it: the "
    "largest of each."""
    found: dict[Topic, Claim] = {}
    for claim in read.claims:
        topic = claim.topic
        if topic not in WHOLES or topic is None or claim.number.unit is not Unit.COUNT or claim.when is not when:
            continue
        if claim.others or claim.moves or claim.part or claim.number.about or claim.from_lead:
            continue
        if topic not in found or claim.number.value > found[topic].number.value:
            found[topic] = claim
    return found


def _of_known_wholes(read: Read, book: Book | None) -> Iterator[Finding]:
    """Counts with a share beside them, of a whole that is named in words and given in numbers elsewhere."""
    known = {topic: claim.number.value for topic, claim in wholes(read).items()}
    for sentence, claims in read.by_sentence:
        for counted, share in pairwise(claims):
            if not _belong(counted, share):
                continue
            between = sentence.text[counted.number.end - sentence.place : share.number.start - sentence.place]
            after = _TO_END.match(sentence.text, share.number.end - sentence.place)
            whole, is_named = _whole(between, after[0] if after else "")
            if whole is None or whole not in known or _SUBSET.search(after[0] if after else ""):
                continue
            exact = counted.number.value / known[whole] * 100
            if counted.number.value <= known[whole] and not _agrees(exact, share.number.value):
                yield _not_of(read, counted, share, known[whole], whole, book, is_named=is_named)


def _belong(counted: Claim, share: Claim) -> bool:
    """Whether a share is that of the count before it."""
    if counted.number.unit is not Unit.COUNT or share.number.unit is not Unit.SHARE or counted.when is not share.when:
        return False
    if (
        counted.when is When.BEFORE
        or counted.others
        or share.others
        or share.moves
        or counted.number.about
        or share.number.about
    ):
        return False
    text, place = share.sentence.text, share.number.start - share.sentence.place
    return _LINK.search(text[max(0, place - 30) : place]) is not None


def _whole(between: str, after: str) -> tuple[Topic | None, bool]:
    """What a share is of: as it says after the share, or, where it says nothing, what was counted."""
    if after.lstrip().lower().startswith("of "):
        named = {each.topic for each in spoken(after[:90])} & set(WHOLES)
        return (next(iter(named)) if len(named) == 1 else None), True
    if after.strip(" ,)"):
        return None, False
    return (IN_CARE if re.match(r"\s+\w+(?: and young people)? in (?:our |the )?care\b", between) else None), False


def _not_of(
    read: Read, counted: Claim, share: Claim, whole: Decimal, topic: Topic, book: Book | None, *, is_named: bool
) -> Finding:
    n, p = counted.number.value, share.number.value
    exact = _shown(n / whole * 100, p)
    base = _base_in(book, share, int(n)) if book is not None and not is_named else None
    start = counted.number.start
    if base is not None:
        says = f"{n:,} is {p}% of {base:,}, and {exact}% of the {whole:,} {topic.name}: say of whom it is {p}%."
        return finding(read.page, Kind.SHARE, start, says)
    says = f"{n:,} of {whole:,} {topic.name} is {exact}%, not {p}%: put it right, or say of whom it is {p}%."
    return finding(read.page, Kind.SHARE, start, says, grave=is_named)


def _base_in(book: Book, share: Claim, n: int) -> int | None:
    """The denominator of a figure whose numerator and share are the two typed numbers."""
    for topic in share.topics:
        for code in topic.shares:
            told = book.told(code)
            if told is None or told.value is None or told.numerator != n or not isinstance(told.denominator, int):
                continue
            if _agrees(Decimal(repr(told.value)) * 100, share.number.value):
                return told.denominator
    return None


# Changes


def changes(read: Read) -> Iterator[Finding]:
    """Changes that the numbers beside them do not give, and points of a share said as per cent."""
    last: tuple[Claim, ...] = ()
    for sentence, claims in read.by_sentence:
        for place, claim in enumerate(claims):
            if claim.moves and not claim.others and not claim.number.target:
                found = _change(read, claims, place, last if sentence.lead else ())
                if found is not None:
                    yield found
        yield from _directions(read, claims)
        last = claims


def _levels(claims: Sequence[Claim]) -> list[Claim]:
    return [each for each in claims if not (each.moves or each.others or each.number.target or each.number.about)]


def _change(read: Read, claims: Sequence[Claim], place: int, before: Sequence[Claim]) -> Finding | None:
    change = claims[place]
    levels = _levels(claims)
    olds = [each for each in levels if each.when is When.BEFORE]
    if len(olds) > 1:
        return None
    now = [each for each in levels if each.when is When.NOW and each.number.unit is not Unit.BARE]
    earlier = [each for each in now if each.number.start < change.number.start] or now
    new = earlier[-1] if earlier else next((each for each in _levels(before) if each.when is When.NOW), None)
    if new is None:
        return None
    if not olds:
        return _points_or_not(read, change, new) if new in claims else None
    old = olds[0]
    if old.number.unit is Unit.BARE and new.number.unit is Unit.COUNT:
        pass
    elif old.number.unit is not new.number.unit:
        return None
    if old.number.value == 0 or (new.topics and old.topics and not set(new.topics) & set(old.topics) and new in claims):
        return None
    return _held_against(read, change, old, new)


def _points_or_not(read: Read, change: Claim, new: Claim) -> Finding | None:
    """A share that moved by so many "per cent", with nothing to tell whether points are meant."""
    if (
        change.number.unit is not Unit.SHARE
        or new.number.unit is not Unit.SHARE
        or new.number.start > change.number.start
    ):
        return None
    if re.search(r"\bnumbers? of\b", read.page.plain[new.number.end : change.number.start]):
        return None
    z = change.number.value
    says = f"{z}% of a share can be points or per cent: write “{_points(z)}”, and from what to what."
    return finding(read.page, Kind.POINTS, change.number.start, says)


def _held_against(read: Read, change: Claim, old: Claim, new: Claim) -> Finding | None:
    a, b, z = old.number.value, new.number.value, change.number.value
    relative = abs(b - a) / a * 100
    if _turned_round(change, a, b):
        way = f"From {said(a, old.number.unit)} to {said(b, new.number.unit)}"
        says = f"{way} is not that way: put the word or the numbers right."
        return finding(read.page, Kind.CHANGE, change.number.start, says, grave=True)
    if new.number.unit is not Unit.SHARE:
        if change.number.unit is Unit.POINTS or _agrees(relative, z):
            return None
        says = f"From {a:,} to {b:,} is {_shown(relative, z)}%, not {z}%: put it right."
        return finding(read.page, Kind.CHANGE, change.number.start, says, grave=True)
    points = abs(b - a)
    least = Decimal(1).scaleb(-min(old.number.places, new.number.places))
    if change.number.unit is Unit.POINTS:
        if abs(points - z) <= least:
            return None
        says = f"From {a}% to {b}% is {_points(points)}, not {z}: put it right."
        return finding(read.page, Kind.CHANGE, change.number.start, says, grave=True)
    if _agrees(relative, z) and re.search(r"\bpoints?\b", change.sentence.text):
        return None  # both are said
    both = f"from {a}% to {b}% is {_points(points)}, or {_shown(relative, z)} per cent"
    if z == points:
        says = f"{both[0].upper()}{both[1:]}: write “{_points(z)}”."
        return finding(read.page, Kind.POINTS, change.number.start, says)
    kind = Kind.POINTS if _agrees(relative, z) else Kind.CHANGE
    says = f"{z}% is typed; {both}: write which is meant, as “{_points(points)}, from {a}% to {b}%”."
    return finding(read.page, kind, change.number.start, says, grave=True)


def _points(value: Decimal) -> str:
    return f"{value} percentage point{'' if value == 1 else 's'}"


def _turned_round(change: Claim, old: Decimal, new: Decimal) -> bool:
    """Whether the one word of direction beside a change says the other way than its numbers."""
    text, place = change.sentence.text, change.number.start - change.sentence.place
    near = text[max(0, place - 30) : place + 40]
    up, down = bool(UP.search(near)), bool(DOWN.search(near))
    if up is down or old == new:
        return False
    return up is (new < old)


_DIRECTED = re.compile(
    r"\b(?P<word>increased|rose|risen|grown|grew|decreased|fell|fallen|dropped|declined|reduced)\s+(?:\w+\s+)?from\s+$",
    re.IGNORECASE,
)


def _directions(read: Read, claims: Sequence[Claim]) -> Iterator[Finding]:
    """ "Increased from 72% to 69%": no change is typed, and the word is the wrong one."""
    for old, new in pairwise(claims):
        if old.number.unit is not new.number.unit or old.number.about or old.others or new.others:
            continue
        text = old.sentence.text
        left = text[: old.number.start - old.sentence.place]
        between = text[old.number.end - old.sentence.place : new.number.start - old.sentence.place]
        word = _DIRECTED.search(left[-40:])
        if word is None or not re.fullmatch(r"(?:\s*\([^)]*\))?[^.;()]{0,60}\bto\s+", between):
            continue
        up = UP.search(word["word"]) is not None
        if old.number.value != new.number.value and up is (new.number.value < old.number.value):
            way = f"from {said(old.number.value, old.number.unit)} to {said(new.number.value, new.number.unit)}"
            says = f"“{word['word'].capitalize()}” is typed, and {way} is the other way: put one right."
            yield finding(read.page, Kind.CHANGE, old.number.start, says, grave=True)
