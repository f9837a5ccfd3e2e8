"""Home, and the law on one page. A view fetches what the person may see, makes one call, shows the result."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from heed.access.pages import SIGNED_IN, Request, Shows, page
from heed.access.permissions import Permission
from heed.council.models import words_on
from heed.web.law import law_page


@page(SIGNED_IN, shows=Shows.IN_SIGHT)
def home(request: Request) -> HttpResponse:
    """The first page: the figures, until a person has work of their own here."""
    if Permission.SEE_FIGURES in request.user.permissions:
        return redirect("web:figures")
    return render(request, "web/home.html", {"adds_users": Permission.MANAGE_USERS in request.user.permissions})


@page(SIGNED_IN, shows=Shows.NO_CHILD)
def law(request: Request) -> HttpResponse:
    """Each provision that Heed carries out, and the rules that do."""
    return render(request, "web/law.html", {"page": law_page(words_on(request.today))})
