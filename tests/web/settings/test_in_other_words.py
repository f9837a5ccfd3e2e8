"""Settings, people and the record in another council's words: none of Heed's own nouns, but where they are shown as such."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from heed.access import record
from heed.access.actions import ALL
from heed.access.models import User
from heed.access.permissions import Role
from heed.council import actions
from heed.council.models import SchoolHoliday, Team, words_on
from heed.council.presets import PRESETS
from heed.council.settings import DECLARED
from heed.council.words import NOUNS
from heed.people.models import IRO_PROFESSION, SOCIAL_WORK, Worker
from tests.council.leaks import leaks
from tests.web.test_words import shown

SignedIn = Callable[[User], Client]
LONG_AGO = date(2015, 4, 1)


def read(page: str) -> str:
    """What a person reads of a page, less Heed's own nouns where the page says that they are."""
    return shown(re.sub(r"<(\w+) data-heeds-own>.*?</\1>", " ", page))


@pytest.mark.parametrize("preset", sorted(PRESETS))
def test_no_page_says_a_word_that_the_council_says_differently(
    preset: str, signed_in: SignedIn, ingrid: User, make_user: Any, settings: Any, tmp_path: Path
) -> None:
    settings.HEED_DATA = tmp_path
    actions.adopt_words(by=ingrid, preset=preset, from_on=LONG_AGO)
    actions.add_list_item(by=ingrid, list_name="late_review_reasons", label="Snow")
    everything = make_user("everything", *Role)
    team = Team.objects.create(name="East", from_on=LONG_AGO)
    holiday = SchoolHoliday.objects.create(name="May", from_on=LONG_AGO, until_on=date(2015, 4, 9))
    worker = Worker.objects.create(name="Dev", profession=SOCIAL_WORK, team=team, from_on=LONG_AGO)
    Worker.objects.create(name="Nadia", profession=IRO_PROFESSION, user=everything, from_on=LONG_AGO)
    for name, each in ALL.items():
        if each.run.__module__.startswith("heed."):
            record.wrote(by=everything, what=name, sentence=each.sentence)
    words, client = words_on(date(2026, 4, 1)), signed_in(ingrid)
    addresses = [
        *("/settings/", "/settings/words/", "/settings/words/adopt/", "/settings/school-holidays/", "/settings/file/"),
        *(f"/settings/set/{name}/" for name in DECLARED),
        *(f"/settings/words/{noun}/" for noun in NOUNS),
        *("/settings/lists/late_review_reasons/", f"/settings/school-holidays/{holiday.pk}/"),
        *("/people/", "/people/add/", f"/people/{everything.pk}/", f"/people/{everything.pk}/password/"),
        *("/people/workers/", "/people/workers/add/", f"/people/workers/{worker.pk}/", "/teams/", f"/teams/{team.pk}/"),
        *("/record/", "/record/mine/", "/record/?about=planning", "/record/?kind=heard"),
    ]
    pages = {address: client.get(address) for address in addresses}
    assert {answer.status_code for answer in pages.values()} == {200}

    found = {address: leaks(read(answer.content.decode()), words) for address, answer in pages.items()}

    assert {address: nouns for address, nouns in found.items() if nouns} == {}
