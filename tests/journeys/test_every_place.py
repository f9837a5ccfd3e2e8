"""Claims that hold on every page of Fenshire, as somebody of the cast opens it: served by `heed serve`, in Chromium."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys import town
from tests.journeys.conftest import Visitor
from tests.journeys.every_place import every_place
from tests.journeys.pages import Found, alike, look
from tests.journeys.town import Town

KB = 1000
HTML_BUDGET = 150 * KB
WHOLE_REPORT = "/preview/full/", 250 * KB
"""A page that is read as a book is: every section of the annual report, with its charts and its tables."""


@pytest.fixture(scope="module")
def fenshire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """The demonstration, served; nothing is written to it."""
    of_the_run = town.shared(tmp_path_factory)
    with town.served(town.made(of_the_run), tmp_path_factory.mktemp("looked-at") / "town") as served:
        yield served


def _look_at_all(browser: Browser, fenshire: Town, width: int, *, scripts: bool) -> Iterator[Found]:
    visitors: dict[str | None, Visitor] = {}
    again = alike()
    for place in every_place(fenshire):
        if place.path in again:
            continue
        if place.who not in visitors:
            visitors[place.who] = _visitor(browser, fenshire, place.who, width, scripts=scripts)
        yield look(visitors[place.who], place.who, place.path, axe=scripts)
    for visitor in visitors.values():
        visitor.page.context.close()


def _visitor(browser: Browser, fenshire: Town, who: str | None, width: int, *, scripts: bool) -> Visitor:
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts)
    visitor = Visitor(context.new_page(), fenshire)
    visitor.page.on("console", visitor.note)
    visitor.page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
    visitor.page.on("response", visitor.sent)
    if who is not None:
        visitor.sign_in(who)
    return visitor


@pytest.mark.parametrize(
    ("width", "scripts"),
    [(1280, True), (320, True), (320, False)],
    ids=["1280 px", "320 px, which is 400% of 1280", "320 px without JavaScript"],
)
def test_every_page_is_sound_for_whoever_opens_it(browser: Browser, fenshire: Town, width: int, scripts: bool) -> None:
    """One walk over all pages for all claims: it takes minutes."""
    pages = list(_look_at_all(browser, fenshire, width, scripts=scripts))

    assert len(pages) > 90
    assert {page.path: page.violations for page in pages if page.violations} == {}
    assert {page.path: page.unseen_stops for page in pages if page.unseen_stops} == {}
    assert {page.path: page.over for page in pages if page.over > 0} == {}
    assert {page.path: page.complaints for page in pages if page.complaints} == {}
    assert {page.path: page.statuses for page in pages if max(page.statuses) >= 400} == {}
    assert [page.path for page in pages if not all(url.startswith(fenshire.address) for url in page.made_of)] == []
    assert [page.path for page in pages if (page.headings, page.language) != (1, "en-GB")] == []
    assert [page.path for page in pages if len(page.ids) != len(set(page.ids))] == []
    assert {page.path: len(page.html) for page in pages if len(page.html) > _budget(page.path)} == {}
    _no_title_and_no_address_holds_a_name_or_a_number(pages, fenshire)
    if width == 1280:
        assert _dead_links(pages, browser, fenshire) == []


def _budget(path: str) -> int:
    part, budget = WHOLE_REPORT
    return budget if part in path else HTML_BUDGET


ALSO_WORDS = {"rose", "dale", "grace"}
"""Names of children that are words of an address as well."""


def _no_title_and_no_address_holds_a_name_or_a_number(pages: list[Found], fenshire: Town) -> None:
    sql = "SELECT given, family FROM people_name n JOIN children_child c ON c.person_id = n.person_id"
    names = {str(name).lower() for row in fenshire.ask(sql) for name in row if name}
    for page in pages:
        words = set(re.findall(r"\w+", page.title.lower()))
        assert page.title.endswith(" – Heed"), page.path
        assert not re.search(r"F-\d{4}", page.title), page.path
        assert not names & (words - {"home"}), page.path
        asked = {word for link in page.links for word in re.findall(r"[a-z]+", link.partition("?")[2].lower())}
        assert not {word for word in names & asked if len(word) > 3} - ALSO_WORDS, page.path


def _dead_links(pages: list[Found], browser: Browser, fenshire: Town) -> list[tuple[str, str]]:
    dead = []
    for who in sorted({page.who for page in pages if page.who}):
        visitor = _visitor(browser, fenshire, who, 1280, scripts=False)
        hrefs = {href.partition("#")[0] for page in pages if page.who == who for href in page.links}
        for href in sorted(_one_of_each({href for href in hrefs if href.startswith("/")})):
            if visitor.page.request.get(fenshire.address + href).status >= 400:
                dead.append((who, href))
        visitor.page.context.close()
    return dead


def _one_of_each(hrefs: set[str]) -> list[str]:
    """Of the links that are made alike (a child's page for each child, a figure for each code) some of each."""
    kinds: dict[str, list[str]] = {}
    for href in sorted(hrefs):
        kind = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+", "0", href)
        kinds.setdefault(re.sub(r"/figures/\w+/", "/figures/one/", kind), []).append(href)
    return [href for alike_ in kinds.values() for href in alike_[:2]]
