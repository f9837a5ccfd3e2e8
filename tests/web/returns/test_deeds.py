"""What is done with a reason: a whole return undone, a difference settled. Who may, what is asked, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from heed.access.models import Entry, EntryChild, User
from heed.access.permissions import Permission
from heed.exchange.models import ChildLine, Differs, Disagreement, Does, Import, Settled, State
from heed.reviews.models import Review
from tests.days import day
from tests.web.returns.made import RECEIVED, a_line, an_import
from tests.web.returns.test_changes import a_child
from tests.web.returns.test_child import FIRST, THEN, applied, handed_in

SignedIn = Callable[[User], Client]

MARCH = day("Thu 5 Mar 2026")
WHY = "The minutes say so."


@pytest.fixture(autouse=True)
def _kept_here(settings: Any, tmp_path: Path) -> None:
    settings.HEED_FILES, settings.HEED_DATA = tmp_path / "files", tmp_path / "data"


def codes(number: str) -> list[str]:
    """How the child took part in each live review, in order of day."""
    of = ChildLine.objects.filter(number=number).exclude(child=None).values("child")
    live = Review.objects.filter(withdrawn_at=None, child__in=of).order_by("completed_on")
    return list(live.values_list("participation_code", flat=True))


def test_a_return_is_undone_with_a_reason_and_the_records_say_what_they_said(signed_in: SignedIn, priya: User) -> None:
    client = signed_in(priya)
    applied(client, handed_in(client, FIRST))
    second = handed_in(client, THEN)
    applied(client, second)
    assert codes("1001") == ["PN1", "PN7"]
    address = f"/returns/{second.pk}/undo/"
    page = client.get(f"/returns/{second.pk}/").content.decode()
    assert f'href="{address}"' in page
    form = client.get(address).content.decode()
    assert "What is undone" in form
    assert "changed episode" in form

    answer = client.post(address, {"because": WHY})

    assert answer["Location"] == f"/returns/{second.pk}/"
    undone = Import.objects.get(pk=second.pk)
    assert (undone.state, undone.undone_by, undone.undone_because) == (State.UNDONE, priya, WHY)
    assert codes("1001") == ["PN1", "PN2"]
    page = client.get(f"/returns/{second.pk}/").content.decode()
    assert "Undone: the records say what they said before it was applied." in page
    assert address not in page


@pytest.mark.parametrize(
    ("because", "said"),
    [("", "Say why."), ("  ", "Say why."), ("x" * 501, "Say it in at most 500 characters.")],
)
def test_a_return_is_not_undone_without_a_reason(signed_in: SignedIn, priya: User, because: str, said: str) -> None:
    import_ = an_import(priya, State.APPLIED)

    page = signed_in(priya).post(f"/returns/{import_.pk}/undo/", {"because": because}).content.decode()

    assert said in page
    assert "<title>Error: Undo a return – Heed</title>" in page
    assert because.strip() in page
    assert Import.objects.get(pk=import_.pk).state == State.APPLIED


def test_what_cannot_be_undone_says_why_and_asks_for_nothing(signed_in: SignedIn, priya: User) -> None:
    first, last = an_import(priya, State.APPLIED), an_import(priya, State.READY)
    last.returns.update(year=2025, active=True)
    Import.objects.filter(pk=last.pk).update(
        state=State.APPLIED, began_as=(first.began_as or 0) + 1, applied_by=priya, applied_at=RECEIVED
    )
    client = signed_in(priya)

    page = client.get(f"/returns/{first.pk}/undo/").content.decode()

    assert "Another return was applied after this one: undo that one first" in page
    assert "<textarea" not in page
    assert "<textarea" in client.get(f"/returns/{last.pk}/undo/").content.decode()


def test_a_return_that_moved_on_meanwhile_is_not_undone_and_what_was_typed_stays(
    signed_in: SignedIn, priya: User
) -> None:
    import_ = an_import(priya, State.REPLACED)

    page = signed_in(priya).post(f"/returns/{import_.pk}/undo/", {"because": WHY}).content.decode()

    assert f"This return cannot be undone: it is {State.REPLACED.label.lower()}." in page
    assert WHY in page
    assert Import.objects.get(pk=import_.pk).state == State.REPLACED


def test_undoing_is_for_those_who_apply(
    signed_in: SignedIn, priya: User, nadia: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_ = an_import(priya, State.APPLIED)
    address = f"/returns/{import_.pk}/undo/"

    assert signed_in(nadia).post(address, {"because": WHY}).status_code == 404
    assert signed_in(priya).get("/returns/999/undo/").status_code == 404
    monkeypatch.setattr(User, "permissions", frozenset({Permission.IMPORT_RETURN}))
    assert signed_in(priya).get(address).status_code == 404
    assert Import.objects.get(pk=import_.pk).state == State.APPLIED


@pytest.fixture
def difference(priya: User) -> Disagreement:
    """Amara's review of 5 March: PN2 here, PN7 in the return."""
    amara = a_child("1001")
    import_ = an_import(priya, State.APPLIED)
    a_line(import_, "1001", Does.DIFFERS, child=amara, differing=1)
    Review.objects.create(child=amara, begun_on=MARCH, completed_on=MARCH, participation_code="PN2")
    return Disagreement.objects.create(
        child=amara,
        held_on=MARCH,
        differs=Differs.CHANGED,
        ours="PN2",
        theirs="PN7",
        source_file="2026/Reviews.csv",
        source_line=12,
        opened_by=import_,
        opened_at=RECEIVED,
    )


def settle(client: Client, difference: Disagreement, **sent: str) -> Any:
    data = {"whose": "ours", "because": WHY, "seen_version": str(difference.version), **sent}
    return client.post(f"/returns/differences/{difference.pk}/", data)


@pytest.mark.parametrize(("whose", "state", "code"), [("ours", Settled.OURS, "PN2"), ("theirs", Settled.THEIRS, "PN7")])
def test_a_difference_is_settled_for_ours_or_theirs(
    signed_in: SignedIn, priya: User, difference: Disagreement, whose: str, state: Settled, code: str
) -> None:
    client = signed_in(priya)

    answer = settle(client, difference, whose=whose)

    assert answer["Location"] == "/returns/differences/"
    difference.refresh_from_db()
    assert (difference.state, difference.because, difference.settled_by) == (state, WHY, priya)
    assert codes("1001") == [code]
    page = client.get(f"/returns/differences/{difference.pk}/").content.decode()
    assert f"{state.label}, by Priya" in page
    assert WHY in page
    assert "<textarea" not in page


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"whose": ""}, "Choose which stands."),
        ({"whose": "both"}, "Choose which stands."),
        ({"because": " "}, "Say why."),
        ({"because": "x" * 501}, "Say it in at most 500 characters."),
    ],
)
def test_nothing_is_settled_without_a_choice_and_a_reason(
    signed_in: SignedIn, priya: User, difference: Disagreement, sent: dict[str, str], said: str
) -> None:
    page = settle(signed_in(priya), difference, **sent).content.decode()

    assert said in page
    assert "<title>Error: A difference to settle – Heed</title>" in page
    difference.refresh_from_db()
    assert difference.state == Settled.OPEN


@pytest.mark.parametrize("seen", ["0", "2", "", "one", "²", "9" * 30])
def test_a_difference_that_was_not_seen_as_it_stands_is_not_settled(
    signed_in: SignedIn, priya: User, difference: Disagreement, seen: str
) -> None:
    answer = settle(signed_in(priya), difference, seen_version=seen)

    assert answer.status_code == 200
    assert WHY in answer.content.decode()
    assert "govuk-error-summary" in answer.content.decode()
    difference.refresh_from_db()
    assert difference.state == Settled.OPEN


def test_of_two_people_who_settle_it_the_second_is_told_who_did(
    signed_in: SignedIn, priya: User, tom: User, difference: Disagreement
) -> None:
    settle(signed_in(priya), difference, whose="ours")

    page = settle(signed_in(tom), difference, whose="theirs", because="The social worker says so.").content.decode()

    assert "by Priya" in page
    assert "govuk-error-summary" in page
    difference.refresh_from_db()
    assert (difference.state, difference.because) == (Settled.OURS, WHY)
    assert codes("1001") == ["PN2"]


def test_a_difference_is_for_those_who_apply_and_see_the_child(
    signed_in: SignedIn, priya: User, nadia: User, tom: User, difference: Disagreement
) -> None:
    hidden = Disagreement.objects.create(
        child=a_child("1002", hidden_by=tom),
        held_on=MARCH,
        differs=Differs.ADDED,
        theirs="PN1",
        opened_by=difference.opened_by,
        opened_at=RECEIVED,
    )

    assert settle(signed_in(nadia), difference).status_code == 404
    for address in (f"/returns/differences/{hidden.pk}/", "/returns/differences/999/"):
        assert signed_in(priya).get(address).status_code == 404
    assert settle(signed_in(priya), hidden).status_code == 404
    assert not Disagreement.objects.exclude(state=Settled.OPEN).exists()
    assert not Entry.objects.filter(what="web.differences").exists()


def test_who_looked_at_whose_difference_is_on_the_record(
    signed_in: SignedIn, priya: User, tom: User, difference: Disagreement
) -> None:
    a_child("1002", hidden_by=tom)
    client = signed_in(priya)

    assert "child 1001" in client.get("/returns/differences/").content.decode()
    assert "Child 1001" in client.get(f"/returns/differences/{difference.pk}/").content.decode()

    entries = Entry.objects.filter(what="web.differences", by=priya)
    assert entries.count() == 2
    keys = EntryChild.objects.filter(entry__in=entries).values_list("child_key", flat=True)
    assert list(keys) == [str(difference.child_id)] * 2


def test_a_list_without_a_child_leaves_no_entry(signed_in: SignedIn, priya: User) -> None:
    assert "There is nothing to settle." in signed_in(priya).get("/returns/differences/").content.decode()
    assert not Entry.objects.filter(what="web.differences").exists()
