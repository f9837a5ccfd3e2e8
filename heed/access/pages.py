"""What a page asks for and takes: permission, methods, size. Not who sees which child: a view asks `visible_to` for that.

A view without a declaration is refused by `heed.access.middleware.Declared`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Concatenate, ParamSpec, TypeVar, cast

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from heed.access.models import Demo, User
from heed.access.permissions import Permission, Role, permissions_of


class Request(HttpRequest):
    """A request as a view of ours gets it: signed in, with the day. For types only; Django makes the object."""

    user: User
    today: date
    demo: Demo | None


class Open(Enum):
    """Pages that ask for no permission."""

    PUBLIC = "anyone, signed in or not"
    SIGNED_IN = "anyone signed in"


PUBLIC = Open.PUBLIC
SIGNED_IN = Open.SIGNED_IN


class Shows(Enum):
    """What a page shows of children, said of each address: the matrix of who sees whom is made and tested from it."""

    NO_CHILD = "nothing about any child"
    IN_SIGHT = "children in sight and no others; what is counted counts all"
    ONE_CHILD = "one child, whom the address names; out of sight it is not there"


READ = frozenset({"GET", "HEAD"})
"""The methods of a page that is only read."""

FORM = READ | {"POST"}
"""The methods of a page with a form on it."""

DEED = frozenset({"POST"})
"""The method of an address that does one thing and shows nothing."""

SMALL = 1_000_000
"""Bytes that a page takes unless it declares more: the longest text of any form is a small part of it."""

Asks = Permission | Open
P = ParamSpec("P")
R = TypeVar("R", bound=HttpRequest)
Response = TypeVar("Response", bound=HttpResponseBase)


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a view says of itself: who may open it, by which methods, and how many bytes it takes."""

    asks: Asks
    shows: Shows
    methods: frozenset[str] = READ
    takes: int = SMALL

    def allows(self, permissions: frozenset[Permission]) -> bool:
        """Whether a signed-in person with these permissions may open the page."""
        return isinstance(self.asks, Open) or self.asks in permissions

    def allows_role(self, role: Role) -> bool:
        """Whether somebody who holds this role alone may open the page."""
        return self.allows(permissions_of(frozenset({role})))


def page(
    asks: Asks, *, shows: Shows, methods: frozenset[str] = READ, takes: int = SMALL
) -> Callable[[Callable[Concatenate[R, P], Response]], Callable[Concatenate[R, P], Response]]:
    """Declare what a view asks for: a permission, `SIGNED_IN` or `PUBLIC`; what it shows of children; and what it takes.

    Adds nothing else to the view: `heed.access.middleware.Declared` holds requests to the declaration.
    """

    def declare(view: Callable[Concatenate[R, P], Response]) -> Callable[Concatenate[R, P], Response]:
        @functools.wraps(view)
        def declared(request: R, *args: P.args, **kwargs: P.kwargs) -> Response:
            return view(request, *args, **kwargs)

        declared.declaration = Declaration(asks, shows, methods, takes)  # type: ignore[attr-defined]  # a function carries its declaration
        return cast("Callable[Concatenate[R, P], Response]", declared)

    return declare


def declaration_of(view: object) -> Declaration | None:
    """What the view declares; None where it declares nothing."""
    found = getattr(view, "declaration", None)
    return found if isinstance(found, Declaration) else None
