"""Whatever happened to a return's files on the way, reading and checking them ends, in a `Returns` or in one sentence."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from heed.exchange.records import Returns
from tests.exchange.ssda903 import mutations
from tests.exchange.ssda903.outcomes import outcome
from tests.patience import PATIENCE_S


@pytest.fixture(autouse=True)
def _that_ends() -> Iterator[None]:
    """What has not ended after a minute hangs and is stopped."""
    signal.alarm(int(PATIENCE_S))
    yield
    signal.alarm(0)


def of_csv(path: Path, number: int) -> str:
    path.mkdir(exist_ok=True)
    for old in path.iterdir():
        old.unlink()
    for name, data in mutations.mutated_csv(number).items():
        (path / name).write_bytes(data)
    return str(path)


def of_xml(path: Path, number: int) -> str:
    file = path.with_suffix(".xml")
    file.write_bytes(mutations.mutated_xml(number))
    return str(file)


def of_zip(path: Path, number: int) -> str:
    file = path.with_suffix(".zip")
    file.write_bytes(mutations.mutated_zip(number))
    return str(file)


MADE = {"csv": (of_csv, 600), "xml": (of_xml, 400), "zip": (of_zip, 400)}
"""How each is written, and how many of it are tried."""


def test_at_least_five_hundred_are_tried():
    assert sum(times for _, times in MADE.values()) >= 500


def test_the_return_that_is_harmed_is_good(tmp_path: Path):
    for name, data in mutations.csv_files(mutations.good()).items():
        (tmp_path / name).write_bytes(data)

    returns = outcome(str(tmp_path))

    assert isinstance(returns, Returns)
    assert len(returns.children) == mutations.CHILDREN


@pytest.mark.parametrize("kind", MADE)
def test_a_mutated_return_is_read_or_refused(tmp_path: Path, kind: str):
    write, times = MADE[kind]
    refused: set[str] = set()
    read = 0
    for number in range(times):
        try:
            found = outcome(write(tmp_path / "2026", number))
        except Exception as fault:
            raise AssertionError(f"{kind} {number}") from fault
        if isinstance(found, str):
            refused.add(found)
        else:
            read += 1

    assert read > times / 20  # so that the checks had something to do
    assert len(refused) > times / 20
