"""`heed comparators` as a person runs it: the Department's file in, a file to set figures beside out."""

from __future__ import annotations

from pathlib import Path

import pytest

from heed.config.cli import main
from heed.measures.published import Level, Published, from_file
from tests.exchange.test_ees import COUNCIL, ENGLAND, HEAD, REGION

Capture = pytest.CaptureFixture[str]

WOLDS = COUNCIL.replace("Fenshire", "Wolds")
MARSH = COUNCIL.replace("Fenshire", "Marsh")


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A release with England, a region and three councils, one of them suppressed."""
    path = tmp_path / "release.csv"
    rows = (ENGLAND + "Foster,67", REGION + "Foster,70", COUNCIL + "Foster,74", WOLDS + "Foster,60", MARSH + "Foster,c")
    path.write_text("\n".join((HEAD, *rows)) + "\n", "utf-8")
    return path


def _take(release: Path, into: Path, *more: str) -> list[str]:
    told = ["--measure", "placements_in_foster_care", "--indicator", "percentage", "--unit", "percent"]
    words = ["--title", "A release", "--definition", "Children in foster care."]
    return ["comparators", str(release), *told, *words, "--into", str(into), *more]


def _values(into: Path) -> dict[tuple[str, str], float]:
    return {(each.level.value, each.area): each.value for each in from_file(into)}


def test_england_and_the_regions_are_taken_with_where_they_are_from(
    release: Path, tmp_path: Path, capsys: Capture
) -> None:
    into = tmp_path / "ours.csv"

    assert main(_take(release, into)) == 0
    assert "Took 2 figures of placements_in_foster_care" in capsys.readouterr().out
    assert _values(into) == {("England", "England"): 67.0, ("region", "The Fens"): 70.0}
    one: Published = from_file(into)[0]
    assert (one.publisher, one.title, one.definition) == (
        "Department for Education",
        "A release",
        "Children in foster care.",
    )


def test_the_neighbours_are_the_mean_of_those_with_a_value_and_it_says_how_many(
    release: Path, tmp_path: Path, capsys: Capture
) -> None:
    into = tmp_path / "ours.csv"
    names = ["--council", "Elsewhere", "--neighbour", "Fenshire", "--neighbour", "Wolds", "--neighbour", "Marsh"]

    assert main(_take(release, into, *names, "--differs", "Rounded.")) == 0
    (neighbours,) = [each for each in from_file(into) if each.level is Level.NEIGHBOURS]
    assert (neighbours.area, neighbours.value) == ("Elsewhere", 67.0)
    assert neighbours.differs == "Rounded. The plain mean of 2 of 3 neighbours, those with a value."
    assert "Marsh, 2024: no value, suppressed to protect people" in capsys.readouterr().err


def test_what_the_file_has_already_is_kept_and_the_same_figure_replaced(release: Path, tmp_path: Path) -> None:
    into = tmp_path / "ours.csv"
    main(_take(release, into))
    release.write_text(release.read_text("utf-8").replace(",67", ",68").replace("2024,", "2025,", 2), "utf-8")

    assert main(_take(release, into)) == 0
    assert [(each.year, each.area, each.value) for each in from_file(into)] == [
        (2025, "England", 68.0),
        (2025, "The Fens", 70.0),
        (2024, "England", 67.0),
        (2024, "The Fens", 70.0),
    ]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (("--measure", "nothing"), "There is no measure “nothing”"),
        (("--neighbour", "Fenshire"), "--neighbour and --council go together"),
        (("--neighbour", "Atlantis", "--council", "Fenshire"), "no council called Atlantis"),
        (("--where", "characteristic"), "does not say which rows"),
        (("--where", "characteristic=None"), "look at its filters again"),
        (("--indicator", "rate"), "has no column “rate”"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence_and_nothing_is_written(
    release: Path, tmp_path: Path, capsys: Capture, more: tuple[str, ...], says: str
) -> None:
    into = tmp_path / "ours.csv"

    assert main(_take(release, into, *more)) == 2
    error = capsys.readouterr().err
    assert says in error
    assert error.count("\n") == 1
    assert not into.exists()


def test_a_release_of_symbols_alone_and_a_place_that_cannot_be_written_are_refused(
    release: Path, tmp_path: Path, capsys: Capture
) -> None:
    assert main(_take(release, tmp_path / "no folder" / "ours.csv")) == 2
    assert "could not be written" in capsys.readouterr().err
    release.write_text("\n".join((HEAD, ENGLAND + "Foster,c")) + "\n", "utf-8")
    assert main(_take(release, tmp_path / "ours.csv")) == 2
    assert "has no value to take" in capsys.readouterr().err


def test_a_unit_in_which_ours_is_not_written_is_refused_and_nothing_is_taken(
    release: Path, tmp_path: Path, capsys: Capture
) -> None:
    into = tmp_path / "ours.csv"

    assert main(_take(release, into, "--unit", "rate")) == 2

    assert "placements_in_foster_care cannot be set beside a figure in “rate”" in capsys.readouterr().err
    assert not into.exists()
