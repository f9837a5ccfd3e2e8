"""Where Fenshire's children live: provider, postcodes, Ofsted's number of the home, category of need, why they moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tests.fenshire import shares
from tests.returns.dice import Dice
from tests.returns.lives import SHORT_BREAKS, TEMPORARY, Episode, Life

NEEDS = {"N1": 70, "N2": 4, "N3": 3, "N4": 8, "N5": 10, "N6": 2, "N8": 3}
PROVIDERS = {
    "U": {"PR1": 58, "PR2": 9, "PR4": 28, "PR5": 5},
    "U1": {"PR1": 1},
    "U3": {"PR1": 1},
    "K": {"PR4": 60, "PR1": 20, "PR2": 12, "PR5": 8},
    "A": {"PR1": 82, "PR5": 18},
    "R5": {"PR3": 1},
}
WHY_MOVED = {"CARPL": 46, "CREQB": 16, "CREQO": 13, "LAREQ": 10, "CHILD": 6, "OTHER": 6, "STAND": 2, "ALLEG": 1}
WITHOUT_NUMBER = ("P1", "R1", "R2", "R5")


def housed(life: Life) -> Life:
    """The life with what the returns say of each home."""
    of_family = _dice(life, 3)
    need = of_family.weighed(NEEDS)
    family = f"ZZ{of_family.between(1, 12)} {of_family.between(1, 9)}{of_family.one_of('ABDEFGHJ')}X"
    if life.uasc_until is not None:
        need, family = "N8", ""
    homes = dict(_homes(life))
    return replace(life, episodes=tuple(_told(life, e, homes[e.from_on], need, family) for e in life.episodes))


def _dice(life: Life, *keys: int) -> Dice:
    return shares.dice("files", life.born_on.toordinal(), int(life.number.removeprefix("F-")), *keys)


def _homes(life: Life) -> Iterator[tuple[date, Dice]]:
    """For each episode, by its first day, dice that fall alike for as long as the child lives in one home."""
    home, usual = 0, 0
    before = ""
    for episode in life.episodes:
        back = before in TEMPORARY and episode.placement not in TEMPORARY
        if episode.placement in TEMPORARY:
            home = 1000 + episode.from_on.toordinal()
        elif back:
            home = usual
        elif episode.reason_new in ("S", "P", "B"):
            home = usual = episode.from_on.toordinal()
        before = episode.placement
        yield episode.from_on, _dice(life, 2, home)


def _told(life: Life, episode: Episode, home: Dice, need: str, family: str) -> Episode:
    place, short = episode.placement, episode.legal_status in SHORT_BREAKS
    postcode = f"ZZ{home.between(1, 28)} {home.between(1, 9)}{home.one_of('ABDEFGHJ')}{home.one_of('LNPQRSTU')}"
    number = str(9_000_000 + home.between(1, 99_999))
    return replace(
        episode,
        reason_change=_why_moved(life, episode),
        need="N2" if short and life.uasc_until is None else need,
        provider=_provider(place, home),
        home_postcode=family,
        postcode=family if place == "P1" else postcode,
        urn="" if place in TEMPORARY or place in WITHOUT_NUMBER else number,
    )


def _provider(place: str, home: Dice) -> str:
    if place in TEMPORARY:
        return ""
    if place == "P1":
        return "PR0"
    return home.weighed(PROVIDERS.get(place) or PROVIDERS.get(place[0]) or PROVIDERS["K"])


def _why_moved(life: Life, episode: Episode) -> str:
    if episode.reason_change != "CARPL":
        return episode.reason_change
    return _dice(life, 4, episode.from_on.toordinal()).weighed(WHY_MOVED)
