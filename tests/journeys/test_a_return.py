"""A return, from a folder on the analyst's machine to a figure and its rows, as a council would do it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from heed.access.models import RoleHeld, User
from heed.access.permissions import Role
from heed.measures.all import MEASURES
from tests.returns import write

PASSWORD = "correct horse battery staple"


@pytest.fixture
def priya_at_work(live_server: Any, settings: Any, tmp_path: Path) -> str:
    """A council's own database: no demonstration, an analyst with a password. Returns the address of the site."""
    settings.HEED_FILES, settings.HEED_DATA = tmp_path / "files", tmp_path / "data"
    priya = User(username="priya", name="Priya Nair")
    priya.set_password(PASSWORD)
    priya.save()
    RoleHeld.objects.create(user=priya, role=Role.ANALYST, from_on=date(2015, 4, 1), why="In the cast")
    write(tmp_path / "returns", 60, 7, (2025, 2026))
    return str(live_server.url)


def sign_in(page: Page, address: str) -> None:
    """By name and password."""
    page.goto(address)
    page.fill("input[name=login]", "priya")
    page.fill("input[name=password]", PASSWORD)
    page.click("button:has-text('Sign in')")


@pytest.mark.parametrize("scripts", [True, False])
def test_priya_loads_a_return_and_opens_a_figure_onto_its_rows(
    browser: Browser, priya_at_work: str, tmp_path: Path, scripts: bool
) -> None:
    page = browser.new_context(java_script_enabled=scripts).new_page()
    sign_in(page, priya_at_work)
    expect(page.locator("h1")).to_contain_text("Priya")
    page.click("header >> text=Figures")
    expect(page.locator("h1")).to_have_text("No figures yet")

    page.click("text=Load a return")
    page.click("text=Look through the files")
    expect(page.locator(".govuk-error-summary")).to_contain_text(
        "Choose the CSV files of the return, a zip of them, or its XML file."
    )
    if scripts:
        page.set_input_files("input[name=chosen-folder]", tmp_path / "returns")
    else:
        page.set_input_files("input[name=chosen]", sorted((tmp_path / "returns" / "2026").glob("*.csv")))
    page.click("text=Look through the files")

    expect(page.locator("h1")).to_have_text("2024-25 and 2025-26" if scripts else "2025-26")
    expect(page.locator("main")).to_contain_text("children who are new")
    expect(page.locator("main")).to_contain_text("22 files, all read" if scripts else "11 files, all read")
    page.click("text=Child by child")
    page.click("main >> text=child F-10 >> nth=0")
    expect(page.locator("main")).to_contain_text("Legal status")
    page.click("nav[aria-label=Breadcrumb] >> text=2025-26")
    page.click("text=Apply this return")
    expect(page.locator("main")).to_contain_text("Applied: figures are counted from it.")

    page.click("text=See the figures")
    expect(page.locator(".figs__row")).to_have_count(len(MEASURES))
    page.click("h3 >> text=Reviews held on time")
    expect(page.locator(".fig__of")).to_contain_text("reviews")
    page.click(".legend >> text=held on or before")
    expect(page.locator("table.plain--rows tbody tr").first).to_contain_text("F-10")
    expect(page.locator(".how")).to_contain_text("loaded by Priya Nair")
    page.click("summary:has-text('Priya Nair')")
    page.click("text=Sign out")
    expect(page.locator("h1")).to_have_text("Sign in")
    page.context.close()
