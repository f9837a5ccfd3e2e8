"""The children of Fenshire who are told by hand: those whom the look names, and one of each kind of life. None is real."""

from __future__ import annotations

from tests.fenshire.cast.kinds import KINDS
from tests.fenshire.cast.nadias import NADIAS
from tests.fenshire.cast.others import OTHERS
from tests.fenshire.cast.telling import Home, Told

__all__ = ["BY_NUMBER", "TOLD", "Home", "Told"]

TOLD: tuple[Told, ...] = (*NADIAS, *OTHERS, *KINDS)
BY_NUMBER = {each.number: each for each in TOLD}
