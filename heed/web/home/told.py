"""What the reader was told and has not said they have seen. A child is named only to those who may see them now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from heed.access.models import Notice, User
from heed.access.notices import CHILD, unseen
from heed.council.words import Words
from heed.web import formats
from heed.web.home.reading import named
from heed.web.home.shapes import Told
from heed.web.names import Shown

AT_ONCE = 3
MOST = 100
"""Notices on one page, those folded away included."""


@dataclass(frozen=True, slots=True)
class Notices:
    """The newest, those folded away, how many there are besides, and whom they name."""

    newest: tuple[Told, ...]
    folded: tuple[Told, ...]
    more: int
    children: frozenset[int]


def notices(user: User, today: date, words: Words) -> Notices:
    """The reader's notices, newest first. Two queries, or three where there are more than a page has."""
    rows = list(unseen(user)[: MOST + 1])
    more = unseen(user).count() - MOST if len(rows) > MOST else 0
    rows = rows[:MOST]
    keys = {int(row.child_key) for row in rows if row.child_key.isdecimal()}
    names = named(keys, user, today)
    told = tuple(
        _told(row, names.get(int(row.child_key)) if row.child_key.isdecimal() else None, words) for row in rows
    )
    return Notices(told[:AT_ONCE], told[AT_ONCE:], more, frozenset(names))


def _told(row: Notice, shown: Shown | None, words: Words) -> Told:
    before, names, after = words.say(row.sentence).partition(CHILD)
    at = formats.moment(row.at)
    if not names:
        return Told(row.pk, before, "", "", "", at)
    if shown is None:
        name = "a child" if before else "A child"
        return Told(row.pk, before, name, "", f"{after} You may not see which child.", at)
    return Told(row.pk, before, shown.given, shown.address, after, at)
