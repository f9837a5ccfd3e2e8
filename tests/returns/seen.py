"""What the returns of the years loaded show of one child up to a day, and plain questions about it. No shortcuts: days are
looked at one after another, rows one after another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from tests.returns.days import ONE_DAY, age_on
from tests.returns.files import SINCE
from tests.returns.lives import SHORT_BREAKS, Episode, Life

NOT_KNOWN = "not known"
ETHNICITY = {
    "white": ("WBRI", "WIRI", "WIRT", "WOTH", "WROM"),
    "mixed": ("MWBC", "MWBA", "MWAS", "MOTH"),
    "asian": ("AIND", "APKN", "ABAN", "AOTH", "CHNE"),
    "black": ("BCRB", "BAFR", "BOTH"),
    "other": ("OOTH",),
    "not_stated": ("REFU", "NOBT"),
}
PLACEMENT = {
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
    "other": ("P3", "Z1", "Z12"),
}
OF_CARE = ("legal_status", "placement", "provider", "need")


@dataclass(frozen=True, slots=True)
class Time:
    """A time in care, short breaks left aside. `told`: the returns say that it began on that day; otherwise it may be older."""

    began_on: date
    told: bool
    ended_on: date | None
    reason: str
    episodes: tuple[Episode, ...]


@dataclass(slots=True)
class Seen:
    """One child, as far as the returns of these years show, up to a day."""

    life: Life
    years: tuple[int, ...]
    as_at: date
    with_roster: bool = False
    episodes: tuple[Episode, ...] = ()
    times: tuple[Time, ...] = ()
    _days: dict[date, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        first = date(self.years[0] - 1, 4, 1)
        self.episodes = tuple(
            self._cut(e)
            for e in self.life.episodes
            if e.from_on <= self.as_at and (e.until_on is None or e.until_on >= first)
        )
        self.times = tuple(_times(self.episodes))

    def _cut(self, episode: Episode) -> Episode:
        """What ended after the day is not known to have ended."""
        if episode.until_on is not None and episode.until_on > self.as_at:
            return replace(episode, until_on=None, reason_ceased="", reason_change="")
        return episode

    def in_care(self, on: date) -> bool:
        """In care on a day: begun by it, and not ended, or ended after it. Short breaks are not care here."""
        if on not in self._days:
            self._days[on] = any(
                e.from_on <= on and (e.until_on is None or e.until_on > on) and e.legal_status not in SHORT_BREAKS
                for e in self.episodes
            )
        return self._days[on]

    def time(self, on: date) -> Time:
        """The time in care that holds a day on which the child was in care."""
        return next(t for t in self.times if t.began_on <= on and (t.ended_on is None or t.ended_on > on))

    def episode(self, on: date) -> Episode | None:
        """The episode of a day; the day on which care ended still has the last, unless another began on it."""
        found = [e for e in self.episodes if e.from_on <= on and (e.until_on is None or on <= e.until_on)]
        return found[-1] if found else None

    def has_table(self, name: str, year: int) -> bool:
        """Whether the return of a year has a table."""
        return SINCE.get(name, 0) <= year

    def ended(self, on: date | None) -> date | None:
        """An end as far as it is known."""
        return on if on is not None and on <= self.as_at else None

    def unaccompanied(self, on: date, year: int) -> bool:
        """Whether the return of a year lists the child, and the status had not ended by a day."""
        until = self.life.uasc_until
        listed = until is not None and until > date(year - 1, 4, 1) and self.episodes_in(year)
        return bool(listed) and until is not None and (until > self.as_at or until > on)

    def episodes_in(self, year: int) -> list[Episode]:
        """The episodes that the return of a year has."""
        first, last = date(year - 1, 4, 1), date(year, 3, 31)
        return [e for e in self.episodes if e.from_on <= last and (e.until_on is None or e.until_on >= first)]

    def splits(self, on: date, episode: Episode | None) -> dict[str, str]:
        """What the child is told apart by on a day; `episode` is that which speaks for the day."""
        life = self.life
        roster = life.roster if self.with_roster else None
        told = {
            "age_band": age_band(life.born_on, on),
            "sex": life.sex if life.sex in ("M", "F") else "",
            "ethnicity_group": _group(ETHNICITY, life.ethnicity),
            "iro": roster.iro if roster else "",
            "team": roster.team if roster else "",
            **dict.fromkeys(OF_CARE, ""),
        }
        if episode is not None:
            told["legal_status"] = episode.legal_status
            told["placement"] = _group(PLACEMENT, episode.placement)
            told["provider"], told["need"] = episode.provider, episode.need
        return {name: value or NOT_KNOWN for name, value in told.items()}


def _group(groups: dict[str, tuple[str, ...]], code: str) -> str:
    return next((group for group, codes in groups.items() if code in codes), "")


def _times(episodes: tuple[Episode, ...]) -> Iterator[Time]:
    """The times in care: a new one begins with a start, after an end, and after short breaks."""
    mine: list[Episode] = []
    told = False
    before: Episode | None = None
    for episode in episodes:
        short = episode.legal_status in SHORT_BREAKS
        after_short = before is not None and before.legal_status in SHORT_BREAKS
        if mine and (short or episode.reason_new == "S"):
            yield _time(mine, told, episode.from_on if short else None)
            mine = []
        if not short:
            if not mine:
                told = episode.reason_new == "S" or after_short
            mine.append(episode)
        before = episode
    if mine:
        yield _time(mine, told, None)


def _time(episodes: list[Episode], told: bool, to_short_breaks_on: date | None) -> Time:
    last = episodes[-1]
    gone_on = last.until_on is None or last.reason_ceased == "X1"
    if to_short_breaks_on is not None and gone_on:
        return Time(episodes[0].from_on, told, to_short_breaks_on, "X1", tuple(episodes))
    return Time(episodes[0].from_on, told, last.until_on, last.reason_ceased, tuple(episodes))


def age_band(born_on: date, on: date) -> str:
    """DfE's band of the age on a day."""
    age = age_on(born_on, on)
    if age < 1:
        return "under 1"
    return "1-4" if age < 5 else "5-9" if age < 10 else "10-15" if age < 16 else "16+"


def day_before(on: date) -> date:
    """The day before."""
    return on - ONE_DAY


def days_between(first: date, last: date) -> list[date]:
    """Every day from the first to the last, both among them."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
