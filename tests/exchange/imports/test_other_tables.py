"""Claims about every other table of the return: kept, given back, changed, withdrawn and brought back as care and reviews are."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from heed.access.retention import About, Retention, declared
from heed.exchange import actions, apply
from heed.exchange.kinds import KINDS
from heed.exchange.models import ChildLine, Import
from heed.exchange.preview import changes_in
from heed.exchange.read_back import read_back
from heed.exchange.stored import stored
from tests import returns
from tests.exchange.imports.made import begin, live_rows, said
from tests.exchange.imports.test_carry_out import ONE_BY_ONE, Killed, ended_after

YEARS = (2026, 2027)
CARE = ("Header.csv", "Episodes.csv", "Reviews.csv")


def told(path, children=90, seed=4):
    """The returns of two years, of which the second has every table there is."""
    returns.write(path, children=children, seed=seed, years=YEARS)
    return [str(path / str(year)) for year in YEARS]


def shortened(path, **of):
    """The same, with every second row left out of all tables but the first three."""
    folders = told(path, **of)
    for folder in folders:
        for table in Path(folder).glob("*.csv"):
            if table.name not in CARE:
                first, *rows = table.read_text(encoding="utf-8").splitlines()
                table.write_text("\n".join([first, *rows[::2], ""]), encoding="utf-8")
    return folders


def test_every_kind_of_row_is_kept_and_given_back(bring_in, tmp_path):
    files = told(tmp_path / "a")

    import_ = bring_in(*files)

    assert [kind.name for kind in KINDS if not kind.model._base_manager.exists()] == []
    back = read_back()
    assert back == said(*files)
    assert any(child.upn for child in back.children)
    assert any(child.mother is not None for child in back.children)
    assert any(episode.urn and episode.home_postcode for child in back.children for episode in child.episodes)
    assert "new rows of other tables" in " ".join(words for _, words in changes_in(import_))


def test_rows_are_withdrawn_changed_and_brought_back(bring_in, tmp_path):
    whole, short = told(tmp_path / "a"), shortened(tmp_path / "b")
    bring_in(*whole)
    before = live_rows()

    import_ = bring_in(*short)
    assert read_back() == said(*short)
    assert ChildLine.objects.filter(of=import_, others_withdrawn__gt=0).exists()
    assert any(kind.model._base_manager.exclude(withdrawn_at=None).exists() for kind in KINDS)

    bring_in(*whole)
    assert read_back() == said(*whole)
    assert {name: len(rows) for name, rows in live_rows().items()} == {name: len(rows) for name, rows in before.items()}
    for kind in KINDS:
        of_row = {row.pk: row.history.count() for row in kind.model._base_manager.all()}
        assert all(row.version == of_row[row.pk] for row in kind.model._base_manager.all())

    again = bring_in(*whole)
    assert not ChildLine.objects.filter(of=again).exists()


@pytest.mark.parametrize("groups", range(5))
def test_killed_at_any_batch_it_goes_on_and_does_nothing_twice(bring_in, look, tmp_path, priya, groups):
    bring_in(*told(tmp_path / "a", children=6))
    short = shortened(tmp_path / "b", children=6)
    number = begin(look(*short), priya)

    with ended_after(groups), pytest.raises(Killed):
        apply.carry_out(number, pace=ONE_BY_ONE)
    actions.carry_on(Import.objects.get(pk=number), by=priya)
    apply.carry_out(number, pace=ONE_BY_ONE)

    assert read_back() == said(*short)
    for kind in KINDS:
        assert all(row.history.count() == row.version <= 2 for row in kind.model._base_manager.all())


def test_children_are_looked_up_in_as_many_questions_however_many_they_are(bring_in, tmp_path):
    bring_in(*told(tmp_path / "a"))
    numbers = [child.number for child in read_back().children]
    asked = []
    for some in (numbers[:2], numbers):
        with CaptureQueriesContext(connection) as queries:
            stored(some)
        asked.append(len(queries))

    assert asked[0] == asked[1] == 6 + len(KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_kind_is_about_the_child_and_adoptions_are_kept_as_adoption_records(kind):
    kept = declared(kind.model)

    assert kept is not None
    assert kept.about is About.CHILD
    adoption = kind.name in ("adoption", "placed_for_adoption")
    assert kept.retention is (Retention.ADOPTION if adoption else Retention.CASE_RECORD)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_table_has_a_column_for_all_that_its_record_says(kind):
    columns = {field.name for field in kind.model._meta.fields}

    assert {kind.day, *kind.says, *kind.then, "year"} <= columns
