"""Lives written as SSDA903 returns: a folder of CSV files per collection year, saying no more than it would say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from tests.returns.days import age_on
from tests.returns.lives import PLACED_FOR_ADOPTION, SHORT_BREAKS, Episode, Life

COLUMNS = {
    "Header": "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB",
    "Episodes": "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN",
    "Reviews": "CHILD,DOB,REVIEW,REVIEW_CODE",
    "UASC": "CHILD,SEX,DOB,DUC",
    "PlacedAdoption": "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED",
    "OC2": "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,"
    "SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED",
}
_WITHOUT_URN = ("P1", "R1", "R2", "S1", *(f"T{n}" for n in range(5)))


def write_year(folder: Path, year: int, lives: Sequence[Life]) -> dict[str, int]:
    """Write one collection year. Even years end lines with CRLF, odd ones with LF. Returns the rows of each file."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = tables_of(year, lives)
    for name, rows in tables.items():
        write_table(folder / f"{name}.csv", [COLUMNS[name], *rows], "\r\n" if year % 2 == 0 else "\n")
    return {name: len(rows) for name, rows in tables.items()}


def write_table(path: Path, lines: Iterable[str], end: str) -> None:
    """Write lines as UTF-8 without a mark at the beginning, each closed by this line end."""
    path.write_bytes("".join(line + end for line in lines).encode())


def tables_of(year: int, lives: Sequence[Life]) -> dict[str, list[str]]:
    """The rows of every table of one collection year, without their first line."""
    first, last = date(year - 1, 4, 1), date(year, 3, 31)
    tables: dict[str, list[str]] = {name: [] for name in COLUMNS}
    for at, life in enumerate(lives):
        if not life.in_care_between(first, last):
            continue
        sex = life.sex if year >= 2025 else {"M": "1", "F": "2", "U": ""}[life.sex]
        born = dmy(life.born_on)
        episodes = [e for e in life.episodes if e.from_on <= last and (e.until_on is None or e.until_on >= first)]
        short = all(e.legal_status in SHORT_BREAKS for e in episodes)
        mother = "0" if life.sex == "F" and not short else ""
        tables["Header"].append(f"{life.number},{sex},{born},{life.ethnicity},{life.upn},{mother},")
        step = -1 if at % 3 == 2 else 1  # rows come in no promised order
        tables["Episodes"] += [episode_row(life, e, last) for e in episodes][::step]
        tables["Reviews"] += [
            f"{life.number},{born},{dmy(r.held_on)},{r.code}" for r in life.reviews if first <= r.held_on <= last
        ][::step]
        if life.uasc_until is not None and life.uasc_until > first:
            ceased = dmy(life.uasc_until) if life.uasc_until <= last else ""
            tables["UASC"].append(f"{life.number},{sex},{born},{ceased}")
        tables["PlacedAdoption"] += [_placed_row(life, *p, last) for p in life.placed if p[0] <= last]
        if _a_year_in_care(episodes, first, last):
            tables["OC2"].append(_oc2_row(life, at, last))
    return tables


def dmy(on: date) -> str:
    """A date as the return writes it."""
    return f"{on.day:02}/{on.month:02}/{on.year}"


def episode_row(life: Life, episode: Episode, last: date) -> str:
    """An episode as the return of the year to this last day has it: what ended later is still open."""
    ended = episode.until_on is not None and episode.until_on <= last
    place = episode.placement
    urn = "" if place in _WITHOUT_URN or place in PLACED_FOR_ADOPTION else f"{7_000_000 + life.born_on.toordinal()}"
    cells = (
        life.number,
        dmy(episode.from_on),
        episode.reason_new,
        episode.legal_status,
        "N8" if life.uasc_until else "N1",
        place,
        "PR0" if place == "P1" else "" if place in ("T0", "T1", "T2", "T3", "T4") else "PR1",
        dmy(episode.until_on) if ended and episode.until_on else "",
        episode.reason_ceased if ended else "",
        episode.reason_change if ended else "",
        "" if life.uasc_until else "FX1 2AB",
        "FX3 4CD",
        urn,
    )
    return ",".join(cells)


def _placed_row(life: Life, decided: date, ceased: date | None, reason: str, last: date) -> str:
    over = ceased is not None and ceased <= last
    end = dmy(ceased) if ceased is not None and over else ""
    return f"{life.number},{dmy(life.born_on)},{dmy(decided)},{end},{reason if over else ''}"


def _a_year_in_care(episodes: Sequence[Episode], first: date, last: date) -> bool:
    return (
        min(e.from_on for e in episodes) < first
        and all(e.reason_new != "S" or e.from_on < first for e in episodes)
        and all(e.until_on is None or e.until_on > last or e.reason_ceased == "X1" for e in episodes)
        and not any(e.legal_status in SHORT_BREAKS for e in episodes)
    )


def _oc2_row(life: Life, at: int, last: date) -> str:
    age = age_on(life.born_on, last)
    score = str(at % 40) if 4 <= age <= 16 else ""
    reason = "" if score else "SDQ1"
    convicted = str(int(at % 37 == 0)) if age >= 10 else ""
    check = str(int(at % 9 != 0)) if age < 5 else ""
    return f"{life.number},{dmy(life.born_on)},{score},{reason},{convicted},{check},1,{int(at % 8 != 0)},1,0,,"
