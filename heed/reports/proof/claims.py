"""What a text claims in numbers: each typed number with what it is about, of which year, and whose it is. No Django.

Read from the words beside the number. Where they do not tell, it is not known, and nothing grave is made of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from heed.measures.figures import year_label
from heed.reports.proof.numbers import Number, Unit, numbers, within
from heed.reports.proof.passages import Page, Sentence
from heed.reports.proof.topics import IN_CARE, Spoken, Topic, spoken


class When(StrEnum):
    """Which year a number speaks of."""

    NOW = "now"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class Claim:
    """A typed number in its sentence. `topics` are what it may be about, the nearest first."""

    number: Number
    sentence: Sentence
    topics: tuple[Topic, ...]
    when: When
    others: bool  # of England, the neighbours or another council, not of us
    moves: bool  # how far something moved, not where it stands
    part: bool  # of a part only: a quarter, a team, boys
    from_lead: bool  # its topic is named in the sentence before only

    @property
    def topic(self) -> Topic | None:
        """What it is about, as far as its words tell."""
        return self.topics[0] if self.topics else None


@dataclass(frozen=True, slots=True)
class Read:
    """A text with its numbers found and understood."""

    page: Page
    numbers: tuple[Number, ...]
    by_sentence: tuple[tuple[Sentence, tuple[Claim, ...]], ...]

    @property
    def claims(self) -> Iterator[Claim]:
        """Every claim in order."""
        for _, of in self.by_sentence:
            yield from of


OTHERS = (
    r"England|national(?:ly)?|SNs?\b|(?:statistical )?neighbours?'?|Y&H|Yorkshire|regional(?:ly)?|the region"
    r"|comparators?|similar (?:councils|authorities)"
    r"|other (?:local )?authorit\w+|other councils|shires?'?s?'?|London|North (?:East|West)\b(?! Lincolnshire)"
    r"|(?:East|West) Midlands|South (?:East|West)"
)
_OTHERS = re.compile(rf"\b(?:{OTHERS})\b", re.IGNORECASE)
_OTHERS_AFTER = re.compile(
    rf"\s*\)?,?\s*\(?(?:for|in|across|among|amongst|of|-|average for)?\s*(?:both |our |the |all )?(?:{OTHERS})\b",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"[;]|,? which\b|,? compar(?:ed|ing)\b|\bthan\b|\bfrom\b|\bsame as\b|\bin line with\b|\b(?:an?"
    r"|the) (?:\w+ ){0,2}(?:increase|decrease|reduction|rise|fall|drop|improvement)"
    r"|\b(?:up|down) (?:from|on)\b|,? against\b|,? whil(?:e|st)\b|,? but\b|\bimprov",
    re.IGNORECASE,
)
_RESPECTIVELY = re.compile(r"\s*(?:,|and|or|to)\s*$")
_FROM = re.compile(r"\bfrom\s+(?:a (?:figure|high|low|rate) of\s+)?$", re.IGNORECASE)
_TO = re.compile(r"\bto\s+$", re.IGNORECASE)
_THIS_YEAR = re.compile(r"\s*\(?(?:[0-9,]+\)?\s*)?(?:this year|in the year)\b", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:compared (?:to|with)|against|than)(?: the| a)?(?: figure| rate)?(?: of)?\s+$", re.IGNORECASE
)
_MOVED = re.compile(
    r"\b(?:(?:increas|decreas|improv|reduc|declin|ris|ros|fall|fell|drop|grow|grew|change|down|up)\w*"
    r"|representing an?)\s+(?!from\b)(?:(?!from\b)\w+\s+)?(?:of|by)?\s*$",
    re.IGNORECASE,
)
_MOVED_AFTER = re.compile(
    r"\s*(?:(?:\w+\s+){0,2}?(?:increase|decrease|rise|fall|drop|reduction|growth|improvement|decline|change)"
    r"|higher|lower|more|fewer|less)\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:quarter|Q[1-4]|(?:in|during|by|for|between) (?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December)\b|month|each team|team\b"
    r"|locality|first reviews?|initial reviews?|second reviews?|later reviews?|subsequent reviews?|disab\w+|audited"
    r"|audits?|sampled|sample|surveyed|respond\w+|of those|of whom|aged (?!(?:under |over )?(?:four|4)\b)"
    r"|under[- ]?fives?|under 5|siblings?"
    r"|per term|each term|(?:last|past) (?:\w+ )?(?:months|weeks)|same period|so far|to date)",
    re.IGNORECASE,
)
_QUALIFIED = re.compile(
    r"\b(?:who|whom|whose|aged|with|subject|under|placed|missing|waiting|awaiting|for whom|had|have|has|received"
    r"|took|from|at risk|living|over)\b",
    re.IGNORECASE,
)
_LATER_QUALIFIED = re.compile(r"^[^.,;(]*\b(?:aged|who|whose|with|subject)\b", re.IGNORECASE)
_WITH_TIME = re.compile(
    r"\s*(?:at|on|as at|by|in)?\s*(?:the )?(?:year[- ]end|end of|31|\(|,|\.|$|which|representing|when|compared"
    r"|during|a |an |last |this |in 20|previous )",
    re.IGNORECASE,
)


def understood(page: Page, year: int | None = None) -> Read:
    """Find every number of a text and read what it is about. `year` is the report's, where it is known."""
    found = numbers(page)
    starts = [number.start for number in found]
    before = _before(year)
    of = []
    for sentence in page.sentences:
        there = within(found, starts, sentence)
        if not sentence.in_table and any(number.unit is not Unit.BARE for number in there):
            of.append((sentence, tuple(_claims(sentence, there, before, year))))
    return Read(page, found, tuple(of))


def _before(year: int | None) -> re.Pattern[str]:
    """The words that say that a number is of the year before."""
    words = (
        r"last year(?:'s)?|(?:the )?previous (?:reporting )?(?:financial )?year(?:'s)?|prior year"
        r"|(?:the )?year before|preceding year|12 months (?:earlier|ago|before)|a year (?:earlier|ago)"
    )
    if year is not None:
        long, short = year - 1, (year - 1) % 100
        label = year_label(year - 1).replace("-", r"\s?[-/]\s?")
        words += rf"|{label}|{long - 1}\s?[-/]\s?{long}|{(long - 1) % 100}/{short:02}"
        words += rf"|31/0?3/(?:20)?{short:02}|(?:31(?:st)? )?(?:end of )?March {long}"
        words += rf"|(?:0?1(?:st)? )April {long}(?!\s*(?:to|and|-|until))"
    return re.compile(rf"(?:{words})\b" if year is None else rf"\b(?:{words})\b", re.IGNORECASE)


def _claims(sentence: Sentence, there: Sequence[Number], before: re.Pattern[str], year: int | None) -> Iterator[Claim]:
    """The numbers of a sentence, each read between the number before it and the one after."""
    text = sentence.text
    own = list(spoken(text))
    lead = list(dict.fromkeys(each.topic for each in spoken(sentence.lead)))
    part = bool(_PART.search(text)) or _is_of_another_day(text, year)
    read: list[Claim] = []
    for place, number in enumerate(there):
        start, end = number.start - sentence.place, number.end - sentence.place
        left = text[there[place - 1].end - sentence.place if place else 0 : start]
        right = text[end : there[place + 1].start - sentence.place if place + 1 < len(there) else end + 120]
        tight = right[: stop.start()] if (stop := _BREAK.search(right)) else right
        near = _topics(own, number, start, end, text)
        topics = near or tuple(topic for topic in lead if topic.codes(number.unit))
        read.append(
            Claim(
                number,
                sentence,
                topics,
                When.BEFORE if _is_before(left, tight, right, before) else When.NOW,
                bool(_OTHERS.search(_since_break(left)) or _OTHERS_AFTER.match(right) or _still_others(read, left)),
                _moves(number, left, right, text),
                part or _is_of_another_year(left, tight, year),
                not near,
            )
        )
    yield from _respectively(read, text)


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH_OF = re.compile(rf"\b(?P<month>{_MONTHS})\s*-?\s*(?P<year>20[0-9]{{2}})\b", re.IGNORECASE)


def _is_of_another_day(text: str, year: int | None) -> bool:
    """Whether a sentence names months, and none of them is one at which the year begins or ends."""
    named = [(match["month"].lower(), int(match["year"])) for match in _MONTH_OF.finditer(text)]
    if not named or year is None:
        return False
    return not {("march", year), ("march", year - 1), ("april", year - 1)} & set(named)


_LABEL = re.compile(r"\b20(?P<from>[0-9]{2})\s?[-/]\s?(?:20)?(?P<to>[0-9]{2})\b")


def _is_of_another_year(left: str, right: str, year: int | None) -> bool:
    """Whether the year named nearest to a number is neither the report's nor the one before it."""
    named = _LABEL.findall(left)[-1:] or _LABEL.findall(right)[:1]
    return year is not None and any(int(to) not in (year % 100, (year - 1) % 100) for _, to in named)


_OURS = re.compile(r"\b(?:our|ours|we|us|ourselves)\b|;", re.IGNORECASE)


def _still_others(read: Sequence[Claim], left: str) -> bool:
    """Whether the number before was others', and nothing since has come back to us: "the best at 99%"."""
    return bool(read) and read[-1].others and _OURS.search(left) is None


def _since_break(left: str) -> str:
    """What stands between the last full break and a number: "…; England"."""
    return left.rsplit(";", 1)[-1]


def _is_before(left: str, tight: str, right: str, before: re.Pattern[str]) -> bool:
    if _FROM.search(left):
        return True
    if _COMPARED.search(left) and before.search(right):
        return True
    if _TO.search(left) or _THIS_YEAR.match(right):
        return False
    return bool(before.search(left[-60:]) or before.search(tight))


def _moves(number: Number, left: str, right: str, text: str) -> bool:
    if number.unit is Unit.POINTS:
        return True
    if number.unit is not Unit.SHARE:
        return False
    return bool(_MOVED.search(left) or _MOVED_AFTER.match(right) or (_OR.fullmatch(left) and _MOVING.search(text)))


_OR = re.compile(r",? or |\s?\(")
_MOVING = re.compile(
    r"\b(?:increased|rose|risen|grown|grew|decreased|fell|fallen|dropped|declined|reduced|up|down)\b[^.;]{0,30}\bfrom\b",
    re.IGNORECASE,
)


def _topics(own: Sequence[Spoken], number: Number, start: int, end: int, text: str) -> tuple[Topic, ...]:
    """The topics that have such a number, the nearest first; the number of all children in care only where it is "
    "no part."""
    fit = sorted(
        (each.away(start, end), place, each) for place, each in enumerate(own) if _fits(each, number, text, end)
    )
    return tuple(dict.fromkeys(each.topic for _, _, each in fit))


def _fits(each: Spoken, number: Number, text: str, end: int) -> bool:
    if each.topic is IN_CARE and number.unit is Unit.COUNT:
        follows = text[each.end :]
        if each.start - end > 25 or each.end < end:
            return False
        return (
            _WITH_TIME.match(follows) is not None
            and not _QUALIFIED.match(follows.lstrip(" ,"))
            and not _LATER_QUALIFIED.search(follows[:40])
        )
    if number.unit is Unit.COUNT and number.noun.startswith("review") != _counts_reviews(each.topic):
        return False
    return bool(each.topic.codes(number.unit)) or not (each.topic.shares or each.topic.counts or each.topic.rates)


def _counts_reviews(topic: Topic) -> bool:
    return any(code.startswith("reviews_") for code in topic.counts)


def _respectively(read: Sequence[Claim], text: str) -> Iterator[Claim]:
    """Numbers in a row belong together: "54% and 46% in 2023/24" are both of that year, "7% and 9% for England" "
    "both others'."""
    after: Claim | None = None
    turned = []
    for each in reversed(read):
        claim = each
        if after is not None and after.number.unit is claim.number.unit:
            between = text[claim.number.end - claim.sentence.place : after.number.start - claim.sentence.place]
            if (
                _RESPECTIVELY.fullmatch(between)
                and "from" not in text[: claim.number.start - claim.sentence.place][-6:].lower()
            ):
                claim = replace(claim, when=after.when, others=claim.others or after.others)
        turned.append(claim)
        after = claim
    yield from reversed(turned)
