"""What the pages of returns say, state by state."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from heed.access import clock
from heed.access.models import User
from heed.exchange.models import Does, Import, ImportedFile, State
from heed.exchange.records import Outcome
from heed.web.returns.pages import return_page, returns_page
from tests.web.returns.made import RECEIVED, a_check, a_line, an_import


def buttons(import_: Import, by: User) -> list[tuple[str, bool]]:
    """What can be pressed: its words, and whether it is the solid one."""
    return [(button.words, button.solid) for button in return_page(import_, by).buttons]


def test_the_list_has_every_return_but_those_thrown_away_with_its_state_in_words(priya: User) -> None:
    for state in (State.STAGED, State.READY, State.REFUSED, State.APPLIED, State.DISCARDED):
        an_import(priya, state)
    an_import(priya, State.APPLYING, stopped_why="The disk is full.")

    lines = returns_page().lines

    assert sorted(line.state for line in lines) == [
        *("Applied", "Being looked through", "Refused", "Stopped part of the way", "Waiting for you"),
    ]
    named = {line.state: line.name for line in lines}
    assert named["Applied"] == "2025-26"
    assert named["Refused"] == "Return handed in"


def test_two_years_are_named_together(priya: User) -> None:
    import_ = an_import(priya)
    import_.returns.create(label="The return of 2025", year=2025)

    assert return_page(import_, priya).name == "2024-25 and 2025-26"


def test_a_return_that_waits_says_what_can_be_applied_and_can_be_thrown_away(priya: User) -> None:
    page = return_page(an_import(priya), priya)

    assert page.lead == "812 children can be applied; 3 are held back until theirs are mended. Nothing has changed yet."
    assert [(button.words, button.solid) for button in page.buttons] == [
        ("Apply this return", True),
        ("Look through again", False),
        ("Throw away", False),
    ]
    assert page.buttons[0].against == 0
    assert page.why_not == ""
    assert page.changes_title == "What will change"


@pytest.mark.parametrize(
    ("children", "held", "said"),
    [
        (1, 0, "1 child can be applied. Nothing has changed yet."),
        (2, 1, "2 children can be applied; 1 is held back until its rows are mended. Nothing has changed yet."),
    ],
)
def test_a_few_are_said_in_the_singular(priya: User, children: int, held: int, said: str) -> None:
    assert return_page(an_import(priya, children=children, held=held), priya).lead == said


def test_a_preview_that_was_overtaken_says_why_it_cannot_be_applied_and_offers_another_look(priya: User) -> None:
    import_ = an_import(priya)
    an_import(priya, State.REPLACED, began_as=900)

    page = return_page(import_, priya)

    assert "Another return was applied since" in page.why_not
    assert [(button.words, button.solid) for button in page.buttons] == [
        ("Look through again", True),
        ("Throw away", False),
    ]


def test_a_refused_return_says_why_in_its_own_sentence(priya: User) -> None:
    page = return_page(an_import(priya, State.REFUSED), priya)

    assert page.lead == "Header.csv has no column DOB: export the whole table again."
    assert [(button.words, button.solid) for button in page.buttons] == [
        ("Look through again", True),
        ("Throw away", False),
    ]
    assert {file.read for file in page.files} == {"no: the return was refused"}


def test_one_that_is_being_looked_through_goes_on_and_has_nothing_to_press(priya: User) -> None:
    page = return_page(_handed_in(priya, minutes_ago=1), priya)

    assert page.progress is not None
    assert (page.progress.said, page.progress.of) == ("Looking through the files", 0)
    assert page.buttons == ()


def test_files_that_nobody_looks_through_any_more_can_be_looked_through_again_or_thrown_away(priya: User) -> None:
    left = _handed_in(priya, minutes_ago=3)

    assert buttons(left, priya) == [("Look through again", False), ("Throw away", False)]


def _handed_in(by: User, *, minutes_ago: int) -> Import:
    return an_import(by, State.STAGED, received_at=clock.now() - timedelta(minutes=minutes_ago))


def test_progress_counts_the_children_that_are_done(priya: User) -> None:
    import_ = an_import(priya, State.APPLYING)
    for number in range(5):
        a_line(import_, f"F-{number}", done_at=RECEIVED if number < 2 else None)

    page = return_page(import_, priya)

    assert page.progress is not None
    assert (page.progress.said, page.progress.done, page.progress.of) == ("2 of 5 children", 2, 5)


def test_one_that_stopped_part_of_the_way_says_why_and_can_go_on(priya: User) -> None:
    import_ = an_import(priya, State.APPLYING, stopped_why="The disk is full. Start it again to go on.")

    page = return_page(import_, priya)

    assert page.lead == "The disk is full. Start it again to go on."
    assert page.progress is None
    assert buttons(import_, priya) == [("Go on applying", True)]


def test_an_applied_return_leads_to_the_figures_and_cannot_be_applied_twice(priya: User) -> None:
    page = return_page(an_import(priya, State.APPLIED), priya)

    assert page.figures == "/figures/"
    assert page.buttons == ()
    assert page.changes_title == "What changed"
    assert page.facts[-1] == "Applied by Priya, Thu 2 Apr 2026 at 06:10"


def test_an_undone_return_says_who_undid_it_and_why(priya: User, tom: User) -> None:
    page = return_page(an_import(priya, State.UNDONE, undone_by=tom, undone_because="A slip."), priya)

    assert page.facts[-1] == "Undone by Tom: A slip."
    assert page.changes_title == "What changed, and was undone"
    assert (page.buttons, page.undo, page.figures) == ((), "", "")


def test_a_replaced_return_says_so(priya: User) -> None:
    page = return_page(an_import(priya, State.REPLACED), priya)

    assert page.lead == "A later return of the same year has taken its place."
    assert page.figures == ""


def test_who_may_hand_in_and_not_apply_is_told_who_may(priya: User, monkeypatch: pytest.MonkeyPatch) -> None:
    from heed.access.permissions import Permission

    monkeypatch.setattr(User, "permissions", frozenset({Permission.IMPORT_RETURN}))

    page = return_page(an_import(priya), priya)

    assert page.why_not.startswith("You may not do this. It is for: ")
    assert "Apply this return" not in [button.words for button in page.buttons]


def test_changes_are_counted_by_kind_and_those_that_are_none_are_not_said(priya: User) -> None:
    import_ = an_import(priya)
    a_line(import_, "F-1", episodes_added=3, reviews_added=2)
    a_line(import_, "F-2", Does.CHANGED, reviews_added=1, reviews_withdrawn=1)
    a_line(import_, "F-3", Does.HELD)

    assert [(change.n, change.words) for change in return_page(import_, priya).changes] == [
        (1, "child who is new"),
        (1, "child with a changed record"),
        (1, "child held back until the rows are mended"),
        (3, "new episodes"),
        (3, "new reviews"),
        (1, "review that no return carries any more"),
    ]


@pytest.mark.parametrize(
    ("state", "title"),
    [
        (State.READY, "What will change"),
        (State.APPLYING, "What will change"),
        (State.APPLIED, "What changed"),
        (State.REPLACED, "What changed"),
        (State.DISCARDED, "What would have changed"),
    ],
)
def test_changes_are_said_to_be_made_only_where_they_were(priya: User, state: State, title: str) -> None:
    import_ = an_import(priya, state)
    a_line(import_, "F-1", episodes_added=3)

    assert return_page(import_, priya).changes_title == title


def test_each_file_says_what_it_was_recognised_as_and_whether_it_was_read(priya: User) -> None:
    page = return_page(an_import(priya), priya)

    assert [(file.name, file.table, file.rows, file.read) for file in page.files] == [
        ("2026/Header.csv", "Header", "815", "yes"),
        ("2026/DoLo.csv", "DoLo", "", "no: the return of its year has no such table"),
        ("2026/notes.csv", "no table of the return", "", "no: its name is of no table"),
    ]
    assert page.notes == ("2026: left unread, because the return of 2026 has no such table: DoLo.csv.",)
    assert page.files_said == "3 files, 2 not read"


def test_of_files_that_were_not_read_yet_none_was_and_of_others_all(priya: User) -> None:
    assert return_page(an_import(priya, State.REFUSED), priya).files_said == "3 files, none read"

    import_ = an_import(priya)
    ImportedFile.objects.filter(of__of=import_).update(read=True, table="Header")
    assert return_page(import_, priya).files_said == "3 files, all read"
    ImportedFile.objects.filter(of__of=import_).exclude(name="Header.csv").delete()
    assert return_page(import_, priya).files_said == "1 file, read"


def test_checks_are_counted_and_data_quality_has_them_one_by_one(priya: User) -> None:
    import_ = an_import(priya)
    assert return_page(import_, priya).checks == ""
    a_check(import_, "166", Outcome.FAILED, "4 reviews have no code.", rows=4)
    a_check(import_, "167", Outcome.PASSED)
    a_check(import_, "399", Outcome.COULD_NOT_RUN)

    page = return_page(import_, priya)
    assert page.checks == "1 check passed, 1 found something and 1 could not run."
    assert page.quality == f"/returns/{import_.pk}/quality/"


def test_a_longer_list_asks_the_database_no_more_often(priya: User, django_assert_num_queries: Any) -> None:
    for state in (State.READY, State.REFUSED):
        an_import(priya, state)
    with django_assert_num_queries(2):
        returns_page()
    for _ in range(5):
        an_import(priya)

    with django_assert_num_queries(2):
        returns_page()
