"""The row of a kept file. Its bytes are on disk (`heed.post.disk`); what it may be stands in `heed.post.types`."""

from __future__ import annotations

import uuid
from typing import Self

from django.db import models
from django.db.models import Q

from heed.access.models import User
from heed.access.retention import About, Retention, kept
from heed.children.models import Child
from heed.post.types import FileType


class FileKind(models.TextChoices):
    """What a file is to the service."""

    REPORT = "report", "A report for a review"
    RECORD = "record", "A record of a review"
    LETTER = "letter", "A letter"
    RETURN = "return", "A return that was imported"
    ANNUAL = "annual", "An annual report that was issued"
    LOGO = "logo", "The council’s logo"
    OTHER = "other", "Another file"


class Scanned(models.TextChoices):
    """What a virus scanner said. A file not yet scanned is served and says so; an infected one is not served."""

    NOT_YET = "not_yet", "Not scanned"
    CLEAN = "clean", "Scanned, nothing found"
    INFECTED = "infected", "Scanned, a virus found"


class StoredFileQuerySet(models.QuerySet["StoredFile"]):
    """The filters on files that every package uses."""

    def visible_to(self, user: User) -> Self:
        """The user's own files, and those about the children whom they may see now.

        A file about no child (a return) holds every child: it is for whoever kept it.
        """
        about_children = Q(child__in=Child.objects.visible_to(user))
        return self.filter(about_children | Q(child=None, by=user))


@kept(about=About.CHILD, retention=Retention.CASE_RECORD, subject_access=True)
class StoredFile(models.Model):
    """One file as somebody kept it. The same bytes kept twice are two rows and one file on disk."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sha256 = models.CharField(max_length=64, db_index=True)
    file_type = models.CharField(max_length=100, choices=[(each.value, each.name) for each in FileType])
    size = models.PositiveBigIntegerField()  # bytes
    name = models.CharField(max_length=100)  # made safe by `heed.post.names`
    child = models.ForeignKey(Child, on_delete=models.PROTECT, null=True, blank=True, related_name="files")
    kind = models.CharField(max_length=10, choices=FileKind.choices)
    retention = models.CharField(max_length=20, choices=[(each.value, each.value) for each in Retention])
    scanned = models.CharField(max_length=8, choices=Scanned.choices, default=Scanned.NOT_YET)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = StoredFileQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(size__gte=1), name="stored_file_is_not_empty"),
            models.CheckConstraint(condition=~Q(sha256=""), name="stored_file_has_a_hash"),
            models.CheckConstraint(
                condition=Q(file_type__in=[each.value for each in FileType]), name="stored_file_type_is_kept"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="stored_file_has_a_name"),
            models.CheckConstraint(condition=Q(scanned__in=Scanned.values), name="stored_file_scanned_known"),
            models.CheckConstraint(
                condition=Q(child=None) | Q(retention=Retention.CASE_RECORD) | Q(retention=Retention.ADOPTION),
                name="stored_file_of_a_child_is_case_record",
            ),
        )

    def __str__(self) -> str:
        return f"file {self.key}"
