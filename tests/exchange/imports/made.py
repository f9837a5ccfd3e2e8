"""Returns of a few children, changed at will, and everything that a database says of children. Not tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.db import models

from heed.access.models import User
from heed.children.models import Child, Episode, PeriodOfCare
from heed.exchange import actions
from heed.exchange.kinds import KINDS
from heed.exchange.models import CarriedIn, HeldBack, Import
from heed.exchange.records import Returns
from heed.exchange.ssda903 import load
from heed.people.models import Identifier, Person
from heed.reviews.models import Review
from tests.exchange.ssda903.made import AMARA, BEN, BEN_IN_CARE, GOOD, IN_CARE, LAST_REVIEW, REVIEW, Row, folder

KEPT: tuple[type[Any], ...] = (
    Person,
    Identifier,
    Child,
    PeriodOfCare,
    Episode,
    Review,
    CarriedIn,
    *(kind.model for kind in KINDS),
)

OFSTED = {"PLACE_PROVIDER": "PR1", "URN": "SC012345"}
CARA = {"CHILD": "9001", "SEX": "F", "DOB": "03/03/2011", "ETHNIC": "WBRI", "UPN": "A123456789019", "MOTHER": "0"}
CARA_IN_CARE = {"CHILD": "9001", "DECOM": "02/02/2023", "RNE": "S", "LS": "C2", "CIN": "N1", "PLACE": "U4", **OFSTED}
LAST_OF_ALL = {"CHILD": "9001", "DOB": "03/03/2011", "REVIEW": "25/03/2026", "REVIEW_CODE": "PN1"}
"""The last row of each table of every return below, so that its data reach the end of the year."""


def in_year(path: Path, year: int, **tables: Sequence[Row]) -> str:
    """A return in a folder called by its year, so that files are called the same here and there."""
    last = {"Header": CARA, "Episodes": CARA_IN_CARE, "Reviews": LAST_OF_ALL}
    whole = {name: [*tables.get(name, GOOD[name]), row] for name, row in last.items()}
    return folder(path / str(year), **{**tables, **whole})


def said(*folders: str) -> Returns:
    """What the files say, read without a database."""
    years = [int(Path(each).name) for each in folders]
    return load(list(folders), year=max(years), as_at=None)


def versions() -> Mapping[str, int]:
    """How many versions of each kind of row are kept."""
    return {model.__name__: model.history.count() for model in KEPT}


def everything() -> Mapping[str, list[object]]:
    """Every value of every row that imports write, and of every version, without when it was written."""
    left = {"key", "history_date", "history_id", "withdrawn_at"}
    return {
        f"{model.__name__}{kind}": [
            tuple(sorted((name, str(value)) for name, value in row.items() if name not in left))
            for row in manager.order_by("pk").values()
        ]
        for model in KEPT
        for kind, manager in (("", model._base_manager), (" versions", model.history))
    }


def live_rows(child: Child | None = None) -> Mapping[str, list[object]]:
    """Every value of every row that is not withdrawn, of the children whom a return carries; of one child, or of all."""
    carried = CarriedIn.objects.filter(withdrawn_at=None).values("child")
    children = (
        Child.objects.filter(pk__in=carried) if child is None else Child.objects.filter(pk=child.pk, pk__in=carried)
    )
    of_child: dict[type[Any], models.Q] = {
        Person: models.Q(child__in=children),
        Identifier: models.Q(person__child__in=children),
        Child: models.Q(pk__in=children),
        Episode: models.Q(period__child__in=children),
    }
    found: dict[str, list[object]] = {}
    for model in KEPT:
        rows = model._base_manager.filter(of_child.get(model, models.Q(child__in=children)))
        if any(field.name == "withdrawn_at" for field in model._meta.fields):
            rows = rows.filter(withdrawn_at=None)
        if values := [
            tuple(sorted((name, str(value)) for name, value in row.items() if name != "version"))
            for row in rows.order_by("pk").values()
        ]:
            found[model.__name__] = list(values)
    return found


def of(number: str) -> Child:
    """The child of a number."""
    return Child.objects.numbered(number).get()


def begin(import_: Import, by: User) -> int:
    """Begin to apply, as after a look at the preview; returns the import's number."""
    assert import_.against is not None
    return actions.apply_import(import_, by=by, against=import_.against).pk


__all__ = [
    "AMARA",
    "BEN",
    "BEN_IN_CARE",
    "IN_CARE",
    "KEPT",
    "LAST_OF_ALL",
    "LAST_REVIEW",
    "REVIEW",
    "HeldBack",
    "begin",
    "everything",
    "folder",
    "in_year",
    "live_rows",
    "of",
    "said",
    "versions",
]
