"""What the screens on the council's settings read, each in a fixed number of queries; and the file they export."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from heed.council import file as council_file
from heed.council.lists import LISTS
from heed.council.models import ListItem, SchoolHoliday, Setting, Word, settings_on
from heed.council.settings import DECLARED, Declared
from heed.council.words import NOUNS
from heed.council.words import Word as Noun
from heed.law.dates import in_words


@dataclass(frozen=True, slots=True)
class Change:
    """One value that a setting had, has or will have: as text, from when, and why."""

    value: str
    from_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class SettingShown:
    """A setting as the screen shows it: what is in force on the day, and every change, newest first."""

    declared: Declared[Any]
    value: str
    changes: tuple[Change, ...]


def settings_shown(day: date) -> tuple[SettingShown, ...]:
    """Every declared setting on a day, with its history. Corrections of one row are its versions, in the record."""
    now, changes = settings_on(day), list(Setting.objects.order_by("-from_on"))
    return tuple(
        SettingShown(
            declared=each,
            value=each.write(now[each]),
            changes=tuple(Change(row.value, row.from_on, row.reason) for row in changes if row.name == each.name),
        )
        for each in DECLARED.values()
    )


def export() -> str:
    """The council's settings, words, lists and school holidays as the text of one file, which `import_council` takes over."""
    return council_file.write(_all())


def _all() -> council_file.CouncilFile:
    return council_file.CouncilFile(
        settings=tuple(
            council_file.SettingLine(row.name, row.value, row.from_on, row.reason) for row in Setting.objects.all()
        ),
        words=tuple(
            council_file.WordLine(row.noun, row.singular, row.plural, row.article, row.from_on)
            for row in Word.objects.all()
        ),
        items=tuple(
            council_file.ItemLine(row.list_name, row.number, row.label, row.retired_from)
            for row in ListItem.objects.all()
        ),
        school_holidays=tuple(
            council_file.HolidayLine(row.name, row.from_on, row.until_on) for row in SchoolHoliday.objects.all()
        ),
    )


class Part(StrEnum):
    """What of the council a line of its file is about."""

    SETTING = "Settings"
    WORD = "Words"
    ITEM = "Lists"
    HOLIDAY = "School holidays"


@dataclass(frozen=True, slots=True)
class Brought:
    """One line of a file that says otherwise than what is kept, of which there may be nothing: then `kept` is blank."""

    part: Part
    key: str  # of the setting, noun or list
    of: str
    from_on: date | None
    kept: str
    says: str


def brought(text: str) -> tuple[Brought, ...]:
    """What taking a file over would change, line by line, in four queries. Raises `NotACouncilFile`."""
    file, here = council_file.read(text), _all()
    return (
        *_brought_settings(file, here),
        *_brought_words(file, here),
        *_brought_items(file, here),
        *_brought_holidays(file, here),
    )


def _brought_settings(file: council_file.CouncilFile, here: council_file.CouncilFile) -> Iterator[Brought]:
    there = {(line.name, line.from_on): line for line in here.settings}
    for line in file.settings:
        kept = there.get((line.name, line.from_on))
        if kept != line:
            title = DECLARED[line.name].title
            yield Brought(Part.SETTING, line.name, title, line.from_on, kept.value if kept else "", line.value)


def _brought_words(file: council_file.CouncilFile, here: council_file.CouncilFile) -> Iterator[Brought]:
    there = {(line.noun, line.from_on): line.word for line in here.words}
    for line in file.words:
        kept = there.get((line.noun, line.from_on))
        if kept != line.word:
            meaning = NOUNS[line.noun].meaning
            yield Brought(Part.WORD, line.noun, meaning, line.from_on, _forms(kept), _forms(line.word))


def _brought_items(file: council_file.CouncilFile, here: council_file.CouncilFile) -> Iterator[Brought]:
    there = {(line.list_name, line.number): line for line in here.items}
    for line in file.items:
        kept = there.get((line.list_name, line.number))
        if kept != line:
            yield Brought(Part.ITEM, line.list_name, LISTS[line.list_name].title, None, _row(kept), _row(line))


def _brought_holidays(file: council_file.CouncilFile, here: council_file.CouncilFile) -> Iterator[Brought]:
    there = {line.from_on: line for line in here.school_holidays}
    for line in file.school_holidays:
        kept = there.get(line.from_on)
        if kept != line:
            yield Brought(Part.HOLIDAY, "", line.name, line.from_on, _days(kept), _days(line))


def _forms(word: Noun | None) -> str:
    return f"{word.with_article}, {word.plural}" if word else ""


def _row(line: council_file.ItemLine | None) -> str:
    if line is None:
        return ""
    return f"{line.label}, retired from {in_words(line.retired_from)}" if line.retired_from else line.label


def _days(line: council_file.HolidayLine | None) -> str:
    return f"{line.name}, to {in_words(line.until_on - timedelta(days=1))}" if line else ""
