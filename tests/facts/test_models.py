"""How a snapshot and its keys are called, in an error or a list: never by a child."""

from __future__ import annotations

from heed.facts.models import Snapshot, SnapshotChild, SnapshotLabel


def test_a_snapshot_and_a_key_are_called_by_themselves() -> None:
    assert str(Snapshot(folder="ab12")) == "snapshot ab12"
    assert str(SnapshotChild(key="cd34")) == "key cd34"
    assert str(SnapshotLabel(key="ef56", label="Priya Shah")) == "label of ef56"
