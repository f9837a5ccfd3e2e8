"""What is known of a life by the last day of what is known: what came after it has not happened yet. No chance here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.fenshire.shares import KNOWN_TO
from tests.returns.days import age_on, birthday, collection_year
from tests.returns.lives import Episode, Life

YEAR_TO_COME = collection_year(KNOWN_TO)


def as_known(life: Life) -> Life:
    """The life as a council knows it on that day; of the year that is not over it has no health and no birthday to come."""
    until_uasc = life.uasc_until
    if until_uasc is not None and until_uasc > KNOWN_TO:
        until_uasc = max(until_uasc, date(YEAR_TO_COME, 4, 1))  # a return does not say what has not come
    return replace(
        life,
        episodes=tuple(_open(e) for e in life.episodes if e.from_on <= KNOWN_TO),
        reviews=tuple(review for review in life.reviews if review.held_on <= KNOWN_TO),
        uasc_until=until_uasc,
        placed=tuple((on, *_ended(until, why)) for on, until, why in life.placed if on <= KNOWN_TO),
        childs_birth=life.childs_birth if life.childs_birth and life.childs_birth <= KNOWN_TO else None,
        health=tuple(row for row in life.health if row.year < YEAR_TO_COME),
        after=tuple(row for row in life.after if row.year < YEAR_TO_COME or _had_birthday(life, row.year)),
        before=tuple(row for row in life.before if row.year <= YEAR_TO_COME),
        away=tuple(replace(a, until_on=_known(a.until_on)) for a in life.away if a.from_on <= KNOWN_TO),
        workers=tuple(replace(w, until_on=_known(w.until_on)) for w in life.workers if w.from_on <= KNOWN_TO),
        liberty=tuple(replace(o, until_on=_known(o.until_on)) for o in life.liberty if o.from_on <= KNOWN_TO),
    )


def in_care(life: Life, on: date = KNOWN_TO) -> Episode | None:
    """The episode of a day, short breaks among them; None where the child is not in care on it."""
    found = [e for e in life.episodes if e.from_on <= on and (e.until_on is None or e.until_on > on)]
    return found[-1] if found else None


def _known(on: date | None) -> date | None:
    return on if on is not None and on <= KNOWN_TO else None


def _ended(on: date | None, why: str) -> tuple[date | None, str]:
    return (on, why) if _known(on) else (None, "")


def _open(episode: Episode) -> Episode:
    if _known(episode.until_on):
        return episode
    return replace(episode, until_on=None, reason_ceased="", reason_change="")


def _had_birthday(life: Life, year: int) -> bool:
    """Whether the birthday of that collection year has come."""
    this_year = birthday(life.born_on, age_on(life.born_on, date(year, 3, 31)))
    return this_year <= KNOWN_TO
