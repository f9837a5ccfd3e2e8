"""What an import does child by child: who is listed where, in which words, and who is not named to whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from heed.access.models import Entry, EntryChild, User
from heed.children.models import Child, Restricted
from heed.exchange.models import Does, Import
from heed.people.models import Identifier, Person, Scheme
from heed.web.returns import changes
from heed.web.returns.changes import changes_page
from tests.web.returns.made import RECEIVED, a_line, an_import

SignedIn = Callable[[User], Client]


def a_child(number: str, *, hidden_by: User | None = None) -> Child:
    """A child with a record here, shown to nobody where somebody restricted them."""
    person = Person.objects.create()
    Identifier.objects.create(person=person, scheme=Scheme.LOCAL, value=number)
    child = Child.objects.create(person=person)
    if hidden_by is not None:
        Restricted.objects.create(child=child, why="Family of staff", from_at=RECEIVED, by=hidden_by)
    return child


@pytest.fixture
def import_(priya: User) -> Import:
    """An import that does something of each kind."""
    import_ = an_import(priya)
    a_line(import_, "F-1", episodes_added=2, reviews_added=1, others_added=1201)
    a_line(import_, "F-2", Does.CHANGED, person=True, episodes_changed=1, reviews_withdrawn=2, others_changed=1)
    a_line(import_, "F-3", Does.CHANGED, reviews_added=1, reviews_changed=1, reviews_withdrawn=1)
    a_line(import_, "F-4", Does.HELD, why="Child F-4 is held back, because two episodes overlap.")
    a_line(import_, "F-5", Does.DIFFERS, differing=1)
    a_line(import_, "F-6", Does.MOVED)
    return import_


def said(import_: Import, by: User, does: str) -> list[tuple[str, str]]:
    return [(line.number, line.says) for line in changes_page(import_, by, {"does": does}).lines]


@pytest.mark.parametrize(
    ("does", "expected"),
    [
        ("new", [("F-1", "2 new episodes, 1 new review, 1,201 new rows of other tables")]),
        (
            "changed",
            [
                (
                    "F-2",
                    "Who the child is, as the Header says, 1 changed episode, 2 reviews no longer carried,"
                    " 1 changed row of another table",
                ),
                ("F-3", "1 new review, 1 changed review, 1 review no longer carried"),
            ],
        ),
        ("held", [("F-4", "Child F-4 is held back, because two episodes overlap.")]),
        ("differs", [("F-5", "1 difference to settle")]),
        ("moved", [("F-6", "Nothing of what is said changes")]),
    ],
)
def test_each_child_is_told_in_words(import_: Import, priya: User, does: str, expected: list[tuple[str, str]]) -> None:
    assert said(import_, priya, does) == expected


def test_there_is_a_tab_for_each_thing_that_is_done_to_anybody_and_the_first_is_open(
    import_: Import, priya: User
) -> None:
    page = changes_page(import_, priya, {})

    assert [(tab.label, tab.n, tab.here) for tab in page.tabs] == [
        ("New", 1, True),
        ("Changed", 2, False),
        ("Held back", 1, False),
        ("Only differences", 1, False),
        ("The same, in another place of the files", 1, False),
    ]
    assert [line.number for line in page.lines] == ["F-1"]
    assert page.lines[0].address == f"/returns/{import_.pk}/children/F-1/"
    assert changes_page(import_, priya, {"does": "withdrawn"}).lines == page.lines


def test_many_children_stand_on_pages_of_some(import_: Import, priya: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "AT_ONCE", 1)

    first = changes_page(import_, priya, {"does": "changed", "page": "1"})
    second = changes_page(import_, priya, {"does": "changed", "page": "2"})
    beyond = changes_page(import_, priya, {"does": "changed", "page": "3"})

    assert ([line.number for line in first.lines], first.showing, first.earlier) == (["F-2"], "1 to 1 of 2", "")
    assert ([line.number for line in second.lines], second.showing, second.later) == (["F-3"], "2 to 2 of 2", "")
    assert first.later == f"/returns/{import_.pk}/children/?does=changed&page=2"
    assert second.earlier == f"/returns/{import_.pk}/children/?does=changed&page=1"
    assert (beyond.lines, beyond.earlier, beyond.later) == ((), "", "")


@pytest.mark.parametrize("number", ["0", "-1", "two", "²", "1" * 40])
def test_a_page_that_is_no_number_is_the_first(import_: Import, priya: User, number: str) -> None:
    assert changes_page(import_, priya, {"does": "changed", "page": number}).showing == "1 to 2 of 2"


def test_an_import_that_does_nothing_says_so(priya: User, signed_in: SignedIn) -> None:
    import_ = an_import(priya)

    assert changes_page(import_, priya, {}).tabs == ()
    page = signed_in(priya).get(f"/returns/{import_.pk}/children/").content.decode()
    assert "It changes nothing of any child." in page


def test_a_child_out_of_sight_is_counted_and_not_named(import_: Import, priya: User, tom: User) -> None:
    a_child("F-2", hidden_by=tom)

    page = changes_page(import_, priya, {"does": "changed"})

    assert ([line.number for line in page.lines], page.hidden) == (["F-3"], 1)
    assert page.showing == "1 to 1 of 1"


def test_a_child_whose_number_was_ended_is_out_of_sight_by_their_record(
    import_: Import, priya: User, tom: User
) -> None:
    child = a_child("F-7", hidden_by=tom)
    a_line(import_, f"(record {child.pk})", Does.WITHDRAWN, child=child, episodes_withdrawn=1)

    page = changes_page(import_, priya, {"does": "withdrawn"})

    assert (page.lines, page.hidden, page.showing) == ((), 1, "Nobody whom you may see.")


def test_whoever_is_shown_is_on_the_record_and_nobody_else(
    import_: Import, signed_in: SignedIn, priya: User, nadia: User, tom: User
) -> None:
    shown, hidden, ended = a_child("F-3"), a_child("F-2", hidden_by=tom), a_child("F-8")
    a_line(import_, f"(record {ended.pk})", Does.CHANGED, child=ended)
    address = f"/returns/{import_.pk}/children/?does=changed"

    assert signed_in(nadia).get(address).status_code == 404
    page = signed_in(priya).get(address).content.decode()

    assert "child F-3" in page
    assert "F-2" not in page
    entry = Entry.objects.get(what="web.changes")
    keys = set(EntryChild.objects.filter(entry=entry).values_list("child_key", flat=True))
    assert keys == {str(shown.pk), str(ended.pk)}
    assert str(hidden.pk) not in keys


def test_a_longer_list_asks_the_database_no_more_often(
    import_: Import, priya: User, django_assert_num_queries: Any
) -> None:
    a_line(import_, "F-30", Does.CHANGED, child=a_child("F-30"), reviews_added=1)
    changes_page(import_, priya, {"does": "changed"})  # who Priya is is asked once
    with django_assert_num_queries(5):
        changes_page(import_, priya, {"does": "changed"})
    for number in range(31, 60):
        a_line(import_, f"F-{number}", Does.CHANGED, child=a_child(f"F-{number}"), reviews_added=1)

    with django_assert_num_queries(5):
        changes_page(import_, priya, {"does": "changed"})
