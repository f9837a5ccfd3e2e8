"""Who may do what with a roster, and from which state."""

from __future__ import annotations

import pytest

from heed.access.actions import NotNow, NotPermitted
from heed.access.models import Demo, User
from heed.exchange.records import Refused
from heed.exchange.roster import actions, applying
from heed.exchange.roster.models import RosterHandedIn, RosterState
from heed.post.models import StoredFile
from tests.exchange.roster.conftest import HEAD, HandRoster

AMARA = "F-1,Amara,Stone,Nadia Khan,Sam Reed,East,"


def test_a_roster_is_handed_in_by_those_who_import_and_by_nobody_else(
    hand: HandRoster, nadia: User, grace: User, children: object
) -> None:
    handed = hand(AMARA)
    assert (handed.state, handed.children) == (RosterState.READY, 1)
    assert set(StoredFile.objects.values_list("retention", flat=True)) == {"working data"}
    for somebody in (nadia, grace):
        for deed in (actions.apply, actions.carry_on, actions.discard):
            with pytest.raises(NotPermitted):
                deed(handed, by=somebody)


def test_a_day_to_come_and_a_day_before_the_last_roster_are_refused(
    hand: HandRoster, bring: HandRoster, children: object
) -> None:
    with pytest.raises(NotNow, match="cannot count from a day to come"):
        hand(AMARA, on="Fri 1 Jan 2100")
    bring(AMARA)
    with pytest.raises(NotNow, match="A roster of Mon 2 Feb 2026 is applied already: give that day or a later one"):
        hand(AMARA, on="Sun 1 Feb 2026")


def test_each_deed_is_done_once_and_says_why_not(hand: HandRoster, priya: User, children: object) -> None:
    handed = actions.apply(hand(AMARA), by=priya)
    for deed, says in ((actions.apply, "cannot be applied"), (actions.discard, "cannot be thrown away")):
        with pytest.raises(NotNow, match=says):
            deed(handed, by=priya)
    applying.carry_out(handed.pk)
    handed.refresh_from_db()
    assert "nothing to go on with" in (actions.carry_on.why_not(handed, by=priya) or "")
    other = hand(AMARA)
    assert actions.discard(other, by=priya).state == RosterState.DISCARDED


def test_what_is_no_roster_leaves_no_row(priya: User) -> None:
    for data, says in (
        (b"%PDF-1.7", "a PDF, not a CSV file"),
        (b"a,b\n", "is not a roster"),
        (HEAD.encode(), "has no children"),
    ):
        with pytest.raises(Refused, match=says):
            actions.receive("C:\\rosters\\roster.csv", [data])
    assert not RosterHandedIn.objects.exists()


def test_a_demonstration_takes_none_but_its_own(children: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Demo, "here", object)  # anything that is not None
    data = f"{HEAD}\r\n{AMARA}\r\n".encode()

    with pytest.raises(Refused, match="made by `heed demo`"):
        actions.receive("roster.csv", [data])
    assert actions.receive("roster.csv", [data], for_demo=True)[2] == 1
