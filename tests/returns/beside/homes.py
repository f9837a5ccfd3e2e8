"""Where a child lives and who provides it: placement codes of many kinds, provider, postcodes, URN, category of need."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tests.returns.beside.throws import Throw
from tests.returns.days import age_on
from tests.returns.dice import Dice
from tests.returns.lives import SHORT_BREAKS, TEMPORARY, Episode, Life

NEEDS = {"N1": 60, "N2": 5, "N3": 5, "N4": 8, "N5": 14, "N6": 3, "N7": 1, "N8": 4}
PROVIDERS = {
    "U": {"PR1": 56, "PR2": 3, "PR4": 36, "PR5": 5},
    "K1": {"PR1": 30, "PR2": 40, "PR4": 30},
    "K": {"PR1": 18, "PR4": 72, "PR5": 10},
    "A": {"PR1": 70, "PR2": 12, "PR5": 18},
    "P3": {"PR4": 1},
    "R1": {"PR1": 20, "PR4": 70, "PR3": 10},
    "R2": {"PR3": 70, "PR4": 30},
    "R3": {"PR1": 40, "PR4": 60},
    "S1": {"PR1": 30, "PR4": 50, "PR5": 20},
}
WITHOUT_PROVIDER = ("Z1",)
WITHOUT_URN = ("P1", "P3", "R1", "R2", "R5", "Z1")
AREAS = range(1, 29)


def homes(throw: Throw, life: Life) -> tuple[Episode, ...]:
    """The episodes, each with what a return says of the home; some homes are of a kind that no story tells of."""
    ever_short = any(episode.legal_status in SHORT_BREAKS for episode in life.episodes)
    need = "N8" if life.uasc_until else "N2" if ever_short else throw("need").weighed(NEEDS)
    family = postcode(throw("family"), "ABDEFGHJ", "X")
    found: list[Episode] = []
    for episode, home in _by_home(life.episodes):
        together = [e for e, other in _by_home(life.episodes) if other == home]
        dice = throw("home", home)
        place = _other_kind(dice, life.born_on, together) if episode.placement in ("K2", "R1") else episode.placement
        short = episode.legal_status in SHORT_BREAKS
        there = postcode(dice, "ABDEFGHJ", "LNPQRSTU")
        found.append(
            replace(
                episode,
                placement=place,
                need=need,
                provider=_provider(dice, place),
                home_postcode="" if short or life.uasc_until else family,
                postcode="" if short else family if place == "P1" else there,
                urn="" if place in WITHOUT_URN or place in TEMPORARY else f"{7_000_000 + dice.between(1, 99_999)}",
            )
        )
    return tuple(found)


def postcode(dice: Dice, letters: str, last: str) -> str:
    """A postcode of an area that does not exist."""
    return f"ZZ{dice.one_of(AREAS)} {dice.between(1, 9)}{dice.one_of(letters)}{dice.one_of(last)}"


def _by_home(episodes: tuple[Episode, ...]) -> Iterator[tuple[Episode, date]]:
    """Each episode with the day on which the child came to the home; days elsewhere are a home of their own."""
    home = usual = date.min
    before = ""
    for episode in episodes:
        if episode.placement in TEMPORARY:
            home = episode.from_on
        elif before in TEMPORARY and episode.reason_new != "S":
            home = usual
        elif episode.reason_new in ("S", "P", "B"):
            home = usual = episode.from_on
        before = episode.placement
        yield episode, home


def _other_kind(dice: Dice, born_on: date, together: list[Episode]) -> str:
    """What a children's home or a residential care home of the story was, where the whole time there allows it."""
    was = together[0].placement
    if any(e.placement != was or e.legal_status in SHORT_BREAKS for e in together):
        return was
    age, luck = age_on(born_on, together[0].from_on), dice.between(1, 100)
    with_order = all(e.legal_status in ("C1", "C2") for e in together)
    found = {
        "P1": with_order and luck <= 25,
        "K3": age >= 16 and luck <= 70,
        "K1": age >= 13 and 70 < luck <= 76,
        "S1": age >= 4 and 76 < luck <= 82,
        "R3": age < 2 and 25 < luck <= 40,
        "R2": 82 < luck <= 86,
        "Z1": 86 < luck <= 89,
        "P3": age >= 16 and 89 < luck <= 92,
    }
    return next((code for code, so in found.items() if so), was)


def _provider(dice: Dice, place: str) -> str:
    if place in TEMPORARY or place in WITHOUT_PROVIDER:
        return ""
    return "PR0" if place == "P1" else dice.weighed(PROVIDERS.get(place) or PROVIDERS[place[0]])
