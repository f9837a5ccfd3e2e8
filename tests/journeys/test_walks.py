"""Walks through the site as a person takes them: without JavaScript, by keyboard alone, on paper."""

from __future__ import annotations

from playwright.sync_api import expect

from heed.exchange.models import ChildLine, Import, State
from tests.journeys.conftest import Visit
from tests.journeys.pages import ON_TIME
from tests.web.returns.made import RECEIVED

FOCUSED = """() => {
  const at = document.activeElement;
  const style = getComputedStyle(at);
  const shows = style.boxShadow !== 'none' || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0);
  return {tag: at.tagName, text: (at.innerText || at.name || '').trim().slice(0, 40), shows: shows};
}"""


def test_without_javascript_a_figure_opens_onto_its_rows_and_back(visit: Visit) -> None:
    visitor = visit(scripts=False)
    page = visitor.page

    visitor.go("/figures/")
    page.click("text=Reviews held on time")
    expect(page.locator(".fig__of")).to_have_text("648 of 674 reviews")
    page.select_option("#period", "2025")
    page.select_option("#by", "age_band")
    page.click("text=Show")
    expect(page.locator(".fig__of")).to_have_text("606 of 648 reviews")
    expect(page.locator("h2", has_text="Age")).to_be_visible()
    page.click("text=not known: the review before lies outside")
    expect(page.locator(".moj-sub-navigation__link[aria-current]")).to_have_text("Not known 38")
    page.click("text=18 more")
    expect(page.locator("table.plain--rows tbody tr")).to_have_count(18)
    page.click("text=Earlier rows")
    expect(page.locator("table.plain--rows tbody tr")).to_have_count(20)
    page.click("text=The same as a table")
    expect(page.locator("details table").first).to_be_visible()
    page.click("nav[aria-label=Breadcrumb] >> text=Figures")
    expect(page.locator("h1")).to_have_text("Are we on time, are children heard, and how are they?")


def test_without_javascript_one_can_sign_out_and_be_someone_else(visit: Visit) -> None:
    visitor = visit(scripts=False, as_="tom")
    page = visitor.page

    page.click("summary:has-text('Tom')")
    page.click("text=Sign out")
    expect(page.locator("h1")).to_have_text("Who would you like to be?")
    page.click("button[value=nadia]")
    expect(page.locator("summary:has-text('Nadia')")).to_be_visible()
    expect(page.locator("header >> text=Returns")).to_have_count(0)


def test_without_javascript_the_menu_is_open_on_a_narrow_screen(visit: Visit) -> None:
    visitor = visit(scripts=False, width=320)

    expect(visitor.page.locator("nav[aria-label=Main] >> text=Figures")).to_be_visible()
    expect(visitor.page.locator("nav[aria-label=Main] button")).to_be_hidden()


def test_with_javascript_the_menu_opens_and_closes_on_a_narrow_screen(visit: Visit) -> None:
    visitor = visit(width=320)
    link = visitor.page.locator("nav[aria-label=Main] >> text=Figures")

    expect(link).to_be_hidden()
    visitor.page.click("nav[aria-label=Main] button")
    expect(link).to_be_visible()


def test_on_a_narrow_screen_words_stay_whole_and_a_sentence_has_room(visit: Visit) -> None:
    visitor = visit(width=360)
    visitor.go(ON_TIME)
    page = visitor.page

    for key in ("Not known", "Changed"):
        box = page.locator(".how dt", has_text=key).first.bounding_box()
        assert box is not None
        assert box["height"] < 40, key
    assert page.locator("td.says").first.evaluate("cell => cell.offsetWidth") > 200


def test_by_keyboard_alone_the_first_stop_leads_past_the_bar(visit: Visit) -> None:
    visitor = visit()
    visitor.go(ON_TIME)
    page = visitor.page

    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["text"] == "Skip to main content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_by_keyboard_alone_every_stop_on_a_figure_shows_where_one_is(visit: Visit) -> None:
    visitor = visit()
    visitor.go(ON_TIME)
    stops = []
    for _ in range(120):
        visitor.page.keyboard.press("Tab")
        at = visitor.page.evaluate(FOCUSED)
        if at["tag"] == "BODY":
            break
        stops.append(at)

    assert [stop for stop in stops if not stop["shows"]] == []
    texts = [stop["text"] for stop in stops]
    assert texts.index("Figures") < texts.index("Show") < texts.index("6 more")
    assert "The same as a table" in texts


def test_by_keyboard_alone_one_signs_in_opens_a_figure_and_signs_out(visit: Visit) -> None:
    visitor = visit(as_=None)
    visitor.go("/")
    page = visitor.page

    page.focus("button[value=priya]")
    page.keyboard.press("Enter")
    page.focus("header >> text=Figures")
    page.keyboard.press("Enter")
    page.focus("text=Children who took part")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Children who took part")
    page.focus("summary:has-text('Priya')")
    page.keyboard.press("Enter")
    for _ in range(10):  # past the places of one's own
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText").strip() == "Sign out":
            break
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Who would you like to be?")


def test_rows_are_taken_away_as_a_file(visit: Visit) -> None:
    visitor = visit()
    visitor.go(ON_TIME)
    with visitor.page.expect_download() as download:
        visitor.page.click("text=Download its rows")

    assert download.value.suggested_filename == "reviews_due_held_on_time 2025-04-01 to 2026-03-31.csv"
    text = download.value.path().read_text()
    assert text.startswith("row,child,held_on,latest_on,outcome,why,source_file,source_line")


def test_a_whole_folder_can_be_chosen_where_the_browser_can(visit: Visit) -> None:
    with_scripts, without = visit(), visit(scripts=False)
    for visitor, inputs in ((with_scripts, 2), (without, 1)):
        visitor.go("/returns/load/")
        expect(visitor.page.locator("input[type=file]")).to_have_count(inputs)
        assert visitor.page.locator("label[for^=id_chosen]").count() == inputs


def test_progress_is_read_again_without_leaving_the_page(visit: Visit) -> None:
    visitor = visit()
    path = visitor.site.returns[State.APPLYING]
    visitor.go(path)
    expect(visitor.page.locator("h2#progress")).to_have_text("0 of 2 children")
    ChildLine.objects.filter(number="F-1", of__state=State.APPLYING).update(done_at=RECEIVED)

    expect(visitor.page.locator("h2#progress")).to_have_text("1 of 2 children")
    Import.objects.filter(state=State.APPLYING).update(state=State.APPLIED, applied_at=RECEIVED)
    expect(visitor.page.locator("h2#progress")).to_have_count(0)
    expect(visitor.page.locator("text=See the figures")).to_be_visible()


def test_on_paper_the_bar_and_the_buttons_are_left_out(visit: Visit) -> None:
    visitor = visit()
    visitor.go(ON_TIME)
    visitor.page.emulate_media(media="print")

    expect(visitor.page.locator("header.top")).to_be_hidden()
    expect(visitor.page.locator("footer")).to_be_hidden()
    expect(visitor.page.locator(".fig__n")).to_be_visible()
