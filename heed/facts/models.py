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

    `data_version` is that of the database when it was read, `made_with` that of the settings and the table of postcodes:
    while they are the same, nothing has changed since.
    """

    folder = models.CharField(max_length=64, unique=True)
    as_at = models.DateField()
    data_version = models.CharField(max_length=64)
    made_with = models.CharField(max_length=64, default="")
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


@kept(about=About.STAFF, retention=Retention.SERVICE, subject_access=False)
class SnapshotLabel(models.Model):
    """The name behind the key of an IRO or a team: no name stands in the files (decisions, 25)."""

    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="labels")
    key = models.CharField(max_length=32)
    label = models.CharField(max_length=200)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("snapshot", "key"), name="snapshot_label_once"),)

    def __str__(self) -> str:
        return f"label of {self.key}"
