"""The order of a report's sections as its page sends it: moved, renamed, switched, added to. Kept by an action."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.http import QueryDict

from heed.reports.actions.drafts import tidy
from heed.reports.compose.full import LAST
from heed.reports.manuscript import OWN, Chosen
from heed.reports.sections import SECTIONS
from heed.web.reports import tabs
from heed.web.reports.reading import Reading

_LONGEST_SLUG = 40

BEFORE = "at_"
"""Stands before a code on the page, where it is a name of parts of the page and no word."""


def code_of(name: str) -> str:
    """The code of a section as a page sent it."""
    return name.removeprefix(BEFORE)


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One section as it is ordered. `heeds` is Heed's own title where the council gave another."""

    code: str
    title: str
    heeds: str
    on: bool
    is_own: bool
    up: bool
    down: bool
    asked: bool
    address: str


def lines(reading: Reading, wanted: Sequence[Chosen]) -> tuple[OrderLine, ...]:
    """The sections in this order. Those that speak of all others stay last."""
    movable = [each.code for each in wanted if each.code not in LAST]
    ordered = [*(each for each in wanted if each.code not in LAST), *(each for each in wanted if each.code in LAST)]
    return tuple(
        OrderLine(
            code=f"{BEFORE}{each.code}",
            title=each.title or reading.heeds_title(each.code),
            heeds=reading.heeds_title(each.code) if each.code in SECTIONS and each.title else "",
            on=each.on,
            is_own=each.code.startswith(OWN),
            up=each.code in movable and movable[0] != each.code,
            down=each.code in movable and movable[-1] != each.code,
            asked=each.code in SECTIONS and bool(SECTIONS[each.code].requires),
            address=tabs.section(reading, each.code),
        )
        for each in ordered
    )


def sent(reading: Reading, said: QueryDict) -> tuple[Chosen, ...]:
    """The order, titles and switches that a page sent: those of sections that there are, each once."""
    there = {each.code for each in reading.order}
    codes = [
        code for code in dict.fromkeys(map(code_of, said.getlist("code"))) if code in there or code.startswith(OWN)
    ]
    if not codes:
        return reading.order
    return tuple(
        Chosen(code, tidy(said.get(f"title-{BEFORE}{code}", "")), f"on-{BEFORE}{code}" in said) for code in codes
    )


def pressed(wanted: Sequence[Chosen], said: Mapping[str, str]) -> tuple[Chosen, ...]:
    """The order after what was pressed: one up, one down, one taken out, one added."""
    codes = [each.code for each in wanted]
    found = list(wanted)
    for button, step in (("up", -1), ("down", 1)):
        if (code := code_of(said.get(button, ""))) in codes:
            here = codes.index(code)
            found.insert(max(0, here + step), found.pop(here))
    if (gone := code_of(said.get("remove", ""))).startswith(OWN):
        found = [each for each in found if each.code != gone]
    if "add" in said:
        found = _with_one(found, said.get("title", "").strip())
    return tuple(found)


def _with_one(found: list[Chosen], title: str) -> list[Chosen]:
    """The sections with one of the council's own, before those that speak of all others."""
    slug = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:_LONGEST_SLUG].strip("-") or "section"
    code, n = f"{OWN}{slug}", 1
    while code in {each.code for each in found}:
        n += 1
        code = f"{OWN}{slug}-{n}"
    at = next((place for place, each in enumerate(found) if each.code in LAST), len(found))
    return [*found[:at], Chosen(code, title), *found[at:]]


def plain(reading: Reading, wanted: Sequence[Chosen]) -> list[Chosen]:
    """What is kept: a section under Heed's own title has none of the council's, and follows its words."""
    return [
        replace(each, title="") if each.code in SECTIONS and each.title == reading.heeds_title(each.code) else each
        for each in wanted
    ]


def moved(said: Mapping[str, str]) -> str:
    """Where on the page to go on: at the section that was moved."""
    code = said.get("up") or said.get("down") or ""
    return f"?done=kept#{code}" if re.fullmatch(r"[a-z0-9_-]+", code) else "?done=kept"
