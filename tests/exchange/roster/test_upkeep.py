"""A roster that nobody applied goes after a week with its file; one that was applied stays."""

from __future__ import annotations

from datetime import timedelta

from heed.access import clock
from heed.access.models import User
from heed.exchange import upkeep
from heed.exchange.roster import actions
from heed.exchange.roster.models import RosterHandedIn
from heed.post.models import StoredFile
from tests.exchange.roster.conftest import HandRoster


def test_what_nobody_applied_goes_after_a_week_with_its_file(
    hand: HandRoster, bring: HandRoster, children: object, priya: User
) -> None:
    applied = bring("F-1,Amara,,Nadia Khan,,,")
    _, thrown, young = hand("F-1,Amara,,Oli Hart,,,"), hand("F-2,Kofi,,,,,"), hand("F-3,Lena,,,,,")
    actions.discard(thrown, by=priya)
    ago = clock.now() - timedelta(days=8)
    RosterHandedIn.objects.exclude(pk=young.pk).update(received_at=ago)

    assert upkeep.tick() == 4
    assert set(RosterHandedIn.objects.all()) == {applied, young}
    assert set(StoredFile.objects.all()) == {applied.stored, young.stored}
    assert upkeep.tick() == 0
