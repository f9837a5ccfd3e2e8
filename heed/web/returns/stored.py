"""What the pages of returns read, and the actions that they call, of `heed.exchange`."""

from __future__ import annotations

from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404

from heed.access.pages import Request
from heed.exchange.records import Refused
from heed.web.returns.shapes import ReturnPage, ReturnsPage


def returns_page(request: Request) -> ReturnsPage:
    """Every return handed in, the latest first."""
    return ReturnsPage(lines=(), load="", why_not="")


def return_page(request: Request, pk: int) -> ReturnPage:
    """One return, or not found."""
    raise Http404("There is no such return.")


def hand_in(request: Request, *, year: int, chosen: list[UploadedFile[bytes]], as_at: date | None) -> int:
    """Keep the files for a preview; returns the number of the return. Raises Refused with the sentence to show."""
    raise Refused("Returns cannot be handed in here yet: use heed import.")
