"""Claims about the lists of a report, its sections' order, and what is said of it: added, changed, moved, taken out."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from heed.access.models import User
from heed.reports import actions
from heed.reports.models import ChosenSection, KeyMessage, Promise, Recommendation, Report, Risk
from tests.post.test_pictures import png
from tests.web.reports.conftest import body_of, text_of

SignedIn = Callable[[User], Client]
LISTS = "/reports/2026/lists/"
ORDER = "/reports/2026/order/"
DETAILS = "/reports/2026/details/"

GOOD: dict[str, tuple[type, dict[str, str], str]] = {
    "messages": (KeyMessage, {"tone": "Better", "title": "More came <b>", "text": "[[attended]]"}, "More came <b>"),
    "promises": (Promise, {"text": "Write to every child", "progress": "Complete"}, "Write to every child"),
    "recommendations": (
        Recommendation,
        {
            **{"text": "Send records in time", "whose": "the IRO service", "owner": "Tom", "success": "Nine in ten"},
            **{"by_when-day": "31", "by_when-month": "3", "by_when-year": "2027"},
        },
        "Tom, Wed 31 Mar 2027",
    ),
    "risks": (Risk, {"title": "Too many children", "likelihood": "B", "impact": "II"}, "Likely, major"),
}
BAD = {
    "messages": ({"tone": "Better", "title": "", "text": "Kept words"}, "Give the message in one line.", "Kept words"),
    "promises": ({"text": " ", "what_happened": "Kept words"}, "Say what was promised.", "Kept words"),
    "recommendations": (
        {"text": "Kept words", "whose": "the IRO service", "by_when-day": "31", "by_when-month": "2"},
        "date",
        "Kept words",
    ),
    "risks": ({"title": "Kept words", "likelihood": "Z", "impact": "II"}, "Choose one of these.", "Kept words"),
}


@pytest.mark.parametrize("name", GOOD)
def test_a_row_is_added_once_however_often_it_is_sent_and_stands_on_the_list(
    tom_s: Client, bare: Report, name: str
) -> None:
    model, sent, shown = GOOD[name]

    for _ in range(2):
        assert tom_s.post(f"{LISTS}{name}/", sent)["Location"] == f"{LISTS}{name}/?done=added"

    assert model._default_manager.count() == 1  # type: ignore[attr-defined]
    assert shown in text_of(tom_s.get(f"{LISTS}{name}/"))


@pytest.mark.parametrize("name", BAD)
def test_what_is_wrong_is_said_and_what_was_typed_stays(tom_s: Client, bare: Report, name: str) -> None:
    sent, says, typed = BAD[name]

    answer = tom_s.post(f"{LISTS}{name}/", sent)

    assert "There is a problem" in text_of(answer)
    assert says in text_of(answer)
    assert typed in body_of(answer)
    assert not GOOD[name][0]._default_manager.exists()  # type: ignore[attr-defined]


def test_a_row_is_changed_and_the_later_of_two_sees_both(tom_s: Client, tom: User, bare: Report) -> None:
    row = actions.add_message(by=tom, report=bare, tone="Better", title="First")
    address = f"{LISTS}messages/{row.pk}/"
    assert 'value="First"' in body_of(tom_s.get(address))

    said = {"tone": "Better", "title": "Second", "seen_version": str(row.version)}
    assert tom_s.post(address, said).status_code == 302

    page = text_of(tom_s.post(address, {**said, "title": "Third"}))
    assert "Somebody else changed this first" in page
    assert KeyMessage.objects.get().title == "Second"


def test_who_mends_a_slip_does_not_take_the_place_of_what_somebody_saved_meanwhile(
    tom_s: Client, tom: User, bare: Report
) -> None:
    row = actions.add_message(by=tom, report=bare, tone="Better", title="First")
    address, said = f"{LISTS}messages/{row.pk}/", {"tone": "Better", "seen_version": "1"}
    tom_s.post(address, {**said, "title": "Hers"})

    slip = body_of(tom_s.post(address, {**said, "title": ""}))
    assert 'name="seen_version" value="1"' in slip
    assert "Hers" in text_of(tom_s.post(address, {**said, "title": "His"}))
    assert KeyMessage.objects.get().title == "Hers"

    slip = body_of(tom_s.post(DETAILS, described(fte="many", seen_version="0")))
    assert 'name="seen_version" value="0"' in slip


def test_rows_are_moved_and_taken_out_and_a_second_press_does_no_harm(tom_s: Client, tom: User, bare: Report) -> None:
    first, last = (actions.add_message(by=tom, report=bare, tone="Better", title=each) for each in ("First", "Last"))

    tom_s.post(f"{LISTS}messages/{last.pk}/move/", {"up": "1"})
    assert list(KeyMessage.objects.order_by("place").values_list("title", flat=True)) == ["Last", "First"]
    assert "It is the first already." in text_of(tom_s.post(f"{LISTS}messages/{last.pk}/move/", {"up": "1"}))

    first.refresh_from_db()
    for _ in range(2):
        gone = tom_s.post(f"{LISTS}messages/{first.pk}/remove/", {"seen_version": str(first.version)})
        assert gone.status_code == 302
    assert KeyMessage.objects.count() == 1


def test_a_list_that_is_none_and_a_row_of_another_report_are_not_there(tom_s: Client, tom: User, bare: Report) -> None:
    other = actions.add_message(by=tom, report=actions.begin_report(by=tom, year=2025), tone="Better", title="There")

    assert tom_s.get(f"{LISTS}poems/").status_code == 404
    assert tom_s.get(f"{LISTS}messages/{other.pk}/").status_code == 404
    tom_s.post(f"{LISTS}messages/{other.pk}/remove/", {"seen_version": "1"})
    assert KeyMessage.objects.get().title == "There"


def test_who_only_reads_has_no_lists(signed_in: SignedIn, nadia: User, ruth: User, bare: Report) -> None:
    for somebody in (nadia, ruth):
        for address in (f"{LISTS}messages/", ORDER, DETAILS, "/reports/2026/papers/", "/reports/2026/proof/"):
            assert signed_in(somebody).get(address).status_code == 404


# Order


def order_of(tom_s: Client) -> dict[str, Any]:
    """What the page of sections would send, were nothing pressed."""
    page = body_of(tom_s.get(ORDER))
    codes = re.findall(r'name="code" value="(\w[\w-]*)"', page)
    sent: dict[str, Any] = {"code": codes, "seen": re.findall(r'name="seen" value="(\d+)"', page)[0]}
    for code in codes:
        sent[f"on-{code}"] = "on"
        sent[f"title-{code}"] = re.findall(rf'name="title-{code}" value="([^"]*)"', page)[0].replace("&#39;", "'")
    return sent


def codes(report: Report) -> list[str]:
    """The sections that were chosen, in order."""
    return list(ChosenSection.objects.filter(report=report).order_by("place").values_list("code", flat=True))


def test_a_section_is_moved_by_a_press_and_what_was_typed_elsewhere_is_kept(tom_s: Client, bare: Report) -> None:
    sent = {**order_of(tom_s), "up": "at_brief", "title-at_voice": "In their words"}

    assert tom_s.post(ORDER, sent)["Location"] == f"{ORDER}?done=kept#at_brief"

    assert codes(bare)[:2] == ["brief", "foreword"]
    assert ChosenSection.objects.get(code="voice").title == "In their words"
    assert ChosenSection.objects.get(code="brief").title == "", "Heed's own title follows the council's words"


def test_a_move_sent_twice_is_one_move(tom_s: Client, bare: Report) -> None:
    sent = {**order_of(tom_s), "down": "at_foreword"}

    for _ in range(2):
        assert tom_s.post(ORDER, sent).status_code == 302
    assert codes(bare)[:2] == ["brief", "foreword"]


def test_a_section_is_left_out_and_brought_back(tom_s: Client, bare: Report) -> None:
    sent = order_of(tom_s)
    del sent["on-at_voice"]
    tom_s.post(ORDER, sent)
    assert not ChosenSection.objects.get(code="voice").on

    tom_s.post(ORDER, order_of(tom_s))
    assert ChosenSection.objects.get(code="voice").on


def test_a_section_of_the_councils_own_is_added_once_written_and_taken_out(tom_s: Client, bare: Report) -> None:
    sent = {**order_of(tom_s), "add": "1", "title": "Our <b>fen</b> walks"}
    for _ in range(2):
        assert tom_s.post(ORDER, sent).status_code == 302
    [own] = [code for code in codes(bare) if code.startswith("own-")]

    assert tom_s.post(f"/reports/2026/sections/{own}/", {"text": "We walked.", "seen_version": "0"}).status_code == 302
    assert "Our <b>fen</b> walks" in text_of(tom_s.get("/reports/2026/"))

    tom_s.post(ORDER, {**order_of(tom_s), "remove": f"at_{own}"})
    assert own not in codes(bare)


def test_two_sections_of_one_title_are_two(tom_s: Client, bare: Report) -> None:
    for _ in range(2):
        tom_s.post(ORDER, {**order_of(tom_s), "add": "1", "title": "Fens"})

    assert [code for code in codes(bare) if code.startswith("own-")] == ["own-fens", "own-fens-2"]


def test_a_page_of_order_that_sends_no_section_changes_none(tom_s: Client, bare: Report) -> None:
    tom_s.post(ORDER, {"seen": "0"})

    assert tom_s.get(ORDER).status_code == 200
    assert "Foreword" in text_of(tom_s.get("/reports/2026/"))


def test_a_recommendation_that_lacks_something_is_told_on_its_list_and_on_the_report(
    tom_s: Client, tom: User, bare: Report
) -> None:
    actions.add_recommendation(by=tom, report=bare, text="Do more")

    assert "No owner, no date, no way to see that it worked" in text_of(tom_s.get(f"{LISTS}recommendations/"))
    assert "Complete 1 recommendation" in text_of(tom_s.get("/reports/2026/"))


def test_a_section_without_a_title_is_not_added(tom_s: Client, bare: Report) -> None:
    page = text_of(tom_s.post(ORDER, {**order_of(tom_s), "add": "1", "title": " "}))

    assert "Give the section a title." in page
    assert not ChosenSection.objects.exists()


def test_who_ordered_after_somebody_else_is_told_and_loses_nothing_typed(
    tom_s: Client, tom: User, bare: Report
) -> None:
    sent = {**order_of(tom_s), "title-at_voice": "My title"}
    tom_s.post(ORDER, {**order_of(tom_s), "up": "at_brief"})

    answer = tom_s.post(ORDER, sent)

    assert "Somebody else changed the sections" in text_of(answer)
    assert 'value="My title"' in body_of(answer)
    assert codes(bare)[0] == "brief"


# What is said of it


def described(**changed: str) -> dict[str, str]:
    """What the page of details sends."""
    return {
        **{"body": "Corporate Parenting Board", "author_name": "Tom", "provisional": "yes"},
        **{"said_provisional": "They may move.", "meeting_on-day": "10", "meeting_on-month": "12"},
        **{"meeting_on-year": "2026", "fte": "6.8", "seen_version": "1", **changed},
    }


def test_what_is_said_of_a_report_is_kept(tom_s: Client, bare: Report) -> None:
    assert tom_s.post(DETAILS, described()).status_code == 302

    bare.refresh_from_db()
    assert (bare.body, bare.meeting_on, float(bare.fte or 0)) == ("Corporate Parenting Board", date(2026, 12, 10), 6.8)
    assert "For the Corporate Parenting Board on Thu 10 Dec 2026" in text_of(tom_s.get("/reports/"))


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"meeting_on-day": "31", "meeting_on-month": "2"}, "There is no such day"),
        ({"fte": "many"}, "Write a number, such as 6.8."),
        ({"fte": "0"}, "0.1 to 999"),
        ({"fte": "1e999"}, "a number"),
        ({"body": "x" * 201}, "at most 200 characters"),
        ({"provisional": "perhaps"}, "Choose one of these."),
    ],
)
def test_what_cannot_be_is_said_and_the_rest_stays_typed(
    tom_s: Client, bare: Report, changed: dict[str, str], says: str
) -> None:
    answer = tom_s.post(DETAILS, described(author_role="Manager of all", **changed))

    assert says in text_of(answer)
    assert 'value="Manager of all"' in body_of(answer)
    bare.refresh_from_db()
    assert bare.author_role == ""


def test_a_stale_page_of_details_shows_both(tom_s: Client, bare: Report) -> None:
    tom_s.post(DETAILS, described(body="Hers"))

    page = text_of(tom_s.post(DETAILS, described(body="His")))

    assert "Somebody else changed this first" in page
    assert "Hers His" in page


@pytest.mark.usefixtures("report")
def test_a_logo_is_put_on_shown_and_taken_off(tom_s: Client, bare: Report) -> None:
    logo = "/reports/2026/logo/"
    sent = {"logo": SimpleUploadedFile("logo.png", png()), "alt": "Fenshire"}

    assert tom_s.post(logo, sent).status_code == 302
    assert 'alt="Fenshire"' in body_of(tom_s.get(DETAILS))
    picture = tom_s.get("/reports/2026/logo/picture/")
    assert picture["Content-Type"] == "image/png"
    assert picture["X-Content-Type-Options"] == "nosniff"

    tom_s.post(logo, {"remove": "1"})
    assert tom_s.get("/reports/2026/logo/picture/").status_code == 404


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"%PDF-1.7 not a picture", "picture"),
        (b"", "The file is empty"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 2_000_001, "larger than 2 MB"),
        (b"<svg onload='alert(1)'/>", "picture"),
    ],
)
def test_a_logo_that_is_no_picture_is_one_clear_sentence_and_the_words_stay(
    tom_s: Client, bare: Report, content: bytes, says: str
) -> None:
    answer = tom_s.post("/reports/2026/logo/", {"logo": SimpleUploadedFile("logo.png", content), "alt": "Our sign"})

    assert says in text_of(answer)
    assert 'value="Our sign"' in body_of(answer)
    bare.refresh_from_db()
    assert bare.logo is None
