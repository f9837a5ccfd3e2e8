"""Children in care: what is kept of them.

`care` has the child and who may see them, `returned` the return's other tables, `told` what people said.
"""

from __future__ import annotations

from heed.children.models.care import (
    Child,
    ChildQuerySet,
    Episode,
    Grant,
    Named,
    PeriodOfCare,
    Restricted,
    Sourced,
    Why,
)
from heed.children.models.returned import (
    Adoption,
    CareLeaver,
    Deprivation,
    Health,
    Missing,
    PlacedForAdoption,
    PreviousPermanence,
    ReturnRow,
    SocialWorkerEpisode,
    Unaccompanied,
)
from heed.children.models.told import HowTold, LivesWith, OwnWords

__all__ = [
    "Adoption",
    "CareLeaver",
    "Child",
    "ChildQuerySet",
    "Deprivation",
    "Episode",
    "Grant",
    "Health",
    "HowTold",
    "LivesWith",
    "Missing",
    "Named",
    "OwnWords",
    "PeriodOfCare",
    "PlacedForAdoption",
    "PreviousPermanence",
    "Restricted",
    "ReturnRow",
    "SocialWorkerEpisode",
    "Sourced",
    "Unaccompanied",
    "Why",
]
