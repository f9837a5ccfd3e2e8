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

from heed.access.spans import open_on
from heed.caseloads.models import Allocation, Appointment
from heed.caseloads.pages import still_here
from heed.children.models import Episode, LivesWith
from heed.people.models import Identifier, Name, Scheme
from heed.web.child import plain as said
from heed.web.children.narrowing import placement_group

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
    if plainly.isascii() and plainly.isprintable():
        return plainly
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


def find(text: str, children: Mapping[int, int], today: date) -> Found:
    """The children among these whom the text finds: keys of children in sight, each with the key of their person.

    Each source is asked by itself: a child is not found by one word of their own name and one of their IRO's.
    """
    words = looked_for(text)
    if not words:
        return Found({})
    by = dict.fromkeys(_named(words, children), NAME)
    numbered, exactly = _numbered(words, children)
    by |= dict.fromkeys((child for child in numbered if child not in by), NUMBER)
    if max(map(len, words)) >= SHORTEST:
        hits: dict[str, bool] = {}  # the same few people and homes stand around many children
        for child, of, what in _around(children, today):
            if what not in hits:
                hits[what] = matches(words, parts_of(what))
            if hits[what]:
                by.setdefault(child, of)
    return Found(by, exactly[0] if len(exactly) == 1 else None)


def _named(words: tuple[str, ...], children: Mapping[int, int]) -> Iterator[int]:
    """By any name of their own, now or before. Nobody else's name is asked, so two who are not to be linked stay apart."""
    parts: dict[int, set[str]] = {}
    for person, given, family in Name.objects.filter(person__in=children.values()).values_list(
        "person", "given", "family"
    ):
        parts.setdefault(person, set()).update(parts_of(f"{given} {family}"))
    return (child for child, person in children.items() if matches(words, parts.get(person, ())))


def _numbered(words: tuple[str, ...], children: Mapping[int, int]) -> tuple[list[int], list[int]]:
    """By the case system's number: those that begin so, and those that are it."""
    child_of = {person: child for child, person in children.items()}
    numbers = Identifier.objects.filter(scheme=Scheme.LOCAL, until_on=None, person__in=children.values())
    begin, exactly, whole = [], [], "".join(words)
    for person, number in numbers.order_by("pk").values_list("person", "value"):
        joined = "".join(looked_for(number))
        if joined == whole:
            exactly.append(child_of[person])
        if matches(words, (*parts_of(number), joined)):
            begin.append(child_of[person])
    return begin, exactly


def _around(children: Mapping[int, int], today: date) -> Iterator[tuple[int, str, str]]:
    """Who works with each child and where they live: the child, what it is, and its words."""
    appointed = Appointment.objects.filter(open_on(today), still_here(today), child__in=children).order_by("pk")
    for child, name in appointed.values_list("child", "worker__name"):
        yield child, IRO, name
    allocated = Allocation.objects.filter(open_on(today), child__in=children).order_by("pk")
    for child, name, team, own in allocated.values_list("child", "worker__name", "team__name", "worker__team__name"):
        yield child, WORKER, name or ""
        yield child, TEAM, team or own or ""
    lives = LivesWith.objects.filter(open_on(today), child__in=children).order_by("pk")
    for child, who, where, withheld in lives.values_list("child", "who", "where", "withheld"):
        yield child, HOME, who if withheld else f"{who} {where}"
    live = Episode.objects.filter(open_on(today), withdrawn_at=None, period__withdrawn_at=None)
    here = live.filter(period__child__in=children).order_by("pk")
    for child, code in here.values_list("period__child", "placement"):
        yield child, HOME, f"{placement_group(code)} {said.place(code).name}"
