"""Claims about how `heed demo` loads Fenshire: through the import, counted, once, under its own name."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from heed.access.models import User
from heed.access.stage import DAY, set_up
from heed.caseloads.models import Appointment
from heed.children.models import Child
from heed.config.fenshire import loading, staff
from heed.config.fenshire.loading import FENSHIRE, KNOWN_FROM, load_fenshire
from heed.config.say import CannotStart
from heed.council.actions import change_setting
from heed.council.models import settings_on
from heed.council.settings import COUNCIL_NAME
from heed.exchange import demo
from heed.exchange.models import Import, State
from heed.exchange.roster.models import RosterHandedIn
from heed.facts import live, snapshot
from heed.facts.models import Snapshot
from heed.measures.all import MEASURES
from heed.measures.declare import Period
from heed.measures.figures import figure
from heed.measures.stored import Stored
from tests.fenshire import KNOWN_TO, YEARS, lives
from tests.returns import Truth
from tests.returns.places import places


@pytest.fixture
def demonstration(tmp_path: Path, settings: Any) -> None:
    """The cast in a database of a demonstration, and a data folder of this test's own."""
    settings.HEED_DATA = tmp_path / "data"
    settings.HEED_FILES = tmp_path / "files"
    set_up(None)


@pytest.mark.django_db(transaction=True)
def test_fenshire_is_imported_by_the_analyst_and_its_stored_figures_are_the_true_ones(demonstration: None) -> None:
    load_fenshire(DAY)

    import_ = Import.objects.get()
    made = live.current()
    assert (import_.state, import_.applied_by) == (State.APPLIED, User.objects.get(username="priya"))
    assert Child.objects.count() == len(lives())
    assert made is not None
    assert not live.is_behind(made)
    stored = Stored(snapshot.read(live.folder_of(made)))
    # the truth is given what the demonstration is given beside its returns: how many live there, and where
    true_of = Truth(lives(), YEARS, places(lives()), dict.fromkeys(YEARS, 34_500))
    for code, measure in MEASURES.items():
        for year in YEARS:
            ours, true = figure(stored, measure, Period.year(year)).counted, true_of.figure(code, year, KNOWN_TO)
            assert (ours.numerator, ours.denominator) == (true.numerator, true.denominator), (code, year)
            assert (ours.left_out, ours.unknown) == (true.left_out, true.unknown), (code, year)

    # what is loaded is not loaded again, and figures that were lost are made again
    load_fenshire(DAY)
    assert (Import.objects.count(), RosterHandedIn.objects.count(), Snapshot.objects.count()) == (1, 1, 1)
    Snapshot.objects.update(ready_at=None)
    load_fenshire(DAY)
    assert (Import.objects.count(), Snapshot.objects.ready().count()) == (1, 1)

    # two of the cast are reviewing officers, and see their own children by the roster
    for username in ("nadia", "sam"):
        user = User.objects.get(username=username)
        user.be_on(DAY)
        seen = Child.objects.visible_to(user)
        assert 0 < seen.count() < Child.objects.count()
        assert set(seen) == {each.child for each in Appointment.objects.filter(worker__user=user, until_on=None)}


@pytest.mark.django_db
def test_the_council_is_called_fenshire_unless_it_has_been_given_another_name(
    demonstration: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "load_demo", lambda folders, by, as_at: None)  # what is loaded is claimed above
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
