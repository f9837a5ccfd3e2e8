"""Fenshire's annual report as text, kept so that a change of law, measure or wording shows as a diff. Not tests.

`python -m tests.fenshire.printed` writes it afresh; read what changed before it is committed.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from heed.reports import as_text, team
from heed.reports.book import Book
from heed.reports.compose import compose
from heed.reports.document import Audience, Document, Edition
from heed.reports.names import file_name
from tests.fenshire.today.annual_report import fenshire_manuscript
from tests.reports import fenshire_book

FOLDER = Path(__file__).parent
MADE_ON = date(2026, 11, 16)  # the Monday on which Fenshire stands
AUDIENCE = Audience.PUBLIC


@cache
def book() -> Book:
    """The figures of Fenshire's year, with who its IROs are by its roster."""
    return team.told(fenshire_book.book(), fenshire_manuscript().fte)


@cache
def document(edition: Edition, audience: Audience = AUDIENCE) -> Document:
    """One edition of Fenshire's report."""
    return compose(book(), fenshire_manuscript(), edition=edition, audience=audience, made_on=MADE_ON)


def printed() -> dict[Path, str]:
    """Every edition for the public as text, by the file that it is kept in."""
    return {FOLDER / file_name(book().label, edition, "txt"): as_text.render(document(edition)) for edition in Edition}
