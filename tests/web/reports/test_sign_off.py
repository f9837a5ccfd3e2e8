"""Claims about sign-off: approvals, the last look, issuing, what was issued, corrections."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from heed.access.models import Demo, Entry, User
from heed.post import disk
from heed.reports import actions, rebuilding
from heed.reports.document import Audience
from heed.reports.formats import FORMATS
from heed.reports.models import Approval, Issue, IssuedFile, Report
from tests.days import day
from tests.web.reports.conftest import body_of, text_of

SignedIn = Callable[[User], Client]
SIGN_OFF = "/reports/2026/sign-off/"
ISSUE = "/reports/2026/issue/"


@pytest.fixture(autouse=True)
def _plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """One audience and one format: what is claimed holds for each."""
    monkeypatch.setattr(rebuilding, "FORMATS", {"txt": FORMATS["txt"]})
    monkeypatch.setattr(rebuilding, "GIVEN_TO", (Audience.PUBLIC,))


@pytest.fixture
def ruth_s(signed_in: SignedIn, ruth: User) -> Client:
    """Where the leader is signed in."""
    return signed_in(ruth)


def ask(tom_s: Client, body: str = "The director") -> Approval:
    """Ask for an approval."""
    assert tom_s.post("/reports/2026/sign-off/ask/", {"body": body}).status_code == 302
    return Approval.objects.get(body=body)


def form_of(browser: Client, row: Approval) -> dict[str, str]:
    """What the page of approving sends."""
    page = body_of(browser.get(f"{SIGN_OFF}{row.pk}/approve/"))
    hidden = dict(re.findall(r'name="(draft|words|figures)" value="([^"]+)"', page))
    day = dict(zip(("day", "month", "year"), ("16", "11", "2026"), strict=True))
    return {**hidden, "approved_by": "Ruth", **{f"approved_on-{part}": value for part, value in day.items()}}


def approve(browser: Client, row: Approval) -> None:
    """Approve it as it is now."""
    assert browser.post(f"{SIGN_OFF}{row.pk}/approve/", form_of(browser, row)).status_code == 302


def issued(tom_s: Client, ruth_s: Client) -> Issue:
    """Issue a report."""
    approve(ruth_s, ask(tom_s))
    assert tom_s.post(ISSUE, {"number": "1"})["Location"] == "/reports/2026/issues/1/"
    return Issue.objects.get(number=1)


def test_an_approval_is_asked_for_once_given_by_the_leader_and_taken_back(
    tom_s: Client, ruth_s: Client, report: Report
) -> None:
    row = ask(tom_s)
    ask(tom_s)
    assert "Approve" not in text_of(tom_s.get(SIGN_OFF)).partition("Approvals")[2].partition("Ask")[0].replace(
        "Approvals", ""
    )

    approve(ruth_s, row)
    assert "Approved by Ruth on Mon 16 Nov 2026." in text_of(tom_s.get(SIGN_OFF))

    for _ in range(2):
        assert ruth_s.post(f"{SIGN_OFF}{row.pk}/take-back/").status_code == 302
    assert "Not approved yet." in text_of(tom_s.get(SIGN_OFF))


def test_the_manager_cannot_approve_what_they_wrote(tom_s: Client, report: Report) -> None:
    row = ask(tom_s)

    assert tom_s.get(f"{SIGN_OFF}{row.pk}/approve/").status_code == 404
    assert tom_s.post(f"{SIGN_OFF}{row.pk}/approve/", {"approved_by": "Me"}).status_code == 404


def test_what_changed_after_it_was_read_is_not_approved(
    tom_s: Client, ruth_s: Client, tom: User, report: Report
) -> None:
    row = ask(tom_s)
    sent = form_of(ruth_s, row)
    actions.save_section(by=tom, report=report, code="voice", text="Another word.", seen_version=0)

    page = text_of(ruth_s.post(f"{SIGN_OFF}{row.pk}/approve/", sent))

    assert "have changed since you opened this" in page
    assert Approval.objects.get().approved_on is None


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"approved_by": ""}, "Say who approved it."),
        ({"approved_on-year": "2027"}, "is still to come"),
        ({"approved_on-day": "x"}, "not a date"),
    ],
)
def test_what_cannot_be_approved_is_said_and_what_was_typed_stays(
    tom_s: Client, ruth_s: Client, report: Report, changed: dict[str, str], says: str
) -> None:
    row = ask(tom_s)
    sent = {**form_of(ruth_s, row), **changed}

    answer = ruth_s.post(f"{SIGN_OFF}{row.pk}/approve/", sent)

    assert says in text_of(answer)
    assert f'value="{sent["approved_by"]}"' in body_of(answer) or not sent["approved_by"]
    assert Approval.objects.get().approved_on is None


def test_an_approval_falls_when_a_word_changes_and_the_page_says_so(
    tom_s: Client, ruth_s: Client, tom: User, report: Report
) -> None:
    approve(ruth_s, ask(tom_s))
    actions.save_section(by=tom, report=report, code="voice", text="Another word.", seen_version=0)

    assert "the words have changed since, so it is to be given again" in text_of(tom_s.get(SIGN_OFF))
    assert "To be approved again" in text_of(ruth_s.get(SIGN_OFF))


def test_the_next_draft_comes_once_however_often_it_is_pressed(tom_s: Client, report: Report) -> None:
    for _ in range(2):
        sent = {"draft": "1", "seen_version": str(report.version)}
        assert tom_s.post("/reports/2026/next-draft/", sent).status_code == 302
    report.refresh_from_db()
    assert report.draft == 2


def test_each_thing_that_stands_in_the_way_is_named_with_where_it_is_mended(
    tom_s: Client, tom: User, report: Report
) -> None:
    late = "A first review must be held within 28 days of coming into care."
    actions.save_section(by=tom, report=report, code="voice", text=late, seen_version=0)
    actions.add_promise(by=tom, report=report, text="Write to every child")

    page = body_of(tom_s.get(ISSUE))

    for address in ("sections/voice/", "lists/promises/", "sign-off/"):
        assert f'/reports/2026/{address}"' in page.partition("<main")[2]
    assert "Issue it" not in page
    assert "Not yet" in text_of(tom_s.post(ISSUE, {"number": "1"}))
    assert not Issue.objects.exists()


def test_a_report_is_issued_once_and_its_files_are_listed_with_their_digests(
    tom_s: Client, ruth_s: Client, report: Report
) -> None:
    approve(ruth_s, ask(tom_s))
    assert "Nothing stands in its way." in text_of(tom_s.get(ISSUE))

    for _ in range(2):
        assert tom_s.post(ISSUE, {"number": "1"})["Location"] == "/reports/2026/issues/1/"

    page = text_of(tom_s.get("/reports/2026/issues/1/"))
    file = IssuedFile.objects.select_related("stored").get(edition="full")
    assert file.stored.sha256 in page
    assert "Nothing: every figure of the report is the same today." in page
    assert Issue.objects.count() == 1


def test_an_issued_file_is_handed_over_as_it_was_issued_to_whoever_may_read_reports(
    signed_in: SignedIn, tom_s: Client, ruth_s: Client, nadia: User, dev: User, report: Report
) -> None:
    issued(tom_s, ruth_s)
    file = IssuedFile.objects.select_related("stored").get(edition="full")
    address = f"/reports/2026/issues/1/files/{file.pk}/"

    answer = signed_in(nadia).get(address)

    assert b"".join(answer) == disk.path_of(file.stored.sha256).read_bytes()
    assert "attachment" in answer["Content-Disposition"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert Entry.objects.filter(what="web.report_issued_file", by=nadia).count() == 1
    assert signed_in(dev).get(address).status_code == 404


def test_a_file_of_a_final_report_is_the_file_that_was_issued_whenever_it_is_taken(
    tom_s: Client, ruth_s: Client, report: Report
) -> None:
    issued(tom_s, ruth_s)
    Demo.objects.update(day=day("Fri 1 Jan 2027"))

    taken = tom_s.get("/reports/2026/files/full/public/txt")

    file = IssuedFile.objects.select_related("stored").get(edition="full")
    assert taken.content == disk.path_of(file.stored.sha256).read_bytes()
    assert taken["Content-Disposition"].endswith('annual-report-2025-26-final.txt"')


def test_a_final_report_is_read_and_not_written_in(tom_s: Client, ruth_s: Client, report: Report) -> None:
    issued(tom_s, ruth_s)

    assert "It was issued, and nothing in it changes any more." in text_of(tom_s.get("/reports/2026/"))
    assert 'name="text"' not in body_of(tom_s.get("/reports/2026/sections/voice/"))
    said = {"text": "More", "seen_version": "0"}
    assert "This report is final" in text_of(tom_s.post("/reports/2026/sections/voice/", said))
    for address in ("order/", "details/", "papers/", "lists/messages/", "proof/", "issue/", "sign-off/", "comments/"):
        assert tom_s.get(f"/reports/2026/{address}").status_code == 200
    assert "Final" in text_of(tom_s.get("/reports/2026/preview/full/"))


def test_an_issue_is_made_again_to_the_same_bytes(tom_s: Client, ruth_s: Client, report: Report) -> None:
    issued(tom_s, ruth_s)

    assert "Every file was made again to the same bytes: 5 of 5." in text_of(tom_s.post("/reports/2026/issues/1/"))


def test_a_file_that_was_changed_is_named(tom_s: Client, ruth_s: Client, report: Report) -> None:
    issued(tom_s, ruth_s)
    stored = IssuedFile.objects.select_related("stored").get(edition="full").stored
    stored.sha256 = "0" * 64
    stored.save()

    page = text_of(tom_s.post("/reports/2026/issues/1/"))

    assert "1 file is not the same as issued." in page
    assert stored.name in page


def test_what_an_issue_is_rebuilt_from_is_lost_and_that_is_said(tom_s: Client, ruth_s: Client, report: Report) -> None:
    row = issued(tom_s, ruth_s)
    row.inputs.sha256 = "0" * 64
    row.inputs.save()

    assert "cannot be found in the store" in text_of(tom_s.post("/reports/2026/issues/1/"))
    assert tom_s.get("/reports/2026/").status_code == 200


def test_a_correction_is_begun_once_with_its_reason_and_approved_and_issued_again(
    tom_s: Client, ruth_s: Client, report: Report
) -> None:
    issued(tom_s, ruth_s)
    assert "Say why." in text_of(tom_s.post("/reports/2026/correct/", {"reason": ""}))

    for _ in range(2):
        answer = tom_s.post("/reports/2026/correct/", {"reason": "A name was wrong"})
        assert answer["Location"] == "/reports/2026/"
    page = text_of(tom_s.get("/reports/2026/"))
    assert "Draft 2, a correction" in page
    assert "it was given for draft 1, and this is draft 2" in page

    approve(ruth_s, Approval.objects.get())
    assert tom_s.post(ISSUE, {"number": "2"})["Location"] == "/reports/2026/issues/2/"
    assert "A name was wrong" in text_of(tom_s.get("/reports/2026/issues/2/"))
    assert "1 correction" in text_of(tom_s.get("/reports/"))


def test_who_does_not_issue_finds_no_such_page(signed_in: SignedIn, nadia: User, ruth: User, report: Report) -> None:
    for somebody in (nadia, ruth):
        browser = signed_in(somebody)
        assert browser.get(ISSUE).status_code == 404
        assert browser.post("/reports/2026/correct/", {"reason": "x"}).status_code == 404


def test_an_approval_that_is_not_needed_any_more_is_taken_out_and_one_that_was_given_is_not(
    tom_s: Client, ruth_s: Client, report: Report
) -> None:
    row = ask(tom_s)
    stale = tom_s.post(f"{SIGN_OFF}{row.pk}/remove/", {"seen_version": "99"})
    assert "Somebody else changed this" in text_of(stale)

    for _ in range(2):
        assert tom_s.post(f"{SIGN_OFF}{row.pk}/remove/", {"seen_version": str(row.version)}).status_code == 302
    assert not Approval.objects.exists()


def test_nobody_asks_for_the_approval_of_nobody(tom_s: Client, report: Report) -> None:
    assert "Say whose approval it needs." in text_of(tom_s.post("/reports/2026/sign-off/ask/", {"body": ""}))
    assert not Approval.objects.exists()


def test_without_figures_nothing_is_approved_and_the_page_says_why(tom_s: Client, ruth_s: Client, bare: Report) -> None:
    row = ask(tom_s)

    assert "none has been applied" in text_of(ruth_s.get(f"{SIGN_OFF}{row.pk}/approve/"))
    assert "There are no figures" in text_of(tom_s.get(ISSUE))


def test_what_is_pressed_after_the_report_was_issued_is_refused_in_a_sentence(
    tom_s: Client, ruth_s: Client, tom: User, report: Report
) -> None:
    aside = actions.set_aside(by=tom, report=report, key="number: 12", reason="So")
    row = issued(tom_s, ruth_s).report.approvals.get()
    version = str(Report.objects.get().version)

    for browser, address, sent in (
        (ruth_s, f"{SIGN_OFF}{row.pk}/take-back/", {}),
        (tom_s, "/reports/2026/next-draft/", {"draft": "1", "seen_version": version}),
        (tom_s, f"/reports/2026/proof/set-aside/{aside.pk}/again/", {}),
        (tom_s, "/reports/2026/logo/", {"remove": "1"}),
        (tom_s, "/reports/2026/comments/add/", {"comment": "Late"}),
        (tom_s, "/reports/2026/lists/messages/", {"tone": "Better", "title": "Late"}),
    ):
        assert "This report is final" in text_of(browser.post(address, sent)), address
    kept = tom_s.post("/reports/2026/sections/voice/keep/", {"text": "Late", "seen_version": "0"})
    assert (kept.status_code, "This report is final" in kept.json()["why"]) == (409, True)


def test_an_issued_file_whose_bytes_are_lost_is_not_there(tom_s: Client, ruth_s: Client, report: Report) -> None:
    issued(tom_s, ruth_s)
    file = IssuedFile.objects.select_related("stored").get(edition="full")
    disk.path_of(file.stored.sha256).unlink()

    assert tom_s.get(f"/reports/2026/issues/1/files/{file.pk}/").status_code == 404


def test_what_was_never_issued_is_not_corrected(tom_s: Client, report: Report) -> None:
    assert tom_s.post("/reports/2026/correct/", {"reason": "x"}).status_code == 404
    assert tom_s.get("/reports/2026/issues/1/").status_code == 404


def test_when_nothing_stands_in_its_way_the_page_says_so_and_leads_there(
    signed_in: SignedIn, tom_s: Client, ruth_s: Client, nadia: User, report: Report
) -> None:
    approve(ruth_s, ask(tom_s))

    page = tom_s.get("/reports/2026/")
    assert "Nothing stands in its way: look at it once more, and issue it." in text_of(page)
    assert 'href="/reports/2026/issue/"' in body_of(page)
    assert "A draft: read it, and say what you would change." in text_of(signed_in(nadia).get("/reports/2026/"))
