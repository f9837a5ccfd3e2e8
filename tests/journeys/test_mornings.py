"""Six people do their morning on Fenshire, in a browser, with JavaScript and without: from the first click to the end.

Each counts their clicks where that is the point. Fenshire is served as anyone serves it; each does their own work in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys import town
from tests.journeys.town import Town

SCRIPTS = {"with JavaScript": True, "without JavaScript": False}


@pytest.fixture(scope="module", params=SCRIPTS)
def scripts(request: pytest.FixtureRequest) -> bool:
    """Whether the browser runs scripts."""
    return SCRIPTS[request.param]


@pytest.fixture(scope="module")
def fenshire(scripts: bool, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """A Fenshire of these people's own: what they do stays in it."""
    made = town.made(town.shared(tmp_path_factory))
    with town.served(made, tmp_path_factory.mktemp("morning") / "town") as served:
        yield served


@pytest.fixture
def come(browser: Browser, fenshire: Town, scripts: bool) -> Iterator[Callable[[str], Page]]:
    """Opens the site as somebody of the cast, who begins on their first page."""
    contexts = []

    def open_as(who: str) -> Page:
        context = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=scripts)
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{fenshire.address}/sign-in/")
        page.click(f"button[value={who}]")
        expect(page.locator("h1")).to_contain_text("Good")
        return page

    yield open_as
    for context in contexts:
        context.close()


def test_nadia_sees_who_needs_her_opens_amara_and_plans_what_has_no_date(come: Callable[[str], Page]) -> None:
    page = come("nadia")

    expect(page.locator("h1")).to_contain_text("Nadia")
    expect(page.locator(".band .lead")).to_contain_text("Jayden’s review today")
    expect(page.locator("h2", has_text="Your 62 children")).to_be_visible()
    expect(page.locator("aside")).to_contain_text("Amara")

    page.fill("header input[name=q]", "amara osei")  # a name is sent, and stands in no address
    page.press("header input[name=q]", "Enter")
    expect(page.locator("h1")).to_have_text("Amara Osei, 14")
    assert "amara" not in page.url.lower()
    expect(page.locator("main")).to_contain_text("Text first. Don’t just turn up.")
    expect(page.locator("main")).to_contain_text("lives with Marcia, Alderbrook")
    page.click(".moj-sub-navigation >> text=Duties")
    page.click("main details summary >> nth=0")
    expect(page.locator("main")).to_contain_text("reg 33")
    page.fill("input[name=as_at]", "1 May 2026")
    page.click("button:has-text('Show')")
    expect(page.locator("main")).to_contain_text("Fri 1 May 2026")
    expect(page.locator("main")).not_to_contain_text("care order made")

    page.click("header >> text=Home")
    page.locator(".work__item", has_text="has no date").first.get_by_role("link", name="Plan it").click()
    for part, value in (("day", "3"), ("month", "12"), ("year", "2026")):
        page.fill(f"[name=planned_on-{part}]", value)
    page.fill("[name=at]", "10:15")
    page.fill("[name=place]", "At home")
    page.get_by_role("button", name="Plan this day").click()
    if page.get_by_role("button", name="Plan it all the same").count():  # what is to be known of the day is said first
        page.get_by_role("button", name="Plan it all the same").click()
    expect(page.locator("[role=status]")).to_contain_text("That is planned.")


def test_tom_sees_what_will_go_late_names_an_iro_and_takes_note_of_what_he_was_told(
    come: Callable[[str], Page],
) -> None:
    page = come("tom")

    expect(page.locator("h2", has_text="Will go late unless somebody acts")).to_be_visible()
    expect(page.locator(".work__item").filter(has_text="Kyle").first).to_contain_text("late")
    expect(page.locator("main")).to_contain_text("2 waiting for an IRO")
    told = page.locator("main").get_by_role("button", name="Seen").first
    what = " ".join((told.text_content() or "").split())
    told.click()
    expect(page.locator("main").get_by_role("button", name=what, exact=True)).to_have_count(0)  # the next moves up
    expect(page.locator("main").get_by_role("button", name="Seen").first).to_be_visible()

    page.locator(".work__item", has_text="Ava").get_by_role("link", name="Choose an IRO").click()  # the first click
    page.locator("label", has_text="Joan Petrie").click()
    page.check("[name=why][value=first]", force=True)
    page.get_by_role("button", name="Choose this IRO").click()
    expect(page.locator("h1")).to_contain_text("Joan Petrie is Ava’s IRO")

    page.click("header >> text=Home")
    expect(page.locator("main")).to_contain_text("1 waiting for an IRO")
    page.click("header >> text=IROs")
    expect(page.locator("main table").first).to_contain_text("Joan Petrie")
    expect(page.locator("main")).to_contain_text("451 of 452")


def test_grace_has_one_list_and_writes_down_that_a_child_was_told(come: Callable[[str], Page]) -> None:
    page = come("grace")

    first = page.locator("main .work__item").first
    expect(first).to_be_visible()
    expect(page.locator("header")).not_to_contain_text("Returns")
    page.click("header >> text=Reviews")
    page.select_option("select[name=plan]", "none")
    page.click("button:has-text('Show')")
    expect(page.locator("main")).to_contain_text("no day yet")
    page.locator("main").get_by_role("link", name="Diary").or_(page.get_by_role("link", name="The diary")).first.click()
    expect(page.locator("h1")).to_have_text("November 2026")
    expect(page.locator("main")).to_contain_text("14:00")


def test_priya_sees_what_the_data_speak_for_and_opens_a_figure_onto_its_rows_without_a_name(
    come: Callable[[str], Page], fenshire: Town
) -> None:
    page = come("priya")

    expect(page.locator("main")).to_contain_text("Sun 15 Nov")
    page.click("header >> text=Figures")
    page.click("main >> text=Reviews held on time")
    expect(page.locator("h1")).to_have_text("Reviews held on time")
    page.locator("main a", has_text="late or not held").first.click()
    rows = page.locator("table.plain--rows")
    expect(rows).to_contain_text("F-")
    names = {str(name) for (name,) in fenshire.ask("SELECT family FROM people_name WHERE family != ''")}
    body = page.locator("body").inner_text()
    assert not [name for name in names if name in body.split()]
    page.click("header >> text=Returns")
    page.locator("main a", has_text="return").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert page.goto(f"{fenshire.address}/children/").status == 404  # type: ignore[union-attr]


def test_ruth_has_the_service_at_a_glance_and_no_child_by_name(come: Callable[[str], Page], fenshire: Town) -> None:
    page = come("ruth")

    expect(page.locator(".glance")).to_contain_text("447")
    body = page.locator("main").inner_text()
    assert "Amara" not in body
    page.locator(".glance a", has_text="on time").click()
    expect(page.locator("h1")).to_have_text("Reviews held on time")
    page.click("header >> text=IROs")
    expect(page.locator("main")).to_contain_text("Nadia Rahman")
    assert page.goto(f"{fenshire.address}/children/{fenshire.child('Amara')}/").status == 404  # type: ignore[union-attr]


def test_ingrid_lets_somebody_in_and_is_refused_what_is_looser_than_the_law(
    come: Callable[[str], Page], fenshire: Town
) -> None:
    page = come("ingrid")

    page.goto(f"{fenshire.address}/people/add/")
    page.fill("[name=name]", "Bea Winter")
    page.fill("[name=username]", "bea")
    page.get_by_role("button", name="Add this person").click()
    page.goto(f"{fenshire.address}/people/")
    page.get_by_role("link", name="Bea Winter").first.click()
    page.select_option("[name=role]", label="Business support")
    for part, value in (("day", "16"), ("month", "11"), ("year", "2026")):
        page.fill(f"[name=from_on-{part}]", value)
    page.fill("[name=why]", "Joins the service today")
    page.locator("form", has=page.locator("[name=role]")).get_by_role("button").click()
    expect(page.locator("main")).to_contain_text("Business support")

    page.goto(f"{fenshire.address}/settings/set/first_review_local/")
    page.fill("[name=value]", "25")
    for part, value in (("day", "1"), ("month", "12"), ("year", "2026")):
        page.fill(f"[name=from_on-{part}]", value)
    page.fill("[name=reason]", "To have more time")
    page.get_by_role("button", name="Change it").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("looser than the law")
    expect(page.locator(".govuk-error-summary")).to_contain_text("reg 33(1)")
    expect(page.locator("[name=value]")).to_have_value("25")  # nothing typed is lost
    page.fill("[name=value]", "15")
    page.get_by_role("button", name="Change it").click()
    expect(page.locator("main")).to_contain_text("15")

    page.goto(f"{fenshire.address}/record/")
    expect(page.locator("main")).to_contain_text("Add a user.")
    assert page.goto(f"{fenshire.address}/children/").status == 404  # type: ignore[union-attr]


STOP = "() => [document.activeElement.name || '', document.activeElement.innerText || '']"
STOPS = 150


def _tab_to(page: Page, what: str) -> None:
    """Press Tab until the stop is named or called so, as somebody without a mouse does."""
    met = []
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        name, text = page.evaluate(STOP)
        met.append(" ".join([name, *text.split()]).strip())
        if what == name or what in met[-1].removeprefix(name):
            return
    raise AssertionError(f"no stop of {STOPS} is called {what!r}: {met}")


def test_nadia_finds_a_child_and_moves_a_review_by_keyboard_alone(come: Callable[[str], Page]) -> None:
    page = come("nadia")

    _tab_to(page, "q")
    page.keyboard.type("amara osei")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Amara Osei, 14")
    _tab_to(page, "Duties")
    page.keyboard.press("Enter")
    expect(page.locator(".moj-sub-navigation [aria-current]")).to_have_text("Duties")
    _tab_to(page, "Reviews")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Reviews due")
    _tab_to(page, "Change the day for Evan")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Evan")
    for part, value in (
        ("planned_on-day", "25"),
        ("planned_on-month", "11"),
        ("planned_on-year", "2026"),
        ("at", "14:15"),
    ):
        _tab_to(page, part)
        page.keyboard.press("Control+a")
        page.keyboard.type(value)
    _tab_to(page, "Change the plan")
    page.keyboard.press("Enter")
    expect(page.locator("[role=status]")).to_contain_text("That is planned.")
