"""What the screens on the council's settings read, each in a fixed number of queries; and the file they export."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from heed.council import file as council_file
from heed.council.models import ListItem, Setting, Word, settings_on
from heed.council.settings import DECLARED, Declared


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
    """The council's settings, words and lists as the text of one file, which `import_council` takes over."""
    return council_file.write(
        council_file.CouncilFile(
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
        )
    )
