"""Claims about what `heed demo` does before it loads Fenshire: the council's name, and where Fenshire is not there."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from heed.access.models import User
from heed.access.stage import DAY, set_up
from heed.config.fenshire import loading, staff
from heed.config.fenshire.loading import FENSHIRE, KNOWN_FROM, load_fenshire
from heed.config.say import CannotStart
from heed.council.actions import change_setting
from heed.council.models import settings_on
from heed.council.settings import COUNCIL_NAME
from heed.exchange import demo
from heed.exchange.models import Import


@pytest.fixture
def demonstration(tmp_path: Path, settings: Any) -> None:
    """The cast in a database of a demonstration, and a data folder of this test's own."""
    settings.HEED_DATA = tmp_path / "data"
    settings.HEED_FILES = tmp_path / "files"
    set_up(None)


@pytest.mark.django_db
def test_the_council_is_called_fenshire_unless_it_has_been_given_another_name(
    demonstration: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "load_demo", lambda folders, by, as_at: None)  # what is loaded is claimed in test_loaded
    monkeypatch.setattr(loading, "_load_roster", lambda path, by, day: None)
    monkeypatch.setattr(staff, "are_recorded", lambda: False)
    load_fenshire(DAY)
    named = settings_on(DAY)[COUNCIL_NAME]
    tom = User.objects.get(username="tom")
    change_setting(by=tom, name=COUNCIL_NAME.name, value="Marshland", from_on=KNOWN_FROM, reason="To see it")

    load_fenshire(DAY)

    assert named == FENSHIRE
    assert settings_on(DAY)[COUNCIL_NAME] == "Marshland"


@pytest.mark.django_db
def test_where_fenshire_is_not_installed_the_command_says_so_in_one_sentence_and_writes_nothing(
    demonstration: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "tests.fenshire", None)

    with pytest.raises(CannotStart, match="in a checkout of Heed"):
        load_fenshire(DAY)

    assert not Import.objects.exists()
    assert settings_on(DAY)[COUNCIL_NAME] == COUNCIL_NAME.default
