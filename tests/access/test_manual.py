"""Claims about the manual's page on access: it is made from the declarations and is current."""

from __future__ import annotations

from heed.access import manual as page_of_access
from heed.access.manual import Routed
from heed.access.permissions import Permission, Role
from heed.config import manual


def test_the_page_in_the_manual_is_current():
    assert manual.main(["--check"]) == 0, "run python -m heed.config.manual and read what changed"


def test_a_stale_page_is_said_to_be_stale_and_made_again(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(manual, "ACCESS", tmp_path / "manual" / "access.md")
    assert manual.main(["--check"]) == 1
    assert "is stale: run python -m heed.config.manual" in capsys.readouterr().err

    assert manual.main([]) == 0
    assert manual.main(["--check"]) == 0


def test_the_page_names_every_permission_role_address_and_action():
    text = manual.made()

    assert all(f"`{permission}`" in text for permission in Permission)
    assert all(f"`{here.route}`" in text for here in page_of_access.routed())
    assert "| Shut a user out, from the next page that they open. | `access.shut_out` | `manage_users` |" in text
    assert len(Role) == text.splitlines()[[line[:3] for line in text.splitlines()].index("| |")].count("|") - 2


def test_an_address_that_declares_nothing_is_said_to_be_refused(monkeypatch):
    bare = Routed("/bare/", "bare", lambda request: None, None)  # type: ignore[arg-type, return-value]  # never called
    monkeypatch.setattr(page_of_access, "routed", lambda: [bare])

    assert "| `/bare/` | `bare` | nothing: refused |" in page_of_access.page()
