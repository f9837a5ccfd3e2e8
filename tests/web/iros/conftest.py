"""It is Monday 16 November 2026; Nadia and Sam are IROs, and see the children whom they have."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from heed.access.models import User
from heed.caseloads import sight
from heed.caseloads.models import Appointment
from heed.children.models import Child
from heed.people.models import Worker
from tests.caseloads import made
from tests.caseloads.made import in_care, iro
from tests.reviews.made import stand_on

Has = Callable[..., Appointment]
Open = Callable[..., Any]


@pytest.fixture(autouse=True)
def _the_day(db: None) -> None:
    stand_on()


@pytest.fixture
def hers(nadia: User) -> Worker:
    """Nadia as an IRO."""
    return iro("Nadia Rahman", nadia)


@pytest.fixture
def his(sam: User) -> Worker:
    """Sam as an IRO."""
    return iro("Sam Whitaker", sam)


@pytest.fixture
def amara(db: None) -> Child:
    """In care since April, with nobody yet."""
    return in_care("Amara", "F-1")


@pytest.fixture
def has(tom: User) -> Has:
    """Gives a child to an IRO, who then sees them."""

    def give(worker: Worker, child: Child, *args: Any, **fields: Any) -> Appointment:
        found = made.appoint(worker, child, *args, **fields)
        sight.bring([child.pk], by=tom)
        return found

    return give


@pytest.fixture
def page_of(signed_in: Callable[[User], Client]) -> Callable[[User, str], str]:
    """What a person reads on a page."""

    def read(user: User, address: str) -> str:
        answer = signed_in(user).get(address)
        assert answer.status_code == 200, answer.status_code
        return words_of(answer.content.decode())

    return read


def words_of(page: str) -> str:
    """The text of the main part, its whitespace made single."""
    main = page.partition("<main")[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())
