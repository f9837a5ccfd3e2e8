"""One child's obligations, asked for a day: what the table holds for today, and what was known on an earlier day."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from heed.access.models import User
from heed.children.models import Child
from heed.exchange import actions, apply
from heed.exchange.handing_in import receive_folders
from heed.exchange.read_back import standing
from heed.exchange.ssda903 import load
from heed.facts import due
from heed.facts.reviews import obligations
from heed.reviews.models import Due
from tests.children.made import child as a_child
from tests.days import day
from tests.returns import write

YEARS = (2025, 2026)
EARLIER = day("Mon 30 Jun 2025")


@pytest.fixture
def folders(tmp_path: Path, settings: Any, priya: User) -> list[str]:
    """Two years' returns of forty invented children, applied."""
    settings.HEED_DATA, settings.HEED_FILES = tmp_path / "data", tmp_path / "files"
    write(tmp_path / "returns", children=40, seed=3, years=YEARS)
    found = [str(tmp_path / "returns" / str(year)) for year in YEARS]
    import_ = apply.look_through(actions.hand_in(by=priya, handed=receive_folders(found)).pk)
    actions.apply_import(import_, by=priya, against=import_.against or 0)
    apply.carry_out(import_.pk, pace=apply.FAST)
    return found


@pytest.mark.django_db(transaction=True)
def test_of_each_child_the_table_and_the_childs_page_say_the_same(folders: list[str]) -> None:
    due.refresh()
    as_at = standing().as_at
    assert as_at is not None

    kept = {row.child_id: row for row in Due.objects.all()}
    children = Child.objects.select_related("person")

    assert len(kept) > 10
    for child in children:
        asked = due.asked_of(child, as_at).next
        assert due._values(asked) == due._values(kept.get(child.pk))


@pytest.mark.django_db(transaction=True)
def test_of_an_earlier_day_what_was_known_then_is_told_as_a_return_of_that_day_tells_it(folders: list[str]) -> None:
    then = load(folders, year=2026, as_at=EARLIER)
    of_number = {child.number: child for child in then.children}

    told = 0
    for child in Child.objects.with_number().select_related("person"):
        asked = due.asked_of(child, EARLIER)
        assert all(row.review is None or row.review.held_on <= EARLIER for row in asked.every)
        if child.number not in of_number:
            assert asked.next is None
            continue
        rows = [row for row in obligations(of_number[child.number], EARLIER) if row.review is None]
        open_then = [row.latest_on for row in rows if row.ended_on is None]
        assert ([] if asked.next is None else [asked.next.latest_on]) == open_then
        told += bool(open_then)

    assert told > 10


@pytest.mark.django_db
def test_before_any_return_and_of_a_child_whom_none_carries_nothing_is_asked(db: None) -> None:
    assert due.asked_of(a_child("Amara", "F-1"), EARLIER) == due.Asked((), None)
