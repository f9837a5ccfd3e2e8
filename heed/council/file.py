"""The one file in which a council's settings, words, lists and school holidays travel: JSON of format 1. No Django."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Final

from heed.council.lists import LISTS
from heed.council.settings import DECLARED, fault_in
from heed.council.words import NOUNS, Word
from heed.council.words import fault as fault_in_word
from heed.law.dates import in_words

FORMAT: Final = 1
AT_MOST: Final = 1_000_000
"""Characters of a file."""

LONGEST_HOLIDAY: Final = timedelta(days=100)


class NotACouncilFile(ValueError):
    """The text cannot be taken over. Its message is one sentence that says where and what to do."""


@dataclass(frozen=True, slots=True)
class SettingLine:
    """A setting's value from a day on, as text, and why."""

    name: str
    value: str
    from_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class WordLine:
    """The word for a noun from a day on."""

    noun: str
    singular: str
    plural: str
    article: str
    from_on: date

    @property
    def word(self) -> Word:
        """The forms that sentences take."""
        return Word(self.singular, self.plural, self.article)


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A row of a list."""

    list_name: str
    number: int
    label: str
    retired_from: date | None


@dataclass(frozen=True, slots=True)
class HolidayLine:
    """Days on which schools are closed: the first, and the first on which they are open again."""

    name: str
    from_on: date
    until_on: date


@dataclass(frozen=True, slots=True)
class CouncilFile:
    """Everything in the file, typed and each line checked."""

    settings: tuple[SettingLine, ...]
    words: tuple[WordLine, ...]
    items: tuple[ItemLine, ...]
    school_holidays: tuple[HolidayLine, ...] = ()


def write(content: CouncilFile) -> str:
    """The file's text; the same content is always the same text."""
    body = {"heed": "council", "format": FORMAT, **asdict(content)}
    return json.dumps(body, ensure_ascii=False, indent=2, default=date.isoformat) + "\n"


def read(text: str) -> CouncilFile:
    """The content of a file's text. Raises NotACouncilFile where any of it cannot be used: then none of it is."""
    body = _body(text)
    content = CouncilFile(
        settings=tuple(SettingLine(*_values(SettingLine, row)) for row in _rows(body, "settings")),
        words=tuple(WordLine(*_values(WordLine, row)) for row in _rows(body, "words")),
        items=tuple(ItemLine(*_values(ItemLine, row)) for row in _rows(body, "items")),
        school_holidays=tuple(
            HolidayLine(*_values(HolidayLine, row))
            for row in _rows({"school_holidays": [], **body}, "school_holidays")  # files from before had none
        ),
    )
    _refuse_doubles("settings", ((each.name, each.from_on) for each in content.settings))
    _refuse_doubles("words", ((each.noun, each.from_on) for each in content.words))
    _refuse_doubles("items", ((each.list_name, each.number) for each in content.items))
    for setting in content.settings:
        _refuse(setting_fault(setting.name, setting.value, setting.reason))
    for word in content.words:
        _refuse(word_fault(word.noun, word.word))
    for item in content.items:
        _refuse(item_fault(item.list_name, item.number, item.label))
    for holiday in content.school_holidays:
        _refuse(holiday_fault(holiday.name, holiday.from_on, holiday.until_on))
    _refuse(overlap_fault((each.from_on, each.until_on) for each in content.school_holidays))
    return content


def setting_fault(name: str, value: str, reason: str) -> str | None:
    """Why this cannot be set, in one sentence; None where it can."""
    if name not in DECLARED:
        return f"There is no setting called “{name[:60]}”: choose one of those listed."
    return fault_in(DECLARED[name], value) or reason_fault(reason)


def word_fault(noun: str, word: Word) -> str | None:
    """Why this cannot be the council's word, in one sentence; None where it can."""
    if noun not in NOUNS:
        return f"There is no noun called “{noun[:40]}”: choose one of those listed."
    return fault_in_word(word)


def item_fault(list_name: str, number: int, label: str) -> str | None:
    """Why this cannot be a row of a list, in one sentence; None where it can."""
    if list_name not in LISTS:
        return f"There is no list called “{list_name[:40]}”: choose one of those listed."
    if not 0 < number < 10_000:
        return "Number the rows of a list from 1 to 9999."
    return None if 0 < len(label.strip()) <= 120 else "Give the row a label of 1 to 120 characters."


def holiday_fault(name: str, from_on: date, until_on: date) -> str | None:
    """Why these cannot be days of school holidays, in one sentence; None where they can."""
    if not 0 < len(name.strip()) <= 80:
        return "Give the holidays a name of at most 80 characters, such as Easter 2027."
    if until_on <= from_on:
        return "The last day of the holidays cannot come before the first: check both days."
    return "These holidays are longer than 100 days: check both days." if until_on - from_on > LONGEST_HOLIDAY else None


def overlap_fault(spans: Iterable[tuple[date, date]]) -> str | None:
    """Why these holidays cannot stand side by side, in one sentence; None where no two of them share a day."""
    shared = next((after for before, after in pairwise(sorted(spans)) if after[0] < before[1]), None)
    if shared is None:
        return None
    return f"The holidays from {in_words(shared[0])} overlap others: no day is in two holidays."


def reason_fault(reason: str) -> str | None:
    """Why this will not do as a reason, in one sentence; None where it will."""
    return None if 0 < len(reason.strip()) <= 500 else "Give the reason, in at most 500 characters."


def _body(text: str) -> Mapping[str, Any]:
    try:
        body = json.loads(text) if len(text) <= AT_MOST else None
    except (ValueError, RecursionError):
        body = None
    if not isinstance(body, dict) or body.get("heed") != "council":
        raise NotACouncilFile("This is not a file of a council's settings: choose one that Heed exported.")
    if body.get("format") != FORMAT:
        raise NotACouncilFile(f"This file is not of format {FORMAT}: export it again from the same version of Heed.")
    return body


def _rows(body: Mapping[str, Any], part: str) -> list[Mapping[str, Any]]:
    rows = body.get(part)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise NotACouncilFile(f"The part “{part}” of the file is missing or not a list: export it again.")
    return rows


_READS: Final[Mapping[str, Any]] = {
    "str": lambda given: given if isinstance(given, str) else None,
    "int": lambda given: given if type(given) is int else None,
    "date": lambda given: date.fromisoformat(given) if isinstance(given, str) else None,
}


def _values(line: type, row: Mapping[str, Any]) -> list[Any]:
    """The row's values in the order of the line's fields, each of its type."""
    fields: Mapping[str, str] = line.__annotations__
    return [_value(name, kind, row) for name, kind in fields.items()]


def _value(name: str, kind: str, row: Mapping[str, Any]) -> Any:
    plain, _, optional = kind.partition(" | ")
    if optional and name in row and row[name] is None:
        return None
    try:
        value = _READS[plain](row.get(name))
    except ValueError:
        value = None
    if value is None:
        raise NotACouncilFile(
            f"“{name}” is missing or not as Heed writes it in {str(dict(row))[:120]}: mend that line."
        )
    return value


def _refuse_doubles(part: str, keys: Iterable[object]) -> None:
    seen: set[object] = set()
    for key in keys:
        if key in seen:
            raise NotACouncilFile(f"The part “{part}” of the file says the same thing twice: remove one of the two.")
        seen.add(key)


def _refuse(fault: str | None) -> None:
    if fault is not None:
        raise NotACouncilFile(fault)
