"""The triggers themselves: what a migration puts in, it can take out, on both databases."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from heed.council import guards
from heed.council.models import ListItem
from heed.council.refusals import on_vendor, operation


class Editor:
    """A schema editor that runs its statements inside the test's transaction."""

    connection = connection

    def execute(self, statement: str, params: object) -> None:
        """Run one statement."""
        with connection.cursor() as cursor:
            cursor.execute(statement)


def deleted(item: ListItem) -> bool:
    """Whether the row can be deleted."""
    try:
        with transaction.atomic():
            ListItem.objects.filter(pk=item.pk).delete()
    except IntegrityError:
        return False
    return True


def test_what_a_migration_puts_in_it_takes_out_again(db: None) -> None:
    first, second = (ListItem.objects.create(list_name="x", number=n, label="x") for n in (1, 2))
    step: Any = operation(*guards.REFUSALS)

    step.reverse_code(None, Editor())
    assert deleted(first)
    step.code(None, Editor())
    assert not deleted(second)


def test_a_step_for_another_vendor_does_nothing(db: None) -> None:
    item = ListItem.objects.create(list_name="x", number=1, label="x")

    step: Any = operation(*guards.REFUSALS, only="oracle")
    step.reverse_code(None, Editor())

    assert not deleted(item)


@pytest.mark.parametrize(("forward", "there"), [(True, True), (False, False)])
def test_a_step_of_one_vendor_runs_there_and_back(db: None, forward: bool, there: bool) -> None:
    step: Any = on_vendor(connection.vendor, ("CREATE TABLE there_and_back (id integer)", "DROP TABLE there_and_back"))

    step.code(None, Editor())
    if not forward:
        step.reverse_code(None, Editor())

    assert ("there_and_back" in connection.introspection.table_names()) is there
