"""Tom writes a section of the annual report in a browser, with JavaScript and without: tags, preview, keeping, two at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.journeys import town
from tests.journeys.town import Town

DESK = "/reports/2026/sections/inspection/"
"""A section in which Fenshire has written nothing."""


@pytest.fixture(scope="module")
def fenshire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """A Fenshire of this file's own: what is written stays in it."""
    with town.served(town.made(town.shared(tmp_path_factory)), tmp_path_factory.mktemp("report") / "town") as served:
        yield served


Come = Callable[..., Page]


@pytest.fixture
def come(browser: Browser, fenshire: Town) -> Iterator[Come]:
    """Opens a page as somebody of the cast."""
    contexts = []

    def open_as(who: str, path: str, *, scripts: bool = True, width: int = 1280) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{fenshire.address}/sign-in/")
        page.click(f"button[value={who}]")
        page.goto(fenshire.address + path)
        return page

    yield open_as
    for context in contexts:
        context.close()


def test_a_press_puts_a_tag_in_where_the_writer_was_and_the_preview_and_the_keeping_follow(come: Come) -> None:
    page = come("tom", DESK)
    box = page.locator("#text")
    box.fill("Inspectors read of  in all.")
    box.evaluate("box => box.setSelectionRange(19, 19)")
    page.locator("summary", has_text="Every other figure").click()
    page.locator("button[data-tag='[[reviews_held full]]']").first.click()

    expect(box).to_have_value("Inspectors read of [[reviews_held full]] in all.")
    expect(page.locator("#reads-now")).to_contain_text("Inspectors read of 1,165 reviews in all.")
    expect(page.locator("#kept")).to_contain_text("Kept on")

    page.reload()
    expect(page.locator("#text")).to_have_value("Inspectors read of [[reviews_held full]] in all.")


def test_what_the_proof_reader_says_follows_what_is_written(come: Come) -> None:
    page = come("tom", "/reports/2026/sections/legal/")
    page.fill("#text", "A first review must be held within 28 days of coming into care.")

    expect(page.locator("#found-now")).to_contain_text("20 working days")
    page.fill("#text", "All is well.")
    expect(page.locator("#found-now")).to_contain_text("Nothing is found")


def test_of_two_who_write_at_once_the_later_is_told_while_writing_and_sees_both(come: Come) -> None:
    address = "/reports/2026/sections/health/"
    one, other = come("tom", address), come("tom", address)
    one.fill("#text", "What one wrote.")
    expect(one.locator("#kept")).to_contain_text("Kept on")

    other.fill("#text", "What the other wrote.")
    expect(other.locator("#kept")).to_contain_text("Somebody else has changed this")
    other.get_by_role("button", name="Keep it", exact=True).click()

    both = other.locator(".both")
    expect(both).to_contain_text("What one wrote.")
    expect(both).to_contain_text("What the other wrote.")
    expect(other.locator("#text")).to_have_value("What the other wrote.")


def test_what_is_sent_while_it_is_being_kept_is_not_taken_for_somebody_elses(come: Come) -> None:
    page = come("tom", "/reports/2026/sections/training/")

    def slowly(route: Route) -> None:
        answer = route.fetch()
        page.wait_for_timeout(1500)
        route.fulfill(response=answer)

    page.route("**/keep/", slowly)
    with page.expect_request("**/keep/"):
        page.fill("#text", "What was learned.")
    page.fill("#text", "What was learned, and more.")
    page.get_by_role("button", name="Keep it", exact=True).click()

    expect(page.locator("[role=status]").first).to_contain_text("That is kept.")
    expect(page.locator("#text")).to_have_value("What was learned, and more.")


def test_without_scripts_a_tag_is_read_a_button_shows_what_it_becomes_and_another_keeps_it(come: Come) -> None:
    page = come("tom", "/reports/2026/sections/partners/", scripts=False)
    expect(page.locator("code", has_text="[[reviews_due_held_on_time full]]").first).to_be_attached()
    expect(page.locator("main")).to_contain_text("Type the tag into the text.")

    page.fill("#text", "We met of [[reviews_held]].")
    page.get_by_role("button", name="Show what it becomes").click()
    expect(page.locator("#reads-now")).to_contain_text("We met of 1,165 reviews.")
    expect(page.locator("#text")).to_have_value("We met of [[reviews_held]].")
    expect(page.locator("h2", has_text="How it reads, if you keep it")).to_be_visible()

    page.get_by_role("button", name="Keep it", exact=True).click()
    expect(page.locator("[role=status]").first).to_contain_text("That is kept.")


def test_tom_is_writing_where_something_is_missing_after_three_clicks_from_home(come: Come) -> None:
    page = come("tom", "/")
    page.click("header >> text=Report")
    page.get_by_role("link", name="Go on writing").first.click()
    page.locator(".parts").get_by_role("link", name="What inspectors said").click()

    expect(page.locator("#text")).to_be_visible()


def test_a_section_is_moved_by_keyboard_alone_and_the_page_goes_on_there(come: Come) -> None:
    page = come("tom", "/reports/2026/order/", scripts=False)
    second = page.locator(".order__row").nth(1).locator("input.govuk-input").input_value()
    page.get_by_role("button", name=f"Move {second} up").press("Enter")

    expect(page.locator(".order__row").first.locator("input.govuk-input")).to_have_value(second)
