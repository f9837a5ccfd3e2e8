"""What writes the measures' files can be run by hand, as the sentence about a stale file says."""

from __future__ import annotations

import runpy
import sys

import pytest

from heed.measures import compile as compiling
from heed.measures import manual


@pytest.mark.parametrize("module", [compiling, manual], ids=["compile", "manual"])
def test_asked_whether_its_files_are_current_it_ends_with_0(module: object, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(getattr(module, "__file__", ""))
    monkeypatch.setattr(sys, "argv", [path, "--check"])

    with pytest.raises(SystemExit) as ended:
        runpy.run_path(path, run_name="__main__")

    assert ended.value.code == 0
