"""Which snapshots of facts there are, and which child stands behind each key in them. The facts themselves are files."""

from __future__ import annotations

from typing import Self

from django.db import models

from heed.access.retention import About, Retention, kept
from heed.children.models import Child


class SnapshotQuerySet(models.QuerySet["Snapshot"]):
    """The filters on snapshots."""

    def ready(self) -> Self:
        """Those that are whole, the newest first."""
        return self.exclude(ready_at=None).order_by("-ready_at", "-pk")


@kept(about=About.NOBODY, retention=Retention.SERVICE, subject_access=False)
class Snapshot(models.Model):
    """One snapshot: its folder under the data folder, what it was made from, and when it was whole.

    `data_version` is that of the database when it was read: while they are the same, nothing has changed since.
    """

    folder = models.CharField(max_length=64, unique=True)
    as_at = models.DateField()
    data_version = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True, blank=True)
    objects = SnapshotQuerySet.as_manager()

    def __str__(self) -> str:
        return f"snapshot {self.folder}"


@kept(about=About.CHILD, retention=Retention.CASE_RECORD, subject_access=False)
class SnapshotChild(models.Model):
    """The child behind a key. Erasing a child deletes this row; the files stay as they were hashed (decisions, 25)."""

    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="children")
    key = models.CharField(max_length=32)
    child = models.ForeignKey(Child, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("snapshot", "key"), name="snapshot_key_once"),)

    def __str__(self) -> str:
        return f"key {self.key}"
