"""The service's own figures: what was imported, made into a snapshot, gives the figures of the files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from heed.access.models import User
from heed.children.models import Child
from heed.council import actions as council
from heed.council.settings import COUNCIL_NAME, POPULATION_0_17, POSTCODE_TABLE
from heed.exchange import actions, apply
from heed.exchange.handing_in import receive_folders
from heed.exchange.read_back import read_back
from heed.exchange.records import Returns
from heed.exchange.ssda903 import load
from heed.facts import live, snapshot
from heed.facts.build import Facts, build
from heed.facts.models import SnapshotChild
from heed.measures.all import MEASURES
from heed.measures.declare import Period
from heed.measures.duck import Duck
from heed.measures.figures import figure
from heed.measures.stored import Stored, cells_of
from heed.people.models import Identifier
from tests.days import day
from tests.facts.made import child, episode, returns
from tests.returns import write

YEARS = (2025, 2026)


@pytest.fixture
def folders(tmp_path: Path, settings: Any) -> list[str]:
    """Returns of two years of forty invented children, and a data folder of this test's own."""
    settings.HEED_DATA = tmp_path / "data"
    settings.HEED_FILES = tmp_path / "files"
    write(tmp_path / "returns", children=40, seed=3, years=YEARS)
    return [str(tmp_path / "returns" / str(year)) for year in YEARS]


def _import(folders: list[str], by: User) -> None:
    import_ = actions.hand_in(by=by, handed=receive_folders(folders))
    import_ = apply.look_through(import_.pk)
    actions.apply_import(import_, by=by, against=import_.against or 0)
    apply.carry_out(import_.pk, pace=apply.FAST)


@pytest.mark.django_db(transaction=True)
def test_the_services_figures_equal_those_of_the_files(folders: list[str], priya: User) -> None:
    _import(folders, priya)

    stored = Stored(snapshot.read(live.folder_of(live.rebuild(cells_of))))

    facts = build(load(folders, year=2026, as_at=None))
    files = Duck.of(facts)
    for measure in MEASURES.values():
        for year in YEARS:
            ours = figure(stored, measure, Period.year(year), by=[*measure.splits, "quarter"])
            assert ours == figure(files, measure, Period.year(year), by=[*measure.splits, "quarter"])


@pytest.mark.django_db(transaction=True)
def test_a_snapshot_is_behind_once_data_have_come_and_current_once_it_is_made(folders: list[str], priya: User) -> None:
    assert live.current() is None
    assert not live.is_behind(None)

    _import(folders, priya)
    assert live.is_behind(live.current())

    row = live.rebuild(cells_of)
    assert live.current() == row
    assert not live.is_behind(row)


@pytest.mark.django_db(transaction=True)
def test_a_snapshot_of_data_that_changed_while_they_were_read_is_behind(
    folders: list[str], priya: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    _import(folders[:1], priya)

    def overtaken() -> Returns:
        found = read_back()
        _import(folders[1:], priya)
        return found

    monkeypatch.setattr(live, "read_back", overtaken)

    assert live.is_behind(live.rebuild(cells_of))


@pytest.mark.django_db(transaction=True)
def test_a_snapshot_that_was_not_finished_is_never_the_current_one(
    folders: list[str], priya: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    _import(folders, priya)
    first = live.rebuild(cells_of)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(live, "_remember_children", killed)
    with pytest.raises(KeyboardInterrupt):
        live.rebuild(cells_of)

    assert live.current() == first


@pytest.mark.django_db(transaction=True)
def test_every_child_in_the_facts_has_one_row_that_says_who_it_is_and_nobody_else_can_tell(
    folders: list[str], priya: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "AT_ONCE", 7)
    _import(folders, priya)

    row = live.rebuild(cells_of)

    keys = set(snapshot.read(live.folder_of(row)).review.column("child").to_pylist())
    links = SnapshotChild.objects.filter(snapshot=row)
    assert keys <= {link.key for link in links}
    assert links.count() == Child.objects.count()
    numbers = set(Identifier.objects.values_list("value", flat=True))
    for path in live.folder_of(row).iterdir():
        content = path.read_bytes()
        assert not any(number.encode() in content for number in numbers)


# What facts are made with besides the data


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> Returns:
    """A database of which it is said that it holds a return of 2025 and one of 2026, and no child."""
    settings.HEED_DATA = tmp_path
    found = returns(years=YEARS)
    monkeypatch.setattr(live, "read_back", lambda: found)
    return found


def _nothing(_: Facts) -> dict[str, pa.Table]:
    return {}


def _set(by: User, name: str, value: str, from_on: str) -> None:
    council.change_setting(by=by, name=name, value=value, from_on=day(from_on), reason="The estimate of the year")


@pytest.mark.django_db
def test_rates_are_made_with_the_population_of_the_last_day_of_each_year(told: Returns, tom: User) -> None:
    assert snapshot.read(live.folder_of(live.rebuild(_nothing))).populations == {"population_0_17": {}}

    _set(tom, POPULATION_0_17.name, "33410", "Mon 31 Mar 2025")
    _set(tom, POPULATION_0_17.name, "33180", "Tue 1 Apr 2025")

    kept = snapshot.read(live.folder_of(live.rebuild(_nothing)))
    assert kept.populations == {"population_0_17": {2025: 33410, 2026: 33180}}


@pytest.mark.django_db
def test_figures_are_behind_once_the_population_or_the_table_of_postcodes_changes(
    told: Returns, tom: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "ons.csv"

    def behind_until_made() -> bool:
        was = live.is_behind(live.current())
        live.rebuild(_nothing)
        assert not live.is_behind(live.current())
        return was

    live.rebuild(_nothing)
    assert not live.is_behind(live.current())

    _set(tom, POPULATION_0_17.name, "33180", "Tue 1 Apr 2025")
    assert behind_until_made()
    _set(tom, POSTCODE_TABLE.name, "ons.csv", "Tue 1 Apr 2025")
    assert behind_until_made()
    table.write_text("PCD,LAT,LONG\n")
    assert behind_until_made()
    table.write_text("PCD,LAT,LONG\nDN31 1HX,53,0\n")
    assert behind_until_made()
    _set(tom, COUNCIL_NAME.name, "Fenshire", "Tue 1 Apr 2025")
    assert not live.is_behind(live.current())


@pytest.mark.django_db
@pytest.mark.parametrize("table", [None, b"PK\x03\x04", b"CHILD\n"])
def test_a_table_of_postcodes_that_cannot_be_used_is_logged_and_figures_are_made_without_distances(
    told: Returns, tom: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: bytes | None
) -> None:
    said: list[str] = []
    monkeypatch.setattr(live.logger, "warning", lambda text, *values: said.append(text % values))
    _set(tom, POSTCODE_TABLE.name, "ons.csv", "Tue 1 Apr 2025")
    if table is not None:
        (tmp_path / "ons.csv").write_bytes(table)

    assert snapshot.read(live.folder_of(live.rebuild(_nothing))).review.num_rows == 0
    (sentence,) = said
    assert sentence.startswith("figures are made without distances: ons.csv")


@pytest.mark.django_db
def test_a_table_of_postcodes_tells_distances(
    told: Returns, tom: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ons.csv").write_text("PCD,LAT,LONG\nDN31 1HX,53.57,-0.08\nLN2 1PX,53.23,-0.54\n")
    whose = child(episode("Mon 2 Jun 2025", home_postcode="DN31 1HX", placement_postcode="LN2 1PX"))
    monkeypatch.setattr(live, "read_back", lambda: returns(whose))
    monkeypatch.setattr(live, "_remember_children", lambda *_: None)
    _set(tom, POSTCODE_TABLE.name, "ons.csv", "Tue 1 Apr 2025")

    kept = snapshot.read(live.folder_of(live.rebuild(_nothing)))

    assert kept.tables["child"].column("over_20_miles").to_pylist() == [True]


@pytest.mark.django_db
def test_names_of_iros_and_teams_are_in_a_table_and_in_no_file(told: Returns, monkeypatch: pytest.MonkeyPatch) -> None:
    whose = child(episode("Mon 2 Jun 2025"), iro="Priya Shah", team="North")
    monkeypatch.setattr(live, "read_back", lambda: returns(whose))
    monkeypatch.setattr(live, "_remember_children", lambda *_: None)

    row, other = live.rebuild(_nothing), live.rebuild(_nothing)

    table = snapshot.read(live.folder_of(row)).tables["child"]
    (iro,), (team,) = (table.column(name).to_pylist() for name in ("iro", "team"))
    assert live.labels(row) == {iro: "Priya Shah", team: "North"}
    assert live.labels(row).keys().isdisjoint(live.labels(other))
    for path in live.folder_of(row).iterdir():
        assert b"Priya" not in path.read_bytes()
        assert b"North" not in path.read_bytes()
