"""A browser, a served demonstration, and somebody signed in. Skipped where there is no Chromium (see HEED_REQUIRE)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Response

from heed.access import stage
from heed.access.models import User
from heed.children.models import Child, Episode, PeriodOfCare
from heed.council.models import Setting
from heed.exchange.apply.rows import applying
from heed.exchange.models import Differs, Disagreement, Does, Import, RepairMade, State
from heed.exchange.records import Outcome, Severity
from heed.people.models import Identifier, Person, Scheme
from heed.reviews.models import Review
from heed.web.figures import views as figures
from tests.web.fenshire import reading
from tests.web.returns.made import RECEIVED, a_check, a_fault, a_line, an_import

HELD_ON = date(2026, 3, 5)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here opens a browser."""
    for item in items:
        if item.path.is_relative_to(os.path.dirname(__file__)):
            item.add_marker("browser")


@dataclass(frozen=True)
class Site:
    """Where the site is, and the page of the return that stands in each state."""

    address: str
    returns: dict[State, str]
    difference: str


CHANGED = "F-44"
"""A child of whom the return that was applied changed a row and brought another."""


@pytest.fixture
def site(live_server: Any, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A demonstration with the cast, figures with the numbers of the look, and a return in every state."""
    settings.HEED_BOUND_TO = "127.0.0.1"
    stage.set_up(date(2026, 11, 16))
    Setting.objects.create(name="council_name", value="Fenshire", from_on=date(2015, 4, 1), reason="Its name")
    found = reading(held_back=3, unseen=20)
    monkeypatch.setattr(figures, "reading_of", lambda request, rows: found)
    priya = User.objects.get(username="priya")
    made = {state: an_import(priya, state) for state in State}
    address = str(live_server.url).replace("localhost", "127.0.0.1")
    return Site(address, _returns(made), _difference(priya, made[State.APPLIED]))


def _difference(by: User, import_: Import) -> str:
    """A child whom an import changed, and a difference in a review of theirs."""
    child = Child.objects.create(person=Person.objects.create())
    Identifier.objects.create(person=child.person, scheme=Scheme.LOCAL, value=CHANGED)
    a_line(import_, CHANGED, Does.CHANGED, child=child, episodes_changed=1, reviews_added=1, done_at=RECEIVED)
    period = PeriodOfCare.objects.create(child=child, from_on=date(2025, 5, 12))
    episode = Episode(period=period, from_on=date(2025, 5, 12), legal_status="C2", placement="U4")
    episode.save()
    episode.placement, episode.source_file, episode.source_line = "K2", "2026/Episodes.csv", 7
    review = Review(child=child, begun_on=HELD_ON, completed_on=HELD_ON, participation_code="PN1")
    for row in (episode, review):
        row._change_reason = applying(import_.pk)  # type: ignore[union-attr]  # simple_history asks the row itself
        row.save()
    differs = Disagreement.objects.create(
        child=child,
        held_on=HELD_ON,
        differs=Differs.CHANGED,
        ours="PN1",
        theirs="PN7",
        opened_by=import_,
        opened_at=RECEIVED,
    )
    return f"/returns/differences/{differs.pk}/"


def _returns(made: dict[State, Import]) -> dict[State, str]:
    ready = made[State.READY]
    held, shown = a_check(ready, "H002", Outcome.FAILED, rows=1), a_check(ready, "167", Outcome.FAILED, "Two", rows=30)
    a_fault(held, "F-1700", "the episode ends on 3 May 2025, before it starts: check DEC.")
    for line in range(30):
        a_fault(shown, f"F-{1800 + line}", "REVIEW_CODE is blank: write its code.", Severity.SHOWN, line=line)
    RepairMade.objects.create(
        of=ready,
        place=0,
        code="R01",
        number="F-1700",
        file="2026/Episodes.csv",
        line=8,
        sentence="Says the same as line 7.",
    )
    a_check(ready, "102", Outcome.PASSED)
    a_check(ready, "700", Outcome.COULD_NOT_RUN, "it is asked of the returns of 2027 and later")
    for import_ in (ready, made[State.APPLYING]):
        a_line(import_, "F-1", episodes_added=1204, reviews_added=2210)
        a_line(import_, "F-2", Does.HELD)
    return {state: f"/returns/{import_.pk}/" for state, import_ in made.items()}


@dataclass
class Visitor:
    """A tab of the browser, what went wrong in it, and what it was sent."""

    page: Page
    site: Any  # a Site or a Town
    complaints: list[str] = field(default_factory=list)
    answers: list[Response] = field(default_factory=list)

    def go(self, path: str) -> Response:
        """Open a page of the site."""
        answer = self.page.goto(f"{self.site.address}{path}")
        assert answer is not None
        return answer

    def sign_in(self, username: str) -> None:
        """Choose whom to be."""
        self.go("/sign-in/")
        self.page.click(f"button[value={username}]")

    def note(self, message: ConsoleMessage) -> None:
        """Keep what the browser complains of: scripts, and whatever the content security policy refuses."""
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def sent(self, answer: Response) -> None:
        """Keep what came back."""
        self.answers.append(answer)


Visit = Callable[..., Visitor]


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Visit]:
    """Opens a tab of a given width, with or without JavaScript, signed in or not."""
    contexts = []

    def open_tab(*, width: int = 1280, scripts: bool = True, as_: str | None = "tom") -> Visitor:
        context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts)
        contexts.append(context)
        visitor = Visitor(context.new_page(), site)
        visitor.page.on("console", visitor.note)
        visitor.page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
        visitor.page.on("response", visitor.sent)
        if as_:
            visitor.sign_in(as_)
        return visitor

    yield open_tab
    for context in contexts:
        context.close()
