"""Claims about issuing: what stands against it, each in a sentence; what is kept; that it is rebuilt; and corrections."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from heed.access.actions import NotNow, NotPermitted
from heed.access.models import Demo, Entry, User
from heed.access.retention import Retention
from heed.facts.models import Snapshot
from heed.post import disk
from heed.post.models import FileKind, StoredFile
from heed.reports import actions, pages, rebuilding, small
from heed.reports.actions.drafts import FINAL
from heed.reports.actions.issuing import CHANGED, Hindered
from heed.reports.document import Audience, Document, Edition, Tone
from heed.reports.formats import FORMATS
from heed.reports.freeze import Damaged
from heed.reports.hindrances import What, hindrances, last_published
from heed.reports.manuscript import Progress
from heed.reports.models import Issue, IssuedFile, KeyMessage, Promise, Report, SectionText, State
from heed.reports.pages import approvals_of, book_of, frozen_of, manuscript_of, seen_now
from tests.days import day
from tests.reports.made import TODAY, counted, stand_on


@pytest.fixture
def plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """One audience and one format: what is claimed holds for each."""
    monkeypatch.setattr(rebuilding, "FORMATS", {"txt": FORMATS["txt"]})
    monkeypatch.setattr(rebuilding, "GIVEN_TO", (Audience.COUNCIL,))


@pytest.fixture
def sound(report: Report, figures: Snapshot, tom: User, ruth: User) -> Report:
    """A report against which nothing stands."""
    actions.save_section(by=tom, report=report, code="voice", text="Children told us: [[views_given]].", seen_version=0)
    approve(actions.add_approval(by=tom, report=report, body="Director"), ruth)
    return report


def approve(needed: Any, by: User) -> Any:
    """Let a leader approve a report as it is now."""
    seen = seen_now(needed.report, on=TODAY)
    return actions.approve(needed, by=by, approved_by="Ruth", approved_on=TODAY, seen=seen)


def issue(report: Report, by: User, number: int = 1) -> Issue:
    """Make and issue a report."""
    return actions.issue(report, by=by, number=number, on=TODAY)


def against(report: Report) -> list[tuple[What, str]]:
    """What stands against issuing a report."""
    return [(each.what, each.says) for each in hindrances(report, on=TODAY)]


# What stands against it


def test_against_a_sound_report_nothing_stands(sound: Report) -> None:
    assert against(sound) == []


def _unsaid(report: Report, tom: User) -> None:
    report.said_provisional = ""
    report.save()


def _of_this_year(report: Report, tom: User) -> None:
    report.year, report.provisional = 2027, False
    report.save()


def _nobody(report: Report, tom: User) -> None:
    actions.remove_row(report.approvals.get(), by=tom, seen=report.approvals.get().version)


def _another(report: Report, tom: User) -> None:
    actions.add_approval(by=tom, report=report, body="Corporate Parenting Board")


def _grave(report: Report, tom: User) -> None:
    text = "A first review must be held within 28 days of coming into care."
    actions.save_section(by=tom, report=report, code="between", text=text, seen_version=0)


def _prompt(report: Report, tom: User) -> None:
    text = "[Insert the number of audits here]"
    actions.save_section(by=tom, report=report, code="quality", text=text, seen_version=0)


def _tag(report: Report, tom: User) -> None:
    text = "We held [[reviews_hold]] in the year."
    actions.save_section(by=tom, report=report, code="quality", text=text, seen_version=0)


def _promise(report: Report, tom: User) -> None:
    actions.add_promise(by=tom, report=report, text="Write to every child after their review.")


def _no_return(report: Report, tom: User) -> None:
    Snapshot.objects.get().delete()


AGAINST: list[tuple[Callable[[Report, User], None], What, str]] = [
    (_unsaid, What.PROVISIONAL, "The figures are provisional and the report does not say why: say it."),
    (_of_this_year, What.PROVISIONAL, "The data speak for Sun 15 Nov 2026, before the year is over"),
    (_nobody, What.APPROVAL, "Nobody’s approval is asked for: say who approves this report."),
    (_another, What.APPROVAL, "Corporate Parenting Board: not approved yet."),
    (_grave, What.PROOF, "20 working days"),
    (_prompt, What.PROMPT, "Insert the number"),
    (_tag, What.TAG, "did you mean reviews_held?"),
    (_promise, What.PROMISE, "1 does not say how far it has come: “Write to every child after their review.”"),
    (_no_return, What.FIGURES, "none has been applied"),
]


@pytest.mark.parametrize(("spoil", "what", "says"), AGAINST, ids=[spoil.__name__ for spoil, _, _ in AGAINST])
def test_each_thing_that_stands_against_it_is_told_in_a_sentence_and_nothing_is_issued(
    sound: Report, tom: User, spoil: Callable[[Report, User], None], what: What, says: str
) -> None:
    spoil(sound, tom)
    told = [sentence for of, sentence in against(sound) if of is what]

    assert any(says in sentence for sentence in told), against(sound)
    assert all(sentence.endswith((".", "”.")) and "\n" not in sentence for sentence in told)
    with pytest.raises(NotNow, match=r".") as refused:
        issue(Report.objects.get(), tom)
    assert any(sentence in str(refused.value) for sentence in told)
    assert not Issue.objects.exists()
    assert not Report.objects.get().is_final


def test_everything_that_stands_against_it_is_told_at_once(sound: Report, tom: User) -> None:
    _prompt(sound, tom)
    _promise(sound, tom)

    with pytest.raises(Hindered) as refused:
        issue(sound, tom)

    assert {each.what for each in refused.value.hindrances} >= {What.PROMPT, What.PROMISE, What.APPROVAL}


def test_a_grave_finding_that_is_set_aside_with_a_reason_stands_no_more_against_it(sound: Report, tom: User) -> None:
    _grave(sound, tom)
    [found] = [each for each in hindrances(sound, on=TODAY) if each.what is What.PROOF]
    assert found.at == "between"

    row = actions.set_aside(by=tom, report=sound, key=found.key, reason="It tells of the law before 2011.")
    assert What.PROOF not in dict(against(sound))

    actions.take_up_again(row, by=tom)
    assert What.PROOF in dict(against(sound))


def test_an_approval_that_fell_stands_against_it_with_why(sound: Report, tom: User, ruth: User) -> None:
    actions.add_message(by=tom, report=sound, tone=Tone.TO_KNOW, title="One thing more")
    [(what, says)] = against(sound)

    assert what is What.APPROVAL
    assert says == (
        "Director: approved by Ruth on Mon 16 Nov 2026; the words have changed since, so it is to be given again."
    )
    approve(sound.approvals.get(), ruth)
    assert against(sound) == []


# What is issued


def test_a_report_is_issued_as_files_with_all_that_they_were_made_from(
    sound: Report, plain_text: None, tom: User
) -> None:
    book = book_of(sound, on=TODAY)

    made_ = issue(sound, tom)

    final = Report.objects.get()
    assert (final.state, made_.number, made_.reason, made_.draft, made_.by) == (State.FINAL, 1, "", 1, tom)
    frozen = frozen_of(made_)
    assert (frozen.book, frozen.made_on, frozen.settings["small_count"]) == (book, TODAY, "5")
    assert frozen.manuscript == manuscript_of(final, on=TODAY, book=book)
    assert (frozen.manuscript.is_final, frozen.manuscript.approvals[0].by) == (True, "Ruth")
    assert sorted((file.edition, file.audience, file.format) for file in made_.files.all()) == sorted(
        (str(edition), "council", "txt") for edition in Edition
    )
    full = made_.files.get(edition=Edition.FULL)
    text = disk.path_of(full.stored.sha256).read_text("utf-8")
    assert "Children told us: 94%." in text
    assert "Draft" not in text
    assert full.stored.size == len(text.encode())


def test_issued_files_are_kept_as_files_are_so_that_none_is_swept_away(
    sound: Report, plain_text: None, tom: User
) -> None:
    made_ = issue(sound, tom)

    stored = StoredFile.objects.all()
    assert {(each.kind, each.retention, each.by) for each in stored} == {(FileKind.ANNUAL, Retention.SERVICE, tom)}
    assert {each.name for each in stored} >= {
        "annual-report-2025-26-full-council.txt",
        "annual-report-2025-26-made-from.json",
    }
    assert disk.sweep(kept={each.sha256 for each in stored}, older_than=4e9) == 0
    assert all(disk.path_of(file.stored.sha256).is_file() for file in made_.files.all())


def test_asked_for_twice_a_report_is_issued_once(sound: Report, plain_text: None, tom: User) -> None:
    waiting = actions.make(sound, on=TODAY)

    first = issue(sound, tom)

    assert issue(sound, tom) == first
    assert actions.issue_report(sound, by=tom, made=waiting) == first
    assert (Issue.objects.count(), IssuedFile.objects.count()) == (1, len(Edition))
    assert Entry.objects.filter(what="reports.issue_report").count() <= 2


def test_of_two_who_issue_at_once_both_are_told_of_the_one_issue(
    plain_text: None,
    tom: User,
    ruth: User,
    at_once: Any,
    settings: Any,
    tmp_path: Path,
    fenshire_written: Callable[[], Path],
) -> None:
    def prepared() -> Report:
        stand_on()
        counted(settings, tmp_path, fenshire_written())
        report = actions.begin_report(by=tom, year=2026)
        approve(actions.add_approval(by=tom, report=report, body="Director"), ruth)
        return report

    (report,) = at_once(prepared)
    (waiting,) = at_once(lambda: actions.make(report, on=TODAY))

    def attempt() -> int:
        return actions.issue_report(report, by=tom, made=waiting).pk

    assert len(set(at_once(attempt, attempt))) == 1
    assert at_once(Issue.objects.count) == [1]


def test_only_the_manager_issues(sound: Report, plain_text: None, tom: User, ruth: User, priya: User) -> None:
    waiting = actions.make(sound, on=TODAY)

    for somebody in (ruth, priya):
        with pytest.raises(NotPermitted):
            actions.issue_report(sound, by=somebody, made=waiting)
        with pytest.raises(NotPermitted):
            issue(sound, somebody)
    assert not Issue.objects.exists()


def test_what_changed_while_the_files_were_made_is_looked_at_once_more(
    sound: Report, plain_text: None, tom: User, ruth: User
) -> None:
    waiting = actions.make(sound, on=TODAY)
    message = actions.add_message(by=tom, report=sound, tone=Tone.TO_KNOW, title="One thing more")
    with pytest.raises(NotNow, match="once more") as refused:
        actions.issue_report(sound, by=tom, made=waiting)
    assert str(refused.value) == CHANGED

    actions.remove_row(message, by=tom, seen=1)
    actions.add_approval(by=tom, report=sound, body="Board")
    with pytest.raises(NotNow, match="Board: not approved yet"):
        actions.issue_report(sound, by=tom, made=waiting)

    Demo.objects.update(day=day("Tue 17 Nov 2026"))
    with pytest.raises(NotNow, match="once more"):
        actions.issue_report(sound, by=tom, made=waiting)


def test_figures_that_went_away_while_the_files_were_made_are_missed(
    sound: Report, plain_text: None, tom: User
) -> None:
    waiting = actions.make(sound, on=TODAY)
    Snapshot.objects.get().delete()

    with pytest.raises(NotNow, match="none has been applied"):
        actions.issue_report(sound, by=tom, made=waiting)


def test_the_files_of_a_final_report_are_not_made_anew(sound: Report, plain_text: None, tom: User) -> None:
    issue(sound, tom)

    with pytest.raises(NotNow, match="begin a correction"):
        actions.make(Report.objects.get(), on=TODAY)
    assert actions.issue_report.why_not(sound, by=tom) == FINAL


def test_a_final_report_is_read_as_it_was_and_its_approvals_stand(sound: Report, plain_text: None, tom: User) -> None:
    issue(sound, tom)

    [given] = approvals_of(Report.objects.get(), on=TODAY, book=book_of(sound, on=TODAY))
    assert given.stands


def test_last_years_issued_figures_are_at_hand_for_this_years_proof(sound: Report, plain_text: None, tom: User) -> None:
    assert last_published(2027) is None

    book = frozen_of(issue(sound, tom)).book

    assert last_published(2027) == book


def test_where_last_years_file_is_lost_this_years_proof_goes_without_it(
    sound: Report, plain_text: None, tom: User
) -> None:
    disk.path_of(issue(sound, tom).inputs.sha256).unlink()
    pages._frozen.cache_clear()

    assert last_published(2027) is None


# Rebuilt


def test_every_format_of_every_edition_is_rebuilt_to_the_same_bytes(sound: Report, tom: User) -> None:
    made_ = issue(sound, tom)

    again = actions.rebuild(made_)

    assert len(again) == len(Edition) * len(FORMATS) * 2
    assert [str(each.file) for each in again if not each.same] == []


def test_a_rebuilt_file_that_is_not_the_same_is_told(
    sound: Report, plain_text: None, tom: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_ = issue(sound, tom)

    def otherwise(document: Document) -> bytes:
        return FORMATS["txt"](document) + (b"." if document.edition is Edition.FULL else b"")

    monkeypatch.setattr(rebuilding, "FORMATS", {"txt": otherwise})

    assert [each.file.edition for each in actions.rebuild(made_) if not each.same] == ["full"]


def test_what_was_issued_is_rebuilt_whatever_the_data_and_the_settings_say_today(
    sound: Report, plain_text: None, tom: User
) -> None:
    made_ = issue(sound, tom)
    Snapshot.objects.get().delete()

    assert all(each.same for each in actions.rebuild(made_))


def test_where_what_it_was_made_from_is_lost_or_damaged_one_sentence_says_so(
    sound: Report, plain_text: None, tom: User
) -> None:
    made_ = issue(sound, tom)
    path = disk.path_of(made_.inputs.sha256)
    path.chmod(0o600)
    path.write_bytes(b"not as it was")
    with pytest.raises(Damaged, match="not a whole file"):
        actions.rebuild(made_)

    path.unlink()
    with pytest.raises(Damaged, match="cannot be found"):
        actions.rebuild(made_)


# Corrections


def test_a_correction_is_another_issue_with_its_reason_and_is_approved_again(
    sound: Report, plain_text: None, tom: User, ruth: User
) -> None:
    first = issue(sound, tom)
    with pytest.raises(NotNow, match="what is to be corrected"):
        actions.begin_correction(sound, by=tom, reason=" ")

    report = actions.begin_correction(sound, by=tom, reason="A wrong name")
    assert (report.state, report.draft, report.correcting) == (State.DRAFT, 2, "A wrong name")
    with pytest.raises(NotNow, match="is not final"):
        actions.begin_correction(report, by=tom, reason="Again")
    assert [what for what, _ in against(report)] == [What.APPROVAL]
    approve(report.approvals.get(), ruth)
    second = issue(report, tom, 2)

    assert (second.number, second.reason, second.draft) == (2, "A wrong name", 2)
    assert {file.stored.name for file in second.files.all()} >= {"annual-report-2025-26-issue-2-full-council.txt"}
    assert all(each.same for each in (*actions.rebuild(first), *actions.rebuild(second)))
    assert Report.objects.get().correcting == ""


def test_a_correction_is_the_manager_s(sound: Report, plain_text: None, tom: User, ruth: User) -> None:
    issue(sound, tom)

    with pytest.raises(NotPermitted):
        actions.begin_correction(sound, by=ruth, reason="A wrong name")


# What the database refuses


def test_an_issue_is_neither_changed_nor_deleted_and_a_final_report_is_not_written_in(
    sound: Report, plain_text: None, tom: User
) -> None:
    made_ = issue(sound, tom)
    file = made_.files.first()
    assert file is not None

    def changed() -> Iterator[Callable[[], object]]:
        made_.reason = "Otherwise"
        yield made_.save
        file.format = "pdf"
        yield file.save
        yield file.delete
        text = SectionText.objects.get()
        text.text = "Otherwise"
        yield text.save
        yield lambda: KeyMessage.objects.create(report=sound, place=1, tone=Tone.BETTER, title="Late")
        yield lambda: Promise.objects.create(report=sound, place=1, text="Late", progress=Progress.COMPLETE)

    for change in changed():
        with pytest.raises(IntegrityError, match=r"never|final"), transaction.atomic():
            change()
    assert file.stored.kind == FileKind.ANNUAL


# What was printed once


def test_a_correction_takes_as_known_what_the_issue_before_it_told_the_public(
    sound: Report, tom: User, plain_text: None
) -> None:
    first = issue(sound, tom)
    sound.refresh_from_db()
    assert not book_of(sound, on=TODAY).told_before  # a final report is read as it was issued

    actions.begin_correction(sound, by=tom, reason="A name was wrong.")
    sound.refresh_from_db()
    book = book_of(sound, on=TODAY)

    told = {small.Cell(*each) for each in book.told_before}
    printed = small.printed(small.hide(frozen_of(first).book, Audience.PUBLIC))
    assert told == printed
    assert small.Cell("reviews_held", 2026, "", "", "base") in told
    assert told <= small.printed(small.hide(book, Audience.PUBLIC))


def test_the_next_report_knows_what_the_last_one_printed_and_an_earlier_one_does_not(
    sound: Report, tom: User, plain_text: None
) -> None:
    issue(sound, tom)
    after, before = (actions.begin_report(by=tom, year=year) for year in (2027, 2025))

    assert {each[1] for each in book_of(after, on=TODAY).told_before} == {2024, 2025, 2026}
    assert not book_of(before, on=TODAY).told_before


def test_an_approval_does_not_fall_because_another_report_was_issued(
    sound: Report, tom: User, ruth: User, plain_text: None
) -> None:
    later = actions.begin_report(by=tom, year=2027)
    approve(actions.add_approval(by=tom, report=later, body="Director"), ruth)
    issue(sound, tom)

    assert [each.stands for each in approvals_of(later, on=TODAY, book=book_of(later, on=TODAY))] == [True]
