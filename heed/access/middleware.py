"""What every request passes through: the day, its own number, what it may open, and that a GET writes nothing."""

from __future__ import annotations

import contextlib
import re
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import structlog
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.db import connections
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url
from django.utils.cache import add_never_cache_headers

from heed.access import record
from heed.access.models import Demo, the_day
from heed.access.pages import Open, declaration_of

log = structlog.get_logger(__name__)

GetResponse = Callable[[HttpRequest], HttpResponseBase]


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
        if request.user.is_authenticated:
            add_never_cache_headers(response)
        return response


class Declared:
    """Refuses a view that declares nothing; sends a stranger to sign in; hides from others what they may not open."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], _args: Any, _kwargs: Any
    ) -> HttpResponseBase | None:
        """Decide before the view runs. Out of sight is 404."""
        declaration = declaration_of(view)
        if declaration is None:
            raise NotDeclared(f"{getattr(view, '__qualname__', view)} has no @page, so nobody may open it.")
        if declaration.asks is Open.PUBLIC:
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), resolve_url(settings.LOGIN_URL))
        if not declaration.allows(request.user.permissions):
            raise Http404
        return None


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
