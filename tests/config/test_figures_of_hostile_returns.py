"""`heed figures` with every kind of file that a return comes in, and those that cannot be used: one sentence, exit code 2."""

from __future__ import annotations

from pathlib import Path

import pytest

from heed.config import cli
from tests.exchange.ssda903.hostile_returns import ON_A_COMMAND_LINE
from tests.exchange.ssda903.made import folder
from tests.exchange.ssda903.packed import in_folder, xml, zipped
from tests.returns import write


def figures(*words: str) -> int:
    return cli.main(["figures", *words, "--year", "2026"])


@pytest.mark.parametrize("kind", ON_A_COMMAND_LINE)
def test_a_return_that_cannot_be_used_is_one_sentence_and_2(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    made, words = ON_A_COMMAND_LINE[kind]
    paths = made(tmp_path)
    before = sorted(tmp_path.rglob("*"))

    assert figures(*paths) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert words in said.err.splitlines()[-1]
    assert said.err.splitlines()[-1].startswith("heed figures: ")
    assert said.err.endswith(".\n")
    assert "Traceback" not in said.err
    assert sorted(tmp_path.rglob("*")) == before


def test_a_zip_of_two_years_gives_the_figures_of_its_folders(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    write(tmp_path, 40, 7, (2025, 2026))
    files = {**in_folder(tmp_path / "2025", "2025/"), **in_folder(tmp_path / "2026", "2026/")}

    of_folders = figures(str(tmp_path / "2025"), str(tmp_path / "2026")), capsys.readouterr().out
    of_zip = figures(zipped(tmp_path / "both.zip", files)), capsys.readouterr().out

    assert of_zip[0] == of_folders[0] < 2
    assert of_zip[1].replace("both.zip/", "") == of_folders[1]


def test_an_xml_file_gives_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "2026.xml").write_text(xml())

    assert figures(str(tmp_path / "2026.xml")) < 2
    assert "Reviews held" in capsys.readouterr().out


@pytest.mark.parametrize("kind", ["csv", "xml"])
def test_of_an_empty_return_every_figure_says_that_there_are_none(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = folder(tmp_path / "2026", Header=[], Episodes=[], Reviews=[])
    if kind == "xml":
        path = f"{path}.xml"
        Path(path).write_text("<EXPSSDA903></EXPSSDA903>")

    assert figures(path) == 0
    assert "there are none" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["return.zip", "2026.xml"])
def test_an_answer_is_never_written_over_a_return(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    zipped(tmp_path / "return.zip", in_folder(folder(tmp_path / "2026")))
    (tmp_path / "2026.xml").write_text(xml())
    before = (tmp_path / name).read_bytes()

    assert figures(str(tmp_path / name), "--faults", str(tmp_path / name)) == 2
    assert "would be written among the files of a return" in capsys.readouterr().err
    assert (tmp_path / name).read_bytes() == before
