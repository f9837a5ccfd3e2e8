"""Which published figures a council's own stand beside: by its settings, and its file under HEED_DATA."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from heed.access.models import User
from heed.council.actions import change_setting
from heed.council.settings import COMPARATORS, NEIGHBOURS_OF, REGION
from heed.measures.beside import every
from heed.measures.published import Published, Wanted, built_in, write
from heed.reports import published_here
from heed.reports.published_here import published_on
from tests.days import day

TODAY = day("Mon 16 Nov 2026")
NEWER = replace(next(each for each in built_in() if each.measure == "care_orders"), year=2025, value=56.0)


@pytest.fixture(autouse=True)
def _kept_here(settings: Any, tmp_path: Path) -> None:
    settings.HEED_DATA = tmp_path
    published_here._read.cache_clear()


def _set(by: User, name: str, value: str) -> None:
    change_setting(by=by, name=name, value=value, from_on=day("Wed 1 Apr 2026"), reason="As agreed")


def _file(path: Path, *figures: Published) -> Path:
    with path.open("w", encoding="utf-8", newline="") as out:
        write(out, figures)
    return path


def test_unless_somebody_has_set_more_only_what_comes_with_heed_and_england(db: None) -> None:
    assert published_on(TODAY) == (every(), Wanted())


def test_the_region_and_the_neighbours_are_those_set_from_their_day_on(tom: User) -> None:
    _set(tom, REGION.name, "Yorkshire and The Humber")
    _set(tom, NEIGHBOURS_OF.name, "North East Lincolnshire")

    assert published_on(TODAY)[1] == Wanted("Yorkshire and The Humber", "North East Lincolnshire")
    assert published_on(day("Tue 31 Mar 2026"))[1] == Wanted()


def test_the_councils_file_is_read_and_read_again_when_it_has_changed(tom: User, tmp_path: Path) -> None:
    path = _file(tmp_path / "theirs.csv", NEWER)
    _set(tom, COMPARATORS.name, "theirs.csv")
    assert NEWER in published_on(TODAY)[0]

    _file(path, replace(NEWER, value=55.0))
    os.utime(path, ns=(1, 1))

    assert [each.value for each in published_on(TODAY)[0] if each.identity == NEWER.identity] == [55.0]


@pytest.mark.parametrize("text", [None, "shoes\n", "measure\n\x00"])
def test_a_file_that_cannot_be_used_is_logged_and_the_page_stands_without_it(
    text: str | None, tom: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(published_here.logger, "warning", lambda text, *values: said.append(text % values))
    name = f"theirs {len(text or '')}.csv"
    if text is not None:
        (tmp_path / name).write_text(text, "utf-8")
    _set(tom, COMPARATORS.name, name)

    assert published_on(TODAY)[0] == every()

    (line,) = said
    assert line.startswith(f"published figures stand beside ours without the council's file: {name}")
    assert str(tmp_path) not in line
