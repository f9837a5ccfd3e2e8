"""Claims about what others say to a draft: comments and their answers, findings set aside, approvals."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heed.access.actions import NotNow, NotPermitted, Stale
from heed.access.models import Notice, User
from heed.facts.models import Snapshot
from heed.reports import actions
from heed.reports.models import Approval, Comment, Report, SetAside, State
from heed.reports.pages import approvals_of, seen_now
from tests.days import day
from tests.reports.made import TODAY


def final(report: Report) -> None:
    """Let a report be final."""
    report.state = State.FINAL
    report.save()


# Comments


def test_a_comment_names_the_draft_that_was_read_and_the_manager_is_told(
    report: Report, tom: User, nadia: User
) -> None:
    for _ in range(2):
        made = actions.add_comment(by=nadia, report=report, code="between", text=" Say what gives way. ")

    assert (made.text, made.code, made.draft, made.by, made.is_answered) == (
        *("Say what gives way.", "between", 1, nadia, False),
    )
    assert Comment.objects.count() == 1
    notice = Notice.objects.get()
    assert (notice.to, notice.sentence) == (tom, "Nadia commented on draft 1 of the annual report 2025-26.")


def test_a_comment_is_answered_by_the_manager_and_the_same_can_be_asked_again(
    report: Report, tom: User, priya: User
) -> None:
    made = actions.add_comment(by=priya, report=report, text="Why the dip?")

    made = actions.answer_comment(made, by=tom, answer="It is told now.", seen_version=1)

    assert (made.is_answered, made.answer, made.answered_by) == (True, "It is told now.", tom)
    with pytest.raises(Stale):
        actions.answer_comment(made, by=tom, answer="Otherwise", seen_version=1)
    actions.add_comment(by=priya, report=report, text="Why the dip?")
    assert Comment.objects.count() == 2


def test_who_comments_and_who_answers(report: Report, nadia: User, ruth: User, tom: User, grace: User) -> None:
    made = actions.add_comment(by=ruth, report=report, text="Good")

    with pytest.raises(NotPermitted):
        actions.add_comment(by=grace, report=report, text="Good")
    with pytest.raises(NotPermitted):
        actions.answer_comment(made, by=nadia, answer="Thanks", seen_version=1)


def test_a_comment_and_an_answer_say_something_and_only_to_a_draft(report: Report, tom: User) -> None:
    made = actions.add_comment(by=tom, report=report, text="Note")
    with pytest.raises(NotNow, match="what you ask"):
        actions.add_comment(by=tom, report=report, text=" \n")
    with pytest.raises(NotNow, match="why nothing"):
        actions.answer_comment(made, by=tom, answer="", seen_version=1)
    with pytest.raises(NotNow, match="no such section"):
        actions.add_comment(by=tom, report=report, text="x", code="x" * 61)

    final(report)
    with pytest.raises(NotNow, match="begin a correction"):
        actions.add_comment(by=tom, report=report, text="Late")
    with pytest.raises(NotNow, match="begin a correction"):
        actions.answer_comment(made, by=tom, answer="Late", seen_version=1)


# Findings


def test_a_finding_is_set_aside_with_a_reason_and_asked_about_again(report: Report, tom: User) -> None:
    with pytest.raises(NotNow, match="Say why"):
        actions.set_aside(by=tom, report=report, key="number: 95%", reason=" ")

    row = actions.set_aside(by=tom, report=report, key="number: 95%", reason="It is the target.")
    actions.set_aside(by=tom, report=report, key="number: 95%", reason="It is the target.")
    assert (row.reason, row.by, row.version) == ("It is the target.", tom, 1)
    row = actions.set_aside(by=tom, report=report, key="number: 95%", reason="It is the council’s target.")
    assert (SetAside.objects.get().reason, row.version, row.history.count()) == ("It is the council’s target.", 2, 2)

    actions.take_up_again(row, by=tom)
    assert not SetAside.objects.exists()
    assert SetAside.history.latest().history_type == "-"


def test_a_finding_is_set_aside_by_the_manager_in_a_draft(report: Report, tom: User, ruth: User) -> None:
    with pytest.raises(NotPermitted):
        actions.set_aside(by=ruth, report=report, key="number: 95%", reason="Fine")
    with pytest.raises(NotNow, match="no such finding"):
        actions.set_aside(by=tom, report=report, key="", reason="Fine")
    row = actions.set_aside(by=tom, report=report, key="number: 95%", reason="Fine")

    final(report)
    for ask in (
        lambda: actions.set_aside(by=tom, report=report, key="x", reason="Fine"),
        lambda: actions.take_up_again(row, by=tom),
    ):
        with pytest.raises(NotNow, match="begin a correction"):
            ask()


# Approvals


@pytest.fixture
def needed(report: Report, figures: Snapshot, tom: User) -> Approval:
    """The director's approval, which is needed."""
    return actions.add_approval(by=tom, report=report, body="Director")


def _approve(needed: Approval, by: User, **changed: object) -> Approval:
    said = {"approved_by": "Ruth", "approved_on": TODAY, "seen": seen_now(needed.report, on=TODAY), **changed}
    return actions.approve(needed, by=by, **said)  # type: ignore[arg-type]


def test_a_leader_approves_what_they_read_and_the_manager_is_told(needed: Approval, ruth: User, tom: User) -> None:
    given = _approve(needed, ruth)

    assert (given.approved_by, given.approved_on, given.draft, given.recorded_by) == ("Ruth", TODAY, 1, ruth)
    assert [each.stands for each in approvals_of(given.report, on=TODAY)] == [True]
    assert Notice.objects.get(to=tom).sentence == "Draft 1 of the annual report 2025-26 was approved by Ruth."


@pytest.mark.parametrize("changed", [{"draft": 2}, {"words": "0" * 64}, {"figures": "0" * 64}])
def test_who_read_other_words_figures_or_another_draft_reads_once_more(
    needed: Approval, ruth: User, changed: dict[str, object]
) -> None:
    seen = replace(seen_now(needed.report, on=TODAY), **changed)  # type: ignore[arg-type]

    with pytest.raises(NotNow, match="read them once more"):
        _approve(needed, ruth, seen=seen)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"approved_by": " "}, "who approved it"),
        ({"approved_on": day("Tue 17 Nov 2026")}, "Tue 17 Nov 2026 is still to come"),
    ],
)
def test_an_approval_says_who_and_on_a_day_that_has_been(
    needed: Approval, ruth: User, said: dict[str, object], why: str
) -> None:
    with pytest.raises(NotNow, match=why):
        _approve(needed, ruth, **said)


def test_where_there_are_no_figures_nothing_is_approved(report: Report, tom: User, ruth: User) -> None:
    needed = actions.add_approval(by=tom, report=report, body="Director")

    assert actions.approve.why_not(needed, by=ruth) == "Figures are counted from a return, and none has been applied."


def test_only_a_leader_approves(needed: Approval, tom: User, nadia: User) -> None:
    for somebody in (tom, nadia):
        with pytest.raises(NotPermitted):
            _approve(needed, somebody)


def test_the_next_draft_is_approved_anew(needed: Approval, ruth: User, tom: User) -> None:
    _approve(needed, ruth)
    report = Report.objects.get()

    report = actions.next_draft(report, by=tom, seen_version=report.version)

    [given] = approvals_of(report, on=TODAY)
    assert given.said == (
        "Approved by Ruth on Mon 16 Nov 2026; it was given for draft 1, and this is draft 2, so it is to be given again."
    )
    assert [each.stands for each in approvals_of(_approve(given.row, ruth).report, on=TODAY)] == [True]


def test_an_approval_is_taken_back(needed: Approval, ruth: User) -> None:
    with pytest.raises(NotNow, match="has not been approved"):
        actions.take_back_approval(needed, by=ruth)
    given = _approve(needed, ruth)

    gone = actions.take_back_approval(given, by=ruth)

    assert (gone.approved_on, gone.approved_by, gone.words) == (None, "", "")
    assert [each.said for each in approvals_of(gone.report, on=TODAY)] == ["Not approved yet."]
    assert gone.history.count() == 3


def test_a_final_report_is_not_approved_any_more(needed: Approval, ruth: User) -> None:
    seen = seen_now(needed.report, on=TODAY)
    final(Report.objects.get())

    with pytest.raises(NotNow, match="begin a correction"):
        _approve(needed, ruth, seen=seen)
