"""Lists whose rows are retired and never deleted, and teams."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from heed.access.actions import NotNow, NotPermitted, Stale
from heed.access.models import User
from heed.council import actions
from heed.council.lists import LATE_REVIEW_REASONS
from heed.council.models import ListItem, Team, items_of
from tests.days import day

LATE = LATE_REVIEW_REASONS.name
APRIL, JUNE = day("Wed 1 Apr 2026"), day("Mon 1 Jun 2026")


@pytest.fixture
def item(tom: User) -> ListItem:
    """A row of a list."""
    return actions.add_list_item(by=tom, list_name=LATE, label=" Snow ")


def test_lists_begin_with_heeds_rows_once(tom: User) -> None:
    assert actions.begin_lists(by=tom) == len(LATE_REVIEW_REASONS.begins_with)
    assert actions.begin_lists(by=tom) == 0
    assert [each.label for each in items_of(LATE, on=APRIL)] == list(LATE_REVIEW_REASONS.begins_with)


def test_a_row_added_takes_the_next_number(tom: User, item: ListItem) -> None:
    second = actions.add_list_item(by=tom, list_name=LATE, label="Flood")

    assert (item.label, item.number, second.number) == ("Snow", 1, 2)


def test_a_retired_row_cannot_be_chosen_from_its_day_on_and_its_number_is_not_given_again(
    tom: User, item: ListItem
) -> None:
    actions.retire_list_item(item, by=tom, from_on=JUNE)

    assert items_of(LATE, on=day("Sun 31 May 2026")).get() == item
    assert not items_of(LATE, on=JUNE).exists()
    assert actions.add_list_item(by=tom, list_name=LATE, label="Flood").number == 2


def test_a_row_is_retired_once(tom: User, item: ListItem) -> None:
    actions.retire_list_item(item, by=tom, from_on=JUNE)

    with pytest.raises(NotNow, match="already"):
        actions.retire_list_item(item, by=tom, from_on=APRIL)


def test_the_database_refuses_to_delete_a_row_of_a_list(item: ListItem) -> None:
    with pytest.raises(IntegrityError, match="never deleted"), transaction.atomic():
        item.delete()
    with pytest.raises(IntegrityError, match="never deleted"), transaction.atomic():
        ListItem.objects.all().delete()


@pytest.mark.parametrize("changed", [{"number": 7}, {"list_name": "other"}])
def test_the_database_refuses_to_renumber_a_row_of_a_list(item: ListItem, changed: dict[str, int | str]) -> None:
    with pytest.raises(IntegrityError, match="number"), transaction.atomic():
        ListItem.objects.filter(pk=item.pk).update(**changed)


def test_two_rows_cannot_have_one_number(item: ListItem) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        ListItem.objects.create(list_name=LATE, number=item.number, label="Flood")


def test_a_row_is_reworded_and_its_old_words_kept(tom: User, item: ListItem) -> None:
    actions.reword_list_item(item, by=tom, label="Snow or ice", seen_version=1)

    item.refresh_from_db()
    assert (item.label, item.version) == ("Snow or ice", 2)
    assert item.history.earliest().label == "Snow"


def test_rewording_what_somebody_else_reworded_first_is_refused_with_both_texts(tom: User, item: ListItem) -> None:
    actions.reword_list_item(item, by=tom, label="Snow or ice", seen_version=1)

    with pytest.raises(Stale) as refused:
        actions.reword_list_item(item, by=tom, label="Weather", seen_version=1)
    assert [(each.kept, each.yours) for each in refused.value.differences] == [("Snow or ice", "Weather")]


@pytest.mark.parametrize(("list_name", "label"), [("none", "Snow"), (LATE, ""), (LATE, "x" * 121)])
def test_a_row_of_no_list_or_without_a_label_is_refused(tom: User, list_name: str, label: str) -> None:
    with pytest.raises(NotNow):
        actions.add_list_item(by=tom, list_name=list_name, label=label)


def test_a_row_sent_twice_stands_once_and_one_that_was_retired_may_come_anew(tom: User, item: ListItem) -> None:
    with pytest.raises(NotNow, match="such a row"):
        actions.add_list_item(by=tom, list_name=LATE, label="Snow")
    actions.retire_list_item(item, by=tom, from_on=JUNE)

    assert actions.add_list_item(by=tom, list_name=LATE, label="Snow").number == 2


def test_a_row_cannot_lose_its_label(tom: User, item: ListItem) -> None:
    with pytest.raises(NotNow):
        actions.reword_list_item(item, by=tom, label=" ", seen_version=1)


def test_a_list_that_is_not_declared_is_an_error(db: None) -> None:
    with pytest.raises(KeyError):
        items_of("none", on=APRIL)


def test_a_team_is_opened_renamed_and_closed(tom: User) -> None:
    team = actions.open_team(by=tom, name="Children in Care North", from_on=APRIL)
    team = actions.rename_team(team, by=tom, name="Children in Care East", seen_version=team.version)
    team = actions.close_team(team, by=tom, until_on=JUNE)

    assert (team.name, team.until_on, team.version) == ("Children in Care East", JUNE, 3)
    assert team.history.count() == 3


@pytest.mark.parametrize("name", ["", "x" * 121, "North"])
def test_a_team_without_a_name_or_with_anothers_is_refused(tom: User, name: str) -> None:
    actions.open_team(by=tom, name="North", from_on=APRIL)
    south = actions.open_team(by=tom, name="South", from_on=APRIL)

    with pytest.raises(NotNow):
        actions.open_team(by=tom, name=name, from_on=APRIL)
    with pytest.raises(NotNow):
        actions.rename_team(south, by=tom, name=name, seen_version=1)


def test_a_team_may_be_renamed_to_its_own_name(tom: User) -> None:
    team = actions.open_team(by=tom, name="North", from_on=APRIL)

    assert actions.rename_team.why_not(team, by=tom, name="North ") is None


def test_a_closed_teams_name_may_be_used_again(tom: User) -> None:
    team = actions.open_team(by=tom, name="North", from_on=APRIL)
    actions.close_team(team, by=tom, until_on=JUNE)

    assert actions.open_team(by=tom, name="North", from_on=JUNE).pk != team.pk


def test_a_team_closes_once_and_after_it_began(tom: User) -> None:
    team = actions.open_team(by=tom, name="North", from_on=APRIL)

    with pytest.raises(NotNow, match="later day"):
        actions.close_team(team, by=tom, until_on=APRIL)
    actions.close_team(team, by=tom, until_on=JUNE)
    with pytest.raises(NotNow, match="already"):
        actions.close_team(team, by=tom, until_on=JUNE)


def test_the_database_refuses_two_open_teams_of_one_name_and_an_end_before_the_beginning(db: None) -> None:
    Team.objects.create(name="North", from_on=JUNE)

    for name, until_on in (("North", None), ("South", APRIL)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Team.objects.create(name=name, from_on=JUNE, until_on=until_on)


def test_business_support_may_not_make_teams(grace: User) -> None:
    with pytest.raises(NotPermitted):
        actions.open_team(by=grace, name="North", from_on=APRIL)
