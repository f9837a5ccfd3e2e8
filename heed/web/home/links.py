"""Where the rows of the first page lead."""

from __future__ import annotations

from urllib.parse import urlencode

from heed.web.addresses import reverse
from heed.web.names import Shown


def plan(child: Shown) -> str:
    """Where the review of a child is planned."""
    return _of("web:plan", child)


def late(child: Shown) -> str:
    """Where it is written why a review is late."""
    return _of("web:late", child)


def appoint(child: Shown) -> str:
    """Where a child's IRO is chosen."""
    return _of("web:appoint", child)


def told(child: Shown) -> str:
    """Where it is written that a child was told who their IRO is."""
    return _of("web:told", child)


def reviews(**narrowed: str | int) -> str:
    """The list of reviews that are due, narrowed down."""
    return to("web:reviews", **narrowed)


def to(name: str, **query: str | int) -> str:
    """A page by its name, with what its list is narrowed to."""
    return f"{reverse(name)}?{urlencode(query)}" if query else reverse(name)


def iro(worker: int) -> str:
    """The page of an IRO."""
    return reverse("web:iro", kwargs={"pk": worker})


def person(pk: int) -> str:
    """The page of a user."""
    return reverse("web:person", kwargs={"pk": pk})


def setting(name: str) -> str:
    """The page of a setting."""
    return reverse("web:setting", kwargs={"name": name})


def _of(name: str, child: Shown) -> str:
    return reverse(name, kwargs={"key": child.key})
