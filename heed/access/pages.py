"""Which permission a page asks for. Not who sees which child: a view asks `visible_to` for that.

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
from heed.access.permissions import Permission


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

Asks = Permission | Open
P = ParamSpec("P")
R = TypeVar("R", bound=HttpRequest)
Response = TypeVar("Response", bound=HttpResponseBase)


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a view says of itself."""

    asks: Asks

    def allows(self, permissions: frozenset[Permission]) -> bool:
        """Whether a signed-in person with these permissions may open the page."""
        return isinstance(self.asks, Open) or self.asks in permissions


def page(asks: Asks) -> Callable[[Callable[Concatenate[R, P], Response]], Callable[Concatenate[R, P], Response]]:
    """Declare what a view asks for: a permission, `SIGNED_IN` or `PUBLIC`. Adds nothing else to the view."""

    def declare(view: Callable[Concatenate[R, P], Response]) -> Callable[Concatenate[R, P], Response]:
        @functools.wraps(view)
        def declared(request: R, *args: P.args, **kwargs: P.kwargs) -> Response:
            return view(request, *args, **kwargs)

        declared.declaration = Declaration(asks)  # type: ignore[attr-defined]  # a function carries its declaration
        return cast("Callable[Concatenate[R, P], Response]", declared)

    return declare


def declaration_of(view: object) -> Declaration | None:
    """What the view declares; None where it declares nothing."""
    found = getattr(view, "declaration", None)
    return found if isinstance(found, Declaration) else None
