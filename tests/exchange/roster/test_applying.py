"""Applying a roster makes what is recorded what it says, each child whole, with what was before as history."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from heed.access import clock
from heed.access.models import Entry, EntryChild, User
from heed.caseloads.models import Allocation, Appointment, Cover
from heed.children.models import Child, Grant, Why
from heed.council.models import Team
from heed.exchange.alone import Busy
from heed.exchange.apply import FAST, Pace
from heed.exchange.records import Refused
from heed.exchange.roster import actions, applying
from heed.exchange.roster.comparing import ChildChanges, compared, recorded
from heed.exchange.roster.models import RosterState
from heed.people.models import IRO_PROFESSION, InSiblingGroup, Name, NotLinked, SiblingGroup, Worker
from tests.days import day
from tests.exchange.roster.conftest import HandRoster

AMARA = "F-1,Amara,Stone,Nadia Khan,Sam Reed,East,Stones"
KOFI = "F-2,Kofi,Stone,Nadia Khan,Sam Reed,East,Stones"
LENA = "F-3,Lena,,Oli Hart,,West,"

Children = dict[str, Child]


def _is(number: str) -> tuple[str, str, str, str, str]:
    now = recorded()[number]
    return (" ".join(now.name).strip(), now.iro, now.social_worker, now.team, now.siblings)


def test_what_is_recorded_is_then_what_the_roster_says(bring: HandRoster, children: Children) -> None:
    handed = bring(AMARA, KOFI, LENA)

    assert (handed.state, handed.changed) == (RosterState.APPLIED, 3)
    assert _is("F-1") == ("Amara Stone", "Nadia Khan", "Sam Reed", "East", "Stones")
    assert _is("F-3") == ("Lena", "Oli Hart", "", "West", "")
    assert sorted(Worker.objects.values_list("name", "profession", "team__name")) == [
        ("Nadia Khan", "Independent Reviewing Officer", None),
        ("Oli Hart", "Independent Reviewing Officer", None),
        ("Sam Reed", "Social worker", "East"),
    ]
    assert set(Team.objects.values_list("name", flat=True)) == {"East", "West"}
    assert SiblingGroup.objects.count() == 1
    row = Appointment.objects.get(child=children["F-1"])
    assert (row.from_on, row.source_file, row.source_line, row.source_import) == (
        day("Mon 2 Feb 2026"),
        "roster.csv",
        2,
        f"roster {handed.pk}",
    )


def test_the_same_roster_again_changes_nothing(bring: HandRoster, children: Children) -> None:
    bring(AMARA, KOFI, LENA)
    before = [model.objects.count() for model in (Name, Appointment, Allocation, InSiblingGroup, Worker, Team)]

    again = bring(AMARA.upper().replace("AMARA,STONE", "Amara,Stone"), KOFI, LENA, on="Mon 9 Feb 2026")

    assert again.changed == 0
    assert [model.objects.count() for model in (Name, Appointment, Allocation, InSiblingGroup, Worker, Team)] == before


def test_what_changes_ends_on_the_rosters_day_and_stays_as_history(bring: HandRoster, children: Children) -> None:
    bring(AMARA, KOFI, LENA)
    bring("F-1,Amara,Hill,Oli Hart,Ann Lee,West,", on="Mon 9 Feb 2026")

    assert _is("F-1") == ("Amara Hill", "Oli Hart", "Ann Lee", "West", "")
    spans = Appointment.objects.filter(child=children["F-1"]).values_list("worker__name", "from_on", "until_on")
    assert list(spans) == [
        ("Nadia Khan", day("Mon 2 Feb 2026"), day("Mon 9 Feb 2026")),
        ("Oli Hart", day("Mon 9 Feb 2026"), None),
    ]
    names = Name.objects.filter(person=children["F-1"].person).order_by("from_on")
    assert [(name.full, name.until_on) for name in names] == [
        ("Amara Stone", day("Mon 9 Feb 2026")),
        ("Amara Hill", None),
    ]
    assert _is("F-2")[4] == "Stones"  # a child who is not in the roster stays as before


def test_what_began_on_the_very_day_is_put_right_in_place(bring: HandRoster, children: Children) -> None:
    bring(AMARA, KOFI)
    bring("F-1,Amara,Hill,Oli Hart,,,Hills", KOFI)

    assert _is("F-1") == ("Amara Hill", "Oli Hart", "", "", "Hills")
    assert Name.objects.filter(person=children["F-1"].person).count() == 1
    assert InSiblingGroup.objects.filter(person=children["F-1"].person).count() == 1
    ended = Appointment.objects.get(child=children["F-1"], worker__name="Nadia Khan")
    assert ended.from_on == ended.until_on == day("Mon 2 Feb 2026")


def test_a_blank_ends_the_appointment_and_leaves_the_name(bring: HandRoster, children: Children) -> None:
    bring(AMARA, KOFI)
    bring("F-1,,,,,,", on="Mon 9 Feb 2026")

    assert _is("F-1") == ("Amara Stone", "", "", "", "")


def test_an_iro_with_a_login_sees_the_child_from_the_appointment_to_its_end(
    bring: HandRoster, children: Children, nadia: User, sam: User
) -> None:
    Worker.objects.create(name="Nadia Khan", user=nadia, from_on=day("Wed 1 Jan 2025"))
    Worker.objects.create(name="Oli Hart", user=sam, from_on=day("Wed 1 Jan 2025"))
    seen = Child.objects.visible_to

    assert not seen(nadia).exists()
    bring(AMARA)
    assert list(seen(nadia)) == [children["F-1"]]
    assert not seen(sam).exists()

    bring("F-1,Amara,Stone,Oli Hart,Sam Reed,East,Stones", on="Mon 9 Feb 2026")
    assert not seen(nadia).exists()
    assert list(seen(sam)) == [children["F-1"]]
    assert set(Grant.objects.values_list("why", flat=True)) == {Why.APPOINTED}


def test_a_social_worker_with_a_login_and_their_manager_see_the_child_until_the_case_moves(
    bring: HandRoster, children: Children, dev: User, ruth: User
) -> None:
    manager = Worker.objects.create(name="Carol Webb", user=ruth, from_on=day("Wed 1 Jan 2025"))
    Worker.objects.create(name="Sam Reed", user=dev, manager=manager, from_on=day("Wed 1 Jan 2025"))
    seen = Child.objects.visible_to

    bring(AMARA, KOFI, LENA)
    assert set(seen(dev)) == set(seen(ruth)) == {children["F-1"], children["F-2"]}
    assert set(Grant.objects.values_list("why", flat=True)) == {Why.ALLOCATED}

    bring("F-1,Amara,Stone,Nadia Khan,Ann Lee,West,Stones", KOFI, LENA, on="Mon 9 Feb 2026")
    assert set(seen(dev)) == set(seen(ruth)) == {children["F-2"]}


def test_the_same_roster_again_changes_nobodys_sight(
    bring: HandRoster, children: Children, dev: User, nadia: User
) -> None:
    Worker.objects.create(name="Sam Reed", user=dev, from_on=day("Wed 1 Jan 2025"))
    Worker.objects.create(name="Nadia Khan", user=nadia, from_on=day("Wed 1 Jan 2025"))
    bring(AMARA, KOFI)
    before = list(Grant.objects.order_by("pk").values())

    bring(AMARA, KOFI, on="Mon 9 Feb 2026")
    bring("F-1,Amara,Hill,Nadia Khan,Sam Reed,East,Hills", KOFI, on="Tue 10 Feb 2026")

    assert list(Grant.objects.order_by("pk").values()) == before
    assert len(before) == 4


def test_a_child_whom_the_roster_gives_to_an_iro_who_is_away_is_seen_by_who_covers(
    bring: HandRoster, children: Children, sam: User, tom: User
) -> None:
    away = Worker.objects.create(name="Nadia Khan", profession=IRO_PROFESSION, from_on=day("Wed 1 Jan 2025"))
    stands_in = Worker.objects.create(
        name="Oli Hart", profession=IRO_PROFESSION, user=sam, from_on=day("Wed 1 Jan 2025")
    )
    Cover.objects.create(
        away=away, covered_by=stands_in, from_on=day("Mon 2 Feb 2026"), until_on=day("Wed 31 Dec 2098"), by=tom
    )

    bring(AMARA)

    assert list(Child.objects.visible_to(sam)) == [children["F-1"]]


def test_the_iro_whom_a_roster_names_is_there_without_a_reason(bring: HandRoster, children: Children) -> None:
    bring(AMARA)

    row = Appointment.objects.get(child=children["F-1"])
    assert (row.why, row.reason, row.independence, row.by, row.child_told_on) == ("", "", "", None, None)


def test_sight_is_brought_in_as_many_questions_for_many_children_as_for_few(
    bring: HandRoster, hand: HandRoster, children: Children, priya: User, dev: User
) -> None:
    Worker.objects.create(name="Sam Reed", user=dev, from_on=day("Wed 1 Jan 2025"))
    asked = []
    for rows in ((AMARA,), (KOFI, LENA)):
        begun = actions.apply(hand(*rows, on="Mon 2 Feb 2026"), by=priya)
        with CaptureQueriesContext(connection) as queries:
            applying.carry_out(begun.pk, FAST)
        asked.append(sum("SELECT" in each["sql"] and "children_grant" in each["sql"] for each in queries))

    assert asked == [1, 1]


def test_another_persons_sight_of_the_child_is_left_alone(
    bring: HandRoster, children: Children, sam: User, tom: User
) -> None:
    bring(AMARA)
    Grant.objects.create(
        child=children["F-1"],
        user=sam,
        why=Why.OTHER,
        source="asked for",
        from_at=clock.now(),
        by=tom,
    )
    bring("F-1,Amara,Stone,,,,", on="Mon 9 Feb 2026")

    assert list(Child.objects.visible_to(sam)) == [children["F-1"]]


def test_a_name_that_two_workers_have_is_left_as_it_is_and_named(
    hand: HandRoster, bring: HandRoster, children: Children
) -> None:
    for registration in ("SW1", "SW2"):
        Worker.objects.create(name="Nadia Khan", registration=registration, from_on=day("Wed 1 Jan 2025"))

    found = compared(applying.roster_of(hand(AMARA)))
    assert [fault.check for fault in found.faults] == ["H065", "H063"] or {f.check for f in found.faults} == {
        "H063",
        "H065",
    }
    assert not found.changes[0].has("IRO")
    bring(AMARA)
    assert _is("F-1")[1] == ""
    assert _is("F-1")[2] == "Sam Reed"


def test_children_never_to_be_linked_are_not_put_into_one_group(
    hand: HandRoster, bring: HandRoster, children: Children, tom: User
) -> None:
    one, other = sorted((children["F-1"].person, children["F-2"].person), key=lambda person: person.pk)
    NotLinked.objects.create(person=one, other=other, why="came back", by=tom, at=clock.now())

    found = compared(applying.roster_of(hand(AMARA, KOFI)))
    assert [(fault.check, fault.child) for fault in found.faults] == [("H066", "F-1"), ("H066", "F-2")]
    assert "F-2" not in found.faults[0].sentence
    bring(AMARA, KOFI)
    assert (_is("F-1")[4], _is("F-2")[4]) == ("", "")
    assert (_is("F-1")[1], _is("F-2")[1]) == ("Nadia Khan", "Nadia Khan")


def test_stopped_part_of_the_way_each_child_is_whole_and_it_goes_on(
    hand: HandRoster, children: Children, priya: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = actions.apply(hand(AMARA, KOFI, LENA), by=priya)
    write, written = applying.Doing.write, []

    def fails_at_the_third(self: applying.Doing, some: Sequence[ChildChanges]) -> None:
        written.append(some)
        if len(written) == 3:
            raise DatabaseError("the disk is full")
        write(self, some)

    with monkeypatch.context() as patch:
        patch.setattr(applying.Doing, "write", fails_at_the_third)
        with pytest.raises(
            Refused, match=r"stopped part of the way, each child whole\. DatabaseError: the disk is full"
        ):
            applying.carry_out(begun.pk, Pace(together=1, pause_s=0, share=0))
    begun.refresh_from_db()
    assert begun.state == RosterState.APPLYING
    assert (_is("F-2")[1], _is("F-3")[1]) == ("Nadia Khan", "")

    actions.carry_on(begun, by=priya)
    assert applying.carry_out(begun.pk).state == RosterState.APPLIED
    assert _is("F-3") == ("Lena", "Oli Hart", "", "West", "")


def test_the_record_says_who_applied_it_and_to_which_children(
    bring: HandRoster, children: Children, priya: User
) -> None:
    bring(AMARA, KOFI)

    entry = Entry.objects.get(what="exchange.apply_roster")
    assert (entry.by, entry.sentence) == (priya, "Applied a roster.")
    keys = set(EntryChild.objects.filter(entry=entry).values_list("child_key", flat=True))
    assert keys == {str(children["F-1"].pk), str(children["F-2"].pk)}
    assert Name.history.filter(history_user=priya, history_change_reason__startswith="roster ").count() == 2


def test_one_that_is_not_begun_is_left_alone_and_only_one_is_applied_at_a_time(
    hand: HandRoster, children: Children, priya: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed = hand(AMARA)
    assert applying.carry_out(handed.pk).state == RosterState.READY

    def somebody_is_at_it() -> None:
        raise Busy

    actions.apply(handed, by=priya)
    monkeypatch.setattr(applying, "alone", somebody_is_at_it)
    with pytest.raises(Busy):
        applying.carry_out(handed.pk)
    assert _is("F-1")[1] == ""


def test_comparing_asks_as_often_for_many_children_as_for_few(hand: HandRoster, children: Children) -> None:
    asked = []
    for roster in (applying.roster_of(hand(AMARA)), applying.roster_of(hand(AMARA, KOFI, LENA))):
        with CaptureQueriesContext(connection) as queries:
            compared(roster)
        asked.append(len(queries))

    assert asked[0] == asked[1] <= 9
