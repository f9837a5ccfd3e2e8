"""`heed report` as a person runs it: return files in, one report in three formats out, one sentence where it cannot."""

from __future__ import annotations

import csv
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from heed.access import clock
from heed.config import reading
from heed.config.cli import main
from heed.config.commands import report
from heed.exchange.records import Check, Outcome
from heed.exchange.roster.reading import COLUMNS
from heed.reports.document import Audience, Document, Edition
from tests.hostile import HOSTILE
from tests.returns import write

Capture = pytest.CaptureFixture[str]

COUNCIL = 'Fenshire & "Fen" <County> Council'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The returns of two years of twenty-five invented children."""
    place = tmp_path_factory.mktemp("returns")
    write(place, children=25, seed=5, years=(2025, 2026))
    return place


def _report(folder: Path, out: Path | str, *more: str, council: str = COUNCIL) -> list[str]:
    returns = [str(folder / "2025"), str(folder / "2026")]
    return ["report", *returns, "--year", "2026", f"--council={council}", "--out", str(out), *more]


@pytest.fixture(scope="module")
def made(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the whole report was written into, once."""
    out = tmp_path_factory.mktemp("out") / "new" / "folder"
    assert main(_report(folder, out)) in (0, 1)
    return out


@pytest.fixture
def composed(monkeypatch: pytest.MonkeyPatch) -> list[Document]:
    """What is composed, with formats that cost nothing."""
    found: list[Document] = []

    def note(document: Document) -> bytes:
        found.append(document)
        return b"made"

    monkeypatch.setattr("heed.reports.formats.FORMATS", dict.fromkeys(("html", "docx", "pdf"), note))
    return found


def test_the_report_is_three_files_alone_in_the_folder(made: Path) -> None:
    assert sorted(path.name for path in made.iterdir()) == [
        "annual-report-2025-26.docx",
        "annual-report-2025-26.html",
        "annual-report-2025-26.pdf",
    ]
    assert (made / "annual-report-2025-26.pdf").read_bytes().startswith(b"%PDF-")
    assert "word/document.xml" in ZipFile(made / "annual-report-2025-26.docx").namelist()
    assert (made / "annual-report-2025-26.html").read_text("utf-8").lstrip().lower().startswith("<!doctype html>")


def test_the_councils_name_stands_in_each_format_as_words(made: Path) -> None:
    page = (made / "annual-report-2025-26.html").read_text("utf-8")
    document = ZipFile(made / "annual-report-2025-26.docx").read("word/document.xml").decode()

    for text in (page, document):
        assert "<County>" not in text
        assert "&lt;County&gt;" in text


def test_what_was_written_is_said_and_the_code_tells_of_failed_checks(
    folder: Path, tmp_path: Path, capsys: Capture, composed: list[Document]
) -> None:
    code = main(_report(folder, tmp_path / "out"))
    main(["figures", str(folder / "2025"), str(folder / "2026"), "--year", "2026"])

    captured = capsys.readouterr()
    assert code == (1 if " failed, " in captured.out else 0)
    assert [line for line in captured.err.splitlines() if line.startswith("Wrote ")] == [
        f"Wrote {tmp_path / 'out' / 'annual-report-2025-26'}.{ending}" for ending in ("html", "docx", "pdf")
    ]


def test_failed_checks_give_1_and_none_0(
    folder: Path, tmp_path: Path, composed: list[Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = reading.facts_of
    for outcome, code in ((Outcome.FAILED, 1), (Outcome.PASSED, 0), (Outcome.COULD_NOT_RUN, 0)):
        checks = (Check("167", outcome, 1, "why"),)
        monkeypatch.setattr(reading, "facts_of", lambda args, checks=checks: replace(read(args), checks=checks))
        assert main(_report(folder, tmp_path)) == code


def test_the_public_edition_is_made_where_nobody_says_for_whom(
    folder: Path, tmp_path: Path, composed: list[Document]
) -> None:
    main(_report(folder, tmp_path))

    assert {(document.edition, document.audience) for document in composed} == {(Edition.FULL, Audience.PUBLIC)}
    assert {document.cover.organisation for document in composed} == {COUNCIL}
    assert {document.made_on for document in composed} == {clock.today()}


@pytest.mark.parametrize("audience", list(Audience))
def test_who_reads_it_is_asked_for(folder: Path, tmp_path: Path, composed: list[Document], audience: Audience) -> None:
    main(_report(folder, tmp_path, "--audience", audience.value))

    assert {document.audience for document in composed} == {audience}


@pytest.mark.parametrize(
    ("asked", "editions"),
    [
        (["one-page"], [Edition.ONE_PAGE]),
        (["full", "one-page", "full"], [Edition.FULL, Edition.ONE_PAGE]),
        (["leicestershire"], [Edition.COVER_NOTE]),
        (["medway"], [Edition.COVER_RISKS]),
        (["bath-and-north-east-somerset"], [Edition.COVER_PANEL]),
        (["medway", "cover-risks"], [Edition.COVER_RISKS]),
        (["all"], list(Edition)),
    ],
)
def test_editions_are_asked_for_by_name_and_by_the_council_they_come_from(
    folder: Path, tmp_path: Path, composed: list[Document], asked: list[str], editions: list[Edition]
) -> None:
    main(_report(folder, tmp_path, *(f"--edition={name}" for name in asked)))

    assert [document.edition for document in composed] == [edition for edition in editions for _ in range(3)]
    stems = {"annual-report-2025-26" + ("" if e is Edition.FULL else f"-{e.value}") for e in editions}
    assert {path.stem for path in tmp_path.iterdir()} == stems
    assert len(list(tmp_path.iterdir())) == 3 * len(editions)


def test_with_a_roster_the_report_says_how_many_children_each_iro_has(
    folder: Path, tmp_path: Path, composed: list[Document]
) -> None:
    with (folder / "2026" / "Header.csv").open(encoding="utf-8-sig", newline="") as lines:
        numbers = sorted({row["CHILD"] for row in csv.DictReader(lines)})
    rows = (
        f"{number},Given{n},Family,{'Nadia Khan' if n % 3 else 'Sam Okoro'},Ann Reed,East,"
        for n, number in enumerate(numbers)
    )
    roster = tmp_path / "roster.csv"
    roster.write_text("\n".join((",".join(COLUMNS), *rows)) + "\n", "utf-8")

    main(_report(folder, tmp_path / "out", "--audience=service", "--roster", str(roster), "--edition=one-page"))
    main(_report(folder, tmp_path / "out", "--audience=service", "--edition=one-page"))

    with_roster, without = (repr(composed[at].sections) for at in (0, 3))
    assert "children for each IRO" in with_roster
    assert "children for each IRO" not in without
    assert "Nadia Khan" not in with_roster


# Refused in one sentence


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["--edition=two-page"], "There is no edition “two-page”. Choose from: full, one-page, cover-note, "),
        (["--edition=full", "--edition=../../x"], "There is no edition “../../x”."),
        (["--audience=everybody"], "There is no audience “everybody”. Choose from: service, council, public."),
        (["--fte=-2"], "--fte needs a number of posts, more than 0."),
        (["--fte=0"], "--fte needs a number of posts, more than 0."),
        (["--fte=inf"], "--fte needs a number of posts, more than 0."),
        (["--fte=nan"], "--fte needs a number of posts, more than 0."),
        (["--roster=nowhere.csv"], "nowhere.csv"),
    ],
)
def test_what_there_is_not_is_refused_with_what_there_is(
    folder: Path, tmp_path: Path, more: list[str], sentence: str, capsys: Capture
) -> None:
    assert main(_report(folder, tmp_path / "out", *more)) == 2

    captured = capsys.readouterr()
    assert sentence in captured.err.splitlines()[-1]
    assert captured.out == ""
    assert "Traceback" not in captured.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "\x00\x07", "x" * 101])
def test_a_council_without_a_name_is_refused(folder: Path, tmp_path: Path, name: str, capsys: Capture) -> None:
    assert main(_report(folder, tmp_path, council=name)) == 2

    assert (
        capsys.readouterr().err.splitlines()[-1].endswith("--council needs the council’s name, of at most 100 letters.")
    )


@pytest.mark.parametrize("name", [name for name in HOSTILE if 0 < len(name) <= 100])
def test_a_hostile_name_is_words(name: str) -> None:
    said = report._council(name)

    assert said
    assert not {"\x00", "\x07", "\n", "\r", "\u202e"} & set(said)


@pytest.mark.parametrize(("missing", "named"), [("--year", "--year"), ("--council", "--council"), ("--out", "--out")])
def test_what_must_be_given_is_asked_for(
    folder: Path, tmp_path: Path, missing: str, named: str, capsys: Capture
) -> None:
    given = _report(folder, tmp_path)
    if missing == "--council":
        given = [word for word in given if not word.startswith("--council")]
    else:
        at = given.index(missing)
        given = [*given[:at], *given[at + 2 :]]

    with pytest.raises(SystemExit) as stopped:
        main(given)

    assert stopped.value.code == 2
    assert named in capsys.readouterr().err.splitlines()[-1]


@pytest.mark.parametrize("inside", [".", "2026", "2026/new"])
def test_a_folder_among_the_returns_is_never_written_into(folder: Path, inside: str, capsys: Capture) -> None:
    before = sorted(folder.rglob("*"))
    place = folder / "2026" if inside == "." else folder / inside

    assert main(_report(folder, place)) == 2
    assert "--out is among the files of a return, which are read: choose another folder." in capsys.readouterr().err
    assert sorted(folder.rglob("*")) == before


def test_a_folder_of_a_year_that_is_named_with_it_is_never_written_into(folder: Path, capsys: Capture) -> None:
    given = ["report", f"2026={folder / '2026'}", "--year=2026", "--council=X", "--out", str(folder / "2026" / "out")]

    assert main(given) == 2
    assert "--out is among the files of a return" in capsys.readouterr().err


def test_a_file_is_no_folder_to_write_into(
    folder: Path, tmp_path: Path, capsys: Capture, composed: list[Document]
) -> None:
    file = tmp_path / "file"
    file.write_text("mine")

    assert main(_report(folder, file)) == 2
    assert capsys.readouterr().err.splitlines()[-1].endswith(f"{file} is a file: --out needs a folder.")
    assert main(_report(folder, file / "inside")) == 2
    last = capsys.readouterr().err.splitlines()[-1]
    assert "could not be written into" in last
    assert last.endswith("(Not a directory): choose another place.")
    assert file.read_text() == "mine"


def test_where_the_disk_is_full_nothing_is_half_written(
    folder: Path, tmp_path: Path, capsys: Capture, composed: list[Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tmp_path / "annual-report-2025-26.html"
    before.write_text("last week’s")
    write_bytes = Path.write_bytes

    def full(self: Path, content: bytes) -> int:
        if self.name.endswith(".pdf.part"):
            write_bytes(self, content[:1])
            raise OSError(28, "No space left on device")
        return write_bytes(self, content)

    monkeypatch.setattr(Path, "write_bytes", full)

    assert main(_report(folder, tmp_path)) == 2
    said = capsys.readouterr().err.splitlines()[-1]
    assert said.endswith(
        f"The report could not be written into {tmp_path} (No space left on device): choose another place."
    )
    assert list(tmp_path.iterdir()) == [before]
    assert before.read_text() == "last week’s"


def test_the_data_cannot_speak_for_a_day_to_come(
    folder: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("heed.access.clock.today", lambda: date(2026, 11, 22))

    assert main(_report(folder, tmp_path, "--as-at", "2026-11-23")) == 2
    assert "The data cannot speak for a day to come" in capsys.readouterr().err


def test_a_year_of_which_no_return_is_given_is_refused(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    given = ["report", str(folder / "2025"), "--year=2026", "--council=X", "--out", str(tmp_path / "out")]

    assert main(given) == 2
    captured = capsys.readouterr()
    assert "2026" in captured.err.splitlines()[-1]
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_no_return_is_refused_in_one_sentence(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "notes.txt").write_text("nothing here")

    assert main(["report", str(tmp_path / "in"), "--year=2026", "--council=X", "--out", str(tmp_path / "out")]) == 2
    captured = capsys.readouterr()
    assert len(captured.err.strip().splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_the_command_needs_neither_database_nor_django_nor_ibis(folder: Path, tmp_path: Path) -> None:
    given = _report(folder, tmp_path, "--edition=cover-note")
    program = (
        "import sys; from heed.config.cli import main; "
        f"code = main({given!r}); "
        "heavy = {'django', 'ibis', 'pandas', 'pydantic'} & set(sys.modules); "
        "sys.stderr.write(repr(sorted(heavy))); sys.exit(3 if heavy else code)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert done.returncode in (0, 1), done.stderr[-2000:]
    assert done.stderr.endswith("[]")
    assert len(list(tmp_path.iterdir())) == 3
