"""What every figure can be split by, told of one child on one day. No Django."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from heed.exchange.records import Child, Episode
from heed.exchange.ssda903.codes import ETHNICITY_GROUP
from heed.facts.ages import Birthdays, band_on

_PLACEMENT = {
    "foster_family": ("U1", "U2", "U3"),
    "foster_other": ("U4", "U5", "U6"),
    "adoption": ("A3", "A4", "A5", "A6"),
    "parents": ("P1",),
    "childrens_home": ("K2",),
    "secure": ("K1",),
    "supported": ("K3", "H5", "P2"),
    "residential_school": ("S1",),
    "other_residential": ("R1", "R2", "R3"),
    "custody": ("R5",),
    "temporary": ("T0", "T1", "T2", "T3", "T4"),
    "other": ("P3", "Z1", "Z11", "Z12", "Z13", "Z14"),
}
PLACEMENT_GROUP: dict[str | None, str] = {code: group for group, codes in _PLACEMENT.items() for code in codes}

Told = tuple[str | None, str | None, str | None, str | None]
Values = tuple[str | None, ...]

NOT_IN_CARE: Told = (None, None, None, None)


class Splits:
    """One child's values of the columns that `schema.columns.splits` declares, for any day."""

    __slots__ = ("_after", "_before", "_birthdays", "_child", "_starts")

    def __init__(self, child: Child, of: Birthdays, iro: str | None, team: str | None) -> None:
        self._child = child
        self._birthdays = of
        self._before = (child.sex, ETHNICITY_GROUP.get(child.ethnicity or ""))
        self._after = (iro, team)
        self._starts = [episode.from_on for episode in child.episodes]

    def on(self, day: date) -> Values:
        """The values on a day. The last day of care still tells of it, unless another episode begins that day."""
        place = bisect_right(self._starts, day) - 1
        told = NOT_IN_CARE
        if place >= 0:
            episode = self._child.episodes[place]
            if episode.until_on is None or day <= episode.until_on:
                told = _told(episode)
        return (band_on(day, self._birthdays), *self._before, *told, *self._after)

    def leaving(self, day: date, last: Episode) -> Values:
        """The values on the day care ended, whatever began on that day: the age of the day, the rest of the last episode."""
        return (band_on(day, self._birthdays), *self._before, *_told(last), *self._after)


def _told(episode: Episode) -> Told:
    return episode.legal_status, PLACEMENT_GROUP.get(episode.placement), episode.provider, episode.need
