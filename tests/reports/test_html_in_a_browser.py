"""A report as a browser shows it: to assistive technology, on a narrow screen, by keyboard and on paper."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from heed.reports import html
from heed.reports.document import Cell, Document, Edition, Section, Table, plain
from tests.chromium import OPEN_ALL, UNSEEN_STOPS, violations_on
from tests.fenshire import printed
from tests.reports.sample import sample

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

WIDE, NARROW = 1280, 320
DOCUMENTS = {
    "full": sample(),
    "hostile": sample(hostile=True),
    "one page": sample(edition=Edition.ONE_PAGE),
    "Fenshire's": printed.document(Edition.FULL),
    "committee paper": replace(sample(edition=Edition.COVER_NOTE), contents=False),
}
Opened = Callable[..., "Page"]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Opens a document from its file; whatever the browser complains of fails the test."""
    contexts: list[Any] = []
    complaints: list[str] = []
    asked: list[str] = []

    def open_file(document: Document, *, width: int = WIDE, **how: Any) -> Page:
        path = tmp_path / f"report-{len(contexts)}.html"
        path.write_bytes(html.render(document))
        context = browser.new_context(viewport={"width": width, "height": 900}, **how)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri())
        return page

    yield open_file
    for context in contexts:
        context.close()
    assert complaints == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_axe_finds_nothing_with_everything_open(opened: Opened, name: str, width: int) -> None:
    page = opened(DOCUMENTS[name], width=width)
    page.evaluate(OPEN_ALL)

    assert violations_on(page) == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nothing_scrolls_sideways_at_320_px_but_what_is_wide_by_nature(opened: Opened, name: str) -> None:
    page = opened(DOCUMENTS[name], width=NARROW)
    page.evaluate(OPEN_ALL)

    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW


def test_every_stop_of_a_keyboard_shows_that_one_is_there(opened: Opened) -> None:
    page = opened(sample())
    page.evaluate(OPEN_ALL)
    page.keyboard.press("Tab")

    assert page.evaluate(UNSEEN_STOPS) == []


def test_the_first_stop_leads_past_the_cover_to_the_report(opened: Opened) -> None:
    page = opened(sample())
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the report")

    assert skip.evaluate("each => each.getBoundingClientRect().width") > 100
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "report-main"


def test_its_style_is_let_through_by_its_own_policy_and_its_fonts_are_there(opened: Opened) -> None:
    page = opened(sample())

    assert page.evaluate("document.fonts.ready.then(fonts => fonts.size)") == 2
    loaded = "Array.from(document.fonts, font => font.status)"
    assert set(page.evaluate(loaded)) == {"loaded"}
    assert page.evaluate("getComputedStyle(document.querySelector('.cover')).backgroundColor") == "rgb(8, 60, 64)"


def test_contents_stand_beside_the_report_on_a_wide_screen_and_above_it_on_a_narrow_one(opened: Opened) -> None:
    where = (
        "['.toc', 'main'].map(each => document.querySelector(each).getBoundingClientRect()).map(box => [box.x, box.y])"
    )
    (beside_x, beside_y), (x, y) = opened(sample()).evaluate(where)
    (_, above_y), (_, below_y) = opened(sample(), width=NARROW).evaluate(where)

    assert beside_x < x
    assert abs(beside_y - y) < 40
    assert above_y < below_y


WORDS_ON_THE_PICTURE = """() => {
  const boxes = Array.from(document.querySelectorAll('.cover__fen *'), part => part.getBoundingClientRect());
  const words = document.createTreeWalker(document.querySelector('.cover__in'), NodeFilter.SHOW_TEXT);
  const found = [];
  while (words.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(words.currentNode);
    for (const word of range.getClientRects()) {
      if (boxes.some(box => word.left < box.right && word.right > box.left && word.bottom > box.top)) {
        found.push(words.currentNode.textContent);
      }
    }
  }
  return found;
}"""


@pytest.mark.parametrize("edition", [Edition.FULL, Edition.ONE_PAGE])
def test_no_word_of_the_cover_stands_on_the_sun_or_the_fen(opened: Opened, edition: Edition) -> None:
    document = sample(edition=edition)
    long = replace(document.cover, title="Annual report to the Corporate Parenting Board 2025-26")
    page = opened(replace(document, cover=long))
    found = {}
    for width in (320, 360, 600, 767, 768, 900, 1023, 1024, 1280, 1600, 2200):
        page.set_viewport_size({"width": width, "height": 900})
        found[width] = page.evaluate(WORDS_ON_THE_PICTURE)
    page.set_viewport_size({"width": 794, "height": 1123})  # A4 at 96 dots to the inch
    page.emulate_media(media="print")
    found[0] = page.evaluate(WORDS_ON_THE_PICTURE)

    assert {width: words for width, words in found.items() if words} == {}


def test_words_are_legible_where_the_reader_brings_their_own_colours(opened: Opened) -> None:
    page = opened(sample(), forced_colors="active")
    colours = "(each => [getComputedStyle(each).color, getComputedStyle(each.closest('.cover')).backgroundColor])"
    ink, ground = page.evaluate(f"{colours}(document.querySelector('h1'))")

    assert ink != ground
    assert page.evaluate("getComputedStyle(document.querySelector('.chart')).forcedColorAdjust") == "none"
    assert page.evaluate("getComputedStyle(document.querySelector('.chart')).backgroundColor") == "rgb(255, 255, 255)"


def on_paper(page: Page) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=False)))


def words_on(sheet: pikepdf.Page) -> int:
    """How often a sheet writes: some twelve times for its number alone."""
    return sum(str(each.operator) in ("Tj", "TJ") for each in pikepdf.parse_content_stream(sheet))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_sheet_is_a4_and_none_is_blank(opened: Opened, name: str) -> None:
    printed = on_paper(opened(DOCUMENTS[name]))

    for sheet in printed.pages:
        assert [round(float(side)) for side in sheet.mediabox[2:]] == [595, 842]
        assert words_on(sheet) > 20


def a_table(rows: int) -> Document:
    row = (Cell(plain("Who")), Cell(plain("12"), number=True))
    table = Table("A long one", ("Who", "How many"), (row,) * rows)
    return replace(sample(), sections=(Section("long", "Long", (table,), "1"),))


def test_a_table_longer_than_a_sheet_repeats_its_headings_and_cuts_no_row(opened: Opened) -> None:
    page = opened(a_table(120))
    page.emulate_media(media="print")

    assert page.evaluate("getComputedStyle(document.querySelector('thead')).display") == "table-header-group"
    assert page.evaluate("getComputedStyle(document.querySelector('tbody tr')).breakInside") == "avoid"
    assert page.evaluate("getComputedStyle(document.querySelector('.r-scroll')).overflowX") == "visible"
    assert len(on_paper(page).pages) > 3


def test_on_paper_the_figures_of_a_chart_are_open_and_what_only_a_screen_needs_is_gone(opened: Opened) -> None:
    page = opened(sample())
    heights = "Array.from(document.querySelectorAll('details table'), table => table.getBoundingClientRect().height)"

    assert not page.locator("details table").first.is_visible()
    page.emulate_media(media="print")
    assert min(page.evaluate(heights)) > 20
    assert page.locator("details table").first.is_visible()
    assert not page.locator(".skip").is_visible()
    assert not page.locator("summary").first.is_visible()


def test_the_one_page_edition_is_one_sheet(opened: Opened) -> None:
    whole = sample(edition=Edition.ONE_PAGE)
    brief = replace(whole.sections[0], blocks=whole.sections[0].blocks[:6], number="")

    assert len(on_paper(opened(replace(whole, contents=False, sections=(brief,)))).pages) == 1


def test_the_one_page_edition_has_two_columns_on_a_wide_screen_and_one_on_a_narrow_one(opened: Opened) -> None:
    columns = "getComputedStyle(document.querySelector('main')).columnCount"

    assert opened(sample(edition=Edition.ONE_PAGE)).evaluate(columns) == "2"
    assert opened(sample(edition=Edition.ONE_PAGE), width=NARROW).evaluate(columns) == "auto"
