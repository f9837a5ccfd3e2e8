"""Claims about `heed demo`: where it is refused, what a second run leaves alone, and what `--reset` throws away."""

from __future__ import annotations

import argparse
import os
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from heed.access import stage
from heed.access.models import Demo, User
from heed.config.commands import demo
from heed.config.environment import Kind
from heed.config.fenshire import loading
from heed.config.say import CannotStart
from heed.council.actions import change_setting
from heed.council.models import Setting, settings_on
from heed.council.settings import COUNCIL_NAME, NEIGHBOURS_OF, POPULATION_0_17, POSTCODE_TABLE, REGION

ROOT = Path(__file__).resolve().parents[2]
HEED = (
    "import sys\n"
    "from heed.config import cli\n"
    "from heed.config.commands import demo\n"
    "demo.load_fenshire = lambda day: None\n"  # the returns are not what is claimed here, and take their time
    "sys.exit(cli.main())"
)


@pytest.fixture(autouse=True)
def _data_of_its_own(settings, tmp_path):
    settings.HEED_DATA = tmp_path


def test_the_demonstration_is_made_and_its_day_moved(db, capsys, monkeypatch):
    loaded: list[date] = []
    monkeypatch.setattr(demo, "load_fenshire", loaded.append)  # that it is loaded is claimed in tests/fenshire
    assert demo.run(argparse.Namespace(day=None, reset=False)) == 0
    assert f"stands on {stage.DAY:%a %-d %b %Y}" in capsys.readouterr().out

    assert demo.run(argparse.Namespace(day=date(2026, 12, 1), reset=False)) == 0
    assert Demo.objects.get().day == date(2026, 12, 1)
    assert loaded == [stage.DAY, date(2026, 12, 1)]


def test_the_demonstration_is_refused_over_records_that_are_not_its_own(tom):
    with pytest.raises(CannotStart, match="did not make"):
        demo.run(argparse.Namespace(day=None, reset=False))
    with pytest.raises(CannotStart, match="not thrown away"):
        demo.run(argparse.Namespace(day=None, reset=True))

    assert User.objects.filter(username="tom").exists()


def test_the_demonstration_is_never_made_in_production(monkeypatch):
    from heed.config.environment import Deployment

    production = Deployment(kind=Kind.PRODUCTION)
    monkeypatch.setattr("heed.config.environment.deployment", lambda: production)

    with pytest.raises(CannotStart, match="HEED_ENV is production"):
        demo.run(argparse.Namespace(day=None, reset=False))


@pytest.mark.parametrize("text", ["2026-11-16", "16/11/2026", "16 Nov 2026", "16 November 2026"])
def test_a_day_is_understood_however_it_is_written(text):
    assert demo._day(text) == date(2026, 11, 16)


def test_what_is_no_day_is_refused():
    with pytest.raises(argparse.ArgumentTypeError, match="write it as 2026-11-16"):
        demo._day("11/16/2026")


def ingrid():
    user = User.objects.get(username="ingrid")
    user.be_on(stage.DAY)
    return user


@pytest.fixture
def places(tmp_path):
    path = tmp_path / "made" / "postcodes.csv"
    path.parent.mkdir()
    path.write_text("POSTCODE,EASTING,NORTHING\nZZ1 1AA,400000,300000\n", "utf-8")
    return path


def test_the_invented_council_has_a_place_a_population_and_a_table_of_postcodes(db, places, tmp_path):
    stage.set_up(None)

    loading.settle(ingrid(), places)

    told = settings_on(stage.DAY)
    assert (told[COUNCIL_NAME], told[REGION]) == (loading.FENSHIRE, "Yorkshire and The Humber")
    assert (told[NEIGHBOURS_OF], told[POPULATION_0_17]) == ("North East Lincolnshire", 34_500)
    assert (tmp_path / told[POSTCODE_TABLE]).read_bytes() == places.read_bytes()


def test_a_table_of_postcodes_that_is_there_is_left_as_it_is(db, places, tmp_path):
    stage.set_up(None)
    (tmp_path / loading.POSTCODES).write_text("POSTCODE,EASTING,NORTHING\n", "utf-8")

    loading.settle(ingrid(), places)

    assert (tmp_path / loading.POSTCODES).read_text("utf-8") == "POSTCODE,EASTING,NORTHING\n"


def test_a_council_that_has_a_name_keeps_it_when_the_demonstration_is_refreshed(db, places):
    stage.set_up(None)
    change_setting(
        by=ingrid(), name=COUNCIL_NAME.name, value="Barset", from_on=loading.KNOWN_FROM, reason="As it is called"
    )

    loading.settle(ingrid(), places)

    assert [setting.value for setting in Setting.objects.filter(name=COUNCIL_NAME.name)] == ["Barset"]


@pytest.fixture
def heed(tmp_path):
    """Runs the command on a database and folders of its own; what it printed."""
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{tmp_path}/heed.sqlite3",
        "HEED_DATA": f"{tmp_path}/data",
        "HEED_FILES": f"{tmp_path}/files",
        "HEED_ENV": "development",
    }

    def run(*words: str, code: int = 0) -> str:
        done = subprocess.run(
            [sys.executable, "-c", HEED, *words], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == code, done.stderr
        return done.stdout + done.stderr

    return run


def test_a_demonstration_begun_anew_has_a_record_that_proves_whole_and_nothing_of_the_one_before(heed, tmp_path):
    heed("demo", "--day", "2026-12-01")
    heed("tick")
    with sqlite3.connect(tmp_path / "heed.sqlite3") as old:
        old.execute("UPDATE access_user SET name = 'Somebody else'")
    old.close()

    assert "stands on Mon 16 Nov 2026" in heed("demo", "--reset")

    heed("tick")
    heed("audit", "verify")
    with sqlite3.connect(tmp_path / "heed.sqlite3") as new:
        assert new.execute("SELECT count(*) FROM access_user WHERE name = 'Somebody else'").fetchone() == (0,)
    new.close()


def test_a_database_that_is_not_a_demonstration_is_not_thrown_away(heed, tmp_path):
    file = tmp_path / "heed.sqlite3"
    with sqlite3.connect(file) as theirs:
        theirs.execute("CREATE TABLE children (name)")
    theirs.close()

    assert "is not thrown away" in heed("demo", "--reset", code=2)

    assert file.exists()
