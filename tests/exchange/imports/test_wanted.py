"""Claims about the day the data speak for, where returns of several years were applied."""

from __future__ import annotations

from datetime import date, timedelta

from heed.council import actions
from heed.council.settings import REPAIRS
from heed.exchange.read_back import read_back
from tests.exchange.imports.made import IN_CARE, REVIEW, in_year, said


def test_the_day_given_with_the_newest_return_is_the_day_for_all(bring_in, tmp_path):
    newer, older = in_year(tmp_path / "a", 2026), _in_2025(tmp_path)
    bring_in(newer, as_at=said(newer).as_at - timedelta(days=30))

    bring_in(older)

    assert read_back().as_at == said(newer).as_at - timedelta(days=30)


def test_a_day_given_with_an_older_return_is_refused(bring_in, look, tmp_path):
    bring_in(in_year(tmp_path / "a", 2026))

    import_ = look(_in_2025(tmp_path), as_at=said(str(tmp_path / "a" / "2026")).as_at)

    assert import_.refusal.startswith("The return of 2026 has been applied already, so the day")


def test_the_repairs_that_the_council_asks_for_are_made(bring_in, tmp_path, tom):
    gap = [
        {**IN_CARE, "DEC": "04/08/2025", "REC": "X1"},
        {**IN_CARE, "DECOM": "06/08/2025", "RNE": "P", "PLACE": "K2"},
    ]
    files = in_year(tmp_path, 2026, Episodes=gap)
    bring_in(files)
    assert [each.until_on for each in _episodes()] == [date(2025, 8, 4), None]

    actions.change_setting(by=tom, name=REPAIRS.name, value="R01, R05", from_on=date(2026, 4, 1), reason="Agreed")
    bring_in(files)

    assert [each.until_on for each in _episodes()] == [date(2025, 8, 6), None]


def _episodes():
    return next(child for child in read_back().children if child.number == "1001").episodes


def _in_2025(tmp_path):
    review = {**REVIEW, "REVIEW": "20/03/2025"}
    earlier = {**IN_CARE, "DECOM": "01/05/2024"}
    folder = in_year(tmp_path / "older", 2025, Episodes=[earlier], Reviews=[review])
    path = tmp_path / "older" / "2025" / "Reviews.csv"
    path.write_text(path.read_text().replace("25/03/2026", "25/03/2025"))
    return folder
