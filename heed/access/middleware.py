"""What every request passes through: the day, its own number, what it may open and send, and that a GET writes nothing."""

from __future__ import annotations

import contextlib
import re
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import structlog
from django.conf import settings
from django.db import connections
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from heed.access import held, record
from heed.access.models import Demo, the_day
from heed.access.pages import FORM, Declaration, Open, declaration_of
from heed.access.signed_out import to_sign_in

log = structlog.get_logger(__name__)

GetResponse = Callable[[HttpRequest], HttpResponseBase]

LONGEST_LENGTH = 15
"""Digits of the length of what is sent; nobody sends a petabyte."""


class NotDeclared(Exception):
    """A view without `@page`: a mistake in the code, refused rather than served."""


class WroteOnGet(Exception):
    """A GET tried to write something other than the record of what was seen: a mistake in the code."""


class OnTheRequest:
    """Puts the day and a number on the request; keeps signed-in pages out of caches; minds that a GET only reads."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.demo = Demo.here()  # type: ignore[attr-defined]  # typed for views by heed.access.pages.Request
        request.today = the_day(request.demo)  # type: ignore[attr-defined]
        number = str(uuid.uuid4())
        with record.during(number), structlog.contextvars.bound_contextvars(request_id=number), _only_reads(request):
            if request.user.is_authenticated:
                request.user.be_on(request.today)  # type: ignore[attr-defined]
            response = self.get_response(request)
            held.let_go(request, response)
        if request.user.is_authenticated:
            add_never_cache_headers(response)
            held.name_in(response, request)
        return response


class Declared:
    """Refuses a view that declares nothing; sends a stranger to sign in; hides from others what they may not open.

    It stands above the check that a form is ours, which reads all that was sent: what is too large is refused unread.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], _args: Any, _kwargs: Any
    ) -> HttpResponseBase | None:
        """Decide before the view runs and before anything that was sent is read. Out of sight is 404."""
        declaration = declaration_of(view)
        if declaration is None:
            raise NotDeclared(f"{getattr(view, '__qualname__', view)} has no @page, so nobody may open it.")
        if request.method not in FORM:  # no page serves another, so saying so tells nobody what is here
            return _not_served(request, declaration)
        if declaration.asks is not Open.PUBLIC:
            if not request.user.is_authenticated:
                return to_sign_in(request, declaration)
            if not declaration.allows(request.user.permissions):
                raise Http404
        if request.method not in declaration.methods:
            return _not_served(request, declaration)
        if not _sends_at_most(request, declaration.takes):
            return render(request, "413.html", {"most": f"{declaration.takes // 10**6} MB"}, status=413)
        return None


def _not_served(request: HttpRequest, declaration: Declaration) -> HttpResponse:
    answer = render(request, "405.html", status=405)
    answer["Allow"] = ", ".join(sorted(declaration.methods))
    return answer


def _sends_at_most(request: HttpRequest, takes: int) -> bool:
    """Whether what is sent says how long it is, and that is no more than so many bytes."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if "HTTP_TRANSFER_ENCODING" in request.META or not (length.isascii() and length.isdigit()):
        return False
    return len(length) <= LONGEST_LENGTH and int(length) <= takes


_READS = re.compile(
    r"\s*(SELECT|WITH|EXPLAIN|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|PRAGMA|SET|SHOW|FETCH|CLOSE)\b", re.I
)
_WRITES = re.compile(r"\b(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM|REPLACE\s+INTO)\s+\"(\w+)\"", re.I)
_MAY_BE_WRITTEN = frozenset({"access_entry", "access_entrychild", "django_session"})


def written_tables(sql: str) -> frozenset[str]:
    """The tables a statement writes, less those that a GET may write. An unknown kind of statement is its own name."""
    tables = {name.lower() for name in _WRITES.findall(sql)}
    if not tables and not _READS.match(sql):
        tables = {sql.split(None, 1)[0]}
    return frozenset(tables - _MAY_BE_WRITTEN)


@contextlib.contextmanager
def _only_reads(request: HttpRequest) -> Iterator[None]:
    """For a GET or HEAD: refuse a write in tests and development; in production let it be and log which table."""
    if request.method not in ("GET", "HEAD"):
        yield
        return

    def mind(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if tables := written_tables(str(sql)):
            named = ", ".join(sorted(tables))
            if not settings.HEED_ENV.holds_real_records:
                raise WroteOnGet(f"GET {request.path} wrote {named}: a GET writes nothing but what was seen.")
            log.error("a GET wrote", tables=named, path=request.path)
        return execute(sql, params, many, context)

    with contextlib.ExitStack() as stack:
        for connection in connections.all():
            stack.enter_context(connection.execute_wrapper(mind))
        yield
