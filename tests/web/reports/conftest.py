"""Fenshire's report of 2025-26 on Monday 16 November 2026, with its figures counted, in a browser of each of the cast."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from heed.access.models import User
from heed.facts.models import Snapshot
from heed.reports.models import Report
from tests.reports import made
from tests.reports.conftest import fenshire_written, figures  # noqa: F401 - fixtures of theirs

Opens = Callable[..., Any]


@pytest.fixture
def bare(tom: User) -> Report:
    """A draft in which nothing is written, where no return was loaded."""
    made.stand_on()
    return made.report(tom)


@pytest.fixture
def report(bare: Report, figures: Snapshot) -> Report:  # noqa: F811 - the fixture
    """A draft in which nothing is written, with Fenshire's figures."""
    return bare


@pytest.fixture
def tom_s(signed_in: Callable[[User], Client], tom: User) -> Client:
    """Where the manager is signed in."""
    return signed_in(tom)


def text_of(answer: Any) -> str:
    """The words of the main part of a page, its whitespace made single."""
    assert answer.status_code == 200, answer.status_code
    main = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def body_of(answer: Any) -> str:
    """The page as it was sent."""
    return str(answer.content.decode())
