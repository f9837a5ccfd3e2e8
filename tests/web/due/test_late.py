"""The page on which it is written why a review is or will be late."""

from __future__ import annotations

import pytest

from heed.access.models import Entry, Notice, User
from heed.children.models import Child
from heed.reviews.models import LateExplained
from tests.children.made import child
from tests.reviews.made import LAST, why_late
from tests.web.due.made import SignedIn, a_child, text


def address(whom: Child) -> str:
    """Where it is written."""
    return f"/children/{whom.key}/late/"


def sent(effect: str = "She waits.", number: int = 1, **more: str) -> dict[str, str]:
    """What the form sends."""
    reason = str(why_late(number).pk)
    return {"reason": reason, "effect": effect, "seen_version": "", "latest_on": LAST.isoformat(), **more}


def test_it_says_that_the_law_allows_no_extension_and_shows_the_dates(
    signed_in: SignedIn, nadia: User, amara: Child
) -> None:
    why_late()

    page = text(signed_in(nadia).get(address(amara)))

    assert "<title>Why a review is late – Heed</title>" in page
    assert "<h1>Why Amara’s third review will be late</h1>" in page
    assert "The law allows no extension: it stays late in every figure, whatever is written here." in page
    assert "Sun 29 Nov 2026" in page
    assert "Key professionals did not attend" in page
    assert Entry.objects.filter(what="web.late", by=nadia).count() == 1


def test_what_is_overdue_is_late_already(signed_in: SignedIn, nadia: User) -> None:
    whom = a_child("Ben", "F-2", latest_on="Mon 9 Nov 2026", seen_by=nadia)

    assert "<h1>Why Ben’s third review is late</h1>" in text(signed_in(nadia).get(address(whom)))


def test_it_is_written_once_however_often_it_is_sent_and_the_managers_are_told(
    signed_in: SignedIn, nadia: User, tom: User, amara: Child
) -> None:
    client = signed_in(nadia)

    answer = client.post(address(amara), sent())
    assert client.post(address(amara), sent()).status_code == answer.status_code == 302

    assert LateExplained.objects.get().effect == "She waits."
    assert Notice.objects.filter(to=tom).count() == 1
    page = text(client.get(answer["Location"]))
    assert "That is written down, and the service’s managers are told." in page
    assert ">She waits.</textarea>" in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [({"effect": " "}, "Say what the delay does to the child."), ({"reason": ""}, "Choose why it is late.")],
)
def test_both_are_asked_for_and_what_was_typed_stays(
    signed_in: SignedIn, nadia: User, amara: Child, typed: dict[str, str], said: str
) -> None:
    page = text(signed_in(nadia).post(address(amara), sent() | typed))

    assert "Error: Why a review is late" in page
    assert said in page
    assert (f'value="{why_late().pk}" selected' in page) is ("effect" in typed)
    assert (">She waits.</textarea>" in page) is ("reason" in typed)
    assert not LateExplained.objects.exists()


def test_what_somebody_else_wrote_meanwhile_stands_beside_ones_own_which_is_kept_when_sent_again(
    signed_in: SignedIn, nadia: User, tom: User, amara: Child
) -> None:
    signed_in(tom).post(address(amara), sent("Written by Tom."))
    client = signed_in(nadia)

    page = text(client.post(address(amara), sent("Written by Nadia.", 2)))
    assert "<td>Written by Tom.</td><td>Written by Nadia.</td>" in page
    assert "<td>Key professionals did not attend</td><td>Assessments or reports came late</td>" in page

    client.post(address(amara), sent("Written by Nadia.", 2, seen_version="1"))
    written = LateExplained.objects.get()
    assert (written.effect, written.reason, written.by, written.version) == ("Written by Nadia.", why_late(2), nadia, 2)


def test_a_day_that_moved_meanwhile_is_said_and_nothing_is_written(
    signed_in: SignedIn, nadia: User, amara: Child
) -> None:
    client = signed_in(nadia)

    page = text(client.post(address(amara), sent(latest_on="2026-11-28")))
    assert "The review is asked for by another day now, Sun 29 Nov 2026: look again." in page
    assert not LateExplained.objects.exists()

    client.post(address(amara), sent(latest_on="whenever"))
    assert LateExplained.objects.get().latest_on == LAST


def test_where_nothing_says_that_it_is_late_there_is_no_form(signed_in: SignedIn, tom: User) -> None:
    for whom in (a_child("Dora", "F-4"), child("Kofi")):
        page = text(signed_in(tom).get(address(whom)))
        assert "is not known, so nothing says that it is late." in page
        assert "<textarea" not in page
        assert signed_in(tom).post(address(whom), sent()).status_code == 200
    assert not LateExplained.objects.exists()


def test_business_support_and_those_out_of_sight_do_not_get_it(
    signed_in: SignedIn, grace: User, sam: User, amara: Child
) -> None:
    for user in (grace, sam):
        assert signed_in(user).get(address(amara)).status_code == 404
