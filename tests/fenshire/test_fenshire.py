"""What Fenshire promises: the same files each time, and the shape of a real council, by heed's figures and by the truth."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from heed.exchange.records import Outcome, Returns, Severity
from heed.exchange.ssda903 import load
from heed.facts.build import Facts, build
from heed.measures.all import MEASURES
from heed.measures.declare import Period
from heed.measures.duck import Duck
from heed.measures.figures import Figure, figure
from tests.fenshire import KNOWN_TO, WHOLE_YEARS, YEARS, lives, staff, truth, write
from tests.fenshire.known import in_care
from tests.returns.days import age_on, is_working_day
from tests.returns.lives import SHORT_BREAKS, Episode, Life

ROOT = Path(__file__).resolve().parents[2]
LAST = date(2026, 3, 31)
ON_A_SATURDAY = ("F-1012", "F-1016")  # Kyle and Rohan, who asked for a day without school
SPLITS = ("sequence", "age_band", "sex", "quarter")
ON_TIME = {2024: (0.925, 0.94), 2025: (0.945, 0.96), 2026: (0.96, 0.97)}


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*.csv"))}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fenshire")
    write(folder)
    return folder


@pytest.fixture(scope="module")
def returns(written: Path) -> Returns:
    return load([str(written / str(year)) for year in WHOLE_YEARS], year=2026, as_at=None)


@pytest.fixture(scope="module")
def facts(returns: Returns) -> Facts:
    return build(returns)


@pytest.fixture(scope="module")
def figures(facts: Facts) -> dict[tuple[str, int], Figure]:
    engine = Duck.of(facts)
    return {
        (code, year): figure(engine, measure, Period.year(year), by=SPLITS)
        for code, measure in MEASURES.items()
        for year in WHOLE_YEARS
    }


def _in_care(on: date) -> list[tuple[Life, Episode]]:
    """Children in care on a day with the episode of that day; short breaks left out, as DfE does."""
    return [
        (life, episode)
        for life in lives()
        for episode in life.episodes
        if episode.from_on <= on
        and (episode.until_on is None or episode.until_on > on)
        and episode.legal_status not in SHORT_BREAKS
    ]


def _share(of: list[tuple[Life, Episode]], holds: Any) -> float:
    return sum(bool(holds(life, episode)) for life, episode in of) / len(of)


def test_another_process_writes_the_same_bytes(written: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.fenshire", "--out", str(tmp_path)]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "7"})

    assert said.stdout.split() == [str(tmp_path / str(year)) for year in YEARS]
    assert _files(tmp_path) == _files(written)
    assert len(_files(written)) == 3 * 11 + 12 + 2  # from 2027 on there is DoLo too


@pytest.mark.parametrize("on", [date(year, 3, 31) for year in (2023, *WHOLE_YEARS)] + [KNOWN_TO])
def test_about_450_children_are_in_care_at_the_end_of_each_year(on: date) -> None:
    assert 440 <= len(_in_care(on)) <= 480


@pytest.mark.parametrize("year", WHOLE_YEARS)
def test_about_130_come_and_130_go_in_a_year(year: int) -> None:
    first, last = date(year - 1, 4, 1), date(year, 3, 31)
    episodes = [e for life in lives() for e in life.episodes if e.legal_status not in SHORT_BREAKS]
    came = [e for e in episodes if e.reason_new == "S" and first <= e.from_on <= last]
    gone = [e for e in episodes if e.reason_ceased not in ("", "X1") and e.until_on and first <= e.until_on <= last]
    why = Counter(e.reason_ceased for e in gone)

    assert 120 <= len(came) <= 150
    assert 120 <= len(gone) <= 140
    assert 14 <= why["E11"] + why["E12"] <= 18
    assert 16 <= sum(why[code] for code in ("E45", "E46", "E47", "E48")) <= 24
    assert 18 <= why["E4A"] + why["E4B"] <= 27
    assert 40 <= sum(why[code] for code in ("E5", "E6", "E7", "E17")) <= 66


@pytest.mark.parametrize("year", WHOLE_YEARS)
def test_status_placement_age_and_sex_are_those_of_a_council(year: int) -> None:
    here = _in_care(date(year, 3, 31))
    ages = Counter(age_on(life.born_on, date(year, 3, 31)) for life, _ in here)

    assert 0.72 <= _share(here, lambda _, e: e.legal_status in ("C1", "C2")) <= 0.76
    assert 0.19 <= _share(here, lambda _, e: e.legal_status == "V2") <= 0.24
    assert 0.03 <= _share(here, lambda _, e: e.legal_status == "E1") <= 0.06
    assert 0.73 <= _share(here, lambda _, e: e.placement.startswith("U")) <= 0.78
    assert 0.05 <= _share(here, lambda _, e: e.placement == "P1") <= 0.08
    assert 0.08 <= _share(here, lambda _, e: e.placement == "K2") <= 0.12
    assert 0.015 <= _share(here, lambda _, e: e.placement.startswith("A")) <= 0.04
    assert 0.025 <= _share(here, lambda life, _: life.uasc_until is not None) <= 0.04
    assert 0.53 <= _share(here, lambda life, _: life.sex == "M") <= 0.60
    assert 0.70 <= _share(here, lambda life, _: life.ethnicity == "WBRI") <= 0.85
    assert set(ages) == set(range(18))
    assert sum(ages[age] for age in range(14, 18)) / 4 > 1.7 * sum(ages[age] for age in range(14)) / 14


def test_some_move_often_some_come_back_some_have_short_breaks_and_one_adoption_failed() -> None:
    first = date(2025, 4, 1)
    moves = Counter(
        life.number
        for life in lives()
        for e in life.episodes
        if first <= e.from_on <= LAST and e.reason_new in "PB" and not e.placement.startswith("T")
    )
    here = _in_care(LAST)

    assert 0.05 <= _share(here, lambda life, _: moves[life.number] >= 2) <= 0.10
    assert 8 <= sum(sum(e.reason_new == "S" for e in life.episodes) == 2 for life in lives()) <= 20
    assert {e.legal_status for life in lives() for e in life.episodes} >= SHORT_BREAKS
    assert 5 <= sum(life.episodes[0].legal_status in SHORT_BREAKS for life in lives()) <= 12
    assert [why for life in lives() for _, _, why in life.placed].count("RD4") == 1


@pytest.mark.parametrize("year", WHOLE_YEARS)
def test_provision_and_legal_status_are_shared_as_in_a_published_report(year: int) -> None:
    here = _in_care(date(year, 3, 31))

    assert 0.52 <= _share(here, lambda _, e: e.provider == "PR1") <= 0.60
    assert 0.26 <= _share(here, lambda _, e: e.provider in ("PR4", "PR5")) <= 0.33
    assert 0.70 <= _share(here, lambda _, e: e.legal_status in ("C1", "C2")) <= 0.76


@pytest.mark.parametrize("year", WHOLE_YEARS)
def test_health_offending_and_difficulties_are_those_of_a_council(year: int) -> None:
    rows = [row for life in lives() for row in life.health if row.year == year]
    scores = [row.sdq_score for row in rows if row.sdq_score is not None]
    convicted = [row.convicted for row in rows if row.convicted is not None]

    assert 320 <= len(rows) <= 380
    assert 0.89 <= sum(bool(row.assessed) for row in rows) / len(rows) <= 0.94
    assert 0.91 <= sum(bool(row.teeth) for row in rows) / len(rows) <= 0.955
    assert 0.015 <= sum(convicted) / len(convicted) <= 0.055
    assert 13 <= sum(scores) / len(scores) <= 15


@pytest.mark.parametrize("year", WHOLE_YEARS)
def test_of_those_in_care_in_a_year_about_one_in_eleven_goes_missing(year: int) -> None:
    first, last = date(year - 1, 4, 1), date(year, 3, 31)
    cared_for = [
        life
        for life in lives()
        if any(
            e.from_on <= last and (e.until_on is None or e.until_on > first) and e.legal_status not in SHORT_BREAKS
            for e in life.episodes
        )
    ]
    missing = [life for life in cared_for if any(a.kind == "M" and first <= a.from_on <= last for a in life.away)]

    assert 0.07 <= len(missing) / len(cared_for) <= 0.11


def test_seven_reviewing_officers_have_58_to_71_children_each_and_brothers_and_sisters_one_of_them(
    written: Path,
) -> None:
    of_group: dict[str, set[str]] = {}
    here = [life.roster for life in lives() if life.roster]
    for roster in here:
        of_group.setdefault(roster.siblings, set()).add(roster.iro)

    assert Counter(roster.iro for roster in here if roster.iro) == staff.CHILDREN_OF
    assert {life.number for life in lives() if life.roster} == {life.number for life in lives() if in_care(life)}
    assert all(len(iros) == 1 for group, iros in of_group.items() if group)
    assert {roster.team for roster in here} == {staff.COURT, staff.IN_CARE, staff.THROUGH_CARE}
    assert len((written / "roster.csv").read_text().splitlines()) == len(here) + 1


def test_each_child_is_a_number_and_each_place_is_nowhere(written: Path) -> None:
    text = "\n".join(path.read_text() for path in written.rglob("*.csv"))
    postcodes = set(re.findall(r"\b[A-Z]{1,2}\d{1,2} \d[A-Z]{1,2}\b", text))
    pupils = {life.upn for life in lives()}

    assert postcodes
    assert all(code.startswith("ZZ") for code in postcodes)
    assert len({life.number for life in lives()}) == len(lives()) > 800
    assert all(re.fullmatch(r"F-\d{4}", life.number) for life in lives())
    assert all(re.fullmatch(r"[A-HJ-NP-RT-Z]999\d{9}", upn) for upn in pupils)


def test_reviews_are_held_on_working_days_and_one_a_day_for_each_child() -> None:
    for life in lives():
        days = [review.held_on for review in life.reviews if review.held_on.year >= 2023]
        assert len(set(days)) == len(days)
        if life.number not in ON_A_SATURDAY:
            assert all(is_working_day(on) for on in days)


def test_nobody_is_held_back_and_the_checks_find_the_seven_faults_and_no_more(returns: Returns) -> None:
    failed = {check.code: check for check in returns.checks if check.outcome is Outcome.FAILED}

    assert returns.held == {}
    assert {code: check.rows for code, check in failed.items()} == {"146": 1, "167": 3, "440": 2, "H014": 1}
    assert {fault.severity for check in failed.values() for fault in check.faults} == {Severity.SHOWN}
    assert returns.as_at == LAST
    assert all(table.read for table in returns.tables)


@pytest.mark.parametrize("year", WHOLE_YEARS)
@pytest.mark.parametrize("code", MEASURES)
def test_the_figures_are_those_of_the_truth(figures: dict[tuple[str, int], Figure], code: str, year: int) -> None:
    true = truth().figure(code, year, LAST)

    ours = figures[code, year].counted

    assert (ours.numerator, ours.denominator) == (true.numerator, true.denominator)
    assert (ours.left_out, ours.unknown) == (true.left_out, true.unknown)


@pytest.mark.parametrize("year", WHOLE_YEARS)
def test_about_1100_reviews_a_year_are_held_more_of_them_on_time_each_year(
    figures: dict[tuple[str, int], Figure], year: int
) -> None:
    held = figures["reviews_held", year].counted
    due, on_time = figures["reviews_due_held_on_time", year], figures["reviews_held_on_time", year]
    low, high = ON_TIME[year]

    assert 1080 <= held.numerator <= 1170
    assert low <= (due.counted.value or 0) <= high
    assert low <= (on_time.counted.value or 0) <= high


@pytest.mark.parametrize("year", WHOLE_YEARS)
def test_autumn_is_the_worst_quarter_and_first_reviews_are_a_little_worse_than_others(
    figures: dict[tuple[str, int], Figure], year: int
) -> None:
    groups = figures["reviews_due_held_on_time", year].groups
    quarters = {group.key: group.counted.value or 0 for group in groups["quarter"]}
    sequence = {group.key: group.counted.value or 0 for group in groups["sequence"]}

    assert min(quarters, key=quarters.__getitem__) == f"{year - 1}-10-01"
    assert 0 < sequence["later"] - sequence["first"] < 0.08


def test_the_late_are_late_by_days_and_two_are_overdue_at_the_end() -> None:
    rows = [row for year in WHOLE_YEARS for row in truth().rows("reviews_due_held_on_time", year, LAST)]
    missed = [row for row in rows if row.outcome == "not met" and row.latest_on]
    late = [(row.held_on - row.latest_on).days for row in missed if row.held_on and row.latest_on]
    numbers = {life.number for life, _ in _in_care(LAST)}

    assert sum(1 <= days <= 20 for days in late) > 0.93 * len(late)
    assert max(late) < 45
    assert sum(row.held_on is None and row.child in numbers for row in missed) in (2, 3)


@pytest.mark.parametrize("year", WHOLE_YEARS)
def test_views_are_given_in_93_of_a_hundred_and_about_40_come(
    figures: dict[tuple[str, int], Figure], year: int
) -> None:
    views, came = figures["views_given", year].counted, figures["attended", year].counted

    assert 0.925 <= (views.value or 0) <= 0.945
    assert 0.35 <= (came.value or 0) <= 0.43
    assert 150 <= views.left_out["under 4 on the day of the review"] <= 210


def test_the_codes_of_three_years_are_shared_as_in_a_published_table() -> None:
    held = Counter(r.code for life in lives() for r in life.reviews if date(2023, 4, 1) <= r.held_on <= LAST)
    of_4_and_over = sum(held.values()) - held["PN0"]
    shares = {code: count / of_4_and_over for code, count in held.items()}

    assert 0.35 <= shares["PN1"] <= 0.41
    assert 0.46 <= shares["PN6"] <= 0.54
    assert 0.03 <= shares["PN5"] <= 0.055
    assert 0.04 <= shares["PN7"] <= 0.065
    assert shares["PN2"] + shares["PN3"] <= 0.02
    assert shares["PN4"] <= 0.02
    assert held[""] == 3


def test_the_first_year_has_the_unknowns_of_a_first_upload_and_the_last_those_of_its_faults(
    figures: dict[tuple[str, int], Figure],
) -> None:
    first = figures["reviews_due_held_on_time", 2024].counted
    last = figures["views_given", 2026].counted

    assert 400 <= first.unknown["the review before lies outside the returns loaded"] <= 470
    assert figures["reviews_due_held_on_time", 2025].counted.unknown == {}
    assert last.unknown == {
        "held on a day outside any period of care in the returns": 1,
        "no participation code": 3,
        "under-4 code for a child of 4 or over": 2,
    }
