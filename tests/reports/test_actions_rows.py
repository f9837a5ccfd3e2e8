"""Claims about what is listed in a report: in an order, changed by one at a time, kept in versions when taken out."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from heed.access.actions import NotNow, NotPermitted, Stale
from heed.access.models import Entry, User
from heed.reports import actions, manuscript
from heed.reports.document import Tone
from heed.reports.manuscript import Manuscript, Progress, Whose
from heed.reports.models import Approval, KeyMessage, Promise, Recommendation, Report, Risk, State
from heed.reports.pages import manuscript_of
from tests.days import day
from tests.reports.made import TODAY

BY_WHEN = day("Wed 31 Mar 2027")

ADDED: dict[str, tuple[Any, dict[str, Any], Any]] = {
    "messages": (
        actions.add_message,
        {"tone": Tone.BETTER, "title": "More were on time", "text": "See [[reviews_held]]"},
        manuscript.KeyMessage(Tone.BETTER, "More were on time", "See [[reviews_held]]"),
    ),
    "promises": (
        actions.add_promise,
        {"text": "Write to all", "progress": Progress.COMPLETE, "what_happened": "Done", "evidence": "Letters"},
        manuscript.Promise("Write to all", Progress.COMPLETE, "Done", "Letters"),
    ),
    "recommendations": (
        actions.add_recommendation,
        {"text": "Do it", "owner": "Tom", "by_when": BY_WHEN, "success": "It is done", "whose": Whose.DEPARTMENT},
        manuscript.Recommendation("Do it", "Tom", BY_WHEN, "It is done", Whose.DEPARTMENT),
    ),
    "risks": (
        actions.add_risk,
        {"title": "Too many", "likelihood": "B", "impact": "II", "description": "Of them", "action": "One more"},
        manuscript.Risk("Too many", "Of them", "One more", "B", "II"),
    ),
    "approvals": (actions.add_approval, {"body": "Director"}, manuscript.Approval("Director")),
}
CHANGED: dict[str, tuple[Any, dict[str, Any]]] = {
    "messages": (actions.change_message, {"tone": Tone.THE_SAME, "title": "As many"}),
    "promises": (actions.change_promise, {"text": "Write", "progress": ""}),
    "recommendations": (actions.change_recommendation, {"text": "Do less"}),
    "risks": (actions.change_risk, {"title": "Few", "likelihood": "D", "impact": "IV"}),
}


def words(report: Report) -> Manuscript:
    """What is kept of a report, read anew."""
    return manuscript_of(Report.objects.get(pk=report.pk), on=TODAY)


@pytest.mark.parametrize("kind", ADDED)
def test_a_row_is_listed_as_it_was_said_once_however_often_it_was_sent(report: Report, tom: User, kind: str) -> None:
    add, said, told = ADDED[kind]

    for _ in range(2):
        add(by=tom, report=report, **{name: f" {v} " if name in ("text", "title") else v for name, v in said.items()})

    assert getattr(words(report), kind) == (told,)
    assert Entry.objects.latest("pk").sentence


@pytest.mark.parametrize("kind", CHANGED)
def test_a_changed_row_keeps_what_it_said_and_the_later_of_two_is_refused_with_both(
    report: Report, tom: User, kind: str
) -> None:
    row = ADDED[kind][0](by=tom, report=report, **ADDED[kind][1])
    change, said = CHANGED[kind]

    changed = change(row, by=tom, **said, seen_version=1)

    assert (changed.version, row.history.count()) == (2, 2)
    assert row.history.order_by("history_id").last().history_user == tom
    other = "text" if "text" in said else "title"
    with pytest.raises(Stale) as refused:
        change(row, by=tom, **{**said, other: "Otherwise"}, seen_version=1)
    assert "Otherwise" in [each.yours for each in refused.value.differences]


WRONG: list[tuple[Any, dict[str, Any], str]] = [
    (actions.add_message, {"tone": "Splendid", "title": "x"}, "Choose one of: Better"),
    (actions.add_message, {"tone": Tone.BETTER, "title": " "}, "in one line"),
    (actions.add_message, {"tone": Tone.BETTER, "title": "x" * 201}, "200"),
    (actions.add_promise, {"text": ""}, "what was promised"),
    (actions.add_promise, {"text": "x", "progress": "Nearly"}, "Choose one of: Complete"),
    (actions.add_recommendation, {"text": "\x00"}, "what is recommended"),
    (actions.add_recommendation, {"text": "x", "owner": "x" * 121}, "120"),
    (actions.add_recommendation, {"text": "x", "whose": "nobody"}, "Choose one of: the IRO service"),
    (actions.add_risk, {"title": "x", "likelihood": "E", "impact": "I"}, "A to D"),
    (actions.add_risk, {"title": "x", "likelihood": "A", "impact": "V"}, "I to IV"),
    (actions.add_risk, {"title": "", "likelihood": "A", "impact": "I"}, "title"),
    (actions.add_approval, {"body": ""}, "approval is needed"),
]


@pytest.mark.parametrize(("add", "said", "why"), WRONG)
def test_a_row_that_cannot_be_is_refused_in_a_sentence(
    report: Report, tom: User, add: Any, said: Any, why: str
) -> None:
    with pytest.raises(NotNow, match=why):
        add(by=tom, report=report, **said)


@pytest.mark.parametrize("kind", CHANGED)
def test_a_row_is_not_changed_into_what_it_could_not_have_been(report: Report, tom: User, kind: str) -> None:
    row = ADDED[kind][0](by=tom, report=report, **ADDED[kind][1])
    change, said = CHANGED[kind]
    blank = "text" if "text" in said else "title"

    with pytest.raises(NotNow):
        change(row, by=tom, **{**said, blank: " "}, seen_version=1)


# Order


def _titles(report: Report) -> list[str]:
    return [each.title for each in words(report).messages]


def _three(report: Report, by: User) -> list[KeyMessage]:
    return [actions.add_message(by=by, report=report, tone=Tone.TO_KNOW, title=title) for title in "abc"]


def test_rows_are_moved_one_place_at_a_time_and_the_first_goes_no_further(report: Report, tom: User) -> None:
    a, _, c = _three(report, tom)

    actions.move_row(c, by=tom, up=True)
    assert _titles(report) == ["a", "c", "b"]
    actions.move_row(a, by=tom, up=False)
    assert _titles(report) == ["c", "a", "b"]
    with pytest.raises(NotNow, match="first already"):
        actions.move_row(c, by=tom, up=True)
    with pytest.raises(NotNow, match="last already"):
        actions.move_row(KeyMessage.objects.get(title="b"), by=tom, up=False)


def test_rows_that_stand_in_one_place_are_parted_when_one_is_moved(report: Report, tom: User) -> None:
    _three(report, tom)
    for row in KeyMessage.objects.all():
        row.place = 1
        row.save()

    actions.move_row(KeyMessage.objects.get(title="c"), by=tom, up=True)

    assert _titles(report) == ["a", "c", "b"]
    assert sorted(KeyMessage.objects.values_list("place", flat=True)) == [1, 2, 3]


def test_a_row_of_another_report_is_not_moved_with_it(report: Report, tom: User) -> None:
    other = actions.begin_report(by=tom, year=2025)
    alone = actions.add_message(by=tom, report=other, tone=Tone.TO_KNOW, title="alone")
    _three(report, tom)

    with pytest.raises(NotNow, match="first already"):
        actions.move_row(alone, by=tom, up=True)


# Out again


def test_a_row_that_is_taken_out_stays_in_its_versions_with_who_took_it_out(report: Report, tom: User) -> None:
    row = _three(report, tom)[1]

    actions.remove_row(row, by=tom, seen=row.version)

    assert _titles(report) == ["a", "c"]
    last = KeyMessage.history.filter(id=row.pk).latest()
    assert (last.history_type, last.title, last.history_user) == ("-", "b", tom)
    assert Entry.objects.latest("pk").subject == f"reports.KeyMessage:{row.pk}"


def test_a_row_that_somebody_changed_meanwhile_is_not_taken_out(report: Report, tom: User) -> None:
    row = _three(report, tom)[0]
    actions.change_message(row, by=tom, tone=Tone.BETTER, title="anew", seen_version=1)

    with pytest.raises(NotNow, match="once more"):
        actions.remove_row(row, by=tom, seen=1)


def test_a_final_report_is_neither_added_to_nor_changed_nor_thinned(report: Report, tom: User) -> None:
    rows = {kind: ADDED[kind][0](by=tom, report=report, **ADDED[kind][1]) for kind in ADDED}
    report.state = State.FINAL
    report.save()

    for kind, row in rows.items():
        asked = [
            partial(ADDED[kind][0], by=tom, report=report, **ADDED[kind][1]),
            partial(actions.remove_row, row, by=tom, seen=1),
            partial(actions.move_row, row, by=tom, up=True),
        ]
        if kind in CHANGED:
            asked.append(partial(CHANGED[kind][0], row, by=tom, **CHANGED[kind][1], seen_version=1))
        for ask in asked:
            with pytest.raises(NotNow, match="begin a correction"):
                ask()
    assert all(model._default_manager.count() == 1 for model in (KeyMessage, Promise, Recommendation, Risk, Approval))


def test_lists_are_the_manager_s(report: Report, nadia: User, ruth: User) -> None:
    for add, said, _ in ADDED.values():
        for somebody in (nadia, ruth):
            with pytest.raises(NotPermitted):
                add(by=somebody, report=report, **said)
