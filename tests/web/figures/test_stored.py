"""Where pages find their facts: the snapshot of the day, and only the children in sight."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import RequestFactory

from heed.access.models import User
from heed.children.models import Child, Grant, Restricted, Why
from heed.exchange import actions, apply
from heed.exchange.handing_in import receive_folders
from heed.exchange.models import Import
from heed.facts import live
from heed.facts.live import NoFigures
from heed.facts.models import Snapshot
from heed.measures.reviews import REVIEWS_HELD
from heed.measures.stored import cells_of
from heed.web.figures import stored
from heed.web.figures.asked import periods
from heed.web.figures.stored import name_of, reading_of
from tests.returns import write
from tests.web.returns.made import RECEIVED


@pytest.fixture(autouse=True)
def _kept_here(settings: Any, tmp_path: Path) -> Iterator[None]:
    """Files and snapshots of these tests stay with them."""
    settings.HEED_FILES, settings.HEED_DATA = tmp_path / "files", tmp_path / "data"
    yield
    stored._opened.cache_clear()


def load(by: User, tmp_path: Path, year: int, as_at: date | None = None) -> Import:
    """Apply a return of some thirty children."""
    write(tmp_path / f"of-{year}", 30, 7, (2025, 2026))
    handed = receive_folders([str(tmp_path / f"of-{year}" / str(year))])
    import_ = apply.look_through(actions.hand_in(by=by, handed=handed, year=year, as_at=as_at).pk)
    actions.apply_import(import_, by=by, against=import_.against or 0)
    return apply.carry_out(import_.pk, pace=apply.FAST)


@pytest.fixture
def applied(priya: User, tmp_path: Path) -> Import:
    """A return of 2025-26 applied and counted."""
    import_ = load(priya, tmp_path, 2026)
    live.rebuild(also=cells_of)
    return import_


def asks(user: User, query: str = "") -> Any:
    """A request by this person."""
    request: Any = RequestFactory().get(f"/figures/?{query}")
    request.user, request.today, request.demo = user, date(2026, 11, 16), None
    return request


def test_before_any_return_there_are_no_figures_and_a_return_would_help(priya: User) -> None:
    with pytest.raises(NoFigures, match="none has been applied") as none:
        reading_of(asks(priya), rows=False)

    assert none.value.load


def test_between_applying_and_counting_the_page_asks_for_patience(priya: User, tmp_path: Path) -> None:
    load(priya, tmp_path, 2026)

    with pytest.raises(NoFigures, match="look again in a minute") as none:
        reading_of(asks(priya), rows=False)

    assert not none.value.load


def test_a_reading_says_which_returns_it_is_from_who_loaded_them_and_when(applied: Import, priya: User) -> None:
    found = reading_of(asks(priya), rows=False)

    (loaded,) = found.returns
    assert (loaded.name, loaded.by, loaded.address) == ("The return of 2025-26", "Priya", f"/returns/{applied.pk}/")
    assert loaded.loaded_at == applied.applied_at
    assert (found.as_at, found.days, found.years) == (date(2026, 3, 31), (date(2026, 3, 31),), (2026,))
    assert not found.behind


@pytest.mark.usefixtures("applied")
def test_who_may_not_import_gets_no_address_of_the_return(nadia: User) -> None:
    assert reading_of(asks(nadia), rows=False).returns[0].address == ""


@pytest.mark.usefixtures("applied")
def test_a_return_applied_since_is_said(priya: User, tmp_path: Path) -> None:
    load(priya, tmp_path, 2025)

    assert reading_of(asks(priya), rows=False).behind


@pytest.mark.usefixtures("applied")
def test_of_the_children_behind_the_rows_only_those_in_sight_are_there(
    priya: User, tom: User, nadia: User, ruth: User
) -> None:
    whole = reading_of(asks(priya), rows=True)
    everyone = whole.children
    assert whole.everyone
    hidden = Child.objects.get(pk=next(iter(everyone.values())).key)
    Restricted.objects.create(child=hidden, why="Family of staff", from_at=RECEIVED, by=tom)

    less = reading_of(asks(priya), rows=True)
    seen = less.children

    assert not less.everyone
    assert len(everyone) == Child.objects.count()
    assert {child.key for child in everyone.values()} - {child.key for child in seen.values()} == {str(hidden.pk)}
    assert all(child.label.startswith("F-") for child in seen.values())
    assert reading_of(asks(nadia), rows=True).children == {}
    Grant.objects.create(user=ruth, child=hidden, why=Why.APPOINTED, source="In the cast", from_at=RECEIVED, by=tom)
    assert reading_of(asks(ruth), rows=True).children == {}
    assert reading_of(asks(priya), rows=False).children == {}
    assert not reading_of(asks(ruth), rows=True).may_open_rows


@pytest.mark.usefixtures("applied")
def test_who_sees_a_child_and_may_not_open_rows_gets_no_child_behind_them(ruth: User, tom: User) -> None:
    child = Child.objects.earliest("pk")
    Grant.objects.create(user=ruth, child=child, why=Why.APPOINTED, source="In the cast", from_at=RECEIVED, by=tom)

    found = reading_of(asks(ruth), rows=True)

    assert list(Child.objects.visible_to(ruth)) == [child]
    assert (found.children, found.everyone) == ({}, False)


@pytest.mark.usefixtures("applied")
def test_the_rows_of_a_figure_are_those_of_its_children(priya: User) -> None:
    found = reading_of(asks(priya), rows=True)

    rows = list(found.engine.rows(REVIEWS_HELD, periods(found.years)["2026"]))

    assert rows
    assert {row.child for row in rows} <= set(found.children)


@pytest.mark.usefixtures("applied")
def test_an_earlier_day_is_read_from_its_own_snapshot(priya: User, tmp_path: Path) -> None:
    later = Snapshot.objects.get()
    Snapshot.objects.create(
        folder=later.folder + "-copy", as_at=date(2025, 12, 31), data_version="0", made_at=RECEIVED, ready_at=RECEIVED
    )
    live.folder_of(later).with_name(later.folder + "-copy").symlink_to(live.folder_of(later))

    found = reading_of(asks(priya, "as_at=2025-12-31"), rows=False)

    assert found.days == (date(2025, 12, 31), date(2026, 3, 31))
    assert found.returns == ()
    assert not found.behind
    assert reading_of(asks(priya), rows=False).days == (date(2026, 3, 31), date(2025, 12, 31))


@pytest.mark.usefixtures("applied")
def test_of_two_snapshots_of_one_day_the_newest_is_read_though_the_day_is_asked_for(priya: User) -> None:
    newest = Snapshot.objects.get()
    Snapshot.objects.create(
        folder="gone", as_at=newest.as_at, data_version="0", made_at=RECEIVED, ready_at=newest.made_at
    )

    found = reading_of(asks(priya, f"as_at={newest.as_at.isoformat()}"), rows=False)

    assert (found.made_at, found.days) == (newest.made_at, (newest.as_at,))


@pytest.mark.usefixtures("applied")
def test_a_snapshot_that_was_changed_is_named_and_not_read(priya: User) -> None:
    (live.folder_of(Snapshot.objects.get()) / "review.parquet").write_bytes(b"x")

    with pytest.raises(NoFigures, match="was changed after it was made"):
        reading_of(asks(priya), rows=False)


@pytest.mark.usefixtures("applied")
def test_a_snapshot_is_opened_once(priya: User) -> None:
    first = reading_of(asks(priya), rows=False)

    assert reading_of(asks(priya), rows=False).engine is first.engine


@pytest.mark.usefixtures("applied")
def test_no_thread_reads_with_the_engine_of_another(priya: User, monkeypatch: pytest.MonkeyPatch) -> None:
    first = reading_of(asks(priya), rows=False)
    monkeypatch.setattr(stored, "threading", SimpleNamespace(get_ident=lambda: -1))

    assert reading_of(asks(priya), rows=False).engine is not first.engine


def test_returns_are_named_by_their_years() -> None:
    assert name_of((2026,)) == "The return of 2025-26"
    assert name_of((2024, 2025, 2026)) == "The returns of 2023-24, 2024-25 and 2025-26"


def test_figures_counted_by_another_version_of_heed_are_not_misread_but_counted_again(
    applied: Import, priya: User
) -> None:
    (row,) = Snapshot.objects.ready()
    manifest = live.folder_of(row) / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"layout": 1}))

    with pytest.raises(NoFigures, match="counted by another version of Heed") as again:
        reading_of(asks(priya), rows=False)
    assert not again.value.load
    assert live.is_behind(row)

    live.rebuild(also=cells_of)

    assert reading_of(asks(priya), rows=False).days == (date(2026, 3, 31),)
