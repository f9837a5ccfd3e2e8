"""Where a request goes that comes without a session: to sign in, then on, with what was sent kept where it may be."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from heed.access import held
from heed.access.models import User
from heed.access.pages import Declaration, Open, declaration_of


def to_sign_in(request: HttpRequest, declaration: Declaration) -> HttpResponseBase:
    """To sign in. What somebody sent is kept for them first; where it is too large to keep, they are told instead."""
    onward = request.get_full_path() if "GET" in declaration.methods else came_from(request)
    sender = held.whose(request) if request.method == "POST" else None
    if sender is not None and _may_send(sender, request, declaration):
        if held.is_too_large(request):
            return render(request, "account/too_large_to_keep.html", status=413)
        if (refused := _not_ours(request)) is not None:
            return refused
        if token := held.keep(request, sender):
            onward = reverse("held", kwargs={"token": token})
    return redirect_to_login(onward, resolve_url(settings.LOGIN_URL))


def not_ours(request: HttpRequest, reason: str = "") -> HttpResponse:
    """What is shown for a form whose proof that it is ours is out of date.

    Where the browser itself says that it came from a page of ours, that page was only open from before its reader signed
    in again: what they wrote is kept for them like what comes after a session has ended.
    """
    user, declaration = request.user, declaration_of(getattr(request.resolver_match, "func", None))
    if isinstance(user, User) and _is_from_here(request) and declaration is not None and not held.is_too_large(request):
        token = held.keep(request, user) if declaration.asks is not Open.PUBLIC else ""
        if token:
            return redirect("held", token=token)
    return render(request, "403_csrf.html", status=403)


def came_from(request: HttpRequest) -> str:
    """The page of ours from which a request was sent; the first page where that is not told."""
    told = request.META.get("HTTP_REFERER", "")
    if not url_has_allowed_host_and_scheme(told, {request.get_host()}, require_https=request.is_secure()):
        return "/"
    parts = urlsplit(told)
    return parts.path + (f"?{parts.query}" if parts.query else "") or "/"


def _may_send(sender: User, request: HttpRequest, declaration: Declaration) -> bool:
    sender.be_on(request.today)  # type: ignore[attr-defined]  # set by heed.access.middleware.OnTheRequest
    return "POST" in declaration.methods and declaration.allows(sender.permissions)


def _not_ours(request: HttpRequest) -> HttpResponseBase | None:
    """What Django answers to a form that is not from a page of ours: nobody is made to keep what they never wrote."""
    check = CsrfViewMiddleware(_nothing)
    check.process_request(request)
    return check.process_view(request, _nothing, (), {})


def _nothing(_request: HttpRequest) -> HttpResponse:
    """The view that the check asks for and does not call."""
    return HttpResponse()  # pragma: no cover


def _is_from_here(request: HttpRequest) -> bool:
    origin = request.META.get("HTTP_ORIGIN", "")
    return bool(origin) and origin == f"{request.scheme}://{request.get_host()}"
