"""The pages of returns: list, handing in, preview, progress, result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.test import Client

from heed.access.models import User
from heed.exchange.records import Refused
from heed.web.returns import stored
from heed.web.returns.forms import LoadForm
from heed.web.returns.shapes import (
    ChangeLine,
    CheckLine,
    FaultGroup,
    FaultLine,
    FileLine,
    ReturnLine,
    ReturnPage,
    ReturnsPage,
    State,
)

SignedIn = Callable[[User], Client]
TODAY = date(2026, 11, 16)

LINE = ReturnLine(
    name="2024-25 and 2025-26",
    state=State.APPLIED,
    as_at=date(2026, 3, 31),
    handed_in_at=datetime(2026, 4, 2, 5, 10, tzinfo=UTC),
    by="Priya Nair",
    children=812,
    held_back=3,
    faults=41,
    address="/returns/7/",
)
PREVIEW = ReturnPage(
    name="2024-25 and 2025-26",
    state=State.PREVIEW,
    lead="812 children can be applied; 3 are held back until their rows are mended.",
    facts=("As at Tue 31 Mar 2026", "9 files, 4 of them read"),
    files=(
        FileLine("header_2026.csv", "Header", 815, True, ""),
        FileLine("oc2_2026.csv", "OC2", 640, False, "these figures do not use it"),
    ),
    changes=(ChangeLine(112, "children who are new"), ChangeLine(1204, "reviews to add")),
    faults=(
        FaultGroup(
            "Held back",
            "These children are in no figure until their rows are mended.",
            3,
            (
                FaultLine(
                    "episodes_2026.csv", 214, "1700", "The episode ends on 3 May 2025, before it starts: check DEC."
                ),
            ),
            2,
        ),
    ),
    checks=(CheckLine("166", "failed", "4 reviews have a date and no code."),),
    version="v41",
    confirm="/returns/7/apply/",
    discard="/returns/7/discard/",
    why_not="",
    done=0,
    of=812,
    faults_csv="/returns/7/faults.csv",
    figures="/figures/",
)


def show(monkeypatch: pytest.MonkeyPatch, page: ReturnPage) -> None:
    """Make this the return that is read."""
    monkeypatch.setattr(stored, "return_page", lambda request, pk: page)


def test_the_list_shows_each_return_with_its_state_in_words(
    monkeypatch: pytest.MonkeyPatch, signed_in: SignedIn, priya: User
) -> None:
    lines = tuple(replace(LINE, state=state) for state in State)
    monkeypatch.setattr(stored, "returns_page", lambda request: ReturnsPage(lines, "/returns/load/", ""))

    page = signed_in(priya).get("/returns/").content.decode()

    for words in ("Waiting for you", "Being applied", "Applied", "Stopped part of the way", "Refused"):
        assert words in page
    assert "812 children, 3 held back; 41 faults" in page
    assert 'href="/returns/load/"' in page


def test_a_list_without_returns_and_without_the_right_to_load_says_why(
    monkeypatch: pytest.MonkeyPatch, signed_in: SignedIn, priya: User
) -> None:
    monkeypatch.setattr(stored, "returns_page", lambda request: ReturnsPage((), "", "A demonstration takes no return."))

    page = signed_in(priya).get("/returns/").content.decode()

    assert "No return has been loaded yet." in page
    assert "A demonstration takes no return." in page
    assert "Load a return" not in page


def test_a_preview_says_what_was_recognised_what_is_wrong_and_what_will_change(
    monkeypatch: pytest.MonkeyPatch, signed_in: SignedIn, priya: User
) -> None:
    show(monkeypatch, PREVIEW)

    page = signed_in(priya).get("/returns/7/").content.decode()

    assert "What will change" in page
    assert "<b>1,204</b> reviews to add" in page
    assert "episodes_2026.csv, line 214<br>child 1700" in page
    assert "The episode ends on 3 May 2025, before it starts: check DEC." in page
    assert "And 2 more" in page
    assert "no: these figures do not use it" in page
    assert "4 reviews have a date and no code." in page
    assert 'name="version" value="v41"' in page
    assert 'action="/returns/7/apply/"' in page
    assert "<title>Return – Heed</title>" in page


def test_a_return_that_cannot_be_applied_says_why_and_has_no_button(
    monkeypatch: pytest.MonkeyPatch, signed_in: SignedIn, priya: User
) -> None:
    show(monkeypatch, replace(PREVIEW, confirm="", why_not="Another return is being applied: wait until it is done."))

    page = signed_in(priya).get("/returns/7/").content.decode()

    assert "Apply this return" not in page
    assert "wait until it is done" in page


def test_progress_is_said_in_numbers_and_can_be_looked_at_again_without_scripts(
    monkeypatch: pytest.MonkeyPatch, signed_in: SignedIn, priya: User
) -> None:
    show(monkeypatch, replace(PREVIEW, state=State.APPLYING, confirm="", discard="", done=240))

    page = signed_in(priya).get("/returns/7/").content.decode()

    assert "240 of 812 children" in page
    assert '<progress class="progress" max="812" value="240"' in page
    assert 'data-goes-on="3"' in page
    assert "Look again" in page
    assert "http-equiv" not in page


def test_when_it_is_applied_the_figures_are_one_press_away(
    monkeypatch: pytest.MonkeyPatch, signed_in: SignedIn, priya: User
) -> None:
    show(monkeypatch, replace(PREVIEW, state=State.APPLIED, confirm="", discard=""))

    page = signed_in(priya).get("/returns/7/").content.decode()

    assert "What changed" in page
    assert 'href="/figures/"' in page.split("<main")[1]


def form(**data: str) -> LoadForm:
    """The form as sent with one file."""
    files = {"chosen": SimpleUploadedFile("header.csv", b"CHILD,SEX,DOB\n")}
    return LoadForm({"year": "2026", **data}, files, today=TODAY)


def test_the_year_offered_first_is_the_last_that_has_ended() -> None:
    page = LoadForm(today=TODAY)

    assert page["year"].value() == 2026
    assert page.fields["year"].choices[0] == (2027, "2026-27, to 31 March 2027")  # type: ignore[attr-defined]
    assert LoadForm(today=date(2026, 3, 31))["year"].value() == 2025


@pytest.mark.parametrize(
    ("typed", "day"), [("", None), ("31/3/2026", date(2026, 3, 31)), ("15 Nov 2026", date(2026, 11, 15))]
)
def test_the_day_the_data_speak_for_may_be_left_empty_or_pasted(typed: str, day: date | None) -> None:
    sent = form(**{"as_at-day": typed})

    assert sent.is_valid(), sent.errors
    assert sent.cleaned_data["as_at"] == day


def test_a_return_is_handed_in_with_its_files_and_leads_to_its_preview(
    monkeypatch: pytest.MonkeyPatch, signed_in: SignedIn, priya: User
) -> None:
    handed_in = {}

    def hand_in(request: HttpRequest, **given: object) -> int:
        handed_in.update(given)
        return 7

    monkeypatch.setattr(stored, "hand_in", hand_in)
    two = [SimpleUploadedFile("header.csv", b"1"), SimpleUploadedFile("reviews.csv", b"2")]

    answer = signed_in(priya).post("/returns/load/", {"year": "2026", "chosen": two})

    assert answer["Location"] == "/returns/7/"
    assert (handed_in["year"], handed_in["as_at"]) == (2026, None)
    assert [file.name for file in handed_in["chosen"]] == ["header.csv", "reviews.csv"]  # type: ignore[attr-defined]


def test_a_refused_file_is_said_beside_the_field_and_nothing_typed_is_lost(
    monkeypatch: pytest.MonkeyPatch, signed_in: SignedIn, priya: User
) -> None:
    def refuse(request: HttpRequest, **given: object) -> int:
        raise Refused("header.csv has no column DOB: export the whole table again.")

    monkeypatch.setattr(stored, "hand_in", refuse)
    sent = {"year": "2025", "chosen": SimpleUploadedFile("header.csv", b"1"), "as_at-day": "15 Mar 2025"}

    page = signed_in(priya).post("/returns/load/", sent).content.decode()

    assert page.count("header.csv has no column DOB: export the whole table again.") == 2
    assert '<option value="2025" selected>' in page
    assert 'value="15 Mar 2025"' in page
    assert "<title>Error: Load a return – Heed</title>" in page


def test_without_a_file_the_form_says_what_to_choose(signed_in: SignedIn, priya: User) -> None:
    page = signed_in(priya).post("/returns/load/", {"year": "2026"}).content.decode()

    assert "Choose the CSV files of the return." in page


def test_who_may_not_import_does_not_see_returns(signed_in: SignedIn, nadia: User) -> None:
    for address in ("/returns/", "/returns/load/", "/returns/7/"):
        assert signed_in(nadia).get(address).status_code == 404
