"""The day of these tests, Mon 16 Nov 2026, and Amara in the sight of Nadia."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from heed.access import clock
from heed.access.models import User
from heed.children.models import Child
from heed.web.child.known import Known, fetched, known_of
from tests.web.child import made

Page = Callable[..., str]


@pytest.fixture(autouse=True)
def _it_is_the_16th(monkeypatch: pytest.MonkeyPatch) -> None:
    began = time.monotonic()
    monkeypatch.setattr(clock, "now", lambda: made.MORNING + timedelta(seconds=time.monotonic() - began))


@pytest.fixture
def amara(nadia: User, priya: User) -> Child:
    """In care for nine months, with both returns as at the day before."""
    made.returns_to(made.TODAY, priya)
    child = made.amara(nadia)
    made.see(nadia, child)
    return child


@pytest.fixture
def known(nadia: User, amara: Child) -> Callable[..., Known]:
    """What is known of a child, Amara unless said otherwise, as at a day."""

    def read(as_at: object = made.TODAY, child: Child | None = None, user: User | None = None) -> Known:
        reader = user or nadia
        found = fetched(reader).get(pk=(child or amara).pk)
        return known_of(found, reader, made.TODAY, as_at)  # type: ignore[arg-type]

    return read


@pytest.fixture
def opened(signed_in: Callable[[User], Client], nadia: User, amara: Child) -> Page:
    """The text of a page of Amara as somebody, Nadia unless said otherwise, gets it."""

    def get(under: str = "", by: User | None = None, status: int = 200) -> str:
        answer = signed_in(by or nadia).get(f"/children/{amara.key}/{under}")
        assert answer.status_code == status, answer.content
        return answer.content.decode()

    return get
