"""Rows that the demonstration is given beside its returns and roster: many at a time, each with its version."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from heed.access import clock
from heed.access.models import User

WHY: Final = "The invented council"


@dataclass(frozen=True, slots=True)
class Doing:
    """Whose deed the rows are, when, and why, as their versions say."""

    by: User
    at: datetime = field(default_factory=clock.now)
    why: str = WHY
