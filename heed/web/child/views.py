"""The pages of one child. Out of sight they are not there. Each time one is shown goes on the record, once."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from heed.access import record
from heed.access.pages import Request, Shows, page
from heed.access.permissions import Permission
from heed.children.models import Child
from heed.web.child.asked import day_asked
from heed.web.child.known import Known, fetched, known_of
from heed.web.child.story import story_page


@page(Permission.SEE_CHILD, shows=Shows.ONE_CHILD)
def child(request: Request, key: UUID) -> HttpResponse:
    """The child's story, as at a day."""
    known, refused, typed = _known(request, key)
    shown = story_page(known, request.GET, refused=refused, typed=typed)
    _saw(request, known.child, "web.child", "Looked at a child’s story.", known)
    return render(request, "child/story.html", {"page": shown})


def _child(request: Request, key: UUID) -> Child:
    return get_object_or_404(fetched(request.user), key=key)


def _known(request: Request, key: UUID) -> tuple[Known, str, str]:
    """What was known on the day asked for; else today, why not that day, and what was typed."""
    found = _child(request, key)
    typed = request.GET.get("as_at", "")
    as_at, refused = day_asked(found, typed, request.today)
    return known_of(found, request.user, request.today, as_at), refused, typed if refused else ""


def _saw(request: Request, child: Child, what: str, sentence: str, known: Known | None = None) -> None:
    """One entry for the page; the day it stood as at, where that is not today."""
    asked = "" if known is None or known.now else f"as_at={known.as_at.isoformat()}"
    record.saw(
        by=request.user,
        what=what,
        sentence=sentence,
        children=[child.pk],
        filter=asked,
        permission=Permission.SEE_CHILD,
    )
