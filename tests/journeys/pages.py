"""Every page of the site as a browser finds it, looked at once and kept: many claims read the same look."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from heed.exchange.models import State
from heed.measures.all import MEASURES
from tests.chromium import OPEN_ALL, UNSEEN_STOPS, violations_on
from tests.journeys.conftest import CHANGED, Site, Visit, Visitor

ON_TIME = "/figures/reviews_due_held_on_time/"
LOOK = """() => ({
  over: document.documentElement.scrollWidth - window.innerWidth,
  headings: document.querySelectorAll('h1').length,
  language: document.documentElement.lang,
  links: Array.from(document.querySelectorAll('a[href]'), link => link.getAttribute('href')),
  ids: Array.from(document.querySelectorAll('[id]'), each => each.id),
  made_of: performance.getEntriesByType('resource').map(each => each.name),
})"""


def alike() -> set[str]:
    """The figures made as one of their section before them: looking at them again would find the same."""
    shapes: set[tuple[object, ...]] = set()
    repeated = set()
    for code, measure in MEASURES.items():
        shape = measure.kind, measure.section, measure.parts is None, measure.rate_of is None
        if shape in shapes:
            repeated.add(f"/figures/{code}/")
        shapes.add(shape)
    return repeated


def every_page(site: Site) -> Iterator[tuple[str | None, str]]:
    """Who opens which page."""
    yield None, "/sign-in/"
    yield None, "/nowhere/"
    yield "tom", "/figures/"
    for path in sorted({f"/figures/{code}/" for code in MEASURES} - alike()):
        yield "tom", path
    yield "tom", f"{ON_TIME}?by=age_band&outcome=unknown&period=2025"
    yield "tom", f"{ON_TIME}?outcome=met&group=sequence:first&page=2"
    yield "tom", "/law/"
    yield "tom", "/returns/"
    yield "tom", "/returns/load/"
    for path in site.returns.values():
        yield "tom", path
    ready, applied = site.returns[State.READY], site.returns[State.APPLIED]
    yield "tom", f"{ready}children/"
    yield "tom", f"{ready}children/?does=held"
    yield "tom", f"{ready}children/F-1/"
    yield "tom", f"{applied}children/{CHANGED}/"
    yield "tom", f"{ready}quality/"
    yield "tom", f"{ready}quality/?by=child"
    yield "tom", f"{ready}quality/?check=167"
    yield "tom", f"{ready}quality/?child=F-1700"
    yield "tom", f"{applied}undo/"
    yield "tom", f"{ready}undo/"
    yield "tom", "/returns/differences/"
    yield "tom", site.difference
    yield "tom", "/returns/roster/"
    yield "tom", "/returns/export/"
    yield "tom", "/help/"
    yield "tom", "/whats-new/"
    yield "tom", "/accessibility/"
    yield "tom", "/manual/"
    yield "tom", "/manual/?q=law"
    yield "tom", "/manual/access/"
    yield "tom", "/manual/measures/views_given/"
    yield "tom", "/session/"
    yield "tom", "/sign-out/"
    yield "dev", "/"


@dataclass(frozen=True)
class Found:
    """What a page turned out to be. `over` is by how much it is wider than the screen, in px."""

    path: str
    who: str | None
    title: str
    over: int
    headings: int
    language: str
    links: list[str]
    ids: list[str]
    made_of: list[str]
    html: bytes
    violations: list[str]
    unseen_stops: list[str]
    complaints: list[str]
    statuses: list[int]


def look_at_every_page(visit: Visit, *, width: int, scripts: bool = True) -> list[Found]:
    """Open every page as whoever meets it. Without JavaScript axe cannot run, and says nothing."""
    visitors: dict[str | None, Visitor] = {}
    found = []
    site = visit(as_=None).site
    for who, path in every_page(site):
        visitor = visitors.get(who) or visitors.setdefault(who, visit(as_=who, width=width, scripts=scripts))
        found.append(look(visitor, who, path, axe=scripts))
    return found


def look(visitor: Visitor, who: str | None, path: str, *, axe: bool) -> Found:
    """Open a page and keep what is to be seen of it. `axe`: ask axe and the keyboard too, with everything open."""
    visitor.complaints.clear()
    visitor.answers.clear()
    html = visitor.go(path).body()
    seen: dict[str, Any] = visitor.page.evaluate(LOOK)
    violations: list[str] = []
    unseen_stops = []
    if axe:
        visitor.page.evaluate(OPEN_ALL)
        visitor.page.keyboard.press("Tab")  # from here on the browser takes its reader for one of the keyboard
        unseen_stops = visitor.page.evaluate(UNSEEN_STOPS)
        violations = violations_on(visitor.page)
    return Found(
        path=path,
        who=who,
        title=visitor.page.title(),
        html=html,
        violations=violations,
        unseen_stops=unseen_stops,
        complaints=[said for said in visitor.complaints if "404 (Not Found)" not in said],
        statuses=[answer.status for answer in visitor.answers],
        **seen,
    )


def weight(found: Found, files: dict[str, bytes]) -> int:
    """Bytes that a first visit to the page costs, with text compressed as it is in production."""
    made_of = [(url, files[url]) for url in dict.fromkeys(found.made_of)]
    return len(gzip.compress(found.html)) + sum(
        len(body) if url.endswith(".woff2") else len(gzip.compress(body)) for url, body in made_of
    )
