"""Nothing is lost when a session ends: the warning beforehand, what is sent afterwards, and the frame by keyboard alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from heed.access import clock
from heed.access.models import HeldPost
from heed.exchange.models import Disagreement
from tests.journeys.conftest import Visit, Visitor

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = "The minutes say PN7.\nShe sent a drawing."


def _ends_in(minutes: float) -> None:
    for row in Session.objects.all():
        row.expire_date = clock.now() + timedelta(minutes=minutes)
        row.save()


def _write(tab: Visitor) -> None:
    """Half of a form that somebody fills in."""
    tab.go(tab.site.difference)
    tab.page.locator("[name=because]").fill(WORDS)
    tab.page.get_by_role("radio").first.check()


@pytest.mark.parametrize("scripts", [True, False])
def test_what_is_sent_after_the_session_ended_comes_back_to_its_sender_and_is_sent_again(
    visit: Visit, scripts: bool
) -> None:
    tab = visit(as_="priya", scripts=scripts)
    _write(tab)
    _ends_in(-1)

    tab.page.get_by_role("button", name="Settle it").click()

    expect(tab.page.get_by_text("You were signed out while sending")).to_be_visible()
    tab.page.click("button[value=priya]")
    expect(tab.page.get_by_role("heading", name="Nothing is lost")).to_be_visible()
    expect(tab.page.get_by_text("She sent a drawing.")).to_be_visible()
    assert Disagreement.objects.get().settled_at is None
    tab.page.get_by_role("button", name="Send it again").click()
    expect(tab.page.get_by_role("button", name="Send it again")).to_have_count(0)

    assert Disagreement.objects.get().because.replace("\r\n", "\n") == WORDS
    assert not HeldPost.objects.exists()


def test_somebody_else_who_signs_in_gets_nothing(visit: Visit) -> None:
    tab = visit(as_="priya")
    _write(tab)
    _ends_in(-1)
    tab.page.get_by_role("button", name="Settle it").click()

    tab.page.click("button[value=tom]")

    expect(tab.page.get_by_role("heading", name="This page is not here")).to_be_visible()
    assert "drawing" not in tab.page.content()


def test_a_page_signed_in_again_from_another_tab_loses_nothing(visit: Visit) -> None:
    tab = visit(as_="priya")
    _write(tab)
    _ends_in(-1)
    other = tab.page.context.new_page()
    other.goto(f"{tab.site.address}/sign-in/")
    other.click("button[value=priya]")

    tab.page.get_by_role("button", name="Settle it").click()

    expect(tab.page.get_by_role("heading", name="Nothing is lost")).to_be_visible()
    tab.page.get_by_role("button", name="Send it again").click()
    expect(tab.page.get_by_role("button", name="Send it again")).to_have_count(0)
    assert Disagreement.objects.get().settled_at is not None


def test_an_open_page_warns_in_time_and_one_press_stays_and_keeps_what_is_typed(visit: Visit) -> None:
    tab = visit(as_="priya")
    _ends_in(4.5)
    _write(tab)

    expect(tab.page.get_by_text("You will be signed out in 4 minutes.")).to_be_visible()
    tab.page.get_by_role("button", name="Stay signed in").click()

    expect(tab.page.get_by_text("You will be signed out in")).to_be_hidden()
    expect(tab.page.locator("[name=because]")).to_have_value(WORDS)
    assert Session.objects.latest("expire_date").expire_date > clock.now() + timedelta(hours=11)


def test_a_page_whose_session_has_ended_says_so_and_keeps_what_is_typed(visit: Visit) -> None:
    tab = visit(as_="priya")
    _ends_in(4.5)
    _write(tab)
    expect(tab.page.get_by_text("You will be signed out in 4 minutes.")).to_be_visible()
    _ends_in(-1)

    tab.page.get_by_role("button", name="Stay signed in").click()

    expect(tab.page.get_by_text("You have been signed out.")).to_be_visible()
    expect(tab.page.locator("[name=because]")).to_have_value(WORDS)


def test_the_menu_opens_and_closes_by_keyboard_and_its_button_keeps_the_focus(visit: Visit) -> None:
    tab = visit(as_="tom", width=320)
    tab.go("/law/")
    tab.page.keyboard.press("Tab")
    expect(tab.page.get_by_role("link", name="Skip to main content")).to_be_focused()

    menu = tab.page.locator("details.me")
    menu.locator("summary").focus()
    tab.page.keyboard.press("Enter")
    expect(tab.page.get_by_role("button", name="Sign out")).to_be_visible()
    tab.page.keyboard.press("Tab")
    assert menu.evaluate("menu => menu.contains(document.activeElement)")
    tab.page.keyboard.press("Escape")

    expect(tab.page.get_by_role("button", name="Sign out")).to_be_hidden()
    expect(menu.locator("summary")).to_be_focused()
