"""Every address in another council's words, as each role that may open it: no noun of Heed's own is left.

Made from the addresses, so that a new page is held to it. Pages of figures of every kind are in `tests/web/test_words.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction

from heed.access.manual import routed
from heed.access.matrix import Answer, Relationship, answer
from heed.access.pages import Open
from heed.access.permissions import Role
from heed.council import actions
from heed.council.models import words_on
from heed.council.presets import PRESETS
from heed.council.words import NOUNS, Words
from tests.architecture.world import World, a_world
from tests.council.leaks import leaks
from tests.web.test_words import shown

HERE = {here.name: here for here in routed()}

NOT_IN_COUNCILS_WORDS = {
    "web:words": "shows Heed’s own nouns beside the council’s",
    "web:word": "shows Heed’s own noun beside the council’s",
    "web:list": "shows the rows of a list as the council worded them",
    "web:item": "shows a row of a list as the council worded it",
    "web:report_findings": "quotes the first words of what it is about, and may cut a noun in two",
    "web:manual_page": "the manual of Heed, alike for every council",
}
"""Pages on which Heed's own nouns stand, and why."""


@pytest.fixture(scope="module", params=sorted(PRESETS))
def world(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[World]:
    """The world of the access matrix, whose council has another's words."""
    assert "memory" in str(connection.settings_dict["NAME"]) or connection.vendor != "sqlite", "run this file whole"
    patch = pytest.MonkeyPatch()
    with django_db_blocker.unblock(), transaction.atomic():
        made = a_world(tmp_path_factory.mktemp("words"), patch)
        actions.adopt_words(by=made.users[Role.ADMINISTRATOR], preset=request.param, from_on=date(2015, 4, 1))
        yield made
        transaction.set_rollback(True)
    patch.undo()


def _pages() -> Iterator[Any]:
    for name, here in HERE.items():
        declaration = here.declaration
        if declaration is None or "GET" not in declaration.methods or name in NOT_IN_COUNCILS_WORDS:
            continue
        may = [role for role in Role if answer(declaration, role, Relationship.OWN) is Answer.OPENS]
        for role in may if name == "web:home" or declaration.asks not in Open else may[:1]:
            yield pytest.param(name, role, id=f"{name}-{role}")


@pytest.mark.parametrize(("name", "role"), list(_pages()))
def test_no_page_says_a_word_that_the_council_says_differently(world: World, name: str, role: Role) -> None:
    point = transaction.savepoint()
    page = world.browser(role).get(world.address(name, role, Relationship.OWN))
    transaction.savepoint_rollback(point)
    if page.streaming:
        b"".join(page)  # a file, which is closed when it is read
        return
    if not str(page.headers["Content-Type"]).startswith("text/html"):
        return

    said, words = shown(page.content.decode()), words_on(date(2026, 11, 16))
    assert {noun: _around(said, words, noun) for noun in leaks(said, words)} == {}


def _around(said: str, words: Words, noun: str) -> list[str]:
    """Where a noun of ours stands, for whoever mends it."""
    word = NOUNS[noun].default
    for form in sorted(
        {form for each in words.values() for form in (each.singular, each.plural)}, key=len, reverse=True
    ):
        said = re.sub(rf"\b{re.escape(form)}\b", "·", said, flags=re.IGNORECASE)
    return re.findall(rf".{{0,60}}\b(?:{word.singular}|{word.plural})\b.{{0,30}}", said, re.IGNORECASE)[:3]


@pytest.mark.django_db
def test_pages_left_out_are_there_and_say_why() -> None:
    assert all(NOT_IN_COUNCILS_WORDS.values())
    assert NOT_IN_COUNCILS_WORDS.keys() <= HERE.keys()
