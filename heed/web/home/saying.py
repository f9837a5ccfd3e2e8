"""Sentences of the first page: the greeting, the day, whose reviews are held when, what children said."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta

from heed.access.clock import london
from heed.children.models import OwnWords
from heed.council.words import Words
from heed.web import formats
from heed.web.home.shapes import Said
from heed.web.names import Shown

NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")

VOICES = 3
"""How many children's words stand on the page."""

LINES = 3
"""How much of them: the whole stands on the child's page."""

NAMES_AT_ONCE = 3


def greeting(name: str, now: datetime) -> str:
    """By the clock in England: "Good morning, Nadia"."""
    hour = london(now).hour
    time = "morning" if hour < 12 else "afternoon" if hour < 18 else "evening"
    return f"Good {time}, {name.split(maxsplit=1)[0] if name.split() else name}"


def today_is(today: date) -> str:
    """ "Monday 16 November"."""
    return f"{today:%A} {today.day} {today:%B}"


def number_at_start(n: int) -> str:
    """A number as it opens a sentence: "Five", "1,204"."""
    return NUMBERS[n] if n < len(NUMBERS) else formats.number(n)


def joined(names: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def chairing(planned: Sequence[tuple[date, str]], today: date, words: Words) -> str:
    """Whose reviews the reader chairs this week: "You chair Jayden’s review today and Lily’s on Wednesday."."""
    if not planned:
        return f"You chair no {words.review} in what is left of this week."
    said: list[str] = []
    for day in sorted({day for day, _ in planned[:NAMES_AT_ONCE]}):
        whose = [formats.possessive(name) for on, name in planned[:NAMES_AT_ONCE] if on == day]
        noun = "" if said else f" {words.review.plural if len(whose) > 1 else words.review}"
        said.append(f"{joined(whose)}{noun} {_on(day, today)}")
    more = len(planned) - NAMES_AT_ONCE
    said += [f"{formats.number(more)} more by Sunday"] if more > 0 else []
    return f"You chair {joined(said)}."


def _on(day: date, today: date) -> str:
    if day == today:
        return "today"
    return "tomorrow" if day == today + timedelta(1) else f"on {day:%A}"


def voices(
    children: Collection[int], names: Mapping[int, Shown], today: date
) -> tuple[tuple[Said, ...], frozenset[int]]:
    """The newest words of these children, one each, and whose they are. One query."""
    newest: dict[int, OwnWords] = {}
    rows = OwnWords.objects.filter(child__in=children, said_on__lte=today).order_by("-said_on", "-pk")
    for row in rows[: VOICES * 4]:
        newest.setdefault(row.child_id, row)
    shown = [row for row in newest.values() if row.child_id in names][:VOICES]
    said = (
        Said(*_lines(row), names[row.child_id].given, names[row.child_id].address, _when_said(row.said_on, today))
        for row in shown
    )
    return tuple(said), frozenset(row.child_id for row in shown)


def _lines(row: OwnWords) -> tuple[tuple[str, ...], str]:
    """The first things said of what matters, or else of how to talk; and which of the two. None is rewritten."""
    matters = row.what_matters.strip()
    text, about = (matters, "about what matters") if matters else (row.how_to_talk.strip(), "about how to talk")
    lines = [line.strip().strip('“”"') for line in text.splitlines() if line.strip()]
    return tuple(lines[:LINES]), about


def _when_said(day: date, today: date) -> str:
    days = (today - day).days
    if days < 2:
        return ("today", "yesterday")[days]
    if days < 7:
        return f"on {day:%A}"
    return f"on {formats.day(day)}"
