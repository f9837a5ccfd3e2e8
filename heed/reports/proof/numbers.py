"""The numbers of a text that may be figures of the service, apart from the many that are not. No Django.

Years, dates, ages, sections, money, lengths of time, targets and the like are numbers of another kind: they are told by
the words beside them. Nothing here knows what a figure is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from heed.reports.proof.passages import Page, Sentence


class Unit(StrEnum):
    """What a number counts in."""

    SHARE = "%"
    POINTS = "points"
    RATE = "for each 10,000"
    COUNT = "count"
    BARE = "bare"  # a number with no unit beside it: never held against a figure alone


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in the plain text, with its unit. `noun` is what a count is of: "children", "reviews"."""

    start: int
    end: int
    value: Decimal
    unit: Unit
    noun: str = ""
    about: bool = False  # "about 440", "over 400": not meant to be exact
    first: int = 0  # of a range, where it is one: "60-65" has 65 as value
    target: bool = False

    @property
    def places(self) -> int:
        """Decimals as typed."""
        return places(self.value)


def places(value: Decimal) -> int:
    """How many decimals a number has, as it was typed."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


_NUMBER = re.compile(
    r"(?<![\w.,/£$€#@&=])(?<![A-Za-z]-)(?<![0-9][-:])"
    r"(?:(?P<first>[0-9]{1,4})\s?-\s?)?"
    r"(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]{1,7})(?P<places>\.[0-9]{1,3})?(?![\w/:@]|[.,-][0-9])"
    r"(?P<unit>\s?(?:%|per\s?cent(?:age)?\b)(?:\s?-?points?\b)?|\s?(?:pp|percentage\spoints?)\b|\spoints?\b)?"
)

NOUNS = (
    r"children|child|young people|young person|boys?|girls?|babies|baby|infants?|teenagers?|care leavers?|leavers?"
    r"|reviews?|review meetings?|review of arrangements meetings?|siblings?"
)
_NOUN = re.compile(
    rf"(?:[ ]+(?!(?:of|in|to|and|or|from|the|a|were|was|are|is|by|for|at|on|with"
    rf"|per)\b)[A-Za-z'-]+){{0,4}}?[ ]+({NOUNS})\b(?!'s)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\b(?:sections?|ss?\.?|regulations?|regs?\.?|para(?:graph)?s?\.?|schedules?|sch\.?|articles?|art\.?|chapters?"
    r"|ch\.?"
    r"|parts?|pages?|pp?\.|appendix|appendices|annex(?:es)?|tables?|figures?|figs?\.?|charts?|boxe?s?|items?"
    r"|recommendations?|priority|priorities|stages?|steps?|phases?|levels?|tiers?|grades?|bands?|key stages?|ks"
    r"|years?|versions?|v\.?|no\.?|nos\.?|number|standards?|objectives?|questions?|vol(?:ume)?\.?|issues?|cases?|rooms?"
    r"|units?|quarters?|q|groups?|wards?|pn|si|iso|wcag|act|rules?|points?|actions?|outcomes?|aims?|categor(?:y|ies)"
    r"|codes?|types?|days?|weeks?|months?|terms?|draft|edition|minute|agenda|principles?|zone|pillars?|strands?"
    r"|criteri(?:on|a)|notes?|form|list|class|ref(?:erence)?|band|domain|covid)"
    r"\s*-?\s*(?:[0-9]+(?:\.[0-9]+)*(?:\([0-9a-z]+\))*\s*(?:,|and|or|to|&|-)+\s*)*$",
    re.IGNORECASE,
)
_AGE_BEFORE = re.compile(
    r"\b(?:age|aged|ages|age of|ages of|age group|turn(?:s|ed|ing)?|reach(?:es|ed|ing)?|birthday"
    r"|between the ages of)\s*(?:[0-9]+\s*(?:and|to|-|or)\s*)?$",
    re.IGNORECASE,
)
_LIMIT_OF_AGE = re.compile(r"\b(?:under|over|below|above)\s+(?:the age of\s+)?$", re.IGNORECASE)
_AGE_AFTER = re.compile(
    r"\s*(?:\+|[- ]?years?[- ](?:olds?|of age|and)\b|\s?(?:and|or) (?:over|above|under|older|younger|below)\b"
    r"|[- ]year[- ]old|[- ]plus\b)",
    re.IGNORECASE,
)
_ELSE_AFTER = re.compile(
    r"\s*-?\s*(?:or (?:more|fewer|less)\b|(?:m|bn|k|million|thousand|billion)\b|fte\b|wte\b|full[- ]?time"
    r"|whole[- ]?time"
    r"|a\.?m\b|p\.?m\b|(?:working |calendar |school |consecutive )?(?:hours?|minutes?|mins?|seconds?|days?|weeks?"
    r"|months?|years?|nights?"
    r"|terms?|miles?|km|times)\b|out of 10\b|:[0-9]|degrees?\b|mb\b|kg\b"
    r"|(?:january|february|march|april|may|june|july|august|september|october|november|december)\b)",
    re.IGNORECASE,
)
_DATE_BEFORE = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?,?\s*$",
    re.IGNORECASE,
)
_YEARS = range(1900, 2100)
_TOTAL_BEFORE = re.compile(r"\btotal of\s+$", re.IGNORECASE)
_TARGET = re.compile(
    r"\b(?:targets?|goals?|aims?|aiming|ambition|threshold|benchmark|expect(?:ed|ation)|standard|at least|minimum"
    r"|maximum)\b[^.%0-9]{0,25}$",
    re.IGNORECASE,
)
_TARGET_AFTER = re.compile(r"\s*\)?\s*(?:target|threshold|goal|benchmark|standard)\b", re.IGNORECASE)
_ABOUT = re.compile(
    r"(?:\b(?:about|around|roughly|approximately|approx\.?|nearly|almost|some|over|more than|fewer than|less than"
    r"|under|up to|at least|below"
    r"|above|between|circa|well over|just over|just under|close to|exceed(?:ed|ing)?|between [0-9,.]+ and)"
    r"|(?<!from )(?<![0-9,.])[0-9,.]+ to|[~<>≈])\s*$",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"\b(?:tel|telephone|phone|fax|mobile|call|text|childline|ext|dial)\b[^.]{0,24}$|\+[0-9]{1,3}[ 0-9()]{0,12}$"
    r"|\b0[0-9 ()]{2,14}$",
    re.IGNORECASE,
)
_LIST_BEFORE = re.compile(r"^[\s\-•·▪●◦+#(]*$")
_RATE_AFTER = re.compile(r"[^.%]{0,40}?\bper 10,?000", re.IGNORECASE)
_OF_TEN_THOUSAND = re.compile(r"\b(?:per|each|every)\s$", re.IGNORECASE)


def numbers(page: Page) -> tuple[Number, ...]:
    """Every number of a text that may be a figure, in order; those of a tag are not typed, and not there."""
    tags = [(match.start(), match.end()) for match in re.finditer(r"\[\[[^\[\]\n]{0,200}\]\]", page.plain)]
    starts = [start for start, _ in tags]
    found = []
    for match in _NUMBER.finditer(page.plain):
        before = bisect_left(starts, match.start()) - 1
        if before >= 0 and match.start() < tags[before][1]:
            continue
        number = _number(page.plain, match)
        if number is not None:
            found.append(number)
    return tuple(found)


def within(found: Sequence[Number], starts: Sequence[int], sentence: Sentence) -> Sequence[Number]:
    """The numbers of a sentence; `starts` are where all begin."""
    end = sentence.place + len(sentence.text)
    return found[bisect_left(starts, sentence.place) : bisect_left(starts, end)]


def _number(plain: str, match: re.Match[str]) -> Number | None:
    """What a number is, or None where it is of another kind."""
    line = plain.rfind("\n", max(0, match.start() - 60), match.start()) + 1
    before = plain[max(line, match.start() - 60) : match.start()]
    after = plain[match.end() : match.end() + 60].partition("\n")[0]
    digits = match["number"].replace(",", "")
    value = Decimal(digits + (match["places"] or ""))
    unit = _unit(match["unit"] or "", after)
    noun: re.Match[str] | None = None
    if unit in (Unit.BARE, Unit.RATE):
        if _is_plainly_another(after, match, int(value)):
            return None
        noun = _NOUN.match(plain, match.end(), match.end() + 80)
        if noun is not None and ("\n" in noun[0] or (match["places"] and not _RATE_AFTER.match(after))):
            noun = None  # "0.6 children for every child": no count has decimals
        if noun is None and unit is Unit.BARE:
            if _AGE_BEFORE.search(before) or _REFERENCE.search(before):
                return None
            return Number(match.start(), match.end(), value, unit, about=match["first"] is not None)
        if _is_of_another_kind(before, after, match, int(value), starts_line=line > 0 or match.start() < 60):
            return None
        if noun is not None:
            unit = Unit.RATE if _RATE_AFTER.match(plain, match.end(), match.end() + 60) else Unit.COUNT
    target = bool(_TARGET.search(before) or _TARGET_AFTER.match(after))
    about = match["first"] is not None or bool(_ABOUT.search(before))
    return Number(
        match.start(),
        match.end(),
        value,
        unit,
        noun[1].lower() if noun else "",
        about,
        int(match["first"] or 0),
        target,
    )


def _unit(typed: str, after: str) -> Unit:
    if "point" in typed or "pp" in typed:
        return Unit.POINTS
    if typed:
        return Unit.SHARE
    return Unit.RATE if re.match(r"\s*(?:children )?per 10,?000", after, re.IGNORECASE) else Unit.BARE


def _is_plainly_another(after: str, match: re.Match[str], value: int) -> bool:
    """Whether a number without a unit is a year, an age, a length of time or the like by itself and by what "
    "follows it."""
    if not match["places"] and "," not in match["number"] and value in _YEARS:
        return _TOTAL_BEFORE.search(match.string, max(0, match.start() - 20), match.start()) is None
    if match["first"] is not None and int(match["first"]) in _YEARS:
        return True
    if match["number"].startswith("0") and len(match["number"]) > 1:
        return True
    return bool(_AGE_AFTER.match(after) or _ELSE_AFTER.match(after))


def _is_of_another_kind(before: str, after: str, match: re.Match[str], value: int, *, starts_line: bool) -> bool:
    """Whether the words before a number without a unit say that it is an age, a section, money, a date or the like."""
    if value == _TEN_THOUSAND and _OF_TEN_THOUSAND.search(before):
        return True
    if value <= _OLDEST and _LIMIT_OF_AGE.search(before):
        return True
    if value in _ROUND_BASES and _IN_SO_MANY.search(before):
        return True
    others = (_REFERENCE, _AGE_BEFORE, _DATE_BEFORE, _PHONE)
    if any(each.search(before) for each in others):
        return True
    return starts_line and _LIST_BEFORE.match(before) is not None and _heads_a_list(match, after)


_TEN_THOUSAND = 10_000
_ROUND_BASES = frozenset((2, 3, 4, 5, 6, 8, 10, 100))
_IN_SO_MANY = re.compile(r"\b(?:[0-9]{1,2}|[a-z]+) in (?:every )?$", re.IGNORECASE)
_OLDEST = 25  # years: care leavers are spoken of until then


def _heads_a_list(match: re.Match[str], after: str) -> bool:
    """Whether a number at the start of a line is that of a list item or a section: "1.", "4.1 The", "2 "
    "RECOMMENDATION"."""
    if after[:1] in (".", ")"):
        return True
    words = after.split()
    if not words:
        return False
    return words[0][:1].isupper()


_ONES: tuple[str, ...] = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def spelled(word: str) -> int | None:
    """A small number in letters: "seven"; None for any other word."""
    return _SPELLED.get(word.lower())


def _spelled() -> Iterator[tuple[str, int]]:
    for value, word in enumerate(_ONES, 1):
        yield word, value
    for place, ten in enumerate(_TENS, 2):
        yield ten, place * 10
        for value, word in enumerate(_ONES[:9], 1):
            yield f"{ten}-{word}", place * 10 + value


_SPELLED = dict(_spelled())
