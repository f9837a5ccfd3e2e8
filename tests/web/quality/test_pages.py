"""Data quality says what each check found, whose rows they are, and what each fault does to which figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from heed.access import clock
from heed.access.models import Entry, EntryChild, User
from heed.children.models import Child, Named, Restricted
from heed.exchange.models import Import, RepairMade
from heed.exchange.records import Outcome, Severity
from heed.measures.all import MEASURES
from heed.people.models import Identifier, Person, Scheme
from heed.web.quality import pages
from heed.web.quality.pages import children_shown, quality_page
from tests.web.returns.made import a_check, a_fault, an_import

SignedIn = Callable[[User], Client]


@pytest.fixture
def looked_through(priya: User) -> Import:
    """An import with a check of each outcome: two that found something, one that passed, two that could not run."""
    import_ = an_import(priya)
    holds = a_check(import_, "501", Outcome.FAILED, rows=1)
    a_fault(holds, "F-1", "the episode began before the one before it ended.")
    codes = a_check(import_, "167", Outcome.FAILED, rows=2)
    a_fault(codes, "F-1", "REVIEW_CODE is blank.", Severity.SHOWN, 7)
    a_fault(codes, "F-2", "REVIEW_CODE is blank.", Severity.SHOWN, 9)
    a_check(import_, "102", Outcome.PASSED)
    for code in ("700", "701"):
        a_check(import_, code, Outcome.COULD_NOT_RUN, "it is asked of the returns of 2027 and later")
    return import_


def test_checks_stand_by_what_they_do_to_children_and_none_that_could_not_run_among_the_passed(
    looked_through: Import, priya: User
) -> None:
    page = quality_page(looked_through, priya, {})

    assert page.lead == "1 check passed, 2 found something and 2 could not run."
    assert [(group.title, [line.code for line in group.lines]) for group in page.groups] == [
        ("Holds children back", ["501"]),
        ("Applied, with the fault shown", ["167"]),
    ]
    assert [line.code for line in page.passed] == ["102"]
    (reason,) = page.could_not_run
    assert (reason.why, [line.code for line in reason.lines]) == (
        "it is asked of the returns of 2027 and later",
        ["700", "701"],
    )
    assert page.faults is None


def test_each_fault_says_which_figures_it_touches(looked_through: Import, priya: User) -> None:
    hold, shown = (group.lines[0].effect for group in quality_page(looked_through, priya, {}).groups)

    assert hold is not None
    assert (hold.sentence, hold.figures) == ("Keeps the child out of every figure.", ())
    assert shown is not None
    named = {figure.name for figure in shown.figures}
    assert MEASURES["views_given"].name in named
    assert MEASURES["children_in_care"].name not in named
    assert shown.sentence == f"Touches {len(named)} figures"
    assert all(figure.address.startswith("/figures/") for figure in shown.figures)


def test_the_children_with_most_to_mend_come_first_and_those_held_before_them(
    looked_through: Import, priya: User
) -> None:
    children = quality_page(looked_through, priya, {"by": "child"}).children

    assert [(each.number, each.faults, each.codes, each.held) for each in children] == [
        ("F-1", 2, "167, 501", True),
        ("F-2", 1, "167", False),
    ]


def test_the_rows_of_a_check_and_of_a_child_are_shown_a_page_at_a_time(
    looked_through: Import, priya: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_child = quality_page(looked_through, priya, {"child": "F-1"}).faults
    assert of_child is not None
    assert [(line.code, line.where) for line in of_child.lines] == [
        ("167", "2026/Episodes.csv, line 7"),
        ("501", "2026/Episodes.csv, line 214"),
    ]
    assert of_child.lines[0].sentence == "REVIEW_CODE is blank."

    monkeypatch.setattr(pages, "AT_ONCE", 1)
    first = quality_page(looked_through, priya, {"check": "167"}).faults
    second = quality_page(looked_through, priya, {"check": "167", "page": "2"}).faults
    assert first is not None
    assert second is not None
    assert (first.showing, first.earlier, bool(first.later)) == ("1 to 1 of 2", "", True)
    assert (second.showing, bool(second.earlier), second.later) == ("2 to 2 of 2", True, "")
    assert [line.child for line in (*first.lines, *second.lines)] == ["F-1", "F-2"]


@pytest.mark.parametrize("asked", [{"check": "nothing"}, {"child": "x" * 500}, {"check": "167", "page": "999999"}])
def test_what_is_not_there_shows_nothing(looked_through: Import, priya: User, asked: dict[str, str]) -> None:
    faults = quality_page(looked_through, priya, asked).faults

    assert faults is not None
    assert (faults.lines, faults.later, faults.showing) == ((), "", "None that you may see.")


@pytest.mark.parametrize("number", ["0", "-1", "two", "²", "1" * 40])
def test_a_page_that_is_no_number_is_the_first(looked_through: Import, priya: User, number: str) -> None:
    faults = quality_page(looked_through, priya, {"check": "167", "page": number}).faults

    assert faults is not None
    assert faults.showing == "1 to 2 of 2"


def test_a_child_out_of_sight_is_counted_and_never_named(looked_through: Import, priya: User, tom: User) -> None:
    person = Person.objects.create()
    Identifier.objects.create(person=person, scheme=Scheme.LOCAL, value="F-2")
    restricted = Restricted.objects.create(
        child=Child.objects.create(person=person), why="her mother works here", by=tom, from_at=clock.now()
    )
    Named.objects.create(restricted=restricted, user=tom)

    by_child = quality_page(looked_through, priya, {"by": "child"})
    of_check = quality_page(looked_through, priya, {"check": "167"})
    assert ([child.number for child in by_child.children], by_child.hidden) == (["F-1"], 1)
    assert of_check.faults is not None
    assert ([line.child for line in of_check.faults.lines], of_check.faults.hidden) == (["F-1"], 1)
    assert children_shown(of_check) == {"F-1"}
    assert len(quality_page(looked_through, tom, {"by": "child"}).children) == 2


def a_repair(import_: Import, code: str, number: str, line: int) -> RepairMade:
    return RepairMade.objects.create(
        of=import_,
        place=line,
        code=code,
        number=number,
        file="2026/Episodes.csv",
        line=line,
        sentence=f"2026/Episodes.csv, line {line}: says the same episode as line {line - 1}, and is counted once.",
    )


def test_what_was_mended_stands_by_rule_with_its_rows_and_what_was_assumed(
    looked_through: Import, priya: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_repair(looked_through, "R02", "F-1", 20)
    for line in (8, 9, 10):
        a_repair(looked_through, "R01", f"F-{line}", line)
    monkeypatch.setattr(pages, "AT_ONCE", 2)

    page = quality_page(looked_through, priya, {})

    same, open_ = page.repairs
    assert (same.code, same.name, same.more, same.hidden) == ("R01", "The same episode twice", 1, 0)
    assert [(row.where, row.child, row.sentence) for row in same.rows] == [
        ("2026/Episodes.csv, line 8", "F-8", "Says the same episode as line 7, and is counted once."),
        ("2026/Episodes.csv, line 9", "F-9", "Says the same episode as line 8, and is counted once."),
    ]
    assert "Assumed: " in same.says
    assert (open_.code, [row.child for row in open_.rows]) == ("R02", ["F-1"])
    assert children_shown(page) == {"F-8", "F-9", "F-1"}
    assert quality_page(looked_through, priya, {"by": "child"}).repairs == ()


def test_a_repair_of_a_child_out_of_sight_is_counted_and_the_rest_go_on_the_record(
    looked_through: Import, signed_in: SignedIn, priya: User, tom: User
) -> None:
    seen, hidden = (Child.objects.create(person=Person.objects.create()) for _ in range(2))
    for number, child in (("F-8", seen), ("F-9", hidden)):
        Identifier.objects.create(person=child.person, scheme=Scheme.LOCAL, value=number)
        a_repair(looked_through, "R01", number, int(number[2:]))
    Restricted.objects.create(child=hidden, why="her mother works here", by=tom, from_at=clock.now())

    html = signed_in(priya).get(f"/returns/{looked_through.pk}/quality/").content.decode()

    assert "The same episode twice: 2 rows mended" in html
    assert "child F-8" in html
    assert "F-9" not in html
    assert "And 1 of children whom you may not see." in html
    entry = Entry.objects.get(what="web.quality")
    assert list(EntryChild.objects.filter(entry=entry).values_list("child_key", flat=True)) == [str(seen.pk)]


def test_a_check_that_is_no_longer_declared_still_shows_its_rows(priya: User) -> None:
    import_ = an_import(priya)
    a_fault(a_check(import_, "H999", Outcome.FAILED, rows=1), "F-1", "it is wrong.", Severity.SHOWN)

    (group,) = quality_page(import_, priya, {}).groups
    assert (group.lines[0].code, group.lines[0].effect) == ("H999", None)


def test_a_return_that_was_refused_has_had_no_check(priya: User) -> None:
    assert quality_page(an_import(priya), priya, {}).lead == "No check has run on it: it was not read."


def test_the_page_is_for_those_who_import_and_who_looked_at_whom_is_on_the_record(
    looked_through: Import, signed_in: SignedIn, priya: User, nadia: User
) -> None:
    person = Person.objects.create()
    Identifier.objects.create(person=person, scheme=Scheme.LOCAL, value="F-1")
    child = Child.objects.create(person=person)
    address = f"/returns/{looked_through.pk}/quality/"

    assert signed_in(nadia).get(address).status_code == 404
    analyst = signed_in(priya)
    assert "Holds children back" in analyst.get(address).content.decode()
    assert not Entry.objects.filter(what="web.quality").exists()  # no child was named
    assert "F-1" in analyst.get(address, {"by": "child"}).content.decode()
    entry = Entry.objects.get(what="web.quality")
    assert list(EntryChild.objects.filter(entry=entry).values_list("child_key", flat=True)) == [str(child.pk)]
    assert analyst.get("/returns/999/quality/").status_code == 404
