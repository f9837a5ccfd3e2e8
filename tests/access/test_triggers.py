"""Claims about the database's own guard of the record: nothing that is there is changed, deleted or emptied."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from heed.access import clock, record, triggers
from heed.access.models import Entry, EntryChild, Erasure, Seal, User


@pytest.fixture
def entry(nadia: User) -> Entry:
    return record.saw(by=nadia, what="web.rows", sentence="Opened a figure onto its rows.", children=[2, 1, 2])


@pytest.mark.parametrize("table", triggers.TABLES)
@pytest.mark.parametrize("statement", ["UPDATE {} SET {} = {}", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_change_or_delete_the_record(entry, ingrid, table, statement):
    _fill_every_table(ingrid)
    column = "place" if table == "access_seal" else "id"

    with (
        pytest.raises(DatabaseError, match="the record is never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table, column, column))

    assert Entry.objects.filter(pk=entry.pk).exists()


def test_postgresql_refuses_to_truncate_the_record(db):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")
    with (
        pytest.raises(DatabaseError, match="the record is never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("TRUNCATE access_entry CASCADE")


def test_the_guard_can_step_aside_for_tests_and_stands_again_after(entry):
    with triggers.lifted(connection):
        EntryChild.objects.filter(entry=entry).delete()

    with pytest.raises(DatabaseError, match="the record is never changed"), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).delete()


def _fill_every_table(by: User) -> None:
    Seal.objects.create(place=1, entry_key=1, head="", at=clock.now())
    Erasure.objects.create(subject="a.B:1", version=1, decision="D", by=by, at=clock.now())
