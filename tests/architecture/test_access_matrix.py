"""Every address, for every role, about every kind of child: what the site answers is what the declarations say.

A world of five children is asked for each; what a person may not see is not in what came back, by name, number or key.
An address that names something new fails until `ADDRESSES` says of which child it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from heed.access import matrix
from heed.access.manual import Routed, routed
from heed.access.matrix import Answer, Relationship
from heed.access.pages import Open, Shows
from heed.access.permissions import Role
from tests.architecture.world import ADDRESSES, World, a_world

HERE = {here.name: here for here in routed()}
WHO: tuple[Role | None, ...] = (*Role, None)
ANSWERED_BY_THE_SERVER = 500


@dataclass(frozen=True)
class Answered:
    """What the site answered: its status, where it sent the browser, and what of any child stood in it. Not the whole page."""

    status: int
    to: str
    found: frozenset[str]


@dataclass
class Asked:
    """What the site answered, kept: many cases read the same answer."""

    world: World
    answers: dict[tuple[str, Role | None, Relationship | None], Answered] = field(default_factory=dict)

    def of(self, name: str, role: Role | None, child: Relationship) -> Answered:
        """The answer. A page that is of no one child answers the same whichever child is asked about."""
        declaration = HERE[name].declaration
        assert declaration is not None
        key = name, role, child if declaration.shows is Shows.ONE_CHILD else None
        if key not in self.answers:
            self.answers[key] = self._ask(HERE[name], role, child)
        return self.answers[key]

    def _ask(self, here: Routed, role: Role | None, child: Relationship) -> Answered:
        declaration = here.declaration
        assert declaration is not None
        client = self.world.browser(role)
        address = self.world.address(here.name, role, child)
        point = transaction.savepoint()
        try:
            send = client.get if "GET" in declaration.methods else client.post
            answer = send(address)
            body = b"".join(answer) if answer.streaming else answer.content
        finally:
            transaction.savepoint_rollback(point)
        to = str(answer.headers.get("Location", ""))
        text = body.decode("utf-8", "replace") + to
        marks = {mark for each in Relationship for mark in self.world.marks(each, role)}
        return Answered(answer.status_code, to, frozenset(mark for mark in marks if mark in text))


@pytest.fixture(scope="module")
def asked(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    """The world, in one transaction that is undone in the end.

    pytest-django makes a test database where a test that was chosen asks for one: the last claim here does.
    """
    assert "memory" in str(connection.settings_dict["NAME"]) or connection.vendor != "sqlite", "run this file whole"
    patch = pytest.MonkeyPatch()
    with django_db_blocker.unblock(), transaction.atomic():
        yield Asked(a_world(tmp_path_factory.mktemp("matrix"), patch))
        transaction.set_rollback(True)
    patch.undo()


def _cases() -> Iterator[Any]:
    for (name, here), role, child in product(HERE.items(), WHO, Relationship):
        if here.declaration is not None:
            yield pytest.param(name, role, child, id=f"{name}-{role or 'no role'}-{child.value}")


@pytest.mark.parametrize("name", sorted(HERE))
def test_every_address_says_what_it_shows_and_where_its_child_is_found(name: str) -> None:
    here = HERE[name]

    assert here.declaration is not None
    named = here.route.count("<")
    assert named == 0 or name in ADDRESSES, f"say in tests/architecture/world.py what {here.route} names"
    if here.declaration.shows is Shows.ONE_CHILD:
        assert named, "an address that names nothing is of no one child"


@pytest.mark.parametrize(("name", "role", "child"), list(_cases()))
def test_a_page_answers_each_role_about_each_child_as_declared(
    asked: Asked, name: str, role: Role | None, child: Relationship
) -> None:
    declaration = HERE[name].declaration
    assert declaration is not None
    answer = asked.of(name, role, child)

    assert answer.status < ANSWERED_BY_THE_SERVER
    assert not (answer.status == 302 and "/sign-in/" in answer.to), "whoever asks is signed in"
    if declaration.asks is not Open.PUBLIC:
        expected = matrix.answer(declaration, role, child)
        assert (answer.status == 404) == (expected is Answer.NOT_THERE), answer.status
    if declaration.shows is Shows.NO_CHILD or not matrix.sees(role, child):
        assert answer.found.intersection(asked.world.marks(child, role)) == frozenset()


@pytest.mark.parametrize("name", sorted(HERE))
def test_a_stranger_is_asked_to_sign_in_and_told_nothing(asked: Asked, name: str) -> None:
    declaration = HERE[name].declaration
    assert declaration is not None
    if declaration.asks is Open.PUBLIC:
        return
    address = asked.world.address(name, Role.SERVICE_MANAGER, Relationship.OWN)
    answer = Client().generic("GET" if "GET" in declaration.methods else "POST", address)

    assert matrix.to_a_stranger(declaration) is Answer.SIGN_IN
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in/?next=")
    assert answer.content == b""


@pytest.mark.django_db
def test_children_in_sight_are_in_the_list_so_that_the_matrix_does_not_pass_on_empty_pages(asked: Asked) -> None:
    found = asked.of("web:children", Role.IRO, Relationship.OWN).found

    assert asked.world.name_of(Relationship.OWN, Role.IRO) in found
    assert asked.world.name_of(Relationship.TEAM, Role.IRO) in found
