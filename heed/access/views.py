"""Signing in as one of the cast, staying signed in, and sending again what was kept. The pages themselves are in `heed.web`."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme

from heed.access import demo, held, record, sessions
from heed.access.models import User
from heed.access.pages import DEED, FORM, PUBLIC, SIGNED_IN, Request, Shows, declaration_of, page
from heed.access.signed_out import came_from


@page(PUBLIC, shows=Shows.NO_CHILD, methods=DEED)
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as the member of the cast named in `as`, and go to `next`. 404 outside a demonstration."""
    if not demo.may_choose(request):
        raise Http404
    chosen = request.POST.get("as", "")
    user = get_object_or_404(User, username=chosen if chosen in {member.username for member in demo.CAST} else "")
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    record.wrote(by=user, what="access.demo_sign_in", sentence="Signed in to the demonstration.")
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return redirect(target if safe else "/")


@page(SIGNED_IN, shows=Shows.NO_CHILD, methods=FORM)
def session(request: Request) -> HttpResponse:
    """How long one stays signed in; sending the page puts the end off. A script asks the same of it, in JSON."""
    by_script = request.headers.get("Accept") == "application/json"
    if request.method == "POST":
        request.session.modified = True
        if by_script:
            return JsonResponse({"minutes": settings.SESSION_COOKIE_AGE // 60})
        return redirect(came_from(request))
    minutes = sessions.minutes_left(request)
    return (
        JsonResponse({"minutes": minutes}) if by_script else render(request, "account/session.html", {"left": minutes})
    )


@page(SIGNED_IN, shows=Shows.NO_CHILD)
def give_back(request: Request, token: str) -> HttpResponse:
    """What was sent after a session had ended, shown to whoever sent it with one button that sends it again."""
    sent = held.of(token, request.user)
    if sent is None:
        raise Http404
    return render(
        request,
        "account/held.html",
        {"sent": sent, "token": token, "field": held.FIELD, "opens": _opens(sent.path, request.user)},
    )


def _opens(path: str, user: User) -> bool:
    """Whether the person may still open the page that something was sent to. Of which child, the page itself asks."""
    try:
        declaration = declaration_of(resolve(path.partition("?")[0]).func)
    except Resolver404:
        return False
    return declaration is not None and declaration.allows(user.permissions)
