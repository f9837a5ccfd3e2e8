"""Chromium for the tests that open a page, and what is asked of every page in it. Skipped where there is none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.patience import PATIENCE_S

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

AXE = Path(__file__).parents[1] / "node_modules" / "axe-core" / "axe.min.js"
RUN_AXE = "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
OPEN_ALL = "document.querySelectorAll('details').forEach(each => { each.open = true; })"
UNSEEN_STOPS = """() => {
  const looks = stop => [stop, stop.nextElementSibling, stop.parentElement].filter(each => each).map(each =>
    [null, '::before', '::after'].map(part => {
      const style = getComputedStyle(each, part);
      const drawn = style.outlineStyle !== 'none' && !style.outlineColor.endsWith(', 0)');  // (..., 0) is transparent
      return [drawn && style.outlineWidth, style.boxShadow, style.backgroundColor, style.borderColor];
    }).join()).join();
  const stops = Array.from(document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]'));
  document.activeElement.blur();
  return stops.filter(stop => {
    if (stop.disabled || stop.type === 'hidden' || stop.tabIndex < 0 || !stop.checkVisibility()) return false;
    const before = looks(stop);
    stop.focus();
    return stop.tabIndex > 0 || document.activeElement !== stop || looks(stop) === before;
  }).map(stop => stop.outerHTML.slice(0, 200));
}"""
"""The stops of a keyboard that do not show that one is there, or that are not reached in the order of the page."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, as HEED_CHROMIUM names it or the system has it."""
    from playwright.sync_api import expect, sync_playwright  # here: most runs open no browser

    path = os.environ.get("HEED_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        pytest.skip("There is no Chromium here: install the package chromium, or name one in HEED_CHROMIUM.")
    patch = pytest.MonkeyPatch()
    patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's own loop runs in this thread; Django minds loops
    expect.set_options(timeout=1000 * PATIENCE_S)  # a busy machine is not a fault of the page
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield chromium
        chromium.close()
    patch.undo()


def violations_on(page: Page) -> list[str]:
    """What axe finds on a page as it stands: the rule, and the element that breaks it."""
    page.evaluate(AXE.read_text())
    return [
        f"{violation['id']}: {node['html'][:200]}"
        for violation in page.evaluate(RUN_AXE)
        for node in violation["nodes"]
    ]
