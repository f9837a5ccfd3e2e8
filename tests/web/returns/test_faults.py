"""Faults of a return: whose, where, and only of children in sight."""

from __future__ import annotations

from datetime import date

import pytest

from heed.access.models import User
from heed.children.models import Child, Restricted
from heed.exchange.models import Does, Import
from heed.exchange.records import Outcome, Severity
from heed.people.models import Identifier, Person, Scheme
from heed.web.returns import faults
from heed.web.returns.faults import children_of, fault_groups, fault_rows, out_of_sight
from tests.web.returns.made import RECEIVED, a_check, a_fault, a_line, an_import

BEFORE_START = "the episode ends before it starts: check DEC."


@pytest.fixture
def import_(priya: User) -> Import:
    """A return with a fault that holds F-1700 back and one that is shown on F-1701."""
    found = an_import(priya)
    a_fault(a_check(found, "H002", Outcome.FAILED, rows=1), "F-1700", BEFORE_START)
    a_fault(a_check(found, "167", Outcome.FAILED, rows=1), "F-1701", "PN9 is no code.", Severity.SHOWN, line=9)
    return found


def hide(number: str, by: User) -> Child:
    """A child with this number whom nobody is named to see."""
    child = Child.objects.create(person=Person.objects.create())
    Identifier.objects.create(person=child.person, scheme=Scheme.LOCAL, value=number, from_on=date(2020, 1, 1))
    Restricted.objects.create(child=child, why="Family of staff", from_at=RECEIVED, by=by)
    return child


def test_faults_that_hold_a_child_back_come_first_and_each_says_where_it_stands(import_: Import, priya: User) -> None:
    held, shown = fault_groups(import_, priya)

    assert (held.title, held.n, shown.title, shown.n) == ("Held back", 1, "Applied, with the fault shown", 1)
    (line,) = held.lines
    assert (line.where, line.child) == ("2026/Episodes.csv, line 214", "F-1700")
    assert line.sentence == "The episode ends before it starts: check DEC."


def test_a_child_held_back_without_a_faulty_row_is_listed_with_its_reason(import_: Import, priya: User) -> None:
    a_line(import_, "F-1700", Does.HELD)
    a_line(import_, "F-1800", Does.HELD)

    held = fault_groups(import_, priya)[0]

    assert [(line.where, line.child) for line in held.lines] == [
        ("2026/Episodes.csv, line 214", "F-1700"),
        ("", "F-1800"),
    ]
    assert held.lines[1].sentence == "Held back, because…"


def test_a_fault_of_a_child_out_of_sight_is_counted_and_not_shown(import_: Import, priya: User, tom: User) -> None:
    hide("F-1700", tom)

    held = fault_groups(import_, priya)[0]

    assert (held.n, held.lines, held.hidden) == (1, (), 1)
    assert [row[4] for row in fault_rows(import_, priya)] == ["F-1701"]
    assert out_of_sight({"F-1700", "F-1701", "F-9999"}, priya) == {"F-1700"}


def test_a_number_that_has_ended_with_a_child_out_of_sight_is_not_shown(
    import_: Import, priya: User, tom: User
) -> None:
    child = hide("F-1700", tom)
    child.person.identifiers.update(until_on=date(2024, 1, 1))
    given_again = Child.objects.create(person=Person.objects.create())
    Identifier.objects.create(person=given_again.person, scheme=Scheme.LOCAL, value="F-1700", from_on=date(2024, 1, 1))

    held = fault_groups(import_, priya)[0]

    assert (held.n, held.lines, held.hidden) == (1, (), 1)
    assert [row[4] for row in fault_rows(import_, priya)] == ["F-1701"]
    assert children_of(["F-1700"]) == {"F-1700": {child.pk, given_again.pk}}


def test_more_numbers_than_a_database_takes_at_once_are_asked_for_in_parts(
    monkeypatch: pytest.MonkeyPatch, priya: User, tom: User
) -> None:
    hide("F-1700", tom)
    hide("F-259999", tom)

    assert out_of_sight((f"F-{n}" for n in range(260_000)), priya) == {"F-1700", "F-259999"}

    monkeypatch.setattr(faults, "AT_ONCE", 1)
    assert out_of_sight(["F-1", "F-1700", "F-259999"], priya) == {"F-1700", "F-259999"}


def test_five_are_shown_and_the_rest_is_in_the_file(import_: Import, priya: User) -> None:
    check = a_check(import_, "H004", Outcome.FAILED, rows=30)
    for line in range(30):
        a_fault(check, "", "the row names no child.", line=line)

    held = fault_groups(import_, priya)[0]

    assert (len(held.lines), held.more, held.n) == (5, 26, 31)
    assert len(list(fault_rows(import_, priya))) == 32


def test_the_file_says_what_a_fault_does(import_: Import, priya: User) -> None:
    assert [row[:5] for row in fault_rows(import_, priya)] == [
        ("holds the child back", "H002", "2026/Episodes.csv", 214, "F-1700"),
        ("applied, its value unknown", "167", "2026/Episodes.csv", 9, "F-1701"),
    ]


def test_a_return_without_faults_has_no_group(priya: User) -> None:
    assert fault_groups(an_import(priya), priya) == ()
