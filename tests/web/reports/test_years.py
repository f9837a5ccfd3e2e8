"""Claims about the page of all years and a report's own page: what is begun, what is left, who sees what."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from heed.access.models import User
from heed.facts.models import Snapshot
from heed.reports import actions
from heed.reports.manuscript import Chosen
from heed.reports.models import Report
from tests.reports import made
from tests.web.reports.conftest import body_of, text_of

SignedIn = Callable[[User], Client]


def test_the_manager_begins_the_report_of_the_year_that_is_over_with_one_press(tom_s: Client, tom: User) -> None:
    made.stand_on()
    page = text_of(tom_s.get("/reports/"))
    assert "Begin the report of 2025-26" in page

    answer = tom_s.post("/reports/begin/", {"year": "2026"})

    assert answer["Location"] == "/reports/2026/"
    assert Report.objects.get().year == 2026
    assert "Begin the report of 2025-26" not in text_of(tom_s.get("/reports/"))


def test_a_report_that_was_begun_twice_is_there_once(tom_s: Client, bare: Report) -> None:
    assert tom_s.post("/reports/begin/", {"year": "2026"})["Location"] == "/reports/2026/"
    assert Report.objects.count() == 1


@pytest.mark.parametrize("year", ["1999", "2031", "", "<b>", "9" * 400])
def test_a_year_that_cannot_be_is_refused_in_a_sentence(tom_s: Client, year: str) -> None:
    made.stand_on()

    assert "Choose a year that has begun." in text_of(tom_s.post("/reports/begin/", {"year": year}))
    assert not Report.objects.exists()


def test_who_only_reads_begins_nothing_and_is_shown_no_button(
    signed_in: SignedIn, nadia: User, ruth: User, priya: User
) -> None:
    made.stand_on()
    for somebody in (nadia, ruth, priya):
        browser = signed_in(somebody)
        assert "Begin" not in text_of(browser.get("/reports/"))
        assert browser.post("/reports/begin/", {"year": "2026"}).status_code == 404


def test_who_may_not_read_reports_finds_no_page_and_no_link(
    signed_in: SignedIn, dev: User, ingrid: User, bare: Report
) -> None:
    for somebody in (dev, ingrid):
        browser = signed_in(somebody)
        assert "/reports/" not in body_of(browser.get("/law/"))
        for address in ("/reports/", "/reports/2026/", "/reports/2026/preview/full/", "/reports/proof-reader/"):
            assert browser.get(address).status_code == 404


def test_what_is_left_is_told_in_order_each_with_where_it_is_done(tom_s: Client, report: Report) -> None:
    page = text_of(tom_s.get("/reports/2026/"))

    assert "One thing stands between this draft and the board." in page
    assert "Nobody’s approval is asked for" in page
    assert page.index("Write “Last year’s promises”") < page.index("Write “Good practice”")
    assert "Say what the board needs to know" in page
    assert '/reports/2026/sections/good_practice/"' in body_of(tom_s.get("/reports/2026/"))


def test_what_was_written_is_not_left_to_do(tom_s: Client, tom: User, report: Report) -> None:
    actions.save_section(by=tom, report=report, code="good_practice", text="An IRO stayed late.", seen_version=0)
    actions.add_message(by=tom, report=report, tone="Better", title="More came")

    page = text_of(tom_s.get("/reports/2026/"))

    assert "Write “Good practice”" not in page
    assert "Say what the board needs to know" not in page


def test_sections_stand_in_the_councils_order_under_its_titles_with_how_far_they_are(
    tom_s: Client, tom: User, report: Report
) -> None:
    chosen = [Chosen("timeliness", "On time?"), Chosen("foreword"), Chosen("voice", on=False)]
    actions.choose_sections(report, by=tom, chosen=chosen, seen=0)
    actions.save_section(by=tom, report=report, code="foreword", text="A hard year.", seen_version=0)

    page = text_of(tom_s.get("/reports/2026/")).partition("Order, rename, leave out")[2]

    assert page.index("On time?") < page.index("Foreword")
    assert "On time? Heed’s own words" in page
    assert "Foreword Written" in page
    assert "What children told us Left out" in page


def test_without_a_return_the_page_says_so_and_the_words_can_be_written(tom_s: Client, bare: Report) -> None:
    page = text_of(tom_s.get("/reports/2026/"))

    assert "none has been applied. The words can be written all the same." in page
    assert "There is nothing to read until a return is loaded." in page
    assert tom_s.get("/reports/2026/sections/voice/").status_code == 200


def test_a_year_without_a_report_is_not_there(tom_s: Client, bare: Report) -> None:
    assert tom_s.get("/reports/2025/").status_code == 404


def test_the_page_takes_as_many_queries_for_many_rows_as_for_few(
    tom_s: Client, tom: User, nadia: User, report: Report, figures: Snapshot
) -> None:
    def fill(start: int, end: int) -> int:
        for n in range(start, end):
            actions.save_section(by=tom, report=report, code=f"own-{n}", text="We held 12 reviews.", seen_version=0)
            actions.add_message(by=tom, report=report, tone="Better", title=f"Message {n}")
            actions.add_comment(by=nadia, report=report, text=f"Comment {n}", code="voice")
            actions.add_approval(by=tom, report=report, body=f"Body {n}")
            actions.set_aside(by=tom, report=report, key=f"number: {n}", reason="So")
        chosen = [Chosen(f"own-{n}", f"Own {n}") for n in range(end)]
        actions.choose_sections(report, by=tom, chosen=chosen, seen=actions.sections_seen(report))
        tom_s.get("/reports/2026/")  # what is worked out once is not what is counted
        with CaptureQueriesContext(connection) as asked:
            tom_s.get("/reports/2026/")
        return len(asked)

    few = fill(0, 2)

    assert fill(2, 12) == few
