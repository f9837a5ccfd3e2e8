"""Whether an approval still stands: it was given for one draft, its words and its figures, and falls when any changes. No Django.

Interpretation: nobody says when an approval ends, so the safe rule is kept. Nothing is issued under somebody's name that
they did not see: a comma changed, a number loaded anew or a new draft asks for the approval again. What is put back as
it was, stands again. Not part of it: on which day the data were read, what they were read from, and what was issued meanwhile.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from heed.law.dates import in_words
from heed.reports.book import Book
from heed.reports.freeze import as_json
from heed.reports.freeze.codec import written
from heed.reports.manuscript import Manuscript


@dataclass(frozen=True, slots=True)
class Seen:
    """What an approval is given for: the number of the draft, and digests of its words and its figures."""

    draft: int
    words: str
    figures: str


def words_key(manuscript: Manuscript) -> str:
    """Another for other words: everything written but who approved it and the number of the draft."""
    return _digest(as_json(replace(manuscript, approvals=(), draft=0)))


def figures_key(book: Book) -> str:
    """Another for other figures, definitions or figures of others. Worked out once of a book that is asked about again."""
    return _figures_key(This(book))


class This:
    """A book as a key: two are the same where they are one and the same object."""

    def __init__(self, book: Book) -> None:
        self.book = book

    def __eq__(self, other: object) -> bool:
        return isinstance(other, This) and other.book is self.book

    def __hash__(self) -> int:
        return id(self.book)


_APPROVED = (
    "council",
    "year",
    "years",
    "definitions",
    "whole",
    "groups",
    "others",
    "wanted",
    "team",
    "team_why",
    "limits",
)
"""What of a book is approved. Named one by one: a later Heed that keeps more in a book makes no approval fall."""


@lru_cache(maxsize=4)
def _figures_key(this: This) -> str:
    team = replace(this.book.team, on=date.min) if this.book.team else None
    told = json.loads(as_json(replace(this.book, team=team)))
    return _digest(written({name: told[name] for name in _APPROVED}))


def seen(manuscript: Manuscript, book: Book, draft: int) -> Seen:
    """What somebody who approves now approves of."""
    return Seen(draft, words_key(manuscript), figures_key(book))


def fell(given: Seen, now: Seen) -> str:
    """Why an approval does not stand any more, as the end of a sentence; empty where it stands."""
    if given.draft != now.draft:
        return f"it was given for draft {given.draft}, and this is draft {now.draft}"
    if given.words != now.words:
        return "the words have changed since"
    return "the figures have changed since" if given.figures != now.figures else ""


def said(by: str, on: date, why_fell: str) -> str:
    """An approval in a sentence, standing or fallen."""
    given = f"Approved by {by} on {in_words(on)}"
    return f"{given}; {why_fell}, so it is to be given again." if why_fell else f"{given}."


def _digest(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()
