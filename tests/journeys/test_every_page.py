"""Claims that hold on every page: for assistive technology, on a narrow screen, within the policy, within a size."""

from __future__ import annotations

import re

import pytest

from heed.access.demo import CAST
from tests.journeys.conftest import Visit
from tests.journeys.pages import Found, look_at_every_page, weight

KB = 1000
BUDGET_STAFF = 120 * KB
BUDGET_FRONT = 90 * KB

pytestmark = pytest.mark.django_db(transaction=True)  # whichever claim comes first opens the site

Looks = dict[tuple[int, bool], list[Found]]


@pytest.fixture(scope="session")
def looks() -> Looks:
    """What was seen, by width and with or without JavaScript: looked at once."""
    return {}


@pytest.fixture
def seen(looks: Looks, request: pytest.FixtureRequest) -> list[Found]:
    """Every page at 1280 px."""
    return _seen(looks, request, 1280, True)


def _seen(looks: Looks, request: pytest.FixtureRequest, width: int, scripts: bool) -> list[Found]:
    if (width, scripts) not in looks:
        visit: Visit = request.getfixturevalue("visit")
        looks[width, scripts] = look_at_every_page(visit, width=width, scripts=scripts)
    return looks[width, scripts]


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_on_any_page_with_everything_open(
    looks: Looks, request: pytest.FixtureRequest, width: int
) -> None:
    pages = _seen(looks, request, width, True)

    assert {page.path: page.violations for page in pages if page.violations} == {}
    assert len(pages) > 20


def test_every_stop_of_a_keyboard_shows_that_one_is_there(seen: list[Found]) -> None:
    assert {page.path: page.unseen_stops for page in seen if page.unseen_stops} == {}


@pytest.mark.parametrize("scripts", [True, False])
def test_no_page_scrolls_sideways_at_320_px(looks: Looks, request: pytest.FixtureRequest, scripts: bool) -> None:
    pages = _seen(looks, request, 320, scripts)

    assert {page.path: page.over for page in pages if page.over > 0} == {}


def test_no_page_asks_for_what_the_content_security_policy_refuses(seen: list[Found]) -> None:
    assert {page.path: page.complaints for page in seen if page.complaints} == {}


def test_every_page_is_made_of_nothing_but_this_site(seen: list[Found]) -> None:
    for page in seen:
        assert all(url.startswith("http://127.0.0.1:") for url in page.made_of), page.path
        assert [status for status in page.statuses if status >= 400] in ([], [404]), page.path


def test_no_title_holds_a_name_or_a_childs_number(seen: list[Found]) -> None:
    names = {member.name.split()[0] for member in CAST}
    for page in seen:
        assert page.title.endswith(" – Heed"), page.path
        assert not re.search(r"[A-Z]-?\d{3,}|\d{4,}", page.title), page.path
        assert not names & set(re.findall(r"\w+", page.title)), page.path


def test_every_page_has_one_heading_of_the_first_level_and_says_its_language(seen: list[Found]) -> None:
    assert [page.path for page in seen if (page.headings, page.language) != (1, "en-GB")] == []


def test_no_id_is_given_twice(seen: list[Found]) -> None:
    assert [page.path for page in seen if len(page.ids) != len(set(page.ids))] == []


def test_every_link_within_the_site_leads_somewhere(visit: Visit, seen: list[Found]) -> None:
    for page in seen:
        assert {href[1:] for href in page.links if href.startswith("#")} <= set(page.ids), page.path
    visitor = visit()
    # the numbers of returns and of differences may differ from those that were looked at
    of_returns = set(visitor.site.returns.values())
    mine = [page for page in seen if page.who == "tom"]
    paths = {href.split("#")[0] for page in mine for href in page.links if href.startswith("/")}
    paths = {path for path in paths if not re.match(r"/returns/(differences/)?\d", path)} | of_returns
    dead = [path for path in sorted(paths) if visitor.page.request.get(visitor.site.address + path).status >= 400]

    assert dead == []


def test_every_page_stays_within_its_size(visit: Visit, seen: list[Found]) -> None:
    visitor = visit(as_=None)
    urls = {url for page in seen for url in page.made_of}
    files = {url: visitor.page.request.get(re.sub(r"^http://[^/]*", visitor.site.address, url)).body() for url in urls}
    weights = {page.path: (weight(page, files), BUDGET_STAFF if page.who else BUDGET_FRONT) for page in seen}

    assert {path: pair for path, pair in weights.items() if pair[0] > pair[1]} == {}
