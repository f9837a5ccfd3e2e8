"""The law on one page. A view fetches what the person may see, makes one call, shows the result."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from heed.access.pages import SIGNED_IN, Request, Shows, page
from heed.web.law import law_page
from heed.web.standing import words_of


@page(SIGNED_IN, shows=Shows.NO_CHILD)
def law(request: Request) -> HttpResponse:
    """Each provision that Heed carries out, and the rules that do."""
    return render(request, "web/law.html", {"page": law_page(words_of(request))})
