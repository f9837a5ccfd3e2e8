"""`heed figures --roster`: who has the child, with no database, and what is doubtful in the roster among the checks."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from heed.config.cli import main
from heed.exchange.roster.reading import COLUMNS
from tests.returns import write

Capture = pytest.CaptureFixture[str]

HEAD = ",".join(COLUMNS)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The return of one year of forty invented children."""
    place = tmp_path_factory.mktemp("returns")
    write(place, children=40, seed=5, years=(2026,))
    return place


@pytest.fixture(scope="module")
def numbers(folder: Path) -> list[str]:
    """The children of the return."""
    with (folder / "2026" / "Header.csv").open(encoding="utf-8-sig", newline="") as lines:
        return sorted({row["CHILD"] for row in csv.DictReader(lines)})


def _roster(place: Path, *rows: str) -> Path:
    path = place / "roster.csv"
    path.write_text("\n".join((HEAD, *rows)) + "\n", "utf-8")
    return path


def _figures(folder: Path, roster: Path, *more: str) -> list[str]:
    return ["figures", str(folder / "2026"), "--year", "2026", "--roster", str(roster), *more]


def _whole(numbers: list[str]) -> list[str]:
    """A row for every child: the first ten have one IRO and team, the others another."""
    return [
        f"{number},Given{n},Family,{'Nadia Khan' if n < 10 else 'Sam Okoro'},Ann Reed,{'East' if n < 10 else 'West'},"
        for n, number in enumerate(numbers)
    ]


@pytest.mark.parametrize(
    ("by", "keys"), [("iro", ["Nadia Khan", "Sam Okoro", "not known"]), ("team", ["East", "West", "not known"])]
)
def test_figures_are_split_by_who_has_the_child(
    folder: Path, numbers: list[str], tmp_path: Path, by: str, keys: list[str], capsys: Capture
) -> None:
    roster = _roster(tmp_path, *_whole(numbers))

    main(_figures(folder, roster, "--measure", "reviews_held", "--by", by, "--json"))

    (found,) = json.loads(capsys.readouterr().out)["figures"]
    groups = {group["key"]: group["value"] or 0 for group in found["groups"]}
    assert list(groups) == keys
    assert sum(groups.values()) == found["value"]
    assert groups["not known"] == 0
    assert min(groups[keys[0]], groups[keys[1]]) > 0


def test_what_is_doubtful_in_the_roster_stands_among_the_checks_and_the_faults(
    folder: Path, numbers: list[str], tmp_path: Path, capsys: Capture
) -> None:
    first, second, *_ = numbers
    rows = (
        f"{first},Amara,Stone,,Ann Reed,East,",
        f"{second},Kofi,Stone,Sam Okoro,Ann Reed,East,Stones",
        "X-1,Eve,,A B,,,",
    )
    roster, faults = _roster(tmp_path, *rows), tmp_path / "faults.csv"

    code = main(_figures(folder, roster, "--measure", "reviews_held", "--json", "--faults", str(faults)))

    checks = {check["code"]: check for check in json.loads(capsys.readouterr().out)["checks"]}
    assert code == 1
    assert {c: checks[c]["outcome"] for c in ("H060", "H061", "H062", "H063", "H064")} == {
        "H060": "failed",
        "H061": "passed",
        "H062": "failed",
        "H063": "failed",
        "H064": "passed",
    }
    assert (checks["H060"]["rows"], checks["H061"]["why"]) == (1, "")
    assert checks["H060"]["why"].startswith("roster.csv, line 2: IRO is blank")
    with faults.open(encoding="utf-8-sig", newline="") as lines:
        told = [(r["check"], r["child"], r["source_line"]) for r in csv.DictReader(lines) if r["check"] >= "H060"]
    assert told == [("H060", first, "2"), ("H062", "X-1", "4"), ("H063", second, "3")]


def test_in_text_a_failed_check_has_its_words_and_its_rows(
    folder: Path, numbers: list[str], tmp_path: Path, capsys: Capture
) -> None:
    roster = _roster(tmp_path, f"{numbers[0]},Amara,Stone,,Ann Reed,East,")

    main(_figures(folder, roster, "--measure", "reviews_held"))

    text = capsys.readouterr().out
    assert "  H060 failed, 1 row: A child has no IRO.\n    roster.csv, line 2: IRO is blank" in text
    assert "H061" not in text


def test_without_a_roster_its_checks_are_not_asked_and_nobody_is_guessed(folder: Path, capsys: Capture) -> None:
    words = ["figures", str(folder / "2026"), "--year", "2026", "--measure", "reviews_held"]
    main([*words, "--json"])
    assert not {c["code"] for c in json.loads(capsys.readouterr().out)["checks"]} & {"H060", "H064"}

    for by in ("iro", "team"):
        assert main([*words, "--by", by]) == 2
        assert f"so --by {by} needs a roster too: add --roster FILE." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (("F-1,Amara,,,,,", "F-1,Amara,,,,,"), "roster.csv, line 3: the child F-1 is there already"),
        ((), "roster.csv has no children"),
        (("F-1,Amara",), "roster.csv, line 2: the row has 2 cells"),
    ],
)
def test_a_roster_that_cannot_be_placed_is_refused_in_one_sentence(
    folder: Path, tmp_path: Path, rows: tuple[str, ...], says: str, capsys: Capture
) -> None:
    assert main(_figures(folder, _roster(tmp_path, *rows))) == 2

    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.strip().splitlines()) == 1
    assert says in captured.err


def test_a_roster_that_is_not_there_is_refused_by_its_name_alone(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    assert main(_figures(folder, tmp_path / "who.csv")) == 2

    said = capsys.readouterr().err
    assert "who.csv" in said
    assert str(tmp_path) not in said


def test_the_roster_is_never_written_over(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    roster = _roster(tmp_path, "F-1,Amara,,Nadia Khan,,,")
    before = roster.read_bytes()

    assert main(_figures(folder, roster, "--faults", str(roster))) == 2

    assert "roster.csv is read for the figures and would be written over" in capsys.readouterr().err
    assert roster.read_bytes() == before
