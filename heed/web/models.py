"""What a person keeps for themselves of the pages: views of a list that they named. Nothing about a child but filters."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from heed.access.models import User
from heed.access.retention import About, Retention, kept


@kept(about=About.STAFF, retention=Retention.SERVICE, subject_access=True)
class SavedView(models.Model):
    """A list as somebody narrowed it down, under a name of theirs: the page, and what stood after its question mark."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="saved_views")
    page = models.CharField(max_length=40)  # the name of the page: web:children
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ("page", "name")
        constraints = (
            models.UniqueConstraint(fields=("user", "page", "name"), name="saved_view_once"),
            models.CheckConstraint(condition=~Q(name=""), name="saved_view_has_a_name"),
        )

    def __str__(self) -> str:
        return f"view {self.pk}"
