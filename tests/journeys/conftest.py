"""A browser, a served demonstration, and somebody signed in. Skipped where there is no Chromium (see HEED_REQUIRE)."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Response, sync_playwright

from heed.access import stage
from heed.council.models import Setting
from heed.web.figures import views as figures
from heed.web.returns import stored
from heed.web.returns.shapes import ReturnsPage, State
from tests.web.fenshire import reading
from tests.web.returns.test_views import LINE, PREVIEW

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here opens a browser."""
    for item in items:
        if item.path.is_relative_to(os.path.dirname(__file__)):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, as HEED_CHROMIUM names it or the system has it."""
    path = os.environ.get("HEED_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        pytest.skip("There is no Chromium here: install the package chromium, or name one in HEED_CHROMIUM.")
    patch = pytest.MonkeyPatch()
    patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's own loop runs in this thread; Django minds loops
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield chromium
        chromium.close()
    patch.undo()


@pytest.fixture
def site(live_server: Any, settings: Any, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a demonstration with the cast, figures, and returns in every state."""
    settings.HEED_BOUND_TO = "127.0.0.1"
    stage.set_up(date(2026, 11, 16))
    Setting.objects.create(name="council_name", value="Fenshire", from_on=date(2015, 4, 1), reason="Its name")
    found = reading(held_back=3, unseen=20)
    monkeypatch.setattr(figures, "reading_of", lambda request: found)
    show_returns(monkeypatch)
    return str(live_server.url).replace("localhost", "127.0.0.1")


def show_returns(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list with a return in each state; the page of return n is in the n-th."""
    states = list(State)
    lines = tuple(replace(LINE, state=state, address=f"/returns/{n}/") for n, state in enumerate(states))
    monkeypatch.setattr(stored, "returns_page", lambda request: ReturnsPage(lines, "/returns/load/", ""))
    monkeypatch.setattr(stored, "return_page", lambda request, pk: replace(PREVIEW, state=states[pk], done=240))


@dataclass
class Visitor:
    """A tab of the browser, what went wrong in it, and what it was sent."""

    page: Page
    site: str
    complaints: list[str] = field(default_factory=list)
    answers: list[Response] = field(default_factory=list)

    def go(self, path: str) -> Response:
        """Open a page of the site."""
        answer = self.page.goto(f"{self.site}{path}")
        assert answer is not None
        return answer

    def sign_in(self, username: str) -> None:
        """Choose whom to be."""
        self.go("/sign-in/")
        self.page.click(f"button[value={username}]")


Visit = Callable[..., Visitor]


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Visit]:
    """Opens a tab of a given width, with or without JavaScript, signed in or not."""
    contexts = []

    def open_tab(*, width: int = 1280, scripts: bool = True, as_: str | None = "tom") -> Visitor:
        context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts)
        contexts.append(context)
        visitor = Visitor(context.new_page(), site)
        visitor.page.on("console", lambda message: _note(visitor, message))
        visitor.page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
        visitor.page.on("response", lambda answer: visitor.answers.append(answer))
        if as_:
            visitor.sign_in(as_)
        return visitor

    yield open_tab
    for context in contexts:
        context.close()


def _note(visitor: Visitor, message: ConsoleMessage) -> None:
    """Keep what the browser complains of: scripts, and whatever the content security policy refuses."""
    if message.type in ("error", "warning"):
        visitor.complaints.append(message.text)
