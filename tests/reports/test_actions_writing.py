"""Claims about beginning a report and writing in it: who may, what is carried in, and what two at once are told."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from heed.access.actions import NotNow, NotPermitted, Stale
from heed.access.models import Entry, User
from heed.reports import actions
from heed.reports.actions.drafts import hold
from heed.reports.actions.writing import describe_report, next_draft
from heed.reports.manuscript import Approval, Chosen, Manuscript, Person, Promise
from heed.reports.models import Recommendation, Report, SectionText, State
from heed.reports.pages import manuscript_of
from tests.days import day
from tests.hostile import HOSTILE
from tests.reports import made

MET_ON = day("Thu 10 Dec 2026")


def words(report: Report) -> Manuscript:
    """What is kept of a report, read anew."""
    return manuscript_of(Report.objects.get(pk=report.pk), on=made.TODAY)


def save(by: User, report: Report, text: str, seen: int, code: str = "in-care") -> SectionText:
    """Write in a section."""
    return actions.save_section(by=by, report=report, code=code, text=text, seen_version=seen)


# Beginning


def test_a_report_that_was_just_begun_is_a_first_provisional_draft_by_who_began_it(report: Report) -> None:
    assert words(report) == Manuscript(council="The council", year=2026, author=Person("Tom"))


def test_what_last_years_report_recommended_is_what_was_promised_in_its_order(report: Report, tom: User) -> None:
    last = made.report(tom, 2025)
    Report.objects.get(pk=report.pk).delete()
    for place, text in ((2, "Count brothers and sisters"), (1, "Write to every child")):
        Recommendation.objects.create(report=last, place=place, text=text, owner="Tom")

    begun = made.report(tom)

    assert words(begun).promises == (Promise("Write to every child"), Promise("Count brothers and sisters"))
    assert words(begun).recommendations == ()


def test_whoever_was_to_approve_last_years_report_is_to_approve_this_one(report: Report, tom: User) -> None:
    last = made.report(tom, 2025)
    actions.add_approval(by=tom, report=last, body="Director")
    actions.add_approval(by=tom, report=last, body="Board")
    report.delete()

    assert words(made.report(tom)).approvals == (Approval("Director"), Approval("Board"))


def test_the_report_of_the_year_before_last_promises_nothing(report: Report, tom: User) -> None:
    Recommendation.objects.create(report=made.report(tom, 2024), place=1, text="Long ago")
    report.delete()

    assert words(made.report(tom)).promises == ()


@pytest.mark.parametrize(("year", "said"), [(2026, "already"), (2028, "has begun"), (2011, "has begun")])
def test_a_year_has_one_report_and_none_before_it_has_begun(report: Report, tom: User, year: int, said: str) -> None:
    with pytest.raises(NotNow, match=said):
        made.report(tom, year)
    assert Report.objects.count() == 1


def test_only_the_manager_begins_and_writes(report: Report, nadia: User, ruth: User, priya: User) -> None:
    for somebody in (nadia, ruth, priya):
        with pytest.raises(NotPermitted):
            made.report(somebody, 2025)
        with pytest.raises(NotPermitted):
            save(somebody, report, "Words", 0)


# Words


def test_words_of_any_length_and_kind_are_kept_as_they_were_written(report: Report, tom: User) -> None:
    long = "\n\n".join([*HOSTILE, "A page of an appendix. " * 40_000])

    save(tom, report, long.replace("\n", "\r\n"), 0)

    assert words(report).texts["in-care"] == long.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def test_who_saves_later_than_another_is_refused_and_shown_both_texts(report: Report, tom: User) -> None:
    first = save(tom, report, "Opened by both", 0)
    save(tom, report, "Saved by the one", first.version)

    with pytest.raises(Stale) as refused:
        save(tom, report, "Saved by the other", first.version)

    [both] = refused.value.differences
    assert (both.field, both.kept, both.yours) == ("text", "Saved by the one", "Saved by the other")
    assert words(report).texts == {"in-care": "Saved by the one"}


def test_who_writes_first_where_somebody_already_did_is_shown_both_texts_too(report: Report, tom: User) -> None:
    save(tom, report, "Here first", 0)

    with pytest.raises(Stale):
        save(tom, report, "Here second", 0)


def test_the_same_words_sent_twice_make_one_version(report: Report, tom: User) -> None:
    save(tom, report, "Sent twice", 0)
    row = save(tom, report, "Sent twice", 0)

    assert (row.version, SectionText.history.count()) == (1, 1)


def test_each_version_of_the_words_is_kept_with_who_wrote_it(report: Report, tom: User) -> None:
    row = save(tom, report, "First", 0)
    row = save(tom, report, "", row.version)

    assert [(each.text, each.history_user) for each in row.history.order_by("history_id")] == [
        ("First", tom),
        ("", tom),
    ]
    assert words(report).texts == {}
    entry = Entry.objects.latest("pk")
    assert (entry.what, entry.subject) == ("reports.save_section", f"reports.SectionText:{row.pk}")


@pytest.mark.parametrize("code", ["", "In care", "../x", "x" * 61, "x\n", "-x"])
def test_a_section_that_cannot_be_is_refused(report: Report, tom: User, code: str) -> None:
    with pytest.raises(NotNow, match="no such section"):
        save(tom, report, "Words", 0, code)


def test_a_report_that_became_final_a_moment_ago_is_not_written_in(report: Report) -> None:
    opened = Report.objects.get(pk=report.pk)
    report.state = State.FINAL
    report.save()

    with pytest.raises(NotNow, match="begin a correction"):
        hold(opened)


def test_a_final_report_is_not_written_in(report: Report, tom: User) -> None:
    row = save(tom, report, "As issued", 0)
    report.state = State.FINAL
    report.save()

    asked: list[Any] = [
        lambda: save(tom, report, "Later", row.version),
        lambda: actions.choose_sections(report, by=tom, chosen=[Chosen("in-care")], seen=0),
        lambda: describe_report(report, by=tom, seen_version=report.version),
        lambda: next_draft(report, by=tom, seen_version=report.version),
        lambda: actions.show_logo(report, by=tom, picture=None),
    ]
    for ask in asked:
        with pytest.raises(NotNow, match="begin a correction"):
            ask()
    assert words(report).texts == {"in-care": "As issued"}
    assert words(report).is_final


# What is said of it


def test_what_is_said_of_a_report_is_kept_and_numbers_of_drafts_count_up(report: Report, tom: User) -> None:
    report = describe_report(
        report,
        by=tom,
        body=" Corporate Parenting Board ",
        meeting_on=MET_ON,
        author_name="Tom",
        author_role="Service manager",
        director_name="Ruth",
        provisional=False,
        fte=Decimal("6.5"),
        seen_version=1,
    )
    next_draft(report, by=tom, seen_version=2)

    kept = words(report)
    assert (kept.body, kept.meeting_on, kept.provisional, kept.said_provisional) == (
        "Corporate Parenting Board",
        MET_ON,
        False,
        "",
    )
    assert (kept.author, kept.director) == (Person("Tom", "Service manager"), Person("Ruth"))
    assert (kept.fte, kept.draft) == (6.5, 2)


def test_two_who_say_it_differently_at_once_are_shown_both(report: Report, tom: User) -> None:
    describe_report(report, by=tom, author_name="Tom", body="Board", seen_version=1)

    with pytest.raises(Stale) as refused:
        describe_report(report, by=tom, author_name="Tom", body="Cabinet", seen_version=1)
    assert [(each.kept, each.yours) for each in refused.value.differences if each.field == "body"] == [
        ("Board", "Cabinet")
    ]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"body": "x" * 201}, "200"),
        ({"author_role": "x" * 121}, "author’s role"),
        ({"fte": Decimal(0)}, "0.1 to 999"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence(report: Report, tom: User, said: Any, why: str) -> None:
    with pytest.raises(NotNow, match=why):
        describe_report(report, by=tom, **said, seen_version=1)


# Sections


def test_sections_are_moved_renamed_and_switched_and_those_left_out_are_as_declared(report: Report, tom: User) -> None:
    chosen = (Chosen("reviews", "Meetings"), Chosen("in-care", on=False), Chosen("own-1", "Our garden"))
    actions.choose_sections(report, by=tom, chosen=chosen, seen=0)
    assert words(report).sections == chosen

    fewer = (Chosen("own-1", "Our garden"), Chosen("reviews", "Meetings"))
    actions.choose_sections(report, by=tom, chosen=fewer, seen=actions.sections_seen(report))
    assert words(report).sections == fewer


def test_a_section_that_stays_as_it_was_chosen_has_no_new_version(report: Report, tom: User) -> None:
    actions.choose_sections(report, by=tom, chosen=[Chosen("reviews"), Chosen("voice")], seen=0)
    actions.choose_sections(report, by=tom, chosen=[Chosen("reviews"), Chosen("voice", on=False)], seen=2)

    assert dict(report.chosen.values_list("code", "version")) == {"reviews": 1, "voice": 2}


def test_who_chose_sections_after_another_is_told_to_look_again(report: Report, tom: User) -> None:
    actions.choose_sections(report, by=tom, chosen=[Chosen("reviews")], seen=0)

    with pytest.raises(NotNow, match="once more"):
        actions.choose_sections(report, by=tom, chosen=[Chosen("in-care")], seen=0)
    actions.choose_sections(report, by=tom, chosen=[Chosen("reviews")], seen=0)  # sent twice

    assert actions.sections_seen(report) == 1


@pytest.mark.parametrize(
    ("chosen", "why"),
    [
        ((Chosen("reviews"), Chosen("reviews")), "once"),
        ((Chosen("No such"),), "no such section"),
        ((Chosen("reviews", "x" * 201),), "200"),
        ((Chosen("own-1"),), "a title"),
    ],
)
def test_a_choice_that_cannot_be_is_refused(report: Report, tom: User, chosen: tuple[Chosen, ...], why: str) -> None:
    with pytest.raises(NotNow, match=why):
        actions.choose_sections(report, by=tom, chosen=chosen, seen=0)
    assert words(report).sections == ()
