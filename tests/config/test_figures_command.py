"""`heed figures` as a person runs it: files in, figures out, one sentence where it cannot."""

from __future__ import annotations

import csv
import json
import os
import stat
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from heed.config.cli import main
from heed.measures.all import MEASURES
from tests.returns import write

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The returns of two years of sixty invented children."""
    place = tmp_path_factory.mktemp("returns")
    write(place, children=60, seed=5, years=(2025, 2026))
    return place


def _figures(folder: Path, *more: str) -> list[str]:
    return ["figures", str(folder / "2025"), str(folder / "2026"), "--year", "2026", *more]


def test_json_alone_is_on_standard_output(folder: Path, capsys: Capture) -> None:
    code = main(_figures(folder, "--json"))

    out = capsys.readouterr().out
    answer = json.loads(out)
    assert code in (0, 1)
    assert answer["as_at"] == "2026-03-31"
    assert [f["code"] for f in answer["figures"]] == list(MEASURES)
    assert {check["outcome"] for check in answer["checks"]} <= {"passed", "failed", "could not run"}
    assert (code == 1) == any(check["outcome"] == "failed" for check in answer["checks"])


def test_the_data_cannot_speak_for_a_day_to_come(
    folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("heed.access.clock.today", lambda: date(2026, 11, 22))

    assert main(_figures(folder, "--as-at", "2026-11-23")) == 2
    said = capsys.readouterr().err
    assert main(_figures(folder, "--as-at", "2026-11-22", "--measure", "reviews_held")) in (0, 1)

    assert "The data cannot speak for a day to come: give Sun 22 Nov 2026 or a day before it." in said


def test_one_measure_split_one_way(folder: Path, capsys: Capture) -> None:
    main(_figures(folder, "--measure", "attended", "--measure", "took_part", "--by", "sex", "--json"))

    attended, took_part = json.loads(capsys.readouterr().out)["figures"]
    assert (attended["code"], took_part["code"]) == ("attended", "took_part")
    assert sum(g["denominator"] for g in attended["groups"]) == attended["denominator"]


def test_the_rows_written_are_exactly_the_rows_counted(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "rows.csv"

    main(_figures(folder, "--rows", "reviews_due_held_on_time", "--csv", str(target), "--json"))

    figure = json.loads(capsys.readouterr().out)["figures"][0]
    with target.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert list(rows[0]) == ["row", "child", "held_on", "latest_on", "outcome", "why", "source_file", "source_line"]
    outcomes = [row["outcome"] for row in rows]
    assert outcomes.count("met") == figure["numerator"]
    assert outcomes.count("not met") == figure["denominator"] - figure["numerator"]
    assert outcomes.count("left out") == sum(figure["left_out"].values())
    assert outcomes.count("unknown") == sum(figure["unknown"].values())
    assert list(tmp_path.iterdir()) == [target]


def test_each_row_points_at_a_line_that_holds_the_child(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "rows.csv"
    main(_figures(folder, "--rows", "reviews_held", "--csv", str(target)))

    with target.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            text = (folder / row["source_file"]).read_text("utf-8").splitlines()[int(row["source_line"]) - 1]
            assert text.split(",")[0] == row["child"]


def test_every_fault_can_be_had_as_a_file(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "faults.csv"

    main(_figures(folder, "--faults", str(target), "--json"))

    failed = {c["code"]: c["rows"] for c in json.loads(capsys.readouterr().out)["checks"] if c["outcome"] == "failed"}
    with target.open(encoding="utf-8-sig", newline="") as lines:
        found = Counter(row["check"] for row in csv.DictReader(lines))
    assert found == failed


def test_text_reads_as_sentences(folder: Path, capsys: Capture) -> None:
    main(_figures(folder))

    text = capsys.readouterr().out
    assert text.startswith("Tue 1 Apr 2025 to Tue 31 Mar 2026, as at Tue 31 Mar 2026")
    assert "Reviews held on time: " in text


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["--measure", "on_time"], "There is no measure “on_time”."),
        (["--rows", "on_time", "--csv", "x.csv"], "There is no measure “on_time”."),
        (["--by", "colour"], "Figures cannot be split by “colour”. Choose from: sequence, age_band, sex, "),
        (["--rows", "attended"], "--rows and --csv go together"),
        (["--csv", "x.csv"], "--rows and --csv go together"),
    ],
)
def test_what_does_not_exist_is_refused_with_what_does(
    folder: Path, more: list[str], sentence: str, capsys: Capture
) -> None:
    assert main(_figures(folder, *more)) == 2

    captured = capsys.readouterr()
    assert captured.out == ""
    assert sentence in captured.err.splitlines()[-1]


def test_a_file_of_the_return_is_never_written_over(folder: Path, capsys: Capture) -> None:
    target = folder / "2026" / "Reviews.csv"
    before = target.read_bytes()

    assert main(_figures(folder, "--rows", "attended", "--csv", str(target))) == 2
    assert "would be written among the files of a return: choose another folder" in capsys.readouterr().err
    assert main(_figures(folder, "--faults", str(folder / "2026" / ".." / "2025" / "faults.csv"))) == 2
    assert target.read_bytes() == before


def test_what_is_not_a_file_is_never_replaced(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    pipe, place = tmp_path / "pipe", tmp_path / "place"
    os.mkfifo(pipe)
    place.mkdir()

    for target in (pipe, place):
        assert main(_figures(folder, "--faults", str(target))) == 2
        assert "is not a file that can be written anew: choose another place" in capsys.readouterr().err
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_link_is_followed_and_stays_a_link(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "real" / "faults.csv")

    main(_figures(folder, "--faults", str(link), "--json"))

    assert link.is_symlink()
    assert (tmp_path / "real" / "faults.csv").read_text("utf-8-sig").startswith("check,")


def test_rows_and_faults_do_not_share_a_file(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    both = str(tmp_path / "both.csv")

    assert main(_figures(folder, "--rows", "attended", "--csv", both, "--faults", both)) == 2
    assert "--csv and --faults name the same file" in capsys.readouterr().err


@pytest.mark.parametrize("words", ["26", "2026-27", "next", "-2026"])
def test_a_year_that_is_none_is_refused(folder: Path, words: str, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["figures", str(folder / "2026"), f"--year={words}"])

    assert stopped.value.code == 2
    assert f"“{words}” is not a year: write the one it ends in, as 2026" in capsys.readouterr().err


@pytest.mark.parametrize("words", ["31/03/2026", "2026-02-30", "yesterday"])
def test_a_day_that_is_none_is_refused(folder: Path, words: str, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(_figures(folder, "--as-at", words))

    assert stopped.value.code == 2
    assert f"“{words}” is not a day: write it as 2026-03-31" in capsys.readouterr().err


def test_a_folder_that_is_no_return_is_refused_in_one_sentence(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "notes.txt").write_text("nothing here")

    assert main(["figures", str(tmp_path), "--year", "2026"]) == 2

    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Traceback" not in captured.err
    assert len(captured.err.strip().splitlines()) == 1


def test_a_place_that_cannot_be_written_is_said_and_nothing_is_left(
    folder: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("heed.exchange.csv_out.write", full)

    assert main(_figures(folder, "--rows", "attended", "--csv", str(tmp_path / "rows.csv"))) == 2
    assert "could not be written (No space left on device): choose another place" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_command_needs_neither_database_nor_django_nor_ibis(folder: Path) -> None:
    program = (
        "import sys; from heed.config.cli import main; "
        f"code = main({_figures(folder, '--json')!r}); "
        "heavy = {'django', 'ibis', 'pandas', 'holidays', 'pydantic'} & set(sys.modules); "
        "sys.stderr.write(repr(sorted(heavy))); sys.exit(3 if heavy else code)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert done.returncode in (0, 1), done.stderr[-2000:]
    assert done.stderr.endswith("[]")


def test_what_can_be_asked_for_is_listed_without_a_return(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["figures", "--list"])

    listed = capsys.readouterr().out
    assert ended.value.code in (0, None)
    assert listed.startswith("Reviews on time (reviews)\n  reviews_due_held_on_time: Reviews held on time\n")
    assert all(f"  {code}: " in listed for code in MEASURES)


def test_one_section_alone_can_be_asked_for(folder: Path, capsys: Capture) -> None:
    main(_figures(folder, "--section", "taking_part", "--json"))

    figures = json.loads(capsys.readouterr().out)["figures"]
    assert [found["code"] for found in figures] == [
        code for code, measure in MEASURES.items() if measure.section.code == "taking_part"
    ]


def test_split_in_every_way_each_figure_has_all_that_its_measure_has(folder: Path, capsys: Capture) -> None:
    main(_figures(folder, "--by", "all", "--json"))

    for found in json.loads(capsys.readouterr().out)["figures"]:
        assert list(found["splits"]) == list(MEASURES[found["code"]].splits)


def test_a_way_that_some_figures_alone_can_be_split_splits_those(folder: Path, capsys: Capture) -> None:
    main(_figures(folder, "--by", "sequence", "--json"))

    for found in json.loads(capsys.readouterr().out)["figures"]:
        assert ("groups" in found) == ("sequence" in MEASURES[found["code"]].splits)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--measure", "children_in_care", "--by", "sequence"], "Choose from: age_band, sex, ethnicity_group, "),
        (["--section", "shoes"], "There is no section “shoes”. Choose from: reviews, taking_part, "),
        (["--section", "reviews", "--measure", "children_in_care"], "No measure asked for is of a section asked for"),
    ],
)
def test_what_does_not_go_together_is_refused_with_what_does(
    folder: Path, capsys: Capture, more: list[str], said: str
) -> None:
    assert main(_figures(folder, *more)) == 2
    assert said in capsys.readouterr().err
