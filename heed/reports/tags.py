"""Tags: how a figure stands in prose without being typed. `[[reviews_held]]` is read, looked up and said by code. No Django.

A tag is a code and what is wanted of it: `[[views_given]]` the figure, `[[views_given full]]` with its base,
`[[views_given change]]` how it moved, `[[children_in_care age_band=16+]]` one part of it. `FORMS` lists them all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from heed.council.words import FORMS as WORD_FORMS
from heed.council.words import NOUNS, OWN, Words
from heed.law.appointments import CASELOAD
from heed.law.dated import Dated, NotEncoded
from heed.law.dates import in_words, last_day_of
from heed.law.reviews import FIRST_REVIEW, LATER_REVIEW, SECOND_REVIEW
from heed.measures import published
from heed.measures.counting import NONE_THERE
from heed.measures.declare import DIMENSIONS, NOT_KNOWN
from heed.measures.figures import year_label
from heed.measures.published import Level
from heed.reports import saying
from heed.reports.book import Book, Count, Definition, Hidden, Told, ToldPart
from heed.reports.document import Audience

TAG = re.compile(r"\[\[([^\[\]\n]{0,200})\]\]")

PART = "part"
"""What names a part of a distribution, beside the dimensions."""

FORMS: Mapping[str, str] = {
    "": "the figure; a share of fewer than 100 with its base",
    "full": "the figure with what it is made of: “95.2% (1,052 of 1,105 reviews)”",
    "base": "what it is made of alone: “1,052 of 1,105 reviews”",
    "share": "of a part of a count, its share of the whole: “38%”",
    "number": "how many: “1,052”",
    "of": "out of how many: “1,105”",
    "missed": "how many it does not hold for: “53”",
    "unknown": "of how many it is not known: “7”",
    "change": "how it moved: “up 2 percentage points, from 95% to 97%”",
    "before": "the year before: “93.6%”",
    "name": "what it is called: “Reviews held on time”",
    "england": "what is published for England",
    "region": "what is published for the region",
    "neighbours": "what is published for the statistical neighbours",
    "beside": "all that is published beside it",
}

NOT_TOLD = "it is too small to be published, or would tell one that is"

_PUBLISHED = {"england": Level.ENGLAND, "region": Level.REGION, "neighbours": Level.NEIGHBOURS}
OF_THE_REPORT: Mapping[str, str] = {
    "council": "the council’s name",
    "year": "the year of the report: “2025-26”",
    "last_year": "the year before: “2024-25”",
    "next_year": "the year after: “2026-27”",
    "last_day": "the last day of the year: “Tue 31 Mar 2026”",
    "as_at": "the day for which the data speak",
    "team_day": "the day of which that is told: “Tue 31 Mar 2026”",
    "iros": "how many IROs there are",
    "caseload": "children for each IRO, on average",
    "caseload_range": "the fewest and the most children of one IRO: “57 to 70”",
    "fte": "IROs as full-time posts",
}


OF_THE_LAW: Mapping[str, Dated[Any]] = {
    "law.first_review": FIRST_REVIEW,
    "law.second_review": SECOND_REVIEW,
    "law.later_review": LATER_REVIEW,
    "law.caseload": CASELOAD,
}
"""Amounts that the law or the Handbook gives, as in force on the last day of the year: “20 working days”."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a tag says. `fault` is one sentence where it cannot be read; `why` where there is no figure to be said."""

    text: str
    figure: str = ""
    fault: str = ""
    why: str = ""
    hidden: bool = False  # whether there is a figure that may not be printed


@dataclass(frozen=True, slots=True)
class Asked:
    """A tag as it was read: of a measure's code, the form, one part, and another year than the report's."""

    code: str
    form: str = ""
    split: str = ""
    key: str = ""
    year: int | None = None


class Fault(ValueError):
    """A tag that cannot be read. Its text is a sentence that says what to write."""


def say(tag: str, book: Book, words: Words = OWN) -> Said:
    """What stands in place of a tag, given without its brackets."""
    try:
        return _said(tag.strip(), book, words)
    except Fault as fault:
        return Said(f"[[{tag}]]", fault=str(fault))


def read(tag: str, book: Book) -> Asked:
    """A tag of a measure, understood. Raises `Fault`."""
    code, *rest = tag.split()
    if code not in book.definitions:
        raise Fault(
            f"There is no figure “{code}”{_nearest(code, [*book.definitions, *OF_THE_REPORT, *OF_THE_LAW, *NOUNS])}."
        )
    asked = Asked(code)
    for word in rest:
        name, equals, of = word.partition("=")
        if not equals and word in FORMS:
            _once(tag, "forms", asked.form, word)
            asked = replace(asked, form=word)
        elif name == "year" and of.isdecimal():
            asked = replace(asked, year=int(of))
        elif equals and (name in DIMENSIONS or name == PART):
            _once(tag, "parts", f"{asked.split}={asked.key}" if asked.split else "", word)
            asked = replace(asked, split=name, key=of)
        else:
            raise Fault(
                f"[[{tag}]] cannot be read at “{word}”{_nearest(word, [*FORMS, *DIMENSIONS])}. "
                f"A tag is a code and one of: {', '.join(form for form in FORMS if form)}."
            )
    return asked


def _once(tag: str, what: str, first: str, second: str) -> None:
    if first:
        raise Fault(f"[[{tag}]] asks for two {what}: write one of “{first}” and “{second}”.")


def spoken(text: str, words: Words) -> str:
    """A text of Heed's in the council's words; its tags are left as they are, for they are codes."""
    told = TAG.split(words.fill(text))
    return "".join(f"[[{part}]]" if place % 2 else words.say(part) for place, part in enumerate(told))


def written(key: str) -> str:
    """The key of a part as a tag has it: without spaces ("under_1")."""
    return key.replace(" ", "_")


def _nearest(text: str, among: list[str]) -> str:
    close = get_close_matches(text, among, n=1, cutoff=0.5)
    return f" (did you mean {close[0]}?)" if close else ""


def _said(tag: str, book: Book, words: Words) -> Said:
    if not tag:
        raise Fault("A tag is empty: write the code of a figure between [[ and ]].")
    noun, _, form = tag.partition(".")
    if noun in NOUNS and (not form or form in WORD_FORMS):
        return Said(words.fill("{" + tag + "}"))
    if tag in OF_THE_REPORT:
        return _of_the_report(tag, book)
    if tag in OF_THE_LAW:
        return _of_the_law(tag, book, words)
    asked = read(tag, book)
    found = _figure(asked, book, words)
    return replace(found, text=words.say(found.text), why=words.say(found.why), figure=asked.code)


def _of_the_report(tag: str, book: Book) -> Said:
    plain = {
        "council": book.council,
        "year": book.label,
        "last_year": year_label(book.year - 1),
        "next_year": year_label(book.year + 1),
        "last_day": in_words(last_day_of(book.year)),
        "as_at": in_words(book.as_at),
    }
    if tag in plain:
        return Said(plain[tag])
    team = book.team
    if team is None:
        return _unavailable(book.team_why)
    if tag == "fte" and team.fte is None:
        return _unavailable("nothing says how many hours each works")
    if tag == "caseload" and team.mean is None:
        return _unavailable(NOT_TOLD)
    of_team = {
        "team_day": in_words(team.on),
        "iros": f"{team.iros:,}",
        "caseload": f"{team.mean or 0:.0f}",
        "caseload_range": f"{saying.number(team.least, book.limits)} to {saying.number(team.most, book.limits)}",
        "fte": f"{team.fte or 0:g}",
    }
    return Said(of_team[tag])


def _of_the_law(tag: str, book: Book, words: Words) -> Said:
    try:
        return Said(words.say(str(OF_THE_LAW[tag].on(last_day_of(book.year)).value)))
    except NotEncoded as unknown:
        return _unavailable(str(unknown).removesuffix("."))


def _unavailable(why: str) -> Said:
    return Said(f"{saying.NOT_AVAILABLE} ({why})", why=why)


def _unpublished(told: Told) -> Said:
    return Said(f"{saying.NOT_PUBLISHED} ({told.why})", why=told.why, hidden=True)


def _figure(asked: Asked, book: Book, words: Words) -> Said:
    of = book.definitions[asked.code]
    if asked.form == "name":
        return Said(of.name)
    if asked.form in _PUBLISHED or asked.form == "beside":
        return _beside(asked, book, of)
    year = asked.year or book.year
    if asked.form == "before":
        year -= 1
    told = _told(asked, book, of, year)
    if told is None:
        return _unavailable(f"no return of {year_label(year)} is loaded")
    if asked.form == "change":
        return Said(saying.change(of, told, _before(asked, book, of, year - 1), year, book.limits))
    return _form(asked, book, of, told)


def _form(asked: Asked, book: Book, of: Definition, told: Told) -> Said:
    if asked.form in ("number", "of", "missed", "unknown"):
        counts: Mapping[str, Count] = {
            "number": told.numerator,
            "of": told.denominator,
            "missed": told.missed,
            "unknown": saying.in_all(told.unknown.values()),
        }
        if told.value is None and not told.hides and asked.form != "unknown":
            return _unavailable(told.why)
        return Said(saying.number(_few(counts[asked.form], book, asked.form), book.limits))
    if asked.form == "share":
        return _share(asked, book, of, told)
    if not saying.sayable(of, told):
        return _unpublished(told) if told.hides else _unavailable(told.why)
    as_asked = {"full": saying.full, "base": saying.based}.get(asked.form, saying.short)
    return Said(as_asked(of, told, book.limits))


def _few(count: Count, book: Book, form: str) -> Count:
    """A count as a sentence for the public has it: few are few, even where they are no secret beside a table."""
    is_few = form == "missed" and isinstance(count, int) and 1 <= count <= book.limits.count
    return Hidden.FEW if is_few and book.hidden_for is Audience.PUBLIC else count


def _share(asked: Asked, book: Book, of: Definition, told: Told) -> Said:
    """The share that a part of a count has of the whole; of fewer than 100 with its base."""
    whole = book.told(asked.code, asked.year)
    if not asked.split or whole is None:
        raise Fault(f"[[{asked.code} share]] needs a part: add age_band=16+, or {PART}= and the code of a part.")
    if asked.split == PART:
        share = next(part.value for part in whole.parts if written(part.key) == asked.key)
    else:
        share = share_of(told, whole, book)
    if whole.base == 0:
        return _unavailable(whole.why or NONE_THERE)
    if share is None:
        return Said(f"{saying.NOT_PUBLISHED} ({NOT_TOLD})", why=NOT_TOLD, hidden=True)
    if isinstance(whole.base, Hidden) or whole.base >= saying.BASE_PRINTED_UNDER:
        return Said(saying.in_prose(share))
    made_of = f"{saying.number(told.base, book.limits)} of {saying.units(of, whole.base, book.limits)}"
    return Said(f"{saying.in_prose(share)} ({made_of})")


def share_of(part: Told, whole: Told, book: Book) -> float | None:
    """How much of a whole a part of it is, of those of which it is known; None where it may not or cannot be said."""
    if isinstance(part.base, Hidden) or isinstance(whole.base, Hidden) or not whole.base or part.hides:
        return None
    if book.hidden_for is Audience.PUBLIC and whole.base < book.limits.base:
        return None
    return part.base / whole.base


def _before(asked: Asked, book: Book, of: Definition, year: int) -> Told | None:
    """The year before; None too of a part that is there this year alone."""
    try:
        return _told(asked, book, of, year)
    except Fault:
        return None


def _told(asked: Asked, book: Book, of: Definition, year: int) -> Told | None:
    whole = book.told(asked.code, year)
    if whole is None or not asked.split:
        return whole
    if asked.split == PART:
        part = next((part for part in whole.parts if written(part.key) == asked.key), None)
        if part is None:
            raise Fault(
                f"{of.name} has no part “{asked.key}”{_nearest(asked.key, [written(part.key) for part in whole.parts])}."
            )
        return of_part(part, whole)
    of_split = book.groups.get((asked.code, year, asked.split), ())
    group = next((each for each in of_split if written(each.key) == asked.key), None)
    if group is None:
        keys = [written(each.key) for each in of_split if each.key != NOT_KNOWN]
        if not keys:
            raise Fault(f"{of.name} is not split by {asked.split} in a report: leave that out.")
        raise Fault(f"{of.name} has no part “{asked.key}” by {asked.split}: write one of {', '.join(keys)}.")
    return group.told


def of_part(part: ToldPart, whole: Told) -> Told:
    """A part of a distribution as a figure of its own: a count."""
    number = part.number
    counted = None if isinstance(number, Hidden) else number
    return replace(
        whole,
        value=counted,
        why="" if counted is not None else NOT_TOLD,
        numerator=number,
        denominator=number,
        base=number,
        low=None,
        high=None,
        parts=(),
        unknown={},
        left_out={},
    )


def _beside(asked: Asked, book: Book, of: Definition) -> Said:
    found = tuple(
        each
        for each in published.beside(book.others, asked.code, book.wanted, until=book.year)
        if (each.split, written(each.key)) == ("" if asked.split == PART else asked.split, asked.key)
    )
    if asked.form != "beside":
        found = tuple(each for each in found if each.level is _PUBLISHED[asked.form])
        if found:
            return Said(f"{saying.other(found[0], of)} ({year_label(found[0].year)})")
    elif found:
        return Said(saying.others(found, of))
    return _unavailable("nothing that is published is set beside it")
