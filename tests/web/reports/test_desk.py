"""Claims about the desk of a section: what it begins with, what is kept, what is shown, and what two at once are told."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from heed.access.models import User
from heed.access.pages import declaration_of
from heed.reports import actions
from heed.reports.models import Comment, Report, SectionText
from heed.web.reports.writing_views import section
from tests.hostile import HOSTILE
from tests.web.reports.conftest import body_of, text_of

SignedIn = Callable[[User], Client]
DESK = "/reports/2026/sections/timeliness/"
VOICE = "/reports/2026/sections/voice/"


def kept(code: str = "timeliness") -> str:
    """What is kept of a section."""
    return SectionText.objects.get(code=code).text


def typed_in(answer: Any) -> str:
    """What stands in the box."""
    found = re.search(r'<textarea[^>]*name="text"[^>]*>\n?(.*?)</textarea>', body_of(answer), re.DOTALL)
    assert found
    return found[1]


def test_the_desk_begins_with_heeds_own_words_their_questions_and_their_figures(tom_s: Client, report: Report) -> None:
    answer = tom_s.get(DESK)
    page = text_of(answer)

    assert typed_in(answer).startswith("[[reviews_due_held_on_time full]] that fell due")
    assert "Why was each late review late" in page
    assert "96.3% (1,094 of 1,136 reviews) [[reviews_due_held_on_time full]]" in page
    assert "1,094 of 1,136 reviews) that fell due in the year were held on time" in page  # how it reads


def test_heeds_own_words_left_as_they_are_are_not_copied_into_the_report(tom_s: Client, report: Report) -> None:
    first = typed_in(tom_s.get(DESK)).replace("&#39;", "'").replace("&amp;", "&")

    assert tom_s.post(DESK, {"text": first.replace("\n", "\r\n"), "seen_version": "0"}).status_code == 302
    assert not SectionText.objects.exists()


def test_what_is_kept_is_kept_as_typed_and_shown_as_it_reads(tom_s: Client, report: Report) -> None:
    text = "**All** [[reviews_held full]] were held.\n\n- One\n- Two"

    answer = tom_s.post(DESK, {"text": text, "seen_version": "0"})

    assert answer["Location"] == f"{DESK}?done=kept"
    assert kept() == text
    assert "<strong>All</strong>" in body_of(tom_s.get(DESK))
    assert "All 1,165 reviews were held." in text_of(tom_s.get(DESK)).replace("  ", " ")


def test_sent_twice_it_is_kept_once(tom_s: Client, report: Report) -> None:
    for _ in range(2):
        assert tom_s.post(DESK, {"text": "Once", "seen_version": "0"}).status_code == 302
    assert SectionText.objects.get().version == 1


def test_emptied_it_says_heeds_own_words_again(tom_s: Client, tom: User, report: Report) -> None:
    actions.save_section(by=tom, report=report, code="timeliness", text="Mine", seen_version=0)

    tom_s.post(DESK, {"text": "", "seen_version": "1"})

    assert typed_in(tom_s.get(DESK)).startswith("[[reviews_due_held_on_time full]]")


def test_the_later_of_two_is_refused_and_sees_both_texts_and_may_then_take_its_place(
    tom_s: Client, tom: User, report: Report
) -> None:
    actions.save_section(by=tom, report=report, code="timeliness", text="Hers <b>", seen_version=0)

    answer = tom_s.post(DESK, {"text": "His & mine", "seen_version": "0"})
    page = text_of(answer)

    assert "Somebody else changed this first" in page
    assert "Hers <b>" in page
    assert typed_in(answer) == "His &amp; mine"
    assert kept() == "Hers <b>"

    version = re.search(r'name="seen_version" value="(\d+)"', body_of(answer))
    assert version
    tom_s.post(DESK, {"text": "His & mine", "seen_version": version[1]})
    assert kept() == "His & mine"


def test_what_it_becomes_is_shown_without_being_kept(tom_s: Client, report: Report) -> None:
    answer = tom_s.post(DESK, {"text": "[[reviews_held]] held.", "seen_version": "0", "show": "1"})
    page = text_of(answer)

    assert "How it reads, if you keep it" in page
    assert "1,165 reviews held." in page
    assert typed_in(answer) == "[[reviews_held]] held."
    assert not SectionText.objects.exists()


def test_who_only_looked_what_it_becomes_has_not_seen_what_somebody_saved_meanwhile(
    tom_s: Client, tom: User, report: Report
) -> None:
    actions.save_section(by=tom, report=report, code="timeliness", text="Hers", seen_version=0)

    answer = tom_s.post(DESK, {"text": "His", "seen_version": "0", "show": "1"})

    assert 'name="seen_version" value="0"' in body_of(answer)
    tom_s.post(DESK, {"text": "His", "seen_version": "0"})
    assert kept() == "Hers"


def test_the_live_preview_writes_nothing(tom_s: Client, report: Report) -> None:
    with CaptureQueriesContext(connection) as asked:
        answer = tom_s.post(f"{DESK}show/", {"text": "We held 1,200 reviews. [[reviews_held]]", "seen_version": "0"})
    page = body_of(answer)

    assert "1,165 reviews" in page
    assert 'data-part="reads"' in page
    assert 'data-part="found"' in page
    wrote = [
        each["sql"] for each in asked if re.match("INSERT|UPDATE|DELETE", each["sql"]) and "session" not in each["sql"]
    ]
    assert wrote == []


def test_what_is_typed_is_kept_while_it_is_typed_and_says_its_version(tom_s: Client, report: Report) -> None:
    first = tom_s.post(f"{DESK}keep/", {"text": "One", "seen_version": "0"})
    second = tom_s.post(f"{DESK}keep/", {"text": "One two", "seen_version": str(first.json()["version"])})

    assert (first.json()["version"], second.json()["version"]) == (1, 2)
    assert second.json()["said"].startswith("Kept on ")
    assert kept() == "One two"


def test_what_is_kept_while_it_is_typed_never_takes_the_place_of_anothers(
    tom_s: Client, tom: User, report: Report
) -> None:
    actions.save_section(by=tom, report=report, code="timeliness", text="Hers", seen_version=0)

    answer = tom_s.post(f"{DESK}keep/", {"text": "His", "seen_version": "0"})

    assert answer.status_code == 409
    assert "see both texts" in answer.json()["why"]
    assert kept() == "Hers"


@pytest.mark.parametrize("text", ["", None])
def test_nothing_typed_is_nothing_kept(tom_s: Client, report: Report, text: str | None) -> None:
    sent = {} if text is None else {"text": text, "seen_version": "0"}

    assert tom_s.post(f"{DESK}keep/", sent).status_code == 200
    assert not SectionText.objects.exists()


def test_a_tag_that_is_none_is_a_clear_sentence_and_the_draft_is_kept(tom_s: Client, report: Report) -> None:
    tom_s.post(VOICE, {"text": "We held [[reviews_hold]].", "seen_version": "0"})

    assert kept("voice") == "We held [[reviews_hold]]."
    assert "did you mean reviews_held?" in text_of(tom_s.get(VOICE))


def test_a_text_pasted_from_a_word_processor_says_what_was_put_in_order(tom_s: Client, report: Report) -> None:
    pasted = '<p class="MsoNormal">Children said: <o:p></o:p>listen</p>'

    shown = text_of(tom_s.post(VOICE, {"text": pasted, "seen_version": "0", "show": "1"}))
    assert "came with the styles of a word processor" in shown
    assert "Children said: listen" in shown

    assert tom_s.post(VOICE, {"text": pasted, "seen_version": "0"})["Location"].endswith("?done=tidied")
    assert kept("voice") == pasted


def test_an_appendix_of_two_hundred_pages_is_kept_and_shown(tom_s: Client, report: Report) -> None:
    page = "What a child said about their review’s day, in their words, and what was done. " * 38
    appendix = "\n\n".join([page] * 200)
    assert len(appendix) > 590_000

    tom_s.post(VOICE, {"text": appendix, "seen_version": "0"})

    assert kept("voice") == appendix
    assert tom_s.get(VOICE).status_code == 200
    declared = declaration_of(section)
    assert declared is not None
    assert declared.takes > 4 * len(appendix.encode())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_words(tom_s: Client, report: Report, text: str) -> None:
    sent = {"text": f"Before {text} after", "seen_version": "0"}
    shown = body_of(tom_s.post(f"{VOICE}show/", sent))
    tom_s.post(VOICE, sent)
    page = body_of(tom_s.get(VOICE))

    for each in (shown, page):
        assert "<script>alert" not in each.lower()
        assert "<img src=x" not in each.lower()
    assert tom_s.get("/reports/2026/preview/full/").status_code == 200


def test_who_only_reads_sees_the_section_and_the_comments_and_no_box(
    signed_in: SignedIn, nadia: User, report: Report
) -> None:
    browser = signed_in(nadia)
    page = body_of(browser.get(DESK))

    assert 'name="text"' not in page
    assert "1,165 reviews" in page
    assert browser.post(DESK, {"text": "Mine", "seen_version": "0"}).status_code == 404
    assert browser.post(f"{DESK}keep/", {"text": "Mine", "seen_version": "0"}).status_code == 404
    assert not SectionText.objects.exists()


def test_a_comment_stands_with_its_section_and_is_answered_there(
    signed_in: SignedIn, tom_s: Client, nadia: User, report: Report
) -> None:
    answer = signed_in(nadia).post("/reports/2026/comments/add/", {"code": "timeliness", "comment": "Say why <b>"})
    assert answer["Location"] == f"{DESK}#comments"
    assert "Say why <b>" in text_of(tom_s.get(DESK))

    row = Comment.objects.get()
    said = {"answer": "It is said now.", "seen_version": str(row.version)}
    assert tom_s.post(f"/reports/2026/comments/{row.pk}/answer/", said)["Location"] == f"{DESK}#comments"
    assert "It is said now. Answered by Tom" in text_of(tom_s.get(DESK))


def test_a_comment_without_words_is_asked_for_again_and_one_by_who_may_not_is_not_there(
    signed_in: SignedIn, nadia: User, grace: User, report: Report
) -> None:
    page = text_of(signed_in(nadia).post("/reports/2026/comments/add/", {"code": "timeliness", "comment": " "}))

    assert "Say what you would change, or what you ask." in page
    assert signed_in(grace).post("/reports/2026/comments/add/", {"comment": "Hm"}).status_code == 404
    assert not Comment.objects.exists()


def test_a_comment_on_a_section_that_was_taken_out_stays_among_all(tom_s: Client, tom: User, report: Report) -> None:
    actions.add_comment(by=tom, report=report, text="Of old", code="own-gone")

    page = body_of(tom_s.get("/reports/2026/comments/"))
    assert "Of old" in page
    assert "own-gone/" not in page


def test_a_section_made_from_a_list_leads_to_it(tom_s: Client, report: Report) -> None:
    for code, which in (("brief", "messages"), ("promises", "promises"), ("next", "recommendations")):
        assert f'/reports/2026/lists/{which}/"' in body_of(tom_s.get(f"/reports/2026/sections/{code}/"))


def test_a_part_of_a_committee_paper_is_written_on_the_same_desk(tom_s: Client, report: Report) -> None:
    desk = "/reports/2026/sections/paper_ward/"
    assert typed_in(tom_s.get(desk)) == "All"

    tom_s.post(desk, {"text": "Fenside and Lode", "seen_version": "0"})

    assert "Fenside and Lode" in text_of(tom_s.get(desk))
    assert "Wards affected" in text_of(tom_s.get("/reports/2026/papers/"))


@pytest.mark.parametrize("code", ["nothing", "own-not-there", "paper_nothing"])
def test_a_section_that_is_none_is_not_there(tom_s: Client, report: Report, code: str) -> None:
    assert tom_s.get(f"/reports/2026/sections/{code}/").status_code == 404
    assert tom_s.post(f"/reports/2026/sections/{code}/", {"text": "x", "seen_version": "0"}).status_code == 404
    assert tom_s.post(f"/reports/2026/sections/{code}/keep/", {"text": "x", "seen_version": "0"}).status_code == 400
    assert not SectionText.objects.exists()
