"""Claims about `@action`: permitted, all or nothing, on the record; two people cannot overwrite each other."""

from __future__ import annotations

import inspect
from datetime import date

import pytest
from django.db import transaction

from heed.access import actions, notices
from heed.access.actions import NotNow, NotPermitted, Stale, action, children_of
from heed.access.models import Entry, EntryChild, RoleHeld, User
from heed.access.permissions import Permission, Role
from heed.council.models import Team

OF_ONES_OWN = {notices.have_seen.name, "web.save_view", "web.forget_view"}
"""Actions that ask for no permission: whoever is signed in does them to what is theirs, which the condition asks."""


@pytest.fixture(autouse=True)
def _actions_of_a_test_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "ALL", dict(actions.ALL))


def _closed(team: Team) -> str | None:
    return "The team is closed: choose another." if team.until_on else None


def _rename(permission: Permission = Permission.MANAGE_TEAMS) -> actions.Action[..., Team]:
    @action(permission, unless=_closed)
    def rename(team: Team, *, by: User, name: str, seen_version: int) -> Team:
        """Rename a team."""
        team.name = name
        team.save()
        return team

    return rename


@pytest.fixture
def team(db: None) -> Team:
    return Team.objects.create(name="North", from_on=date(2024, 4, 1))


def test_an_action_does_what_it_says_and_writes_one_entry(team, tom):
    _rename()(team, by=tom, name="South", seen_version=1)

    team.refresh_from_db()
    entry = Entry.objects.get()
    assert (team.name, team.version) == ("South", 2)
    assert (entry.by, entry.what, entry.sentence) == (tom, f"{__name__.partition('.')[0]}.rename", "Rename a team.")
    assert entry.roles == "service_manager"
    assert entry.subject == f"council.Team:{team.pk}"
    assert entry.fields == "name,version"


def test_an_entry_holds_no_value_only_a_digest_that_differs_each_time(team, tom):
    _rename()(team, by=tom, name="South", seen_version=1)
    _rename()(team, by=tom, name="North", seen_version=2)
    _rename()(team, by=tom, name="South", seen_version=3)

    first, _, third = Entry.objects.order_by("pk")
    assert first.digest
    assert third.digest
    assert first.digest != third.digest
    assert not any("South" in str(value) for value in vars(first).values())


def test_an_entry_points_at_the_version_that_holds_the_values(team, tom):
    _rename()(team, by=tom, name="South", seen_version=1)

    version = Team.history.get(history_id=Entry.objects.get().version)
    assert (version.name, version.history_user) == ("South", tom)


def test_a_person_without_the_permission_is_refused_and_nothing_happens(team, nadia):
    with pytest.raises(NotPermitted, match="for: Service manager, Administrator"):
        _rename()(team, by=nadia, name="South", seen_version=1)

    team.refresh_from_db()
    assert team.name == "North"
    assert not Entry.objects.exists()


def test_a_role_that_has_ended_permits_nothing(team, tom):
    tom.roles_held.update(until_on=date(2026, 4, 1))

    with pytest.raises(NotPermitted):
        _rename()(team, by=User.objects.get(pk=tom.pk), name="South", seen_version=1)


def test_the_condition_is_asked_of_the_row_as_it_is_now_not_as_it_was_read(team, tom):
    stale_copy = Team.objects.get(pk=team.pk)
    team.until_on = date(2026, 1, 1)
    team.save()

    with pytest.raises(NotNow, match="The team is closed: choose another"):
        _rename()(stale_copy, by=tom, name="South", seen_version=1)

    assert not Entry.objects.exists()


def test_the_button_and_the_deed_give_the_same_reason(team, tom, nadia):
    rename = _rename()
    assert rename.why_not(team, by=tom) is None
    assert rename.why_not(team, by=nadia) == "You may not do this. It is for: Service manager, Administrator."

    team.until_on = date(2026, 1, 1)
    team.save()

    assert rename.why_not(team, by=tom) == "The team is closed: choose another."


def test_an_action_that_fails_half_way_changes_nothing_and_leaves_no_entry(team, tom):
    @action(Permission.MANAGE_TEAMS)
    def fail(team: Team, *, by: User) -> None:
        """Fail."""
        team.name = "South"
        team.save()
        raise RuntimeError("half-way")

    with pytest.raises(RuntimeError, match="half-way"):
        fail(team, by=tom)

    team.refresh_from_db()
    assert team.name == "North"
    assert not Entry.objects.exists()


def test_an_entry_goes_with_the_transaction_that_it_tells_of(team, tom):
    with transaction.atomic():
        _rename()(team, by=tom, name="South", seen_version=1)
        transaction.set_rollback(True)

    assert not Entry.objects.exists()


def test_a_later_save_over_what_somebody_else_saved_is_refused_and_shows_both_texts(team, tom):
    _rename()(team, by=tom, name="South", seen_version=1)

    with pytest.raises(Stale) as refused:
        _rename()(team, by=tom, name="West", seen_version=1)

    (difference,) = refused.value.differences
    assert (difference.field, difference.kept, difference.yours) == ("name", "South", "West")
    assert refused.value.kept == team
    assert "Both versions are below" in str(refused.value)


def test_fields_on_which_both_agree_are_no_difference(team, tom):
    _rename()(team, by=tom, name="South", seen_version=1)

    with pytest.raises(Stale) as refused:
        _rename()(team, by=tom, name="South", seen_version=1)

    assert refused.value.differences == ()


def test_a_row_that_is_gone_is_said_to_be_gone(team, tom):
    copy = Team.objects.get(pk=team.pk)
    team.delete()

    with pytest.raises(NotNow, match="no longer there"):
        _rename()(copy, by=tom, name="South", seen_version=1)


def test_an_action_that_makes_something_records_what_it_made(tom):
    @action(Permission.MANAGE_TEAMS, unless=lambda *, name: "Give it a name." if not name else None)
    def open_team(*, by: User, name: str) -> Team:
        """Open a team."""
        return Team.objects.create(name=name, from_on=date(2026, 4, 1))

    made = open_team(by=tom, name="North")

    entry = Entry.objects.get()
    assert entry.subject == f"council.Team:{made.pk}"
    assert set(entry.fields.split(",")) == {"id", "name", "from_on", "until_on", "version"}
    assert open_team.why_not(by=tom, name="") == "Give it a name."
    with pytest.raises(NotNow, match="Give it a name"):
        open_team(by=tom, name="")


def test_an_action_that_makes_nothing_records_that_it_was_done(tom):
    @action(Permission.MANAGE_TEAMS)
    def look(*, by: User) -> int:
        """Look."""
        return 3

    assert look(by=tom) == 3
    entry = Entry.objects.get()
    assert (entry.subject, entry.fields, entry.digest, entry.version) == ("", "", "", None)


def test_an_action_that_changes_nothing_has_no_fields(team, tom):
    @action(Permission.MANAGE_TEAMS)
    def leave(team: Team, *, by: User) -> None:
        """Leave as it is."""

    leave(team, by=tom)

    assert Entry.objects.get().fields == ""


def test_an_action_that_deletes_its_subject_has_no_fields(team, tom):
    @action(Permission.MANAGE_TEAMS)
    def throw_away(team: Team, *, by: User) -> None:
        """Throw away."""
        team.delete()

    throw_away(team, by=tom)

    assert (Entry.objects.get().fields, Entry.objects.get().digest) == ("", "")


def test_saving_without_the_version_is_a_mistake_that_shows(team, tom):
    @action(Permission.MANAGE_TEAMS)
    def careless(team: Team, *, by: User) -> None:
        """Rename carelessly."""
        team.name = "South"
        team.save(update_fields=["name"])

    with pytest.raises(TypeError, match="add “version” to update_fields"):
        careless(team, by=tom)

    team.refresh_from_db()
    assert team.name == "North"


def test_the_children_concerned_are_those_of_the_subject_and_of_what_was_made(team, tom):
    class About:
        child_keys = frozenset({41, 7})

    @action(Permission.MANAGE_TEAMS)
    def concern(*, by: User) -> About:
        """Concern children."""
        return About()

    concern(by=tom)

    assert sorted(EntryChild.objects.values_list("child_key", flat=True)) == ["41", "7"]


def test_a_row_that_points_at_a_child_is_about_that_child():
    class Points:
        child_id = 12

    class PointsAtNone:
        child_id = None

    assert set(children_of(Points())) == {"12"}
    assert set(children_of(PointsAtNone())) == set()
    assert set(children_of(None)) == set()


def test_an_action_without_its_sentence_cannot_be_written():
    with pytest.raises(TypeError, match="needs a docstring"):

        @action(Permission.MANAGE_TEAMS)
        def silent(*, by: User) -> None: ...


def test_an_action_needs_to_know_who_does_it(team):
    with pytest.raises(TypeError, match="needs by="):
        _rename()(team, by=None, name="South", seen_version=1)


def test_a_value_in_place_of_the_subject_is_refused(tom):
    @action(Permission.MANAGE_TEAMS)
    def wrong(name: str, *, by: User) -> None:
        """Take a value for a subject."""

    with pytest.raises(TypeError, match="first argument is the row it changes"):
        wrong("North", by=tom)


def test_every_action_of_heed_has_a_permission_that_some_role_holds():
    for made in actions.ALL.values():
        assert isinstance(made.permission, Permission) or made.name in OF_ONES_OWN, made.name


@pytest.mark.parametrize("name", sorted(OF_ONES_OWN & actions.ALL.keys()))
def test_a_deed_on_ones_own_things_asks_whose_they_are(name):
    unless = actions.ALL[name].unless

    assert unless is not None
    assert "by" in inspect.signature(unless).parameters


def test_of_two_people_saving_at_once_exactly_one_wins(at_once):
    rename = _rename()

    def prepare() -> tuple[Team, User]:
        tom = User.objects.create(username="tom", name="Tom")
        RoleHeld.objects.create(user=tom, role=Role.SERVICE_MANAGER, from_on=date(2015, 4, 1), why="In the cast")
        return Team.objects.create(name="North", from_on=date(2024, 4, 1)), tom

    ((team, tom),) = at_once(prepare)

    def save(name: str) -> str:
        try:
            rename(team, by=tom, name=name, seen_version=1)
        except Stale:
            return "stale"
        return "saved"

    assert sorted(at_once(lambda: save("South"), lambda: save("West"))) == ["saved", "stale"]
    assert at_once(lambda: (Team.objects.get().version, Entry.objects.count())) == [(2, 1)]
