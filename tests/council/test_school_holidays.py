"""School holidays: days on which the council's schools are closed, which never share a day; and how they travel."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from heed.access.actions import NotNow, NotPermitted, Stale
from heed.access.models import Entry, User
from heed.council import actions, file, pages
from heed.council.models import SchoolHoliday
from tests.days import day

CHRISTMAS, BACK = day("Mon 21 Dec 2026"), day("Mon 4 Jan 2027")


def closed(by: User, name: str = "Christmas 2026", from_on: date = CHRISTMAS, until_on: date = BACK) -> SchoolHoliday:
    """Add holidays."""
    return actions.add_school_holiday(by=by, name=name, from_on=from_on, until_on=until_on)


def test_holidays_are_added_changed_and_removed_on_the_record(tom: User) -> None:
    made = closed(tom, " Christmas 2026 ")
    changed = actions.change_school_holiday(
        made, by=tom, name="Christmas", from_on=CHRISTMAS, until_on=day("Tue 5 Jan 2027"), seen_version=1
    )
    assert (made.name, changed.name, changed.version) == ("Christmas 2026", "Christmas", 2)

    actions.remove_school_holiday(changed, by=tom)

    assert not SchoolHoliday.objects.exists()
    assert {entry.subject for entry in Entry.objects.all()} == {f"council.SchoolHoliday:{made.pk}"}
    assert list(SchoolHoliday.history.order_by("history_id").values_list("history_type", flat=True)) == ["+", "~", "-"]


@pytest.mark.parametrize(
    ("name", "from_on", "until_on", "says"),
    [
        (" ", CHRISTMAS, BACK, "name"),
        ("x" * 81, CHRISTMAS, BACK, "80"),
        ("Christmas", CHRISTMAS, CHRISTMAS, "before the first"),
        ("Christmas", CHRISTMAS, day("Thu 1 Apr 2027"), "100 days"),
    ],
)
def test_what_cannot_be_holidays_is_refused_with_a_sentence(
    tom: User, name: str, from_on: date, until_on: date, says: str
) -> None:
    with pytest.raises(NotNow, match=says):
        closed(tom, name, from_on, until_on)


def test_no_day_is_in_two_holidays_and_one_may_begin_as_another_ends(tom: User) -> None:
    first = closed(tom)
    after = closed(tom, "Snow", BACK, day("Tue 5 Jan 2027"))

    with pytest.raises(NotNow, match="overlap Christmas 2026"):
        closed(tom, "Extra", day("Sun 3 Jan 2027"), day("Tue 5 Jan 2027"))
    with pytest.raises(NotNow, match="overlap Snow"):
        actions.change_school_holiday(
            first, by=tom, name="Christmas", from_on=CHRISTMAS, until_on=day("Tue 5 Jan 2027"), seen_version=1
        )
    assert (
        actions.change_school_holiday.why_not(after, by=tom, name="Ice", from_on=BACK, until_on=after.until_on) is None
    )


def test_holidays_that_somebody_else_changed_first_are_refused_with_both_texts(tom: User) -> None:
    made = closed(tom)
    said: dict[str, Any] = {"from_on": CHRISTMAS, "until_on": BACK, "seen_version": 1}
    actions.change_school_holiday(made, by=tom, name="Winter", **said)

    with pytest.raises(Stale) as refused:
        actions.change_school_holiday(made, by=tom, name="Yule", **said)
    assert [(each.kept, each.yours) for each in refused.value.differences] == [("Winter", "Yule")]


def test_an_iro_may_not_change_holidays(nadia: User) -> None:
    with pytest.raises(NotPermitted):
        closed(nadia)


# In the council's file


def holidays(*rows: tuple[str, str, str]) -> str:
    """A council's file with these holidays alone."""
    said = [{"name": name, "from_on": from_on, "until_on": until_on} for name, from_on, until_on in rows]
    return json.dumps(
        {"heed": "council", "format": 1, "settings": [], "words": [], "items": [], "school_holidays": said}
    )


def test_holidays_travel_in_the_councils_file_and_a_second_time_change_nothing(tom: User) -> None:
    closed(tom)
    text = pages.export()
    SchoolHoliday.objects.all().delete()

    assert actions.import_council(by=tom, text=text) == 1
    assert pages.export() == text
    assert actions.import_council(by=tom, text=text) == 0


def test_a_file_from_before_there_were_holidays_leaves_them_as_they_are(tom: User) -> None:
    closed(tom)
    body = json.loads(pages.export())
    del body["school_holidays"]

    assert file.read(json.dumps(body)).school_holidays == ()
    assert actions.import_council(by=tom, text=json.dumps(body)) == 0
    assert SchoolHoliday.objects.count() == 1


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([("", "2026-12-21", "2027-01-04")], "name"),
        ([("A", "2026-12-21", "2027-01-04"), ("B", "2027-01-03", "2027-01-08")], "Sun 3 Jan 2027 overlap"),
        ([("A", "2026-12-21", "2027-01-04"), ("B", "2026-12-21", "2027-01-04")], "overlap"),
        ([("A", "soon", "2027-01-04")], "from_on"),
    ],
)
def test_a_file_with_holidays_that_cannot_be_is_refused(tom: User, rows: list[tuple[str, str, str]], says: str) -> None:
    with pytest.raises(NotNow, match=says):
        actions.import_council(by=tom, text=holidays(*rows))


def test_a_file_whose_holidays_overlap_those_kept_is_refused_whole(tom: User) -> None:
    closed(tom)
    text = holidays(("Summer", "2026-07-24", "2026-09-01"), ("Winter", "2027-01-03", "2027-01-08"))

    with pytest.raises(NotNow, match="overlap others"):
        actions.import_council(by=tom, text=text)

    assert SchoolHoliday.objects.count() == 1
