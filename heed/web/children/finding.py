"""Finding children by what somebody typed: how names are compared, and where the text is kept, which is never an address.

A name matches without regard to case, accents, apostrophes and order, by the beginnings of its parts; former names too.
Only children in sight are ever read, so that nothing is told of others.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.contrib.sessions.backends.base import SessionBase
from django.db.models import QuerySet

from heed.caseloads.models import Allocation, Appointment
from heed.caseloads.pages import open_on, still_here
from heed.children.models import Child, LivesWith
from heed.people.models import Identifier, Name, Scheme
from heed.web.child import plain as said
from heed.web.children.narrowing import last_episode, placement_group

LONGEST: Final = 100
"""Characters of a search that are looked for."""

SHORTEST: Final = 3
"""Letters of a word from which more than names and numbers is looked through: fewer would find half of all children."""

KEPT: Final = 20
"""Searches that a session keeps: one for each page that somebody may still have open."""

_SESSION: Final = "children.finds"
_APOSTROPHES: Final = "'’‘ʼʻ`´′＇"
_LETTERS: Final = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        **dict.fromkeys(_APOSTROPHES, "'"),
    }
)
_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def plain(text: str) -> str:
    """Letters without case and accents, apostrophes all alike, nothing that cannot be seen."""
    plainly = text.casefold()
    if not plainly.isascii():
        plainly = unicodedata.normalize("NFKD", plainly.translate(_LETTERS)).translate(_LETTERS)
    return "".join(letter for letter in plainly if unicodedata.category(letter) not in ("Mn", "Cf", "Cc", "Co", "Cs"))


def looked_for(text: str) -> tuple[str, ...]:
    """The words of a search: "O'Neil" is one, "oneil"."""
    return tuple(word.replace("'", "") for word in _WORD.findall(plain(text)))


def parts_of(text: str) -> frozenset[str]:
    """The parts of a name by which it is found: of "O'Neil", the whole and each side of the apostrophe."""
    found = _WORD.findall(plain(text))
    return frozenset(part for word in found for part in (word.replace("'", ""), *word.split("'")))


def matches(words: tuple[str, ...], parts: Iterable[str]) -> bool:
    """Whether each word is the beginning of some part, in any order."""
    return bool(words) and all(any(part.startswith(word) for part in parts) for word in words)


# Where the text of a search is kept


def keep(session: SessionBase, text: str) -> str:
    """Keep what was typed in the session; answers with its mark for the address."""
    mark = secrets.token_hex(4)
    finds: dict[str, str] = session.get(_SESSION, {})
    session[_SESSION] = dict([*finds.items(), (mark, tidied(text))][-KEPT:])
    return mark


def kept(session: SessionBase, mark: str) -> str | None:
    """What was typed; None where the session has ended since or too much was looked for after it."""
    finds: dict[str, str] = session.get(_SESSION, {})
    return finds.get(mark)


def tidied(text: str) -> str:
    """What was typed on one line, without what cannot be seen, and not longer than is looked for."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())[:LONGEST].strip()


# Whom it finds


@dataclass(frozen=True, slots=True)
class Found:
    """The children found, each with what they were found by: their name, number, or somebody or something around them."""

    by: Mapping[int, str]
    exactly: int | None = None  # the one child whose whole number was typed

    @property
    def only(self) -> int | None:
        """The one child to go to at once; None where there are several or none."""
        if self.exactly is not None:
            return self.exactly
        return next(iter(self.by)) if len(self.by) == 1 else None


NAME, NUMBER, IRO, WORKER, TEAM, HOME = "name", "number", "IRO", "social worker", "team", "home"


def find(text: str, children: Iterable[int], seen: QuerySet[Child], today: date) -> Found:
    """The children among these, who are in sight, whom the text finds. `seen` is the query that says who is in sight.

    Each source is asked by itself: a child is not found by one word of their own name and one of their IRO's.
    """
    words, among = looked_for(text), frozenset(children)
    by: dict[int, str] = {}
    if not words:
        return Found(by)
    whole = "".join(words)
    exactly = []
    for child, number in _numbers(seen):
        parts = parts_of(number)
        joined = "".join(looked_for(number))
        if child in among and joined == whole:
            exactly.append(child)
        if child in among and matches(words, (*parts, joined)):
            by.setdefault(child, NUMBER)
    for child, of, says in _around(seen, today):
        near_enough = of == NAME or max(map(len, words)) >= SHORTEST
        if near_enough and child in among and child not in by and matches(words, says):
            by[child] = of
    return Found(by, exactly[0] if len(exactly) == 1 else None)


def _numbers(seen: QuerySet[Child]) -> Iterator[tuple[int, str]]:
    numbers = Identifier.objects.filter(scheme=Scheme.LOCAL, until_on=None, person__child__in=seen)
    yield from numbers.order_by("pk").values_list("person__child", "value")


def _around(seen: QuerySet[Child], today: date) -> Iterator[tuple[int, str, frozenset[str]]]:
    """What may find each child, a name before anything else: the child, what it is, and its parts.

    All names of one person stand together. No name is taken from another person, so two who are declared not to be linked
    are never found by each other's.
    """
    named: dict[int, set[str]] = {}
    names = Name.objects.filter(person__child__in=seen).order_by("pk")
    for child, given, family in names.values_list("person__child", "given", "family"):
        named.setdefault(child, set()).update(parts_of(f"{given} {family}"))
    for child, parts in named.items():
        yield child, NAME, frozenset(parts)
    appointed = Appointment.objects.filter(open_on(today), still_here(today), child__in=seen).order_by("pk")
    for child, name in appointed.values_list("child", "worker__name"):
        yield child, IRO, parts_of(name)
    allocated = Allocation.objects.filter(open_on(today), child__in=seen).order_by("pk")
    for child, name, team, own in allocated.values_list("child", "worker__name", "team__name", "worker__team__name"):
        yield child, WORKER, parts_of(name or "")
        yield child, TEAM, parts_of(team or own or "")
    yield from _homes(seen, today)


def _homes(seen: QuerySet[Child], today: date) -> Iterator[tuple[int, str, frozenset[str]]]:
    lives = LivesWith.objects.filter(open_on(today), child__in=seen).order_by("pk")
    for child, who, where, withheld in lives.values_list("child", "who", "where", "withheld"):
        yield child, HOME, parts_of(who if withheld else f"{who} {where}")
    now = Child.objects.filter(pk__in=seen).annotate(placement=last_episode("placement", today))
    for child, code in now.order_by("pk").values_list("pk", "placement"):
        yield child, HOME, parts_of(f"{placement_group(code or '')} {said.place(code or '').name}")
