"""How long each kind of record is kept, and why. Every model says so; a test fails for one that does not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar, cast

from django.db.models import Model

M = TypeVar("M", bound=Model)


class About(StrEnum):
    """Whose data a row is: who may ask for it in a subject access request."""

    CHILD = "the child"
    PERSON = "a person connected with a child"
    STAFF = "a member of staff"
    NOBODY = "nobody: the service's own arrangements"


class Retention(StrEnum):
    """How long a row is kept. The rule in words stands in `RULES`."""

    CASE_RECORD = "case record"
    ADOPTION = "adoption record"
    PROTECTION_ONLY = "protection only"
    WORKING = "working data"
    LOG = "log"
    SERVICE = "service record"


RULES: Mapping[Retention, str] = MappingProxyType(
    {
        Retention.CASE_RECORD: (
            "Until the child's 75th birthday, or 15 years after a death before the age of 18 "
            "(Care Planning Regulations 2010, reg 50 [G])."
        ),
        Retention.ADOPTION: "100 years from the adoption order, sealed [G].",
        Retention.PROTECTION_ONLY: "As long as the council keeps its child protection records; set by the council [G].",
        Retention.WORKING: "Deleted by `heed tick` after the time set for its kind.",
        Retention.LOG: "Kept as long as the records it speaks of; holds no values.",
        Retention.SERVICE: "Kept while the service runs: about no child, needed to read what is kept.",
    }
)


@dataclass(frozen=True, slots=True)
class Kept:
    """What a model declares: whose data, how long, and whether it is handed over in a subject access."""

    about: About
    retention: Retention
    subject_access: bool


_DECLARED: dict[type[Model], Kept] = {}


def kept(*, about: About, retention: Retention, subject_access: bool) -> Callable[[type[M]], type[M]]:
    """Declare how a model is kept. Its historical rows are kept as it is."""

    def declare(model: type[M]) -> type[M]:
        _DECLARED[model] = Kept(about, retention, subject_access)
        return model

    return declare


def declared(model: type[Model]) -> Kept | None:
    """What the model declares; None if nothing.

    A table of versions is kept as the model it follows, a table of many-to-many links as the model that has the field.
    """
    followed: type[Model] = getattr(model, "instance_type", model)
    field_of = cast("type[Model] | bool", followed._meta.auto_created)  # the model, or False
    return _DECLARED.get(field_of if isinstance(field_of, type) else followed)
