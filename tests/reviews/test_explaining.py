"""Why a review is or will be late: who says it, what of it is refused, and that it changes no day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from heed.access.actions import NotNow, NotPermitted, Stale
from heed.access.models import Notice, User
from heed.children.models import Child
from heed.council.models import ListItem
from heed.reviews import actions
from heed.reviews.models import Due, LateExplained
from tests.children.made import child
from tests.days import day
from tests.reviews import made


def explain(by: User, whom: Child, latest_on: date = made.LAST, **said: Any) -> LateExplained:
    """Write it down."""
    given = {"reason": made.why_late(), "effect": "She waits to hear about Ben.", **said}
    return actions.explain_late(by=by, child=whom, latest_on=latest_on, **given)


def test_why_a_review_is_late_is_kept_with_the_day_it_was_asked_for_by_and_told_to_the_managers(
    amara: Child, nadia: User, tom: User
) -> None:
    before = Due.objects.values().get()

    written = explain(nadia, amara)

    assert (written.latest_on, written.effect, written.by) == (made.LAST, "She waits to hear about Ben.", nadia)
    assert Due.objects.values().get() == before
    sentence = Notice.objects.get(to=tom).sentence
    assert "by Sun 29 Nov 2026 is late or will be. The reason: Key professionals did not attend." in sentence
    assert "Ben" not in sentence


def test_business_support_does_not_write_it(amara: Child, grace: User) -> None:
    with pytest.raises(NotPermitted):
        explain(grace, amara)


def test_nothing_is_late_where_the_laws_day_cannot_be_told_or_no_review_is_asked_for(amara: Child, nadia: User) -> None:
    other = child("Kofi")
    made.unknown(other)

    assert actions.explain_late.why_not(by=nadia, child=amara) is None
    for whom in (other, child("Lily")):
        assert "so nothing says that it is late" in str(actions.explain_late.why_not(by=nadia, child=whom))
        with pytest.raises(NotNow, match="so nothing says that it is late"):
            explain(nadia, whom)


def test_a_day_that_moved_since_the_page_was_opened_is_not_explained(amara: Child, nadia: User) -> None:
    with pytest.raises(NotNow, match="by another day now, Sun 29 Nov 2026"):
        explain(nadia, amara, day("Sat 28 Nov 2026"))


def test_a_reason_of_another_list_is_not_taken(amara: Child, nadia: User) -> None:
    other = ListItem.objects.create(list_name="other", number=1, label="Because")

    with pytest.raises(NotNow, match="from the council’s list"):
        explain(nadia, amara, reason=other)


def test_a_second_explanation_is_refused_with_both_texts(amara: Child, nadia: User, tom: User) -> None:
    first = explain(nadia, amara)

    with pytest.raises(Stale) as refused:
        explain(tom, amara, effect="He waits.")

    assert refused.value.kept == first
    assert [(each.field, each.yours) for each in refused.value.differences] == [("effect", "He waits.")]


def test_what_is_written_can_be_changed_against_the_version_that_was_seen(amara: Child, nadia: User, tom: User) -> None:
    written = explain(nadia, amara)

    actions.change_explanation(written, by=tom, reason=made.why_late(2), effect="It is hard.", seen_version=1)

    written.refresh_from_db()
    assert (written.reason, written.effect, written.by) == (made.why_late(2), "It is hard.", tom)
    with pytest.raises(Stale):
        actions.change_explanation(written, by=nadia, reason=made.why_late(), effect="Late.", seen_version=1)
    with pytest.raises(NotNow, match="what the delay does"):
        actions.change_explanation(written, by=nadia, reason=made.why_late(), effect=" ", seen_version=2)
