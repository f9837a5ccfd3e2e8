"""What the tests of a child's story ask of it. Not tests."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from django.http import QueryDict

from heed.web.child.known import Known
from heed.web.child.story import StoryPage, story_page
from tests.days import day

Reads = Callable[..., Known]
Page = Callable[..., str]
BEGAN_MAY = day("Fri 1 May 2026")


def story(known: Known, query: str = "") -> StoryPage:
    """Her story."""
    return story_page(known, QueryDict(query))


def happened(page: StoryPage) -> list[str]:
    """Each event in one line, newest first."""
    return [f"{each.on:%-d %b}: {each.said or each.what}{each.rest}" for month in page.months for each in month.events]


def more(page: StoryPage, what: str) -> str:
    """The line below an event."""
    return next(e.more for month in page.months for e in month.events if f"{e.what}{e.rest}".startswith(what))


def text_of(page: str) -> str:
    """The page's text."""
    body = re.sub(r"<(script|style)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def facts(page: StoryPage) -> list[str]:
    """The line under her name."""
    return [f"{each.before}{each.strong}{each.after}" for each in page.band.facts]
