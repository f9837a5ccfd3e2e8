"""Claims about editions looked at and taken away, about findings and setting them aside, and about the proof-reader."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from heed.access.models import Entry, User
from heed.reports import actions
from heed.reports.document import Audience, Edition
from heed.reports.models import Report, SetAside
from tests.web.reports.conftest import body_of, text_of

SignedIn = Callable[[User], Client]
FILES = "/reports/2026/files/"
LATE = "A first review must be held within 28 days of coming into care."


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("audience", Audience)
def test_every_edition_is_a_page_for_each_audience(
    tom_s: Client, report: Report, edition: Edition, audience: Audience
) -> None:
    page = body_of(tom_s.get(f"/reports/2026/preview/{edition}/?audience={audience}"))

    assert "Annual report" in page
    assert page.count("<h1>") == 1
    assert ("Counts from 1 to 4" in page) == (audience is Audience.PUBLIC)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids)), {each for each in ids if ids.count(each) > 1}


@pytest.mark.parametrize("address", ["preview/poem/", "preview/full/?audience=foes", "files/full/public/exe"])
def test_an_edition_audience_or_format_that_is_none_is_not_there(tom_s: Client, report: Report, address: str) -> None:
    assert tom_s.get(f"/reports/2026/{address}").status_code == 404


@pytest.mark.parametrize(
    ("format", "begins", "kind"),
    [
        ("html", b"<!doctype html>", "text/html; charset=utf-8"),
        ("docx", b"PK", "application/vnd.openxml"),
        ("pdf", b"%PDF", "application/pdf"),
    ],
)
def test_an_edition_is_taken_away_as_a_file_that_says_what_it_is_and_is_on_the_record(
    signed_in: SignedIn, nadia: User, report: Report, format: str, begins: bytes, kind: str
) -> None:
    answer = signed_in(nadia).get(f"{FILES}one-page/public/{format}")

    assert answer.content.startswith(begins)
    assert answer["Content-Type"].startswith(kind)
    name = f"annual-report-2025-26-one-page-draft-1.{format}"
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    assert answer["Content-Disposition"].endswith(f'{name}"')
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox"
    entry = Entry.objects.get(what="web.report_file")
    assert entry.by == nadia
    assert "audience=public" in entry.filter


def test_a_file_with_small_numbers_says_for_whom_it_is_in_its_name(tom_s: Client, report: Report) -> None:
    told = {
        audience: tom_s.get(f"{FILES}full/{audience}/txt")["Content-Disposition"].rpartition("-draft-1")[2]
        for audience in Audience
    }

    assert told == {
        Audience.SERVICE: '-for-the-service.txt"',
        Audience.COUNCIL: '-for-the-council.txt"',
        Audience.PUBLIC: '.txt"',
    }


def test_without_figures_there_is_no_file_and_the_page_says_why(tom_s: Client, bare: Report) -> None:
    assert tom_s.get(f"{FILES}full/public/pdf")["Location"] == "/reports/2026/"
    assert "none has been applied" in text_of(tom_s.get("/reports/2026/preview/full/"))


def test_a_page_of_an_edition_is_counted_once(tom_s: Client, report: Report) -> None:
    tom_s.get("/reports/2026/preview/full/")
    with CaptureQueriesContext(connection) as asked:
        tom_s.get("/reports/2026/preview/full/?audience=public")

    assert len(asked) < 50


# Findings


def write(tom: User, report: Report, text: str = LATE) -> None:
    """Write what the proof-reader minds."""
    actions.save_section(by=tom, report=report, code="voice", text=text, seen_version=0)


def test_a_grave_finding_stands_under_its_text_and_between_the_draft_and_the_board(
    tom_s: Client, tom: User, report: Report
) -> None:
    write(tom, report)

    assert "Must be mended, or set aside" in text_of(tom_s.get("/reports/2026/sections/voice/"))
    assert "20 working days" in text_of(tom_s.get("/reports/2026/proof/"))
    page = text_of(tom_s.get("/reports/2026/"))
    assert "The proof-reader found something: What children told us" in page
    assert "1 finding" in page


def test_a_finding_is_set_aside_with_a_reason_and_asked_for_again(tom_s: Client, tom: User, report: Report) -> None:
    write(tom, report)
    key = re.findall(r'name="key" value="([^"]+)"', body_of(tom_s.get("/reports/2026/proof/")))[0]

    sent = {"key": key, "reason": "It quotes a <b>letter</b>", "from": "voice"}
    for _ in range(2):
        answer = tom_s.post("/reports/2026/proof/set-aside/", sent)
        assert answer["Location"] == "/reports/2026/sections/voice/#findings"
    assert "Because: It quotes a <b>letter</b>" in text_of(tom_s.get("/reports/2026/sections/voice/"))
    page = text_of(tom_s.get("/reports/2026/"))
    assert "The proof-reader found something" not in page
    assert "1 finding" not in page

    again = f"/reports/2026/proof/set-aside/{SetAside.objects.get().pk}/again/"
    for _ in range(2):
        assert tom_s.post(again, {}).status_code == 302
    assert "The proof-reader found something" in text_of(tom_s.get("/reports/2026/"))


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_finding_is_not_set_aside_without_a_reason(tom_s: Client, tom: User, report: Report, reason: str) -> None:
    write(tom, report)
    key = re.findall(r'name="key" value="([^"]+)"', body_of(tom_s.get("/reports/2026/proof/")))[0]

    page = text_of(tom_s.post("/reports/2026/proof/set-aside/", {"key": key, "reason": reason}))

    assert "Say why" in page
    assert not SetAside.objects.exists()


# The proof-reader


def test_any_text_is_read_against_a_years_figures_and_nothing_of_it_is_kept(
    signed_in: SignedIn, priya: User, report: Report
) -> None:
    browser = signed_in(priya)
    assert browser.get("/reports/proof-reader/").status_code == 200

    with CaptureQueriesContext(connection) as asked:
        page = text_of(browser.post("/reports/proof-reader/", {"year": "2026", "text": LATE}))

    assert "Not so" in page
    assert "20 working days" in page
    wrote = [
        each["sql"] for each in asked if re.match("INSERT|UPDATE|DELETE", each["sql"]) and "session" not in each["sql"]
    ]
    assert wrote == []


def test_of_very_many_findings_the_first_are_shown_and_the_rest_are_counted(tom_s: Client, report: Report) -> None:
    text = "\n\n".join(
        f"A first review must be held within {days} days of coming into care." for days in range(30, 150)
    )

    page = text_of(tom_s.post("/reports/proof-reader/", {"year": "2026", "text": text}))

    assert page.count("Not so") == 100
    assert "And 20 more: mend these first." in page


def test_a_text_is_read_without_figures_too_and_that_is_said(tom_s: Client, report: Report) -> None:
    page = text_of(tom_s.post("/reports/proof-reader/", {"year": "2027", "text": LATE}))

    assert "20 working days" in page


def test_where_no_return_is_loaded_numbers_are_held_against_one_another(tom_s: Client, bare: Report) -> None:
    page = text_of(tom_s.post("/reports/proof-reader/", {"year": "2026", "text": LATE}))

    assert "So numbers are held against one another alone." in page
    assert "20 working days" in page


def test_nothing_pasted_and_a_year_that_is_none_are_said(tom_s: Client, bare: Report) -> None:
    page = text_of(tom_s.post("/reports/proof-reader/", {"year": "1066", "text": ""}))

    assert "Choose one of these years." in page
    assert "Paste the text that is to be read." in page
