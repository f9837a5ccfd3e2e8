"""The reviews of a child as their story tells them: in parts, late, begun, and how the child took part."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from heed.access.models import User
from heed.children.models import Child, SocialWorkerEpisode
from heed.council import actions as council
from heed.council.models import ListItem
from heed.reviews.models import LateExplained, Review
from tests.days import day
from tests.web.child import made
from tests.web.child.story import BEGAN_MAY, Reads, happened, more, story


@pytest.mark.parametrize(
    ("setting", "verdict", "counts"),
    [("completed_on", "3 days late (by Fri 5 Jun)", "completed"), ("begun_on", "on time (by Fri 5 Jun)", "begun")],
)
def test_a_review_in_parts_on_both_sides_of_the_limit_is_said_plainly(
    known: Reads, ingrid: User, setting: str, verdict: str, counts: str
) -> None:
    council.change_setting(by=ingrid, name="held_on_is", value=setting, from_on=made.LONG_AGO, reason="Decided")
    Review.objects.filter(completed_on=made.SECOND).update(
        begun_on=day("Thu 4 Jun 2026"), completed_on=day("Mon 8 Jun 2026")
    )

    page = story(known())

    assert more(page, f"Second review, {verdict}") == (
        "In parts on both sides of the limit: begun on Thu 4 Jun, in time, and completed on Mon 8 Jun, too late. "
        f"The council counts the day a review is {counts}, so it counts as {'late' if counts == 'completed' else 'in time'}."
    )


def test_parts_on_one_side_of_the_limit_are_only_told(known: Reads) -> None:
    Review.objects.filter(completed_on=made.SECOND).update(begun_on=day("Wed 27 May 2026"))

    assert more(story(known()), "Second review") == "In parts, from Wed 27 May to Fri 29 May."


def test_a_review_that_is_begun_and_not_completed_is_not_held(known: Reads, amara: Child) -> None:
    made.review(amara, day("Thu 1 Oct 2026"), "", done=False)

    page = story(known())

    assert happened(page)[0] == "1 Oct: Review begun; it is not completed yet"
    assert page.drawing is not None
    assert ("Review", "Thu 1 Oct, begun", "planned") in [(d.name, d.more, d.shape) for d in page.drawing.lanes.dots]


def test_a_late_review_says_by_how_much_why_and_what_that_did(known: Reads, amara: Child, tom: User) -> None:
    Review.objects.filter(completed_on=made.SECOND).update(begun_on="2026-06-08", completed_on="2026-06-08")
    reason = ListItem.objects.create(list_name="late_review_reasons", number=77, label="The social worker changed")
    LateExplained.objects.create(
        child=amara,
        latest_on=day("Fri 5 Jun 2026"),
        reason=reason,
        effect="Waited to hear about Ben",
        by=tom,
        at=datetime(2026, 6, 9, 9, tzinfo=UTC),
    )

    page = story(known())

    assert more(page, "Second review, 3 days late (by Fri 5 Jun)") == (
        "Late because: The social worker changed. Waited to hear about Ben"
    )
    assert page.drawing is not None
    assert [d.more for d in page.drawing.lanes.dots if d.shape == "late"] == ["Mon 8 Jun, late"]
    assert more(story(known(day("Mon 8 Jun 2026"))), "Second review, 3 days late") == ""


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("PN0", "Amara was under 4"),
        ("PN2", "Amara came, and an advocate spoke for them"),
        ("PN3", "Amara came and showed what they think without words"),
        ("PN4", "Amara came and gave no view"),
        ("PN5", "Amara did not come; an advocate gave their views"),
        ("PN7", "Amara did not come, and their views were not given"),
        ("", "How Amara took part is not known: the return does not say"),
        ("PNX", "How Amara took part is not known: PNX is no code of the return"),
    ],
)
def test_how_she_took_part_is_said_in_plain_words(known: Reads, code: str, says: str) -> None:
    Review.objects.filter(completed_on=made.SECOND).update(participation_code=code)

    assert f"29 May: Second review, on time (by Fri 5 Jun). {says}" in happened(story(known()))


def test_social_workers_whom_a_return_alone_knows_are_told_until_somebody_says_who(known: Reads, amara: Child) -> None:
    for year in (2026, 2027):
        SocialWorkerEpisode.objects.create(
            child=amara, year=year, worker="SW9", from_on=made.CAME, until_on=BEGAN_MAY, reason="LEFTRL"
        )
    made.allocated(amara, "Dev Sharma", BEGAN_MAY)

    page = story(known())

    assert happened(page).count("9 Feb: A new social worker") == 1
    assert more(page, "A new social worker") == "previous social worker left role; SW9 in the return"
    assert page.drawing is not None
    assert [bar.name for bar in page.drawing.lanes.people[0]] == ["Social worker", "Dev Sharma, social worker"]
