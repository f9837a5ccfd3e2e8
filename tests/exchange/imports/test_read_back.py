"""Claims about reading back: one state of the data, in as many queries however many children, or a refusal."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from heed.exchange import read_back as reading
from heed.exchange.read_back import Unsettled, data_version, read_back
from heed.exchange.records import Refused
from tests import returns
from tests.exchange.imports.made import REVIEW, in_year, said


def test_a_return_applied_while_it_is_read_back_is_read_again(bring_in, tmp_path, monkeypatch):
    bring_in(in_year(tmp_path / "a", 2026))
    later = in_year(tmp_path / "b", 2026, Reviews=[REVIEW])
    read = reading._read

    def meanwhile(*args):
        found = read(*args)
        if "2" not in data_version():
            bring_in(later)
        return found

    monkeypatch.setattr(reading, "_read", meanwhile)

    assert read_back() == said(later)


def test_a_reader_whom_imports_overtake_again_and_again_gives_up_with_a_sentence(bring_in, tmp_path, monkeypatch):
    files = in_year(tmp_path, 2026)
    bring_in(files)
    monkeypatch.setattr(reading, "_read", lambda *_: bring_in(files))

    with pytest.raises(Unsettled):
        read_back()


def test_reading_back_asks_the_same_number_of_questions_however_many_children(bring_in, tmp_path):
    returns.write(tmp_path / "few", children=5, seed=1)
    returns.write(tmp_path / "many", children=50, seed=1)
    asked = []
    for size in ("few", "many"):
        bring_in(str(tmp_path / size / "2025"), str(tmp_path / size / "2026"))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            read_back()
        asked.append(len(queries))

    assert asked[0] == asked[1]
    assert asked[0] < 40


def test_nothing_is_read_back_before_a_return_was_applied(db):
    with pytest.raises(Refused, match="No return has been applied yet"):
        read_back()
    assert data_version() == ""


def test_the_version_of_the_data_changes_with_every_import_applied(bring_in, look, two_years):
    seen = [data_version()]
    for files in two_years:
        bring_in(files)
        seen.append(data_version())
    look(two_years[0])

    assert len(set(seen)) == 3
    assert data_version() == seen[-1]


def test_a_page_that_asks_for_the_version_of_the_data_asks_the_database_once(bring_in, tmp_path):
    bring_in(in_year(tmp_path, 2026))

    with CaptureQueriesContext(connection) as queries:
        assert data_version() == "1"

    assert len(queries) == 1
