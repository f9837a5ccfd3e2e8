"""What the generator promises: the same seed the same files, every kind of situation, a truth its maker agrees with."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.returns import MEASURES, Truth, faulty, named, write, write_lives
from tests.returns.cases.telling import Child
from tests.returns.days import birthday
from tests.returns.lives import SHORT_BREAKS, Life
from tests.returns.maker import make
from tests.returns.rows import Row

SITUATIONS = (
    "a bank holiday inside the 20 working days",
    "a change of legal status",
    "a decision for adoption without a placement",
    "a due date on a day that is not a working day",
    "a placement move",
    "a review early",
    "a review late",
    "a review missed and overdue",
    "a review not yet due",
    "a review on 29 February",
    "a review on a day outside care",
    "a review on the 4th birthday",
    "a review on the last day of a month",
    "a review on the very day",
    "a review one day late",
    "a review very late",
    "a temporary placement",
    "adopted",
    "an adoptive placement that was disrupted",
    "back from short breaks to care",
    "back in care after adoption, under a new number",
    "care began before the returns",
    "care began in the months before a return",
    "care began inside the returns",
    "Christmas or Easter inside the 20 working days",
    "from care to short breaks",
    "from short breaks to care",
    "left after the due date",
    "left before the due date",
    "left on the due date",
    "month ends",
    "placed for adoption",
    "placed for adoption before the due date",
    "re-entered care",
    "short breaks",
    "siblings",
    "turned 18 after the due date",
    "turned 18 before the due date",
    "turned 18 on the due date",
    "unaccompanied asylum-seeking",
)
WHYS = {
    "reviews_held": {"held on a day outside any period of care in the returns"},
    "reviews_due_held_on_time": {
        "left care before it fell due",
        "died before it fell due",
        "turned 18 before it fell due",
        "placed for adoption before it fell due",
        "moved to short breaks before it fell due",
        "the review before lies outside the returns loaded",
        "the review before may have been the first",
        "a placement for adoption ended before it, and the law for that review is not encoded",
    },
    "views_given": {
        "under 4 on the day of the review",
        "under-4 code for a child of 4 or over",
        "code for a child of 4 or over, but the child was under 4",
        "no participation code",
        "a participation code that is not in the return's list",
        "held on a day outside any period of care in the returns",
    },
}


@pytest.fixture(scope="module")
def truth() -> Truth:
    return Truth(make(500, 1, (2025, 2026)), (2025, 2026))


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*.csv"))}


def test_the_same_seed_writes_the_same_files_and_another_seed_others(tmp_path: Path) -> None:
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        write(tmp_path / name, 50, seed)

    assert _files(tmp_path / "a") == _files(tmp_path / "b")
    assert _files(tmp_path / "a") != _files(tmp_path / "c")


def test_a_smaller_return_is_the_beginning_of_a_larger(truth: Truth) -> None:
    assert make(100, 1, (2025, 2026)) == truth.lives[:100]


@pytest.mark.parametrize("situation", SITUATIONS)
def test_every_kind_of_situation_occurs_among_500_children(truth: Truth, situation: str) -> None:
    assert sum(situation in life.told for life in truth.lives) > 0


def test_every_reason_occurs_in_one_year_or_the_other(truth: Truth) -> None:
    for measure, whys in WHYS.items():
        told = {row.why for year in truth.years for row in truth.rows(measure, year) if row.why}
        assert told == whys, measure


def test_every_place_age_and_sex_occurs(truth: Truth) -> None:
    rows = [row for year in truth.years for row in truth.rows("reviews_due_held_on_time", year)]

    assert {row.sequence for row in rows} == {"first", "second", "later", "not known"}
    assert {row.age for row in rows} == {"under 1", "1-4", "5-9", "10-15", "16+"}
    assert {row.sex for row in rows} == {"M", "F", "not known"}


def test_every_participation_code_occurs_right_and_wrong(truth: Truth) -> None:
    codes = Counter(
        (review.code, review.held_on < birthday(life.born_on, 4)) for life in truth.lives for review in life.reviews
    )

    for code in ("PN0", "PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7", "", "PN9"):
        assert codes[code, False] > 0, code
    assert codes["PN0", True] > 0
    assert sum(codes[f"PN{n}", True] for n in range(1, 8)) > 0


def test_a_figure_and_its_groups_are_the_same_rows(truth: Truth) -> None:
    for measure in MEASURES:
        whole = truth.figure(measure, 2026)
        for dimension in ("sequence", "age", "sex"):
            parts = truth.groups(measure, dimension, 2026).values()
            assert sum(part.numerator for part in parts) == whole.numerator
            assert sum(part.denominator for part in parts) == whole.denominator
            assert sum(sum(part.unknown.values()) for part in parts) == sum(whole.unknown.values())


@pytest.mark.parametrize("years", [(2024, 2025, 2026), (2025, 2026), (2026,)])
def test_the_truth_of_what_is_wholly_seen_agrees_with_what_the_maker_planned(years: tuple[int, ...]) -> None:
    """The maker knew each whole life; the truth walked the days of the returns. Where both know, they say the same."""
    truth = Truth(make(1500, 3, years), years)
    first = date(years[0] - 1, 4, 1)
    found = {row.told[:3]: row for year in years for row in truth.rows("reviews_due_held_on_time", year)}
    found_of_last = {row.told[:3] for row in truth.rows("reviews_due_held_on_time", years[-1])}

    planned = {told for life in truth.lives for told in _planned(life, first, years[-1])}

    assert planned == {told for told in found_of_last if _wholly_seen(truth, found[told], first)}
    assert len(planned) > 500


def _planned(life: Life, first: date, year: int) -> set[tuple[str, str, str]]:
    """What the maker planned on statutory tracks that began in the returns, as far as it fell due in the year."""
    begin, end = date(year - 1, 4, 1), date(year, 3, 31)
    return {
        (life.number, str(p.held_on) if p.held_on and p.held_on <= end else "", str(p.latest_on))
        for p in life.promises
        if p.track == "statutory" and p.began_on >= first and begin <= p.latest_on <= end
    }


def _wholly_seen(truth: Truth, row: Row, first: date) -> bool:
    """Whether the row is of a track that began in the returns, with a last day that can be known."""
    if row.latest_on is None:
        return False
    life = next(life for life in truth.lives if life.number == row.child)
    planned = [p for p in life.promises if p.track == "statutory"]
    if all(p.began_on >= first for p in planned):
        return True
    return any(p.began_on >= first for p in planned if p.latest_on == row.latest_on)


def test_a_return_says_no_more_than_its_year_knew(tmp_path: Path) -> None:
    write(tmp_path, 200, 5, (2024, 2025, 2026))

    for year in (2024, 2025, 2026):
        first, last = date(year - 1, 4, 1), date(year, 3, 31)
        tables = {path.stem: _read(path) for path in (tmp_path / str(year)).glob("*.csv")}
        children = {row["CHILD"] for row in tables["Header"]}
        for episode in tables["Episodes"]:
            assert _date(episode["DECOM"]) <= last
            assert not episode["DEC"] or first <= _date(episode["DEC"]) <= last
            assert bool(episode["DEC"]) == bool(episode["REC"])
        assert all(first <= _date(review["REVIEW"]) <= last for review in tables["Reviews"])
        assert all(row["CHILD"] in children for rows in tables.values() for row in rows)
        assert children == {row["CHILD"] for name in ("Episodes", "OC3") for row in tables[name]}
        assert all(_date(row["SW_DECOM"]) <= last for row in tables["SWEpisodes"])
        assert all(not row["MIS_END"] or first <= _date(row["MIS_END"]) <= last for row in tables["Missing"])
        assert {row["SEX"] for row in tables["Header"]} <= ({"1", "2", ""} if year == 2024 else {"M", "F", "U"})


def test_an_end_on_31_march_is_in_that_years_return_and_one_on_1_april_in_the_next(tmp_path: Path) -> None:
    ends = ("Mon 31 Mar 2025", "Tue 1 Apr 2025")
    lives = [Child().looked_after("Mon 3 Feb 2025").leaves(on).life(f"N-{n}") for n, on in enumerate(ends)]

    write_lives(tmp_path, lives, (2025, 2026))

    assert [row["DEC"] for row in _read(tmp_path / "2025" / "Episodes.csv")] == ["31/03/2025", ""]
    assert [row["DEC"] for row in _read(tmp_path / "2026" / "Episodes.csv")] == ["01/04/2025"]


def test_lines_end_as_the_year_says_and_text_is_utf_8_without_a_mark(tmp_path: Path) -> None:
    write(tmp_path, 20, 5, (2025, 2026))

    assert b"\r" not in (tmp_path / "2025" / "Reviews.csv").read_bytes()
    assert (tmp_path / "2026" / "Reviews.csv").read_bytes().count(b"\r\n") > 5
    assert (tmp_path / "2026" / "Header.csv").read_bytes().startswith(b"CHILD,SEX,DOB")


def test_episodes_follow_one_another_and_say_why(truth: Truth) -> None:
    for life in truth.lives:
        assert life.episodes[0].reason_new == "S"
        for before, after in zip(life.episodes, life.episodes[1:], strict=False):
            assert before.until_on is not None
            if after.reason_new == "S":
                assert before.until_on < after.from_on
                assert before.reason_ceased != "X1"
            else:
                assert (before.until_on, before.reason_ceased) == (after.from_on, "X1")
        assert life.episodes[-1].reason_ceased != "X1"


def test_nobody_is_in_care_past_18_and_nobody_before_birth(truth: Truth) -> None:
    for life in truth.lives:
        last = life.episodes[-1]
        assert life.born_on <= life.episodes[0].from_on
        assert last.until_on is None or last.until_on <= birthday(life.born_on, 18)
        assert last.until_on is not None or birthday(life.born_on, 18) > date(2026, 3, 31)


def test_a_year_left_out_or_a_day_not_loaded_is_refused(truth: Truth) -> None:
    with pytest.raises(ValueError, match="follow one another"):
        Truth([], (2024, 2026))
    with pytest.raises(ValueError, match="not among those loaded"):
        truth.rows("reviews_held", 2024)
    with pytest.raises(ValueError, match="as-at day"):
        truth.rows("reviews_held", 2026, date(2026, 4, 1))


def test_the_named_cases_are_written_as_one_return(tmp_path: Path) -> None:
    truth = named(tmp_path)

    headers = {row["CHILD"] for year in ("2025", "2026") for row in _read(tmp_path / year / "Header.csv")}
    assert headers == {life.number for life in truth.lives if life.in_care_between(date(2024, 4, 1), date(2026, 3, 31))}
    assert truth.figure("reviews_due_held_on_time", 2026).denominator > 40


def test_the_faulty_return_has_each_fault_where_it_says(tmp_path: Path) -> None:
    found = faulty(tmp_path)

    assert len(found.faults) == len({fault.kind for fault in found.faults}) >= 50
    for fault in found.faults:
        line = (tmp_path / fault.file).read_bytes().decode().split("\r\n")[fault.line - 1]
        assert line.startswith(fault.child + ","), fault
    assert not found.spoilt & {life.number for life in found.sound.lives}
    assert found.sound.figure("reviews_held", 2026).numerator > 50


def test_short_breaks_are_in_the_return_and_in_no_figure(truth: Truth) -> None:
    only = {life.number for life in truth.lives if all(e.legal_status in SHORT_BREAKS for e in life.episodes)}

    assert only
    for measure in MEASURES:
        assert not only & {row.child for row in truth.rows(measure, 2026)}


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def _date(text: str) -> date:
    return date(int(text[6:]), int(text[3:5]), int(text[:2]))
