"""The manual's pages are those of the declarations."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from heed.measures import manual
from heed.measures.all import MEASURES
from heed.measures.declare import Change
from heed.measures.reviews import REVIEWS_DUE_HELD_ON_TIME
from tests.days import day


def test_the_pages_committed_are_those_of_the_declarations() -> None:
    assert manual.stale() == []
    assert manual.main(["--check"]) == 0


def test_each_page_says_definition_law_cases_and_the_statement_that_is_run() -> None:
    pages = manual.pages()

    assert len(pages) == len(MEASURES) + 2
    for code, measure in MEASURES.items():
        page = pages[f"{code}.md"]
        assert measure.definition in page
        assert all(str(source) in page for source in measure.sources)
        assert all(case.story in page for case in measure.cases)
        assert "SELECT" in page
        assert ("Worked cases" in page) is bool(measure.cases)


def test_a_page_names_the_iro_as_people_write_it() -> None:
    assert "IRO (`iro`), team (`team`)" in manual.pages()["children_in_care.md"]


def test_a_change_of_definition_is_told_with_its_day(monkeypatch: pytest.MonkeyPatch) -> None:
    change = Change(day("Wed 1 Apr 2026"), "reviews not held now count as late")
    monkeypatch.setitem(MEASURES, "reviews_due_held_on_time", replace(REVIEWS_DUE_HELD_ON_TIME, changes=(change,)))

    assert "From Wed 1 Apr 2026: reviews not held now count as late" in manual.pages()["reviews_due_held_on_time.md"]


def test_stale_pages_are_named_and_writing_mends_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(manual, "FOLDER", tmp_path / "measures")
    assert manual.main([]) == 0
    (tmp_path / "measures" / "attended.md").write_text("old")
    (tmp_path / "measures" / "gone.md").write_text("old")

    assert manual.main(["--check"]) == 1
    assert "attended.md, gone.md" in capsys.readouterr().err
    manual.write()
    assert manual.stale() == []


def test_no_sentence_of_a_page_ends_twice() -> None:
    assert [name for name, page in manual.pages().items() if "..\n" in page] == []


def test_whom_a_share_is_out_of_stands_before_the_share() -> None:
    definition = MEASURES["health_checks_under_5"].definition

    assert definition.startswith("Of the children under 5 in care for 12 months")
