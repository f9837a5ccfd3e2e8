"""Home and what stands beside it. A view fetches what the person may see, makes one call, shows the result."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render


def home(request: HttpRequest) -> HttpResponse:
    """The first page: the figures, until a person has work of their own here."""
    return redirect("web:figures")


def figures(request: HttpRequest) -> HttpResponse:
    """The figures about reviews."""
    return render(request, "web/figures.html")
