"""What is typed on the forms of a review: times as people write them, and a reason that is whole or not there."""

from __future__ import annotations

from datetime import time

import pytest

from heed.web.due.forms import NO_TIME, PlanForm, ReasonForm, read_time
from tests.reviews.made import why_late

DAY = {"planned_on-day": "26", "planned_on-month": "11", "planned_on-year": "2026"}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("16:15", time(16, 15)),
        (" 16.15 ", time(16, 15)),
        ("1615", time(16, 15)),
        ("16h15", time(16, 15)),
        ("4.15pm", time(16, 15)),
        ("4 PM", time(16)),
        ("9am", time(9)),
        ("12am", time(0)),
        ("12:30 pm", time(12, 30)),
        ("0:05", time(0, 5)),
        ("", None),
        ("  ", None),
    ],
)
def test_a_time_is_read_as_people_write_it(typed: str, read: time | None) -> None:
    assert read_time(typed) == read


@pytest.mark.parametrize("typed", ["16", "25:00", "16:75", "13pm", "0am", "noon", "16:15:00", "4.5pm", "-1:00"])
def test_what_is_no_time_is_refused_with_how_to_write_it(typed: str) -> None:
    with pytest.raises(ValueError, match="16:15 or"):
        read_time(typed)


def plan(**typed: str) -> PlanForm:
    """The form as it was sent."""
    return PlanForm({**DAY, **typed}, reasons=[why_late()], needed=False)


@pytest.mark.django_db
def test_a_day_alone_is_enough() -> None:
    form = plan()

    assert form.is_valid()
    assert (form.cleaned_data["at"], form.cleaned_data["place"], form.cleaned_data["mode"]) == (None, "", "")
    assert form.chosen is None


@pytest.mark.django_db
def test_what_cannot_be_is_said_beside_its_field() -> None:
    form = plan(at="soon", mode="pigeon", reason="999", effect="x", place="x" * 201, **{"planned_on-day": "32"})

    assert form.errors == {
        "planned_on": ["There is no such day as “32 11 2026”: check day, month and year."],
        "at": [NO_TIME],
        "mode": ["Choose how people meet from the list."],
        "reason": ["Choose a reason from the list."],
        "place": ["Give the place in at most 200 characters."],
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "wanting"), [("reason", "Say what the delay does to the child."), ("effect", "Choose why it is late.")]
)
def test_a_reason_without_its_effect_and_an_effect_without_a_reason_are_not_whole(given: str, wanting: str) -> None:
    form = plan(**{given: str(why_late().pk) if given == "reason" else "She waits."})

    assert not form.is_valid()
    assert [[wanting]] == [list(errors) for errors in form.errors.values()]


@pytest.mark.django_db
def test_where_it_is_asked_for_both_are_wanted_and_a_whole_one_is_taken() -> None:
    reason = why_late()

    assert list(ReasonForm({}, reasons=[reason]).errors) == ["reason", "effect"]
    too_long = ReasonForm({"reason": str(reason.pk), "effect": "x" * 4001}, reasons=[reason])
    assert too_long.errors == {"effect": ["Say it in at most 4,000 characters."]}
    whole = ReasonForm({"reason": str(reason.pk), "effect": "She waits."}, reasons=[reason])
    assert whole.is_valid()
    assert whole.chosen == reason
