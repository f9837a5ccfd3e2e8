"""Pictures of every page on Fenshire at two widths, to look at. Run by `make screenshots`; they go to var/screenshots.

A picture is made of what is served, in Chromium, with JavaScript. Nothing is compared: somebody has to look.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from heed.config.start import django_up

django_up()  # what a page is called is asked of the addresses

from tests.journeys import town  # noqa: E402
from tests.journeys.every_place import Place, every_place  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
INTO = ROOT / "var" / "screenshots"
WIDTHS = (1280, 360)
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


def main() -> int:
    """Make them all; returns an exit code: 1 where a page failed or is wider than its screen."""
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        print("There is no Chromium here: install the package chromium.", file=sys.stderr)
        return 1
    shutil.rmtree(INTO, ignore_errors=True)
    faults = 0
    with tempfile.TemporaryDirectory(prefix="heed-screenshots-") as folder, sync_playwright() as playwright:
        made = town.made(Path(folder))
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        with town.served(made, Path(folder) / "served") as fenshire:
            places = list(every_place(fenshire))
            for width in WIDTHS:
                faults += _at(browser, fenshire, places, width)
        browser.close()
    print(f"{len(places)} pages at {' and '.join(map(str, WIDTHS))} px in {INTO.relative_to(ROOT)}, {faults} at fault.")
    return 1 if faults else 0


def _at(browser: Browser, fenshire: town.Town, places: list[Place], width: int) -> int:
    into, faults = INTO / str(width), 0
    into.mkdir(parents=True)
    tabs: dict[str | None, Page] = {}
    for number, place in enumerate(places):
        page = tabs.get(place.who) or tabs.setdefault(place.who, _tab(browser, fenshire, place.who, width))
        answer = page.goto(fenshire.address + place.path)
        wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if answer is None or answer.status >= 400 or wider > 0:
            faults += 1
            print(f"{place.path} as {place.who}: {answer.status if answer else 'no answer'}, {wider} px too wide")
        name = f"{number:03} {place.name.removeprefix('web:')}{f' {place.which}' if place.which else ''} {place.who}"
        page.screenshot(path=into / f"{name}.png", full_page=True)
    return faults


def _tab(browser: Browser, fenshire: town.Town, who: str | None, width: int) -> Page:
    page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    if who is not None:
        page.goto(f"{fenshire.address}/sign-in/")
        page.click(f"button[value={who}]")
    return page


if __name__ == "__main__":
    sys.exit(main())
