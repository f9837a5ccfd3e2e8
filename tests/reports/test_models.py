"""Claims about what is kept of a report: the database refuses what it cannot say, and every row tells what it is."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from heed.access import clock
from heed.access.models import User
from heed.post.models import FileKind, StoredFile
from heed.post.types import FileType
from heed.reports.models import (
    Approval,
    ChosenSection,
    Comment,
    Issue,
    IssuedFile,
    KeyMessage,
    Promise,
    Recommendation,
    Report,
    Risk,
    SectionText,
    SetAside,
)
from tests.reports.made import TODAY

NOW = clock.start_of(TODAY)


def stored(by: User) -> StoredFile:
    """A file that was kept."""
    said: dict[str, Any] = {"file_type": FileType.PDF, "size": 1, "name": "x.pdf", "kind": FileKind.ANNUAL}
    return StoredFile.objects.create(sha256="a" * 64, retention="service record", by=by, at=NOW, **said)


def sound(model: Any, report: Report, by: User) -> dict[str, Any]:
    """What a row of each kind says when it can be kept."""
    if model is IssuedFile:
        issue = Issue.objects.create(**sound(Issue, report, by))
        return {"issue": issue, "edition": "full", "audience": "public", "format": "pdf", "stored": issue.inputs}
    said: dict[Any, dict[str, Any]] = {
        SectionText: {"code": "voice", "text": "x", "by": by, "at": NOW},
        ChosenSection: {"code": "voice", "place": 1},
        KeyMessage: {"place": 1, "tone": "Better", "title": "x"},
        Promise: {"place": 1, "text": "x"},
        Recommendation: {"place": 1, "text": "x"},
        Risk: {"place": 1, "title": "x", "likelihood": "A", "impact": "I"},
        Approval: {"place": 1, "body": "x"},
        Comment: {"text": "x", "draft": 1, "by": by, "at": NOW},
        SetAside: {"key": "x", "reason": "x", "by": by, "at": NOW},
        Issue: {"number": 1, "draft": 1, "made_on": TODAY, "heed_version": "0", "by": by, "at": NOW},
    }
    more = {"inputs": stored(by)} if model is Issue else {}
    return {"report": report, **said[model], **more}


WRONG: list[tuple[Any, dict[str, Any]]] = [
    (SectionText, {"code": ""}),
    (ChosenSection, {"code": ""}),
    (KeyMessage, {"title": ""}),
    (KeyMessage, {"tone": "Splendid"}),
    (Promise, {"text": ""}),
    (Promise, {"progress": "Nearly"}),
    (Recommendation, {"text": ""}),
    (Recommendation, {"whose": "nobody"}),
    (Risk, {"title": ""}),
    (Risk, {"likelihood": "E"}),
    (Risk, {"impact": "V"}),
    (Approval, {"body": ""}),
    (Approval, {"approved_on": TODAY}),
    (Approval, {"approved_by": "Ruth"}),
    (Approval, {"draft": 1}),
    (Comment, {"text": ""}),
    (Comment, {"answer": "x"}),
    (Comment, {"answered_at": NOW}),
    (SetAside, {"key": ""}),
    (SetAside, {"reason": ""}),
    (Issue, {"number": 0}),
    (Issue, {"number": 2}),
    (IssuedFile, {"edition": "short"}),
    (IssuedFile, {"audience": "friends"}),
    (IssuedFile, {"format": "odt"}),
]


@pytest.mark.parametrize(("model", "wrong"), WRONG)
def test_the_database_refuses_a_row_that_cannot_be(
    report: Report, tom: User, model: Any, wrong: dict[str, Any]
) -> None:
    said = sound(model, report, tom)
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(**{**said, **wrong})

    assert str(model.objects.create(**said))


ONCE = (SectionText, ChosenSection, SetAside, Issue, IssuedFile)


@pytest.mark.parametrize("model", ONCE)
def test_the_database_refuses_a_second_of_what_there_is_one_of(report: Report, tom: User, model: Any) -> None:
    said = sound(model, report, tom)
    model.objects.create(**said)

    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(**said)


@pytest.mark.parametrize("wrong", [{"state": "gone"}, {"draft": 0}, {"fte": 0}, {"year": 2026}])
def test_the_database_refuses_a_report_that_cannot_be(report: Report, tom: User, wrong: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.create(**{"year": 2025, "begun_by": tom, "begun_at": NOW, **wrong})


def test_a_report_in_which_something_is_written_is_not_deleted(report: Report, tom: User) -> None:
    KeyMessage.objects.create(**sound(KeyMessage, report, tom))

    with pytest.raises(ProtectedError):
        report.delete()
    assert str(report) == "annual report 2025-26"
