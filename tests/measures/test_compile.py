"""The compiled statements are those of the declarations, and a stale one is caught."""

from __future__ import annotations

from pathlib import Path

import pytest

from heed.facts.schema import TABLES
from heed.measures import compile as compiling
from heed.measures.all import MEASURES


def test_the_statements_committed_are_those_of_the_declarations() -> None:
    assert compiling.stale() == []
    assert compiling.main(["--check"]) == 0


def test_a_stale_a_missing_and_a_left_over_statement_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(compiling, "FOLDER", tmp_path / "sql")
    assert compiling.main([]) == 0
    (tmp_path / "sql" / "attended.sql").write_text("SELECT 1")
    (tmp_path / "sql" / "took_part.sql").unlink()
    (tmp_path / "sql" / "gone.sql").write_text("SELECT 1")

    assert compiling.stale() == ["attended.sql", "gone.sql", "took_part.sql"]
    assert compiling.main(["--check"]) == 1
    assert "attended.sql, gone.sql, took_part.sql" in capsys.readouterr().err

    compiling.write()
    assert compiling.stale() == []
    assert len(list((tmp_path / "sql").iterdir())) == len(MEASURES) + len(TABLES)
