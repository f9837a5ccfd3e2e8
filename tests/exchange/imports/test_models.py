"""Claims about what the database itself refuses of imports, and that no row shows a child's number in passing."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from heed.access import clock
from heed.exchange.models import (
    CarriedIn,
    CheckDone,
    ChildLine,
    FaultFound,
    HeldBack,
    Import,
    ImportedFile,
    ImportedReturn,
    State,
)
from tests.children.made import child


@pytest.fixture
def import_(priya):
    return Import.objects.create(by=priya, received_at=clock.now())


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "lost"},
        {"state": State.REFUSED},
        {"state": State.READY},
        {"state": State.READY, "against": 0},
        {"state": State.APPLYING, "against": 0, "as_at": date(2026, 3, 31)},
        {"state": State.APPLIED, "against": 0, "as_at": date(2026, 3, 31), "began_as": 1},
    ],
)
def test_an_import_is_refused_in_a_state_that_cannot_be(import_, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Import.objects.filter(pk=import_.pk).update(**wrong)


def test_only_one_import_is_applied_at_a_time(import_, priya):
    whole = {"state": State.APPLYING, "against": 0, "as_at": date(2026, 3, 31), "applied_by": priya}
    Import.objects.filter(pk=import_.pk).update(**whole, began_as=1)
    other = Import.objects.create(by=priya, received_at=clock.now())

    with pytest.raises(IntegrityError), transaction.atomic():
        Import.objects.filter(pk=other.pk).update(**whole, began_as=2)


def test_one_return_of_a_year_is_active(import_, priya):
    ImportedReturn.objects.create(of=import_, label="a", year=2026, active=True)
    other = Import.objects.create(by=priya, received_at=clock.now())

    for wrong in ({"year": 2026, "active": True}, {"year": None, "active": True}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ImportedReturn.objects.create(of=other, label="b", **wrong)


@pytest.mark.parametrize(
    "make",
    [
        lambda import_: ChildLine.objects.create(of=import_, number="1", does="else"),
        lambda import_: ChildLine.objects.create(of=import_, number="1", does="held"),
        lambda import_: HeldBack.objects.create(number="1", why="", by_import=import_),
        lambda import_: CheckDone.objects.create(of=import_, place=1, code="1", outcome="maybe", rows=0),
        lambda import_: FaultFound.objects.create(
            check_done=CheckDone.objects.create(of=import_, place=1, code="1", outcome="failed", rows=1),
            place=1,
            severity="worse",
            file="a",
            line=1,
            sentence="s",
        ),
    ],
)
def test_a_line_that_says_what_cannot_be_is_refused(import_, make):
    with pytest.raises(IntegrityError), transaction.atomic():
        make(import_)


def test_no_row_says_a_childs_number_or_name_in_passing(import_):
    rows = (
        *(import_, ImportedReturn(pk=2, label="Amara 1001"), ImportedFile(pk=3, name="Amara 1001.csv")),
        *(CheckDone(code="102", outcome="failed"), FaultFound(pk=4, number="1001"), ChildLine(pk=5, number="1001")),
        *(HeldBack(pk=6, number="1001"), CarriedIn(child=child("Amara", "1001"), year=2026)),
    )

    assert not [str(row) for row in rows if "1001" in str(row) or "Amara" in str(row)]
