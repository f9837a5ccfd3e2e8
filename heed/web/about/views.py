"""Pages about Heed itself. A view makes one call and shows the result."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from heed.access.pages import SIGNED_IN, Request, Shows, page
from heed.web.about.help import help_page
from heed.web.about.manual import index, read
from heed.web.about.news import by_day
from heed.web.about.statement import statement
from heed.web.standing import words_of


@page(SIGNED_IN, shows=Shows.NO_CHILD)
def help_(request: Request) -> HttpResponse:
    """What each place is for, for who is signed in; how to find, read and ask."""
    return render(request, "about/help.html", {"page": help_page(request.user, words_of(request))})


@page(SIGNED_IN, shows=Shows.NO_CHILD)
def whats_new(request: Request) -> HttpResponse:
    """What changed for the people who use Heed, newest first."""
    return render(request, "about/whats_new.html", {"news": by_day(words_of(request))})


@page(SIGNED_IN, shows=Shows.NO_CHILD)
def accessibility(request: Request) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "about/accessibility.html", {"page": statement(words_of(request))})


@page(SIGNED_IN, shows=Shows.NO_CHILD)
def manual(request: Request) -> HttpResponse:
    """The pages of the manual, and those of its headings that were looked for."""
    shown = index(request.GET.get("q", ""), words_of(request))
    return render(request, "about/manual.html", {"page": shown})


@page(SIGNED_IN, shows=Shows.NO_CHILD)
def manual_page(request: Request, page: str) -> HttpResponse:
    """One page of the manual."""
    found = read(page)
    if found is None:
        raise Http404
    return render(request, "about/manual_page.html", {"page": found})
