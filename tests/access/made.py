"""A view for the tests of pages and of what every request passes through. Not tests."""

from __future__ import annotations

from django.http import HttpResponse


def shows_the_day(request) -> HttpResponse:
    """Shows the day."""
    return HttpResponse(f"{request.today} {request.demo} {request.user.is_authenticated}")
