"""A snapshot is whole or not there, never changed without being noticed, and holds nobody's number."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest

from heed.facts import snapshot
from heed.facts.build import Facts, build
from heed.facts.schema import TABLES
from heed.facts.snapshot import Damaged, Outdated
from tests.facts.made import child, episode, full, returns

MADE_AT = datetime(2026, 4, 2, 13, 5, tzinfo=UTC)


def _facts() -> Facts:
    whose = child(episode("Mon 2 Jun 2025"), held=["Mon 30 Jun 2025"], number="F-2417")
    return build(returns(whose, held=2), key=b"a secret of this snapshot")


def _nothing(_: Facts) -> dict[str, pa.Table]:
    return {}


def _write(folder: Path) -> Path:
    place = folder / "snapshots" / "one"
    snapshot.write(_facts(), place, made_at=MADE_AT, source="2026", also=_nothing)
    return place


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    facts = _facts()
    extra = pa.table({"n": pa.array([1, 2], pa.int64())})
    place = tmp_path / "one"

    snapshot.write(facts, place, made_at=MADE_AT, source="2026", also=lambda _: {"extra": extra})
    found = snapshot.read(place)

    assert found.review.equals(facts.review)
    assert found.tables["extra"].equals(extra)
    assert (found.as_at, found.reach, found.years) == (facts.as_at, facts.reach, (2026,))
    assert (found.made_at, found.source, found.held_back) == (MADE_AT, "2026", 2)


def test_the_files_hold_neither_the_childs_number_nor_the_birth_date(tmp_path: Path) -> None:
    place = _write(tmp_path)

    for path in place.iterdir():
        assert b"2417" not in path.read_bytes()
        assert b"2015-01-01" not in path.read_bytes()


@pytest.mark.parametrize("name", ["review.parquet", "manifest.json"])
@pytest.mark.parametrize("change", ["cut", "gone"])
def test_a_file_cut_short_or_gone_is_noticed(tmp_path: Path, name: str, change: str) -> None:
    place = _write(tmp_path)
    if change == "cut":
        (place / name).write_bytes((place / name).read_bytes()[:-20])
    else:
        (place / name).unlink()

    with pytest.raises(Damaged, match="one"):
        snapshot.read(place)


def test_a_manifest_without_what_it_must_say_is_noticed(tmp_path: Path) -> None:
    place = _write(tmp_path)
    manifest = json.loads((place / "manifest.json").read_text())
    del manifest["as_at"]
    (place / "manifest.json").write_text(json.dumps(manifest))

    with pytest.raises(Damaged):
        snapshot.read(place)


def test_a_disk_that_fills_up_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("heed.facts.snapshot.pq.write_table", full)

    with pytest.raises(OSError, match="No space left"):
        _write(tmp_path)
    assert list((tmp_path / "snapshots").iterdir()) == []


def test_a_snapshot_is_never_written_over(tmp_path: Path) -> None:
    place = _write(tmp_path)
    before = snapshot.read(place)

    with pytest.raises(OSError, match="one"):
        _write(tmp_path)
    assert snapshot.read(place).review.equals(before.review)
    assert [path.name for path in place.parent.iterdir()] == ["one"]


def test_a_snapshot_in_another_layout_says_that_it_is_made_again(tmp_path: Path) -> None:
    place = _write(tmp_path)
    assert snapshot.layout_of(place) == snapshot.LAYOUT
    manifest = json.loads((place / "manifest.json").read_text())
    (place / "manifest.json").write_text(json.dumps({**manifest, "layout": 1}))

    assert snapshot.layout_of(place) == 1
    with pytest.raises(Outdated, match="another version of Heed"):
        snapshot.read(place)


def test_the_layout_of_what_is_no_snapshot_is_not_known(tmp_path: Path) -> None:
    assert snapshot.layout_of(tmp_path) is None


def test_every_declared_table_is_written_with_what_figures_are_set_against(tmp_path: Path) -> None:
    facts = build(returns(full(), tables=("OC2",)), populations={"population_0_17": {2026: 33180}})

    snapshot.write(facts, tmp_path / "one", made_at=MADE_AT, source="2026", also=_nothing)
    found = snapshot.read(tmp_path / "one")

    assert set(found.tables) == set(TABLES)
    assert all(found.tables[name].equals(table) for name, table in facts.tables.items())
    assert found.populations == {"population_0_17": {2026: 33180}}
    assert found.lacks == facts.lacks
