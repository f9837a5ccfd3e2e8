"""What a council may set, each declared once: name, kind, default, what it decides, the law that bounds it.

Not the deployment's settings (`heed.config.settings`), not the rows that hold the values (`models.Setting`). No Django.
A value is kept as text in one form; `Declared.read` makes it typed, once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final, Generic, TypeVar

from heed.law.allowances import WorkingDays
from heed.law.local import Looser, check_not_looser
from heed.law.provisions import REG_33_1, Provision
from heed.law.reviews import FIRST_REVIEW

T = TypeVar("T")


class NotAValue(ValueError):
    """The text is not a value of this setting. Its message is one sentence fit to show."""


class Group(StrEnum):
    """What a setting is about: the heading under which it is shown."""

    COUNCIL = "The council"
    REVIEWS = "Reviews and their last days"
    FIGURES = "Figures, and what stands beside them"
    PUBLISHED = "What is published"
    SIGHT = "Who sees a child"


class Kind(StrEnum):
    """How a value is written down, for the form that asks for it."""

    LINE = "a line of text"
    NUMBER = "a whole number"
    DAY = "a day"
    ONE_OF = "one of some"
    SOME_OF = "some of some"
    FILE = "the name of a file"


@dataclass(frozen=True, slots=True)
class Declared(Generic[T]):
    """One setting. `read` raises NotAValue; `looser` says why a value is looser than the law allows, else None.

    `bounded_by` is the provision that bounds it, None where the law leaves it to the council. `choices` are the values
    that may be chosen, each with its words.
    """

    name: str
    group: Group
    title: str
    decides: str
    default: T
    read: Callable[[str], T]
    write: Callable[[T], str]
    looser: Callable[[T], str | None] = lambda _: None
    bounded_by: Provision | None = None
    kind: Kind = Kind.LINE
    choices: Mapping[str, str] = field(default_factory=dict)


class Settings:
    """The council's settings on one day: `settings[HELD_ON_IS]` is typed as the setting is declared."""

    def __init__(self, texts: Mapping[str, str] | None = None) -> None:
        self._values: dict[str, Any] = {name: DECLARED[name].read(text) for name, text in (texts or {}).items()}

    def __getitem__(self, declared: Declared[T]) -> T:
        value: T = self._values.get(declared.name, declared.default)
        return value


def _text(at_most: int) -> Callable[[str], str]:
    def read(text: str) -> str:
        if not (0 < len(text.strip()) <= at_most) or not text.strip().isprintable():
            raise NotAValue(f"Give 1 to {at_most} characters on one line.")
        return text.strip()

    return read


def _text_or_blank(at_most: int) -> Callable[[str], str]:
    read = _text(at_most)
    return lambda text: read(text) if text.strip() else ""


def _one_of(*choices: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in choices:
            raise NotAValue(f"Give one of: {', '.join(choices)}.")
        return text

    return read


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) <= 6 and least <= int(text) <= most):
            raise NotAValue(f"Give a whole number from {least} to {most}.")
        return int(text)

    return read


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise NotAValue("Give a day as 2026-04-01.") from None
    if day.isoformat() != text:
        raise NotAValue("Give a day as 2026-04-01.")
    return day


def _day_or_blank(value: date | None) -> str:
    return "" if value is None else value.isoformat()


def _or_none(read: Callable[[str], T]) -> Callable[[str], T | None]:
    return lambda text: None if text == "" else read(text)


def _file_name(text: str) -> str:
    """The bare name of a CSV file, or blank; never a path."""
    if text and not re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_. -]{0,95}\.csv", text):
        raise NotAValue("Give the name of a CSV file without its folder, such as postcodes.csv.")
    return text


def _codes(known: Collection[str]) -> Callable[[str], frozenset[str]]:
    """Codes with commas between them, each of those known; "none" for none of them."""

    def read(text: str) -> frozenset[str]:
        codes = [code.strip() for code in text.split(",")]
        if codes == ["none"]:
            return frozenset()
        if len(set(codes)) < len(codes) or not set(codes) <= set(known):
            raise NotAValue(f"Give some of {', '.join(known)} with commas between them, each once, or none.")
        return frozenset(codes)

    return read


def _codes_or_none(codes: frozenset[str]) -> str:
    return ", ".join(sorted(codes)) or "none"


def _number_or_blank(value: int | None) -> str:
    return "" if value is None else str(value)


def _first_review_looser(days: int | None) -> str | None:
    if days is None:
        return None
    try:
        check_not_looser(WorkingDays(days), law=FIRST_REVIEW)
    except Looser as refused:
        return str(refused)
    return None


COUNCIL_NAME = Declared(
    name="council_name",
    group=Group.COUNCIL,
    title="The council's name",
    decides="The name at the head of pages, letters and reports.",
    default="The council",
    read=_text(at_most=80),
    write=str,
)

CASE_NUMBER_LABEL = Declared(
    name="case_number_label",
    group=Group.COUNCIL,
    title="What the case system's number is called",
    decides="The label beside a child's number, such as the name of the case system.",
    default="Local number",
    read=_text(at_most=40),
    write=str,
)

HELD_ON_IS = Declared(
    name="held_on_is",
    group=Group.REVIEWS,
    title="Which day a review in parts counts as held",
    decides=(
        "Whether a review held in parts was held on the day it was completed or the day it began; read alike by "
        "deadlines, figures and the return. Interpretation: the regulations do not say."
    ),
    default="completed_on",
    read=_one_of("completed_on", "begun_on"),
    write=str,
    kind=Kind.ONE_OF,
    choices={"completed_on": "The day it was completed", "begun_on": "The day it began"},
)

FIRST_REVIEW_LOCAL: Declared[int | None] = Declared(
    name="first_review_local",
    group=Group.REVIEWS,
    title="First review: the council's own standard, in working days",
    decides="The local date shown beside the legal one for a first review. Blank: the council has no standard.",
    default=None,
    read=_or_none(_whole(1, 1000)),
    write=_number_or_blank,
    looser=_first_review_looser,
    bounded_by=REG_33_1,
    kind=Kind.NUMBER,
)

SMALL_COUNT = Declared(
    name="small_count",
    group=Group.PUBLISHED,
    title="Smallest count that is published",
    decides='Counts from 1 to one below this are printed as "fewer than" it in what is published.',
    default=5,
    read=_whole(1, 100),
    write=str,
    kind=Kind.NUMBER,
)

SMALL_DENOMINATOR = Declared(
    name="small_denominator",
    group=Group.PUBLISHED,
    title="Smallest denominator whose share is published",
    decides="Shares of a number below this are not published.",
    default=10,
    read=_whole(1, 1000),
    write=str,
    kind=Kind.NUMBER,
)

BREAK_GLASS_HOURS = Declared(
    name="break_glass_hours",
    group=Group.SIGHT,
    title="Hours for which an emergency look at a child's record lasts",
    decides="When sight of a child that a person opened for themselves, with a reason, ends by itself.",
    default=24,
    read=_whole(1, 168),
    write=str,
    kind=Kind.NUMBER,
)

REVIEWS_LIVE_FROM: Declared[date | None] = Declared(
    name="reviews_live_from",
    group=Group.REVIEWS,
    title="The day from which reviews are kept in Heed",
    decides=(
        "Reviews held on this day or later are Heed's own: an import never changes them, and where a return says"
        " otherwise the difference is listed for somebody to settle. Blank: reviews come with imports."
    ),
    default=None,
    read=_or_none(_day),
    write=_day_or_blank,
    kind=Kind.DAY,
)

POPULATION_0_17: Declared[int | None] = Declared(
    name="population_0_17",
    group=Group.FIGURES,
    title="How many people aged 0 to 17 live in the area",
    decides=(
        "What rates for each 10,000 are made with: the newest mid-year estimate of the Office for National Statistics by the"
        " last day of the year. Blank: rates cannot be made."
    ),
    default=None,
    read=_or_none(_whole(1, 999_999)),
    write=_number_or_blank,
    kind=Kind.NUMBER,
)

POSTCODE_TABLE: Declared[str] = Declared(
    name="postcode_table",
    group=Group.FIGURES,
    title="The file that says where postcodes are",
    decides=(
        "Whether the distance from home to a placement can be told: a CSV file in the folder HEED_DATA, such as the ONS"
        " Postcode Directory as it is. Blank: distances cannot be told."
    ),
    default="",
    read=_file_name,
    write=str,
    kind=Kind.FILE,
)

REGION = Declared(
    name="region",
    group=Group.FIGURES,
    title="The region that the council is in",
    decides=(
        "Which region's published figures stand beside ours, called as the Department calls it, such as Yorkshire and The"
        " Humber. Blank: no region's."
    ),
    default="",
    read=_text_or_blank(at_most=80),
    write=str,
)

NEIGHBOURS_OF = Declared(
    name="neighbours_of",
    group=Group.FIGURES,
    title="Whose statistical neighbours stand beside ours",
    decides="The council whose statistical neighbours' published figures stand beside ours. Blank: no neighbours'.",
    default="",
    read=_text_or_blank(at_most=80),
    write=str,
)

COMPARATORS: Declared[str] = Declared(
    name="comparators",
    group=Group.FIGURES,
    title="The file of published figures to set ours beside",
    decides=(
        "Which published figures stand beside ours, besides those that come with Heed: a CSV file in the folder HEED_DATA,"
        " made by the command heed comparators. Blank: those that come with Heed alone."
    ),
    default="",
    read=_file_name,
    write=str,
    kind=Kind.FILE,
)

_REPAIRS: Final = {
    "R01": "R01: an episode that stands twice is counted once",
    "R02": "R02: an open episode that the next return tells from another day is taken for that one",
    "R03": "R03: an open episode that the next return leaves out ends when its next one begins",
    "R04": "R04: an episode that overlaps the next ends when that begins",
    "R05": "R05: a gap of up to 7 days within care is closed",
    "R06": "R06: care ends for a child who is not in the next return",
}

REPAIRS: Declared[frozenset[str]] = Declared(
    name="repairs",
    group=Group.FIGURES,
    title="Which repairs are made where the returns of several years do not join",
    decides=(
        "What Heed mends by itself where the return of one year does not join that of the next. Interpretation, all but R01;"
        " each repair made is listed with its row."
    ),
    default=frozenset({"R01"}),
    read=_codes(_REPAIRS),
    write=_codes_or_none,
    kind=Kind.SOME_OF,
    choices=_REPAIRS,
)

DECLARED: Final[Mapping[str, Declared[Any]]] = {
    each.name: each
    for each in (
        COUNCIL_NAME,
        CASE_NUMBER_LABEL,
        HELD_ON_IS,
        FIRST_REVIEW_LOCAL,
        SMALL_COUNT,
        SMALL_DENOMINATOR,
        BREAK_GLASS_HOURS,
        POPULATION_0_17,
        POSTCODE_TABLE,
        REGION,
        NEIGHBOURS_OF,
        COMPARATORS,
        REVIEWS_LIVE_FROM,
        REPAIRS,
    )
}


def fault_in(declared: Declared[Any], text: str) -> str | None:
    """Why this text cannot be the setting's value, in one sentence (naming the provision where it is law), or None."""
    try:
        value = declared.read(text)
    except NotAValue as fault:
        return f"{declared.title}: {fault}"
    return declared.looser(value)
