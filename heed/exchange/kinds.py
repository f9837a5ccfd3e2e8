"""The kinds of row that a return has besides care and reviews, each declared once: all that import, read back and count walk.

A new table of the return is a record, a model with columns of the same names, and one more line here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from operator import attrgetter
from typing import Any, Final

from django.db.models import CharField, F, TextField
from django.db.models.expressions import OrderBy

from heed.children import models
from heed.exchange import records
from heed.exchange.records import Source

NOT_SAID: Final = frozenset({"source"})


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of row. `name` is its field in `records.Child`; `day` tells the rows of one child apart, as far as they are.

    Rows are in order of `day`, unknown first, then of `then`, then as the return of a year has them. `says` are the record's
    other columns in its order. Of texts, the database keeps "" where a record has None.
    """

    name: str
    record: type[Any]
    model: type[models.ReturnRow]
    day: str = "year"
    then: tuple[str, ...] = ()
    says: tuple[str, ...] = field(init=False)
    texts: tuple[bool, ...] = field(init=False)

    def __post_init__(self) -> None:
        says = tuple(each.name for each in fields(self.record) if each.name not in {self.day, *NOT_SAID})
        texts = tuple(isinstance(self.model._meta.get_field(name), CharField | TextField) for name in says)
        object.__setattr__(self, "says", says)
        object.__setattr__(self, "texts", texts)

    @property
    def order(self) -> tuple[OrderBy | str, ...]:
        """By what rows of the database are put in the order that records have."""
        return (F(self.day).asc(nulls_first=True), *self.then, "year", "source_line", "pk")

    def kept(self, record: object) -> tuple[date | int | None, tuple[object, ...]]:
        """A record's day, and what it says in the words of the database."""
        said = attrgetter(*self.says)(record)
        values = said if len(self.says) > 1 else (said,)
        return getattr(record, self.day), tuple(
            "" if text and value is None else value for value, text in zip(values, self.texts, strict=True)
        )

    def read(self, day: date | int | None, says: Sequence[object], source: Source) -> Any:
        """The record that a row of the database is."""
        said = {
            name: None if text and value == "" else value
            for name, value, text in zip(self.says, says, self.texts, strict=True)
        }
        return self.record(**{self.day: day}, **said, source=source)


KINDS: Final = (
    Kind("unaccompanied", records.Unaccompanied, models.Unaccompanied),
    Kind("health", records.Health, models.Health),
    Kind("care_leaver", records.CareLeaver, models.CareLeaver),
    Kind("adoption", records.Adoption, models.Adoption),
    Kind("placed_for_adoption", records.PlacedForAdoption, models.PlacedForAdoption, day="decided_on"),
    Kind("previous_permanence", records.PreviousPermanence, models.PreviousPermanence),
    Kind("missing", records.Missing, models.Missing, day="from_on", then=("kind",)),
    Kind("social_workers", records.SocialWorkerEpisode, models.SocialWorkerEpisode, day="from_on"),
    Kind("deprivations", records.Deprivation, models.Deprivation, day="from_on"),
)
