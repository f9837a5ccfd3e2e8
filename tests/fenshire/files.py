"""Fenshire's lives written as SSDA903 returns: as `tests.returns.files`, with what makes a return look like a council's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from tests.fenshire import shares
from tests.returns.days import age_on, birthday
from tests.returns.dice import Dice
from tests.returns.files import COLUMNS, dmy, write_table
from tests.returns.lives import PLACED_FOR_ADOPTION, SHORT_BREAKS, TEMPORARY, Episode, Life

NEEDS = {"N1": 70, "N2": 4, "N3": 3, "N4": 8, "N5": 10, "N6": 2, "N8": 3}
PROVIDERS = {
    "U": {"PR1": 58, "PR4": 37, "PR5": 5},
    "U1": {"PR1": 1},
    "U3": {"PR1": 1},
    "K": {"PR4": 74, "PR1": 18, "PR5": 8},
    "A": {"PR1": 82, "PR5": 18},
    "R5": {"PR3": 1},
}
WHY_MOVED = {"CARPL": 46, "CREQB": 16, "CREQO": 13, "LAREQ": 10, "CHILD": 6, "OTHER": 6, "STAND": 2, "ALLEG": 1}
TO_SUPPORTED = "K3"
BEFORE_IT_WAS_REGISTERED = "H5"  # what the returns up to 2024 called it


def write_year(folder: Path, year: int, lives: Sequence[Life]) -> None:
    """Write one collection year: five tables that are read, and OC2, which is not."""
    folder.mkdir(parents=True, exist_ok=True)
    tables: dict[str, list[str]] = {name: [] for name in COLUMNS}
    first, last = date(year - 1, 4, 1), date(year, 3, 31)
    for life in lives:
        if life.in_care_between(first, last):
            _rows(tables, life, first, last)
    for name, rows in tables.items():
        write_table(folder / f"{name}.csv", [COLUMNS[name], *rows], "\r\n")


def _rows(tables: dict[str, list[str]], life: Life, first: date, last: date) -> None:
    sex = life.sex if last.year >= 2025 else {"M": "1", "F": "2"}[life.sex]
    born = dmy(life.born_on)
    episodes = [e for e in life.episodes if e.from_on <= last and (e.until_on is None or e.until_on >= first)]
    short = all(e.legal_status in SHORT_BREAKS for e in episodes)
    tables["Header"].append(
        f"{life.number},{sex},{born},{life.ethnicity},{_pupil_number(life, last)},{_mother(life, short, last)}"
    )
    homes = dict(_homes(life))
    tables["Episodes"] += [_episode(life, episode, homes[episode.from_on], last) for episode in episodes]
    tables["Reviews"] += [
        f"{life.number},{born},{dmy(r.held_on)},{r.code}" for r in life.reviews if first <= r.held_on <= last
    ]
    if life.uasc_until is not None:
        until = dmy(life.uasc_until) if life.uasc_until <= last else ""
        tables["UASC"].append(f"{life.number},{sex},{born},{until}")
    for decided, ceased, why in life.placed:
        if decided <= last:
            over = ceased is not None and ceased <= last
            end = dmy(ceased) if ceased is not None and over else ""
            tables["PlacedAdoption"].append(f"{life.number},{born},{dmy(decided)},{end},{why if over else ''}")
    if not short and _a_year_in_care(episodes, first, last):
        tables["OC2"].append(_health(life, last))


def _dice(life: Life, *keys: int) -> Dice:
    return shares.dice("files", life.born_on.toordinal(), int(life.number.removeprefix("F-")), *keys)


def _pupil_number(life: Life, last: date) -> str:
    if life.uasc_until is not None:
        return "UN2"
    return life.upn if age_on(life.born_on, date(last.year - 1, 8, 31)) >= 4 else "UN1"


def _mother(life: Life, short: bool, last: date) -> str:
    """Whether she is a mother, and when her child was born: two columns. Blank for boys and for short breaks."""
    if life.sex != "F" or short:
        return ","
    dice = _dice(life, 1)
    had = birthday(life.born_on, 16) + timedelta(days=dice.between(30, 500))
    return f"1,{dmy(had)}" if dice.chance(40) and had <= last else "0,"


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


def _episode(life: Life, episode: Episode, home: Dice, last: date) -> str:
    ended = episode.until_on is not None and episode.until_on <= last
    place = episode.placement
    if place == TO_SUPPORTED and last.year < 2025:
        place = BEFORE_IT_WAS_REGISTERED
    postcode = f"ZZ{home.between(1, 28)} {home.between(1, 9)}{home.one_of('ABDEFGHJ')}{home.one_of('LNPQRSTU')}"
    number = str(9_000_000 + home.between(1, 99_999))
    of_family = _dice(life, 3)
    need = of_family.weighed(NEEDS)
    family_home = f"ZZ{of_family.between(1, 12)} {of_family.between(1, 9)}{of_family.one_of('ABDEFGHJ')}X"
    cells = (
        *(life.number, dmy(episode.from_on), episode.reason_new, episode.legal_status),
        _need(life, episode, need),
        place,
        _provider(place, home),
        dmy(episode.until_on) if ended and episode.until_on else "",
        episode.reason_ceased if ended else "",
        _why_moved(life, episode) if ended else "",
        "" if life.uasc_until else family_home,
        family_home if place == "P1" else postcode,
        "" if place in TEMPORARY or place in PLACED_FOR_ADOPTION or place in ("P1", "R5") else number,
    )
    return ",".join(cells)


def _need(life: Life, episode: Episode, need: str) -> str:
    if life.uasc_until is not None:
        return "N8"
    return "N2" if episode.legal_status in SHORT_BREAKS else need


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


def _a_year_in_care(episodes: Sequence[Episode], first: date, last: date) -> bool:
    started = [e.from_on for e in episodes if e.reason_new == "S"]
    return (
        episodes[0].from_on < first
        and all(on < first for on in started)
        and (episodes[-1].until_on is None or episodes[-1].until_on > last)
    )


def _health(life: Life, last: date) -> str:
    age, dice = age_on(life.born_on, last), _dice(life, 5, last.year)
    score = str(min(dice.between(2, 26), dice.between(4, 40))) if 4 <= age <= 16 and dice.chance(860) else ""
    why = "" if score else dice.one_of(("SDQ2", "SDQ4", "SDQ5")) if 4 <= age <= 16 else "SDQ1"
    convicted = str(int(dice.chance(30))) if age >= 10 else ""
    check = str(int(dice.chance(930))) if age < 5 else ""
    done = ",".join(str(int(dice.chance(share))) for share in (905, 885, 935))
    return f"{life.number},{dmy(life.born_on)},{score},{why},{convicted},{check},{done},0,,"
