"""The files of an issue, made from what was frozen and from nothing else: the first time and every time after. No Django."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from heed.reports import small
from heed.reports.compose import compose
from heed.reports.document import Audience, Edition
from heed.reports.formats import FORMATS
from heed.reports.freeze import Frozen

GIVEN_TO: Final = (Audience.COUNCIL, Audience.PUBLIC)
"""For whom a report is issued: the committee in confidence, and everybody. The service reads it on the site."""


@dataclass(frozen=True, slots=True)
class Made:
    """One file of an issue."""

    edition: Edition
    audience: Audience
    format: str
    content: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        """What its bytes are known by."""
        return hashlib.sha256(self.content).hexdigest()


def files_of(frozen: Frozen) -> Iterator[Made]:
    """Every edition in every format for every audience that a report is issued to."""
    for audience in GIVEN_TO:
        book = small.hide(frozen.book, audience)
        for edition in Edition:
            document = compose(
                book, frozen.manuscript, frozen.words, edition, audience=audience, made_on=frozen.made_on
            )
            for name, render in FORMATS.items():
                yield Made(edition, audience, name, render(document))
