"""Everything that an issued report is rebuilt from, as one readable file: words, figures, definitions, settings. No Django.

`codec` turns it to JSON and back, `differences` says what has changed since.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from heed.council.words import Word, Words
from heed.law.provisions import KNOWN_ON
from heed.reports.book import Book
from heed.reports.freeze.codec import NotSo, as_json, dump, load, written
from heed.reports.freeze.differences import Changed, differences
from heed.reports.manuscript import Manuscript

__all__ = ["Changed", "Damaged", "Frozen", "as_json", "differences", "frozen", "thawed"]

LAYOUT: Final = 1
"""Counts up when a reader of an older file would read it wrongly."""

WHAT: Final = "an annual report as Heed issued it"


class Damaged(Exception):
    """A file is not what was frozen. Its text is one sentence fit to show."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """What a report was made from. `settings` are the council's as they stood, as text; `law_known_on` dates the law.

    Nothing in the book is hidden: what each audience is not told is worked out anew from its limits, in the same way.
    """

    heed_version: str
    law_known_on: date
    made_on: date
    settings: Mapping[str, str]
    nouns: Mapping[str, Word]
    manuscript: Manuscript
    book: Book

    @property
    def words(self) -> Words:
        """The council's words as they were."""
        return Words(self.nouns)


def frozen(
    book: Book,
    manuscript: Manuscript,
    words: Mapping[str, Word],
    *,
    settings: Mapping[str, str],
    made_on: date,
    heed_version: str,
) -> bytes:
    """The file: the same bytes for the same report. Raises ValueError for a book in which numbers are hidden."""
    if book.hidden_for is not None:
        raise ValueError("A report is frozen with its numbers as they are, not as an audience is told them.")
    body = dump(
        Frozen(heed_version, KNOWN_ON, made_on, dict(settings), dict(words), manuscript, book),
        Frozen,
    )
    whole = {"what": WHAT, "layout": LAYOUT, "sha256": _digest(body), "report": body}
    return written(whole, indent=1) + b"\n"


def thawed(content: bytes) -> Frozen:
    """What was frozen, equal in every part. Raises `Damaged`."""
    try:
        whole = json.loads(content)
        if whole["what"] != WHAT or whole["sha256"] != _digest(whole["report"]):
            raise Damaged("This file of an issued report was changed after it was made, so nothing is rebuilt from it.")
        if whole["layout"] != LAYOUT:
            raise Damaged("This file was made by another version of Heed, which can rebuild its report.")
        return load(whole["report"], Frozen)
    except (ValueError, TypeError, KeyError, RecursionError) as fault:
        where = f": {fault} is not as it was written" if isinstance(fault, NotSo) else ""
        raise Damaged(f"This is not a whole file of an issued report{where}.") from fault


def _digest(body: object) -> str:
    return hashlib.sha256(written(body)).hexdigest()
