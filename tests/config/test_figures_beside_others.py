"""`heed figures --comparators`: published figures and our own year before, beside ours."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from heed.config.cli import main
from heed.measures.published import Level, Published, Unit, built_in, write
from tests.returns import write as write_returns

Capture = pytest.CaptureFixture[str]

NEWER = Published(
    measure="care_orders",
    split="",
    key="",
    year=2025,
    level=Level.ENGLAND,
    area="England",
    value=56,
    unit=Unit.PER_CENT,
    publisher="The Department",
    title="A later release",
    definition="Children under a care order.",
    differs="",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The returns of two years of forty invented children."""
    place = tmp_path_factory.mktemp("returns")
    write_returns(place, children=40, seed=5, years=(2025, 2026))
    return place


def _file(path: Path, *figures: Published) -> Path:
    with path.open("w", encoding="utf-8", newline="") as out:
        write(out, figures)
    return path


def _figures(folder: Path, *more: str) -> list[str]:
    return ["figures", str(folder / "2025"), str(folder / "2026"), "--year", "2026", *more]


def _comparators(capsys: Capture, code: str) -> list[dict[str, Any]]:
    (found,) = (each for each in json.loads(capsys.readouterr().out)["figures"] if each["code"] == code)
    told: list[dict[str, Any]] = found["comparators"]
    return told


def test_our_year_before_and_england_always_stand_beside(folder: Path, capsys: Capture) -> None:
    main(_figures(folder, "--json"))

    figures = json.loads(capsys.readouterr().out)["figures"]
    for each in figures:
        assert (each["comparators"][0]["level"], each["comparators"][0]["year"]) == ("ourselves", 2025)
    told = {(c["level"], each["code"]) for each in figures for c in each["comparators"]}
    assert {level for level, _ in told} == {"ourselves", "England"}
    published = {each.measure for each in built_in() if each.level is Level.ENGLAND}
    assert {code for level, code in told if level == "England"} == published


def test_our_year_before_is_what_that_year_says_of_itself(folder: Path, capsys: Capture) -> None:
    main(_figures(folder, "--json", "--measure", "care_orders"))
    before = _comparators(capsys, "care_orders")[0]["value"]

    words = _figures(folder, "--json", "--measure", "care_orders", "--as-at", "2025-03-31")
    words[words.index("2026")] = "2025"
    main(words)

    assert json.loads(capsys.readouterr().out)["figures"][0]["value"] == before


def test_of_one_year_alone_nothing_is_said_of_the_year_before(folder: Path, capsys: Capture) -> None:
    main(["figures", str(folder / "2026"), "--year", "2026", "--json", "--measure", "reviews_held"])

    assert _comparators(capsys, "reviews_held") == []


def test_the_region_and_the_neighbours_stand_beside_where_they_are_asked_for(folder: Path, capsys: Capture) -> None:
    areas = ("--region", "yorkshire and the humber", "--neighbours-of", "North East Lincolnshire")
    main(_figures(folder, "--measure", "care_orders", "--json", *areas))

    levels = [each["level"] for each in _comparators(capsys, "care_orders")]
    assert levels == ["ourselves", "England", "region", "statistical neighbours"]

    main(_figures(folder, "--measure", "care_orders", *areas))
    text = capsys.readouterr().out
    assert "England 57% (2024), Yorkshire and The Humber 61% (2024), the neighbours of North East Linco" in text


def test_a_newer_figure_of_a_file_takes_the_place_of_the_one_that_comes_with_heed(
    folder: Path, tmp_path: Path, capsys: Capture
) -> None:
    first, second = _file(tmp_path / "a.csv"), _file(tmp_path / "b.csv", NEWER)
    main(_figures(folder, "--json", "--comparators", str(first), "--comparators", str(second)))

    told = [(c["year"], c["value"]) for c in _comparators(capsys, "care_orders") if c["level"] == "England"]
    assert told == [(2025, 0.56)]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (("--region", "Mars"), "Nothing published is of the region “Mars”. Choose from: Yorkshire and The Humber."),
        (("--neighbours-of", "Mars"), "of the neighbours of “Mars”. Choose from: North East Lincolnshire."),
        (("--comparators", "nowhere.csv"), "nowhere.csv cannot be opened"),
    ],
)
def test_what_is_not_there_is_refused_in_one_sentence(
    folder: Path, more: tuple[str, ...], says: str, capsys: Capture
) -> None:
    assert main(_figures(folder, *more)) == 2

    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.strip().splitlines()) == 1
    assert says in captured.err


def test_the_file_of_published_figures_is_never_written_over(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    path = _file(tmp_path / "theirs.csv", NEWER)

    assert main(_figures(folder, "--comparators", str(path), "--faults", str(path))) == 2

    assert "theirs.csv is read for the figures and would be written over" in capsys.readouterr().err
    assert path.read_text("utf-8").endswith("Children under a care order.,\n")
