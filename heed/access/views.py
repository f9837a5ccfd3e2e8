"""Signing in as one of the cast. The page that offers them is in `heed.web`."""

from __future__ import annotations

from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme

from heed.access import demo, record
from heed.access.models import User
from heed.access.pages import DEED, PUBLIC, Shows, page


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
