"""The service's own figures: what was imported, made into a snapshot, gives the figures of the files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from heed.access.models import User
from heed.children.models import Child
from heed.exchange import actions, apply
from heed.exchange.handing_in import receive_folders
from heed.exchange.read_back import read_back
from heed.exchange.records import Returns
from heed.exchange.ssda903 import load
from heed.facts import live, snapshot
from heed.facts.build import build
from heed.facts.models import SnapshotChild
from heed.measures.all import MEASURES
from heed.measures.declare import Period
from heed.measures.duck import Duck
from heed.measures.figures import figure
from heed.measures.stored import Stored, cells_of
from heed.people.models import Identifier
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
