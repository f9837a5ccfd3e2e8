"""Claims that hold on every page: for assistive technology, on a narrow screen, within the policy, within a size."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from heed.access.demo import CAST
from tests.journeys.conftest import Visit, Visitor
from tests.journeys.pages import AS_TOM, BEFORE_SIGN_IN, EVERY_PAGE

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RUN_AXE = "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
WIDTHS = (1280, 320)

KB = 1000
BUDGET_STAFF = 130 * KB
BUDGET_FRONT = 95 * KB


def every_page(visit: Visit, **how: object) -> Iterator[tuple[str, Visitor]]:
    """Open every page as whoever meets it."""
    visitors: dict[str | None, Visitor] = {}
    for who, path in EVERY_PAGE:
        visitor = visitors.get(who) or visitors.setdefault(who, visit(as_=who, **how))
        visitor.go(path)
        yield f"{path} as {who}", visitor


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_on_any_page(visit: Visit, width: int) -> None:
    found = {}
    for name, visitor in every_page(visit, width=width):
        visitor.page.evaluate(AXE.read_text())
        for violation in visitor.page.evaluate(RUN_AXE):
            found[f"{name}: {violation['id']}"] = [node["html"] for node in violation["nodes"]][:3]

    assert found == {}


def test_axe_finds_nothing_with_every_menu_detail_and_error_open(visit: Visit) -> None:
    visitor = visit()
    found = []
    for path in AS_TOM:
        visitor.go(path)
        visitor.page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
        visitor.page.evaluate(AXE.read_text())
        found += [(path, violation["id"]) for violation in visitor.page.evaluate(RUN_AXE)]
    visitor.go("/returns/load/")
    visitor.page.click("text=Look through the files")
    visitor.page.evaluate(AXE.read_text())
    found += [("errors", violation["id"]) for violation in visitor.page.evaluate(RUN_AXE)]

    assert found == []


@pytest.mark.parametrize("scripts", [True, False])
def test_no_page_scrolls_sideways_at_320_px(visit: Visit, scripts: bool) -> None:
    wide = []
    for name, visitor in every_page(visit, width=320, scripts=scripts):
        over = visitor.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if over > 0:
            wide.append((name, over))

    assert wide == []


def test_no_page_asks_for_what_the_content_security_policy_refuses(visit: Visit) -> None:
    for name, visitor in every_page(visit):
        complaints = [said for said in visitor.complaints if "404 (Not Found)" not in said]
        assert complaints == [], name


def test_every_page_asks_only_this_site_for_what_it_is_made_of(visit: Visit) -> None:
    for name, visitor in every_page(visit):
        assert all(answer.url.startswith(visitor.site) for answer in visitor.answers), name
        assert [answer.url for answer in visitor.answers if answer.status >= 500] == [], name


def test_no_title_holds_a_name_or_a_childs_number(visit: Visit) -> None:
    names = {member.name.split()[0] for member in CAST}
    for name, visitor in every_page(visit):
        title = visitor.page.title()
        assert title.endswith(" – Heed"), name
        assert not re.search(r"[A-Z]-?\d{3,}|\d{4,}", title), name
        assert not names & set(re.findall(r"\w+", title)), name


def test_every_page_has_one_heading_of_the_first_level_and_says_its_language(visit: Visit) -> None:
    for name, visitor in every_page(visit):
        assert visitor.page.locator("h1").count() == 1, name
        assert visitor.page.locator("html").get_attribute("lang") == "en-GB", name


def test_every_link_within_the_site_leads_somewhere(visit: Visit) -> None:
    visitor = visit()
    addresses: set[str] = set()
    for path in AS_TOM:
        visitor.go(path)
        found = visitor.page.locator("a[href]").evaluate_all("links => links.map(link => link.getAttribute('href'))")
        ids = set(visitor.page.locator("[id]").evaluate_all("all => all.map(each => each.id)"))
        assert {href[1:] for href in found if href.startswith("#")} <= ids, path
        addresses |= {href.split("#")[0] for href in found if href.startswith("/")}
    dead = [each for each in sorted(addresses) if visitor.page.request.get(f"{visitor.site}{each}").status >= 400]

    assert dead == []


def weight(visitor: Visitor, path: str) -> int:
    """Bytes that a first visit to the page costs, with text compressed as it is in production."""
    visitor.answers.clear()
    visitor.go(path)
    visitor.page.wait_for_load_state("networkidle")
    bodies = [(answer.url, answer.body()) for answer in visitor.answers if answer.status == 200]
    return sum(len(body) if url.endswith(".woff2") else len(gzip.compress(body)) for url, body in bodies)


@pytest.mark.parametrize("path", [path for path in AS_TOM if path not in ("/sign-out/", "/nowhere/")])
def test_a_page_for_staff_stays_within_its_size(visit: Visit, path: str) -> None:
    visitor = visit()
    fresh = visit(as_=None)
    fresh.page.context.add_cookies(visitor.page.context.cookies())  # type: ignore[arg-type]  # as they were given

    assert weight(fresh, path) <= BUDGET_STAFF


@pytest.mark.parametrize("path", BEFORE_SIGN_IN)
def test_a_front_page_stays_within_its_size(visit: Visit, path: str) -> None:
    assert weight(visit(as_=None), path) <= BUDGET_FRONT
