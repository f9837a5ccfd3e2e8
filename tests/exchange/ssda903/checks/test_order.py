"""No check reads what came of another: in whatever order they run, they answer the same."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import pytest

from heed.exchange.records import Check, Outcome
from heed.exchange.ssda903 import checks
from heed.exchange.ssda903.checks.declared import Declared
from heed.exchange.ssda903.dates import Dates
from heed.exchange.ssda903.folder import given
from heed.exchange.ssda903.merging import Merged, merged
from heed.exchange.ssda903.reading import read
from tests.returns import write

YEARS = (2025, 2026)


def loaded(path: Path) -> Merged:
    """Both years, read afresh: nothing that an earlier run looked up is there."""
    dates = Dates()
    returns = [read(each, dates) for each in given([str(path / str(year)) for year in YEARS])]
    return merged(returns, returns[-1].ends_on)


def answers(path: Path) -> tuple[dict[str, Check], Mapping[str, str]]:
    """What came of each check, by code, and who is held."""
    done, held = checks.run(loaded(path))
    return {check.code: check for check in done}, held


def shuffled(declared: tuple[Declared, ...], seed: int) -> tuple[Declared, ...]:
    """The checks in an order of no meaning, the same for the same seed."""
    return tuple(sorted(declared, key=lambda each: hashlib.sha256(f"{seed} {each.code}".encode()).digest()))


@pytest.fixture(scope="module")
def returns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Invented returns, with two overlapping episodes and one that ends before it starts in the later."""
    path = tmp_path_factory.mktemp("returns")
    write(path, 150, 11, YEARS)
    episodes = path / "2026" / "Episodes.csv"
    lines = episodes.read_bytes().splitlines(keepends=True)
    first = lines[1].split(b",")
    again = [first[0], b"02/04/2025", *first[2:]]
    episodes.write_bytes(
        b"".join([*lines, b",".join(again), b",".join([*again[:7], b"01/04/2025", b"E8", *again[9:]])])
    )
    return path


def test_reversed_and_shuffled_checks_answer_the_same(returns: Path, monkeypatch: pytest.MonkeyPatch):
    declared = checks.DECLARED
    in_order = answers(returns)
    assert sum(check.outcome is Outcome.FAILED for check in in_order[0].values()) > 5
    assert in_order[1]

    for turned in (declared[::-1], *(shuffled(declared, seed) for seed in range(4))):
        monkeypatch.setattr(checks, "DECLARED", turned)
        assert answers(returns) == in_order


def test_a_second_run_over_the_same_rows_answers_the_same(returns: Path):
    whole = loaded(returns)

    assert checks.run(whole) == checks.run(whole) == checks.run(loaded(returns))


def test_each_check_alone_answers_as_among_all(returns: Path, monkeypatch: pytest.MonkeyPatch):
    declared, among_all = checks.DECLARED, answers(returns)[0]
    whole = loaded(returns)

    for each in declared:
        monkeypatch.setattr(checks, "DECLARED", (each,))
        [alone], _ = checks.run(whole)
        assert alone == among_all[each.code]
