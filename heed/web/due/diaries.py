"""The page of the diary of reviews."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from heed.access import record
from heed.access.pages import Request, Shows, page
from heed.access.permissions import Permission
from heed.web.due.diary import asked_for, diary_page
from heed.web.standing import words_of


@page(Permission.SEE_CHILD, shows=Shows.IN_SIGHT)
def diary(request: Request) -> HttpResponse:
    """A month or a week of reviews of the children in sight, one's own or everyone's."""
    words, span = words_of(request), asked_for(request.GET, request.today, request.user)
    shown = diary_page(request.user, span, request.today, words)
    if shown.children:
        record.saw(
            by=request.user,
            what="web.diary",
            sentence="Looked at the diary of reviews.",
            children={str(child) for child in shown.children},
            filter=shown.query,
            permission=Permission.SEE_CHILD,
        )
    return render(request, "due/diary.html", {"page": shown, "words": words})
