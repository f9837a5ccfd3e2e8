"""Lives written as SSDA903 returns: a folder of CSV files per collection year, saying no more than it would say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from tests.returns.days import age_on
from tests.returns.lives import SHORT_BREAKS, Episode, Life

COLUMNS = {
    "Header": "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB",
    "Episodes": "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN",
    "Reviews": "CHILD,DOB,REVIEW,REVIEW_CODE",
    "UASC": "CHILD,SEX,DOB,DUC",
    "OC2": "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,"
    "SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED",
    "OC3": "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM",
    "AD1": "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR",
    "PlacedAdoption": "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED",
    "PrevPerm": "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM",
    "Missing": "CHILD,DOB,MISSING,MIS_START,MIS_END",
    "SWEpisodes": "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON",
    "DoLo": "CHILD,DOB,DOLO_START,DOLO_END",
}
SINCE = {"SWEpisodes": 2024, "DoLo": 2027}
"""The first collection year that has the table."""

SUPPORTED, BEFORE_IT_WAS_REGISTERED = "K3", "H5"
OTHER_PLACEMENT, SINCE_2026 = "Z1", "Z12"
REGISTERED_FROM = date(2023, 10, 28)
SEXES_BEFORE_2025 = {"M": "1", "F": "2", "U": ""}
GUARDIANS_BEFORE_2019 = {"E45": "E43", "E46": "E43", "E47": "E44", "E48": "E44"}
ACTIVITIES_BEFORE_2022 = {"F4": "F3", "F5": "F3", "P4": "P3", "P5": "P3"}


def write_year(folder: Path, year: int, lives: Sequence[Life], end: str = "") -> dict[str, int]:
    """Write one collection year. Even years end lines with CRLF, odd ones with LF. Returns the rows of each file."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = tables_of(year, lives)
    for name, rows in tables.items():
        write_table(folder / f"{name}.csv", [COLUMNS[name], *rows], end or ("\r\n" if year % 2 == 0 else "\n"))
    return {name: len(rows) for name, rows in tables.items()}


def write_table(path: Path, lines: Iterable[str], end: str) -> None:
    """Write lines as UTF-8 without a mark at the beginning, each closed by this line end."""
    path.write_bytes("".join(line + end for line in lines).encode())


def tables_of(year: int, lives: Sequence[Life], *, shuffled: bool = True) -> dict[str, list[str]]:
    """The rows of every table that a collection year has, without their first line. Rows come in no promised order."""
    tables: dict[str, list[str]] = {name: [] for name in COLUMNS if SINCE.get(name, 0) <= year}
    for at, life in enumerate(lives):
        if life.returned_in(year):
            step = -1 if shuffled and at % 3 == 2 else 1
            for name, rows in _rows(life, year).items():
                if name in tables:
                    tables[name] += rows[::step]
    return tables


def dmy(on: date | None) -> str:
    """A date as the return writes it."""
    return f"{on.day:02}/{on.month:02}/{on.year}" if on else ""


def _rows(life: Life, year: int) -> dict[str, list[str]]:
    """The rows of one child in one return, by table. A row that began earlier and goes on is told again."""
    first, last = date(year - 1, 4, 1), date(year, 3, 31)
    sex, born = life.sex if year >= 2025 else SEXES_BEFORE_2025[life.sex], dmy(life.born_on)
    episodes = [e for e in life.episodes if e.from_on <= last and (e.until_on is None or e.until_on >= first)]
    after = [row for row in life.after if row.year == year]
    of_child = f"{life.number},{born}"
    after_care = [f"{of_child},{row.in_touch},{_activity(row.activity, year)},{row.home}" for row in after]
    if not episodes:
        return {
            "Header": [f"{life.number},{sex},{born},{life.ethnicity},{_pupil(life, year)},,"],
            "OC3": after_care,
        }
    uasc = life.uasc_until is not None and life.uasc_until > first
    told: dict[str, list[str]] = {
        "Header": [f"{life.number},{sex},{born},{life.ethnicity},{_pupil(life, year)},{_mother(life, episodes, last)}"],
        "Episodes": [_episode_row(life, e, year) for e in episodes],
        "Reviews": [f"{of_child},{dmy(r.held_on)},{r.code}" for r in life.reviews if first <= r.held_on <= last],
        "UASC": [f"{life.number},{sex},{born},{_by(life.uasc_until, last)}"] if uasc else [],
        "OC2": [f"{of_child},{_health_cells(life, year)}"] if any(row.year == year for row in life.health) else [],
        "OC3": after_care,
        "AD1": [f"{of_child},{cells}" for cells in _adopted_cells(life, first, last)],
        "PlacedAdoption": [
            f"{of_child},{dmy(decided)},{_by(ceased, last)},{why if _by(ceased, last) else ''}"
            for decided, ceased, why in life.placed
            if decided <= last and (ceased is None or ceased >= first)
        ],
        "PrevPerm": [f"{of_child},{row.kind},{row.authority},{row.on}" for row in life.before if row.year == year],
        "Missing": [
            f"{of_child},{row.kind},{dmy(row.from_on)},{_by(row.until_on, last)}"
            for row in life.away
            if row.from_on <= last and (row.until_on is None or row.until_on >= first)
        ],
        "SWEpisodes": [
            f"{of_child},{row.worker},{dmy(row.from_on)},{_by(row.until_on, last)},{row.reason}"
            for row in life.workers
            if row.from_on <= last and (row.until_on is None or row.until_on >= first)
        ],
        "DoLo": [
            f"{of_child},{dmy(row.from_on)},{_by(row.until_on, last)}"
            for row in life.liberty
            if row.from_on <= last and (row.until_on is None or row.until_on >= first)
        ],
    }
    return told


def _by(on: date | None, last: date) -> str:
    """A day that a return may know: one that has come by the end of its year."""
    return dmy(on) if on is not None and on <= last else ""


def _pupil(life: Life, year: int) -> str:
    """The number; before school age none has been given."""
    if life.uasc_until is not None:
        return "UN2"
    return life.upn if age_on(life.born_on, date(year - 1, 8, 31)) >= 4 else "UN1"


def _mother(life: Life, episodes: Sequence[Episode], last: date) -> str:
    """Whether she is a mother, and when her child was born: two columns. Blank for boys and for short breaks."""
    if life.sex != "F" or all(e.legal_status in SHORT_BREAKS for e in episodes):
        return ","
    return f"1,{dmy(life.childs_birth)}" if life.childs_birth and life.childs_birth <= last else "0,"


def _episode_row(life: Life, episode: Episode, year: int) -> str:
    """An episode as the return of a year has it: what ended later is still open, a placement is coded as in that year."""
    last = date(year, 3, 31)
    ended = episode.until_on is not None and episode.until_on <= last
    place, urn = episode.placement, episode.urn
    if place == SUPPORTED and year < 2025:
        place = BEFORE_IT_WAS_REGISTERED
        urn = urn if year == 2024 and (episode.until_on is None or episode.until_on >= REGISTERED_FROM) else ""
    if place == OTHER_PLACEMENT and year >= 2026:
        place = SINCE_2026
    cells = (
        *(life.number, dmy(episode.from_on), episode.reason_new, episode.legal_status, episode.need, place),
        episode.provider,
        dmy(episode.until_on) if ended else "",
        _reason_ceased(episode.reason_ceased, year) if ended else "",
        episode.reason_change if ended else "",
        *(episode.home_postcode, episode.postcode, urn),
    )
    return ",".join(cells)


def _reason_ceased(code: str, year: int) -> str:
    return GUARDIANS_BEFORE_2019.get(code, code) if year < 2019 else code


def _activity(code: str, year: int) -> str:
    return ACTIVITIES_BEFORE_2022.get(code, code) if year < 2022 else code


def _health_cells(life: Life, year: int) -> str:
    row = next(row for row in life.health if row.year == year)
    marks = (row.convicted, row.health_check, row.immunised, row.teeth, row.assessed, row.substances)
    score = "" if row.sdq_score is None else str(row.sdq_score)
    return ",".join((score, row.sdq_reason, *map(_mark, (*marks, row.received, row.offered))))


def _mark(value: bool | None) -> str:
    return "" if value is None else str(int(value))


def _adopted_cells(life: Life, first: date, last: date) -> Iterator[str]:
    on, row = life.episodes[-1].until_on, life.adopted
    if row is not None and on is not None and first <= on <= last:
        marks = f"{_mark(row.by_foster_carer)},{row.adopters},{row.sex},{row.status}"
        yield f"{dmy(row.decided_on)},{dmy(row.matched_on)},{marks}"
