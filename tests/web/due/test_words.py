"""Reviews due in other councils' words, in the states that an address alone does not bring about."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest

from heed.access.models import User
from heed.children.models import Child
from heed.council import actions as council
from heed.council.models import words_on
from heed.council.presets import PRESETS
from heed.people.models import Worker
from heed.reviews import actions
from tests.council.leaks import leaks
from tests.days import day
from tests.reviews.made import LONG_AGO, TODAY, iro_of, planned, why_late
from tests.web.due.made import SignedIn, a_child, christmas, typed
from tests.web.test_words import shown


@pytest.fixture(params=sorted(PRESETS))
def client(request: pytest.FixtureRequest, signed_in: SignedIn, ingrid: User, tom: User, amara: Child) -> Any:
    """Tom's browser, in a council with words of its own, whose list of reasons is still Heed's."""
    council.adopt_words(by=ingrid, preset=request.param, from_on=LONG_AGO)
    council.begin_lists(by=ingrid)
    christmas()
    a_child("Ada", "A-1", latest_on="Mon 9 Nov 2026")
    a_child("Bob", "A-2", latest_on="Tue 22 Dec 2026", track="adoption")
    a_child("Cal", "A-3", latest_on="Fri 20 Nov 2026", lapses_on=day("Fri 20 Nov 2026"))
    a_child("Dan", "A-4")
    a_child("Eli", "A-5", track="short_break")
    return signed_in(tom)


def no_leaks(answer: Any) -> None:
    """The page says nothing in Heed's own nouns where the council says it differently."""
    assert answer.status_code == 200
    assert leaks(shown(answer.content.decode()), words_on(TODAY)) == set()


def test_lists_and_diaries(client: Any, tom: User, amara: Child) -> None:
    planned(amara, tom, day("Mon 30 Nov 2026"), time(10))
    for reason in (4, 5):  # the IRO, the social worker
        whom = a_child(f"Late{reason}", f"L-{reason}", latest_on="Mon 9 Nov 2026")
        latest_on = day("Mon 9 Nov 2026")
        actions.explain_late(by=tom, child=whom, latest_on=latest_on, reason=why_late(reason), effect="x")

    for query in ({}, {"plan": "none"}, {"state": "overdue"}, {"iro": "nobody", "school": "term"}, {"when": "2026-01"}):
        no_leaks(client.get("/reviews/", query))
    for query in ({}, {"week": "2026-11-09"}, {"week": "2026-11-30"}, {"month": "2030-01"}):
        no_leaks(client.get("/reviews/diary/", query))


def test_everything_that_the_form_of_a_plan_says(client: Any, tom: User, grace: User, amara: Child) -> None:
    ben = a_child("Ben", "B-1", latest_on="Sun 29 Nov 2026")
    iro_of(ben, worker=Worker.objects.get())
    planned(ben, tom, day("Sat 28 Nov 2026"), time(10))
    plan, late = f"/children/{amara.key}/plan/", f"/children/{amara.key}/late/"

    no_leaks(client.get(plan))
    no_leaks(client.post(plan, {"seen_version": "", "planned_on": ""}))
    no_leaks(client.post(plan, typed("Sun 15 Nov 2026", mode="x", at="x")))
    no_leaks(client.post(plan, typed("Sat 28 Nov 2026", at="10:30")))
    no_leaks(client.post(plan, typed("Mon 30 Nov 2026")))
    no_leaks(client.post(plan, typed("Thu 26 Nov 2026", seen_version="1")))
    no_leaks(client.get(late))
    no_leaks(client.post(late, {"reason": "", "effect": ""}))
    actions.explain_late(by=tom, child=amara, latest_on=day("Sun 29 Nov 2026"), reason=why_late(4), effect="She waits.")
    no_leaks(client.post(late, {"reason": str(why_late(5).pk), "effect": "x", "latest_on": "2026-11-29"}))
    actions.plan_review(by=tom, child=amara, planned_on=day("Thu 26 Nov 2026"))
    no_leaks(client.post(plan, typed("Fri 27 Nov 2026")))
    no_leaks(client.post(plan, {"because": "", "seen_version": "1"}))
    no_leaks(client.get(plan, {"done": "planned"}))
    no_leaks(client.get(late, {"done": "written"}))


def test_who_may_not_say_why_and_who_sees_nobody(
    client: Any, signed_in: SignedIn, grace: User, sam: User, amara: Child
) -> None:
    no_leaks(signed_in(grace).post(f"/children/{amara.key}/plan/", typed("Mon 30 Nov 2026")))
    no_leaks(signed_in(sam).get("/reviews/"))
    no_leaks(signed_in(sam).get("/reviews/diary/"))
