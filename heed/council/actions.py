"""What a person may change of the council: settings, words, lists, teams, holidays. Everything here is on the record.

Settings and words are rows from a day on, so that a change is mostly a new row: `seen` is what the person saw of the rows
before (`setting_seen`, `words_seen`, `council_seen`), and who saw something older is refused with both texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Max, QuerySet, Sum

from heed.access.actions import NotNow, Stale, action
from heed.access.models import User
from heed.access.permissions import Permission
from heed.council import file as council_file
from heed.council.lists import LISTS
from heed.council.models import ListItem, SchoolHoliday, Setting, Team
from heed.council.models import Word as WordRow
from heed.council.presets import ADOPTABLE
from heed.council.refusals import refused_as
from heed.council.words import NOUNS, Word

AT_THE_SAME_MOMENT = "Somebody else changed this at the same moment: open the page again."


def setting_seen(name: str) -> int:
    """What there is to see of a setting: another number whenever a row of it was added or corrected."""
    return _seen(Setting.objects.filter(name=name))


def words_seen(noun: str = "") -> int:
    """What there is to see of one noun, or of all words: another number whenever a row was added or corrected."""
    return _seen(WordRow.objects.filter(**({"noun": noun} if noun else {})))


def council_seen() -> int:
    """What there is to see of all that travels in the council's file."""
    rows = (Setting.objects.all(), WordRow.objects.all(), ListItem.objects.all())
    deeds = SchoolHoliday.history.count()  # one that was removed leaves no version to add up
    return sum(map(_seen, rows)) + int(deeds)


def _seen(rows: QuerySet[Any]) -> int:
    return int(rows.aggregate(seen=Sum("version"))["seen"] or 0)


def _refuse_stale(rows: QuerySet[Any], seen: int | None, from_on: date, yours: Mapping[str, object]) -> None:
    """Refuse who saw something older, showing the row that tells of the same day, or else the newest."""
    if seen is None or seen == _seen(rows):
        return
    kept = rows.filter(from_on=from_on).first() or rows.order_by("-pk").first()
    if kept is None:
        raise NotNow(AT_THE_SAME_MOMENT)
    stale = Stale(kept, {**yours, "from_on": from_on})
    if stale.differences:  # sent twice, it says what stands there already
        raise stale


def _setting_fault(*, name: str, value: str, reason: str) -> str | None:
    return council_file.setting_fault(name, value, reason)


@action(Permission.CHANGE_SETTINGS, unless=_setting_fault)
def change_setting(*, by: User, name: str, value: str, from_on: date, reason: str, seen: int | None = None) -> Setting:
    """Change a setting of the council from a day on."""
    _refuse_stale(Setting.objects.filter(name=name), seen, from_on, {"value": value, "reason": reason})
    with refused_as(AT_THE_SAME_MOMENT):
        return _put_setting(council_file.SettingLine(name, value, from_on, reason))[0]


def _word_fault(*, noun: str, word: Word) -> str | None:
    return council_file.word_fault(noun, word)


@action(Permission.CHANGE_SETTINGS, unless=_word_fault)
def change_word(*, by: User, noun: str, word: Word, from_on: date, seen: int | None = None) -> WordRow:
    """Change one of the council's words from a day on."""
    yours = {"singular": word.singular, "plural": word.plural, "article": word.article}
    _refuse_stale(WordRow.objects.filter(noun=noun), seen, from_on, yours)
    with refused_as(AT_THE_SAME_MOMENT):
        return _put_word(noun, word, from_on)[0]


def _no_such_preset(*, preset: str) -> str | None:
    return None if preset in ADOPTABLE else f"Choose one of: {', '.join(ADOPTABLE)}."


def words_of(preset: str) -> dict[str, Word]:
    """Every noun as it is said once a preset is adopted. Raises KeyError for one that does not exist."""
    return {key: ADOPTABLE[preset].get(key, noun.default) for key, noun in NOUNS.items()}


@action(Permission.CHANGE_SETTINGS, unless=_no_such_preset)
def adopt_words(*, by: User, preset: str, from_on: date, seen: int | None = None) -> int:
    """Adopt the words of a council's published papers from a day on."""
    if seen is not None and seen != words_seen():
        raise NotNow("Somebody changed the council’s words after you looked: look at what would change once more.")
    with refused_as(AT_THE_SAME_MOMENT):
        return sum(_put_word(noun, word, from_on)[1] for noun, word in words_of(preset).items())


def _not_a_file(*, text: str) -> str | None:
    try:
        council_file.read(text)
    except council_file.NotACouncilFile as fault:
        return str(fault)
    return None


@action(Permission.CHANGE_SETTINGS, unless=_not_a_file)
def import_council(*, by: User, text: str, seen: int | None = None) -> int:
    """Take over the settings, words, lists and school holidays of one file.

    Answers how many rows that made or changed: none the second time. What the file does not name stays as it was.
    """
    if seen is not None and seen != council_seen():
        raise NotNow("Somebody changed something after you looked: look at what would change once more.")
    brought = council_file.read(text)
    with refused_as(AT_THE_SAME_MOMENT):
        changed = sum(_put_setting(line)[1] for line in brought.settings)
        changed += sum(_put_word(line.noun, line.word, line.from_on)[1] for line in brought.words)
        changed += sum(_put_item(line) for line in brought.items)
        changed += sum(_put_holiday(line) for line in brought.school_holidays)
    if fault := council_file.overlap_fault(SchoolHoliday.objects.values_list("from_on", "until_on")):
        raise NotNow(fault)
    return changed


def _cannot_add(*, list_name: str, label: str) -> str | None:
    if fault := council_file.item_fault(list_name, 1, label):
        return fault
    same = ListItem.objects.filter(list_name=list_name, label=label.strip(), retired_from=None)
    return "There is such a row already." if same.exists() else None


@action(Permission.CHANGE_SETTINGS, unless=_cannot_add)
def add_list_item(*, by: User, list_name: str, label: str) -> ListItem:
    """Add a row to a list."""
    highest = ListItem.objects.filter(list_name=list_name).aggregate(highest=Max("number"))["highest"] or 0
    with refused_as(AT_THE_SAME_MOMENT):
        return ListItem.objects.create(list_name=list_name, number=highest + 1, label=label.strip())


@action(Permission.CHANGE_SETTINGS)
def begin_lists(*, by: User) -> int:
    """Fill the lists that are still empty with the rows that Heed begins with."""
    lines = [
        council_file.ItemLine(each.name, number, label, None)
        for each in LISTS.values()
        if not ListItem.objects.filter(list_name=each.name).exists()
        for number, label in enumerate(each.begins_with, start=1)
    ]
    return sum(_put_item(line) for line in lines)


def _no_label(_item: ListItem, *, label: str) -> str | None:
    return council_file.item_fault(_item.list_name, _item.number, label)


@action(Permission.CHANGE_SETTINGS, unless=_no_label)
def reword_list_item(item: ListItem, *, by: User, label: str, seen_version: int) -> ListItem:
    """Reword a row of a list; what was recorded with it keeps pointing to it."""
    item.label = label.strip()
    item.save()
    return item


def _already_retired(item: ListItem) -> str | None:
    return "This row is retired already." if item.retired_from else None


@action(Permission.CHANGE_SETTINGS, unless=_already_retired)
def retire_list_item(item: ListItem, *, by: User, from_on: date) -> ListItem:
    """Retire a row of a list, so that it cannot be chosen from a day on."""
    item.retired_from = from_on
    item.save()
    return item


def _not_retired(item: ListItem) -> str | None:
    return None if item.retired_from else "This row is not retired."


@action(Permission.CHANGE_SETTINGS, unless=_not_retired)
def bring_back_list_item(item: ListItem, *, by: User) -> ListItem:
    """Let a retired row of a list be chosen again."""
    item.retired_from = None
    item.save()
    return item


def _holiday_fault(*, name: str, from_on: date, until_on: date) -> str | None:
    return council_file.holiday_fault(name, from_on, until_on) or _overlaps(from_on, until_on)


def _overlaps(from_on: date, until_on: date, but: SchoolHoliday | None = None) -> str | None:
    others = SchoolHoliday.objects.filter(from_on__lt=until_on, until_on__gt=from_on)
    other = others.exclude(pk=but.pk).first() if but else others.first()
    return f"These days overlap {other.name}: no day is in two holidays." if other else None


@action(Permission.CHANGE_SETTINGS, unless=_holiday_fault)
def add_school_holiday(*, by: User, name: str, from_on: date, until_on: date) -> SchoolHoliday:
    """Add days on which the council's schools are closed."""
    with refused_as(AT_THE_SAME_MOMENT):
        return SchoolHoliday.objects.create(name=name.strip(), from_on=from_on, until_on=until_on)


def _cannot_be_those_days(holiday: SchoolHoliday, *, name: str, from_on: date, until_on: date) -> str | None:
    return council_file.holiday_fault(name, from_on, until_on) or _overlaps(from_on, until_on, but=holiday)


@action(Permission.CHANGE_SETTINGS, unless=_cannot_be_those_days)
def change_school_holiday(
    holiday: SchoolHoliday, *, by: User, name: str, from_on: date, until_on: date, seen_version: int
) -> SchoolHoliday:
    """Change days on which the council's schools are closed."""
    holiday.name, holiday.from_on, holiday.until_on = name.strip(), from_on, until_on
    holiday.save()
    return holiday


@action(Permission.CHANGE_SETTINGS)
def remove_school_holiday(holiday: SchoolHoliday, *, by: User) -> SchoolHoliday:
    """Remove days on which the council's schools are closed after all open."""
    key = holiday.pk
    holiday.delete()
    holiday.pk = key  # for the record, which tells of it
    return holiday


def _team_fault(*, name: str) -> str | None:
    if not 0 < len(name.strip()) <= 120:
        return "Give the team a name of at most 120 characters."
    if Team.objects.filter(name=name.strip(), until_on=None).exists():
        return "There is a team of this name already: choose another name."
    return None


@action(Permission.MANAGE_TEAMS, unless=_team_fault)
def open_team(*, by: User, name: str, from_on: date) -> Team:
    """Make a team."""
    return Team.objects.create(name=name.strip(), from_on=from_on)


def _cannot_rename(team: Team, *, name: str) -> str | None:
    return None if team.name == name.strip() else _team_fault(name=name)


@action(Permission.MANAGE_TEAMS, unless=_cannot_rename)
def rename_team(team: Team, *, by: User, name: str, seen_version: int) -> Team:
    """Change a team's name."""
    team.name = name.strip()
    team.save()
    return team


def _cannot_close(team: Team, *, until_on: date) -> str | None:
    if team.until_on:
        return "This team is closed already."
    return "A team closes after the day it began: choose a later day." if until_on <= team.from_on else None


@action(Permission.MANAGE_TEAMS, unless=_cannot_close)
def close_team(team: Team, *, by: User, until_on: date) -> Team:
    """Close a team from a day on; what it may see ends with it."""
    team.until_on = until_on
    team.save()
    return team


def _put_setting(line: council_file.SettingLine) -> tuple[Setting, bool]:
    """The row that says this, and whether that was a change. The same value from the same day changes nothing."""
    row = Setting.objects.filter(name=line.name, from_on=line.from_on).first() or Setting(
        name=line.name, from_on=line.from_on, version=0
    )
    if row.pk and (row.value, row.reason) == (line.value, line.reason):
        return row, False
    row.value, row.reason, row.version = line.value, line.reason, row.version + 1
    row.save()
    return row, True


def _put_word(noun: str, word: Word, from_on: date) -> tuple[WordRow, bool]:
    row = WordRow.objects.filter(noun=noun, from_on=from_on).first() or WordRow(noun=noun, from_on=from_on, version=0)
    if row.pk and row.word == word:
        return row, False
    row.singular, row.plural, row.article, row.version = word.singular, word.plural, word.article, row.version + 1
    row.save()
    return row, True


def _put_item(line: council_file.ItemLine) -> bool:
    row = ListItem.objects.filter(list_name=line.list_name, number=line.number).first() or ListItem(
        list_name=line.list_name, number=line.number, version=0
    )
    if row.pk and (row.label, row.retired_from) == (line.label, line.retired_from):
        return False
    row.label, row.retired_from, row.version = line.label, line.retired_from, row.version + 1
    row.save()
    return True


def _put_holiday(line: council_file.HolidayLine) -> bool:
    row = SchoolHoliday.objects.filter(from_on=line.from_on).first() or SchoolHoliday(from_on=line.from_on, version=0)
    if row.pk and (row.name, row.until_on) == (line.name, line.until_on):
        return False
    row.name, row.until_on, row.version = line.name, line.until_on, row.version + 1
    row.save()
    return True
