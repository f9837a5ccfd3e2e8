"""The first page, and saying that one has seen what one was told."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from heed.access import record
from heed.access.models import Notice
from heed.access.notices import have_seen
from heed.access.pages import DEED, SIGNED_IN, Request, Shows, page
from heed.web.addresses import reverse
from heed.web.home.pages import home_page


@page(SIGNED_IN, shows=Shows.IN_SIGHT)
def home(request: Request) -> HttpResponse:
    """What needs this person today, this week, before it is late."""
    shown = home_page(request)
    if shown.children:
        record.saw(
            by=request.user, what="web.home", sentence="Looked at their first page.", children=map(str, shown.children)
        )
    return render(request, "home/home.html", {"page": shown})


@page(SIGNED_IN, shows=Shows.NO_CHILD, methods=DEED)
def seen(request: Request, pk: int) -> HttpResponse:
    """They have seen one thing that they were told; back to the rest."""
    notice = get_object_or_404(Notice, pk=pk, to=request.user)
    have_seen(notice, by=request.user)
    return redirect(f"{reverse('web:home')}#told")
