"""What tests of imports stand on: a store of files of their own, and the shortest way from folders to a database."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from heed.access.models import User
from heed.exchange import actions, apply
from heed.exchange.handing_in import HandedReturn, receive_folders
from heed.exchange.models import Import
from tests import returns
from tests.exchange.imports.made import in_year

Hand = Callable[..., Import]


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Path, settings: Any) -> None:
    settings.HEED_FILES = tmp_path / "files"
    settings.HEED_DATA = tmp_path / "data"


@pytest.fixture
def look(priya: User) -> Hand:
    """Hands folders in and has them looked through."""

    def hand(*folders: str | Path, **asked: Any) -> Import:
        handed = receive_folders([str(folder) for folder in folders])
        return apply.look_through(actions.hand_in(by=priya, handed=handed, **asked).pk)

    return hand


@pytest.fixture
def bring_in(look: Hand, priya: User) -> Hand:
    """Hands folders in and applies them."""

    def bring(*folders: str | Path, **asked: Any) -> Import:
        import_ = look(*folders, **asked)
        assert import_.against is not None, import_.refusal
        actions.apply_import(import_, by=priya, against=import_.against)
        return apply.carry_out(import_.pk, pace=apply.FAST)

    return bring


@pytest.fixture
def two_years(tmp_path: Path) -> list[str]:
    """Sixty children's returns of two years, by a generator that knows nothing of heed."""
    returns.write(tmp_path / "made", children=60, seed=3)
    return [str(tmp_path / "made" / str(year)) for year in (2025, 2026)]


@pytest.fixture
def handed(tmp_path: Path, db: None) -> Sequence[HandedReturn]:
    """A return of 2026, received and not yet handed in by anybody."""
    return receive_folders([in_year(tmp_path, 2026)])
