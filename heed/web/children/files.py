"""The list of children as a file: what stands in it, and for whom without names. Written by `heed.exchange.csv_out`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from heed.access.models import User
from heed.council.words import Words
from heed.exchange.csv_out import Value
from heed.web.child import plain
from heed.web.children.lines import Around, around
from heed.web.children.pages import Listed
from heed.web.names import shown

AT_ONCE: Final = 500
"""Children read at a time."""


def columns(words: Words) -> tuple[str, ...]:
    """The heads of the columns, in the council's words."""
    return (
        *(
            "Number",
            "Name",
            "Age",
            words.home.capital,
            "Legal status",
            words.iro.capital,
            f"{words.iro.capital} covered by",
        ),
        *(words.social_worker.capital, "Team", f"{words.review.capital} due by law", f"{words.review.capital} planned"),
    )


def lines(of: Listed, user: User, words: Words, today: date) -> list[tuple[Value, ...]]:
    """A line for each child listed. Where a child lives is the kind of home alone: a file goes further than a page."""
    keys = [each.pk for each in of.every]
    found: list[tuple[Value, ...]] = []
    for at in range(0, len(keys), AT_ONCE):
        found += _some(keys[at : at + AT_ONCE], user, words, today)
    return found


def _some(keys: list[int], user: User, words: Words, today: date) -> Iterator[tuple[Value, ...]]:
    known = around(keys, today)
    for key in keys:
        yield _line(known, key, user, words)


def _line(known: Around, key: int, user: User, words: Words) -> tuple[Value, ...]:
    child, iro, episode = known.children[key], known.iros.get(key), known.episodes.get(key)
    called, due, planned = shown(child, user, known.today), getattr(child, "due", None), known.planned.get(key)
    return (
        called.number,
        called.full if user.sees_names and child.given else "",
        called.age,
        words.say(plain.place(episode.placement).name) if episode else "",
        words.say(plain.law(episode.legal_status).name) if episode else "",
        iro.name if iro else "",
        iro.covered_by.name if iro and iro.covered_by else "",
        known.worker(key),
        known.team(key),
        due.latest_on if due else None,
        planned.planned_on if planned else None,
    )
