"""What the pages of settings read, each in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from heed.council.actions import council_seen, setting_seen
from heed.council.lists import LISTS
from heed.council.models import Setting
from heed.council.pages import Brought, Part, SettingShown, brought, settings_shown
from heed.council.settings import (
    DECLARED,
    FIRST_REVIEW_LOCAL,
    HELD_ON_IS,
    POPULATION_0_17,
    POSTCODE_TABLE,
    Declared,
    Group,
    Kind,
)
from heed.council.words import Words
from heed.web import formats
from heed.web.addresses import reverse
from heed.web.law import anchor
from heed.web.settings.forms import said
from heed.web.settings.shapes import (
    Bound,
    BroughtLine,
    BroughtPart,
    FilePage,
    SettingGroup,
    SettingLine,
    SettingPage,
    SettingsPage,
    Tab,
    ToCome,
    Was,
)

RECOUNTS = frozenset({HELD_ON_IS.name, FIRST_REVIEW_LOCAL.name, POPULATION_0_17.name, POSTCODE_TABLE.name})
"""Settings that move deadlines or figures: after a change of one, what is due and the figures are worked out again."""

MOST_FILES = 12
"""Files of the folder that are named beside the box that asks for one."""


def tabs(here: str) -> tuple[Tab, ...]:
    """The places among the settings; `here` is the name of the page shown."""
    places: tuple[tuple[str, str, dict[str, str]], ...] = (
        ("Settings", "settings", {}),
        ("Words", "words", {}),
        ("Lists", "list", {"list_name": next(iter(LISTS))}),
        ("School holidays", "holidays", {}),
        ("As one file", "council_file", {}),
    )
    return tuple(Tab(name, reverse(f"web:{page}", kwargs=kwargs), page == here) for name, page, kwargs in places)


def settings_page(today: date, words: Words) -> SettingsPage:
    """Every setting as it stands today, under its heading."""
    shown = settings_shown(today)
    return SettingsPage(
        groups=tuple(
            SettingGroup(
                words.say(group.value),
                tuple(_line(each, today, words) for each in shown if each.declared.group is group),
            )
            for group in Group
        )
    )


def setting_page(declared: Declared[Any], today: date, words: Words) -> SettingPage:
    """One setting, with everything that it was and will be."""
    shown = next(each for each in settings_shown(today) if each.declared is declared)
    return SettingPage(
        line=_line(shown, today, words),
        now=shown.value,
        history=_history(declared, today),
        recounts=declared.name in RECOUNTS,
        files=files_there() if declared.kind is Kind.FILE else (),
        seen=setting_seen(declared.name),
    )


def _line(shown: SettingShown, today: date, words: Words) -> SettingLine:
    declared = shown.declared
    return SettingLine(
        title=words.say(declared.title),
        decides=words.say(declared.decides),
        says=said(declared, shown.value),
        is_set=any(each.from_on <= today for each in shown.changes),
        to_come=tuple(
            ToCome(said(declared, each.value), each.from_on) for each in reversed(shown.changes) if each.from_on > today
        ),
        bound=_bound(declared),
        file=file_said(shown.value) if declared.kind is Kind.FILE and shown.value else "",
        address=reverse("web:setting", kwargs={"name": declared.name}),
    )


def _bound(declared: Declared[Any]) -> Bound | None:
    provision = declared.bounded_by
    return None if provision is None else Bound(str(provision), f"{reverse('web:law')}#{anchor(provision)}")


def _history(declared: Declared[Any], today: date) -> tuple[Was, ...]:
    """Every version of every row, by the day from which it counts, the latest first; who wrote it, and when."""
    found = Setting.history.filter(name=declared.name).select_related("history_user")
    rows = list(found.order_by("-from_on", "-history_id"))
    return history_of(rows, today, {row.pk: said(declared, row.value) for row in rows})


def history_of(rows: Iterable[Any], today: date, says: Mapping[int, str]) -> tuple[Was, ...]:
    """Versions as lines of a history. Of one row the first is what stands; those after it were corrected since."""
    lines: list[Was] = []
    met: set[int] = set()
    in_force = False
    for row in rows:
        corrected = row.id in met
        met.add(row.id)
        tense = "" if corrected else "to come" if row.from_on > today else "" if in_force else "today"
        in_force = in_force or tense == "today"
        lines.append(
            Was(
                says=says[row.pk],
                from_on=row.from_on,
                why=getattr(row, "reason", ""),
                by=row.history_user.name if row.history_user else "",
                at=formats.moment(row.history_date),
                tense=tense,
                corrected=corrected,
            )
        )
    return tuple(lines)


def file_said(name: str) -> str:
    """Whether a file that a setting names is in its folder."""
    path = Path(settings.HEED_DATA) / name
    if not path.is_file():
        return "The file is not there: put it into the folder HEED_DATA on the machine that Heed runs on."
    return f"The file is there: {formats.size(path.stat().st_size)}."


def files_there() -> tuple[str, ...]:
    """CSV files in the folder, by name."""
    folder = Path(settings.HEED_DATA)
    found = sorted(path.name for path in folder.glob("*.csv") if path.is_file()) if folder.is_dir() else []
    return tuple(found[:MOST_FILES])


def file_page(text: str, words: Words) -> FilePage:
    """What taking a file over would change. Raises `NotACouncilFile`."""
    found = brought(text)
    return FilePage(
        parts=tuple(
            BroughtPart(part.value, lines)
            for part in Part
            if (lines := tuple(_brought(each, words) for each in found if each.part is part))
        ),
        n=len(found),
        text=text,
        seen=council_seen(),
    )


def _brought(each: Brought, words: Words) -> BroughtLine:
    since = f", from {formats.day(each.from_on)}" if each.from_on else ""
    return BroughtLine(f"{words.say(each.of)}{since}", _brought_said(each, each.kept), _brought_said(each, each.says))


def _brought_said(each: Brought, text: str) -> str:
    return said(DECLARED[each.key], text) if each.part is Part.SETTING and text else text
