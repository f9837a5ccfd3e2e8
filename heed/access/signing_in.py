"""How a person signs in and out: what allauth asks us, and the entries of the record. Pages are in `heed.web`."""

from __future__ import annotations

import ipaddress
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from heed.access import record
from heed.access.models import User


def locked_out(request: HttpRequest, _answer: HttpResponse | None, _credentials: object) -> HttpResponse:
    """What somebody is shown who gave too many wrong passwords: for how long, and what to do. Names nobody."""
    minutes = round(settings.AXES_COOLOFF_TIME * 60)
    return render(request, "429.html", {"minutes": minutes, "times": settings.AXES_FAILURE_LIMIT}, status=429)


def address_of(request: HttpRequest) -> str:
    """Where a request comes from, so that wrong passwords shut out nobody elsewhere.

    Behind a proxy it is the last address of X-Forwarded-For: that one the proxy wrote, those before it anybody could.
    """
    here = str(request.META.get("REMOTE_ADDR", ""))
    if settings.SECURE_PROXY_SSL_HEADER is None:
        return here
    last = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
    if last.startswith("["):  # [2001:db8::1]:443
        last = last[1:].partition("]")[0]
    elif last.count(":") == 1:  # 192.0.2.1:443
        last = last.partition(":")[0]
    try:
        return str(ipaddress.ip_address(last.partition("%")[0]))
    except ValueError:
        return here


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Signing up is closed: an administrator adds users. Signing in and out are recorded."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": "That name and password do not belong together: check both."
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Find the person. A username is the same however it is capitalised, for the count of failures too."""
        credentials["username"] = credentials["username"].lower()
        user: User | None = super().authenticate(request, **credentials)
        return user

    def login(self, request: HttpRequest, user: User) -> None:
        """Sign the person in, and record it."""
        super().login(request, user)
        record.wrote(by=user, what="access.sign_in", sentence="Signed in.")

    def logout(self, request: HttpRequest) -> None:
        """Record who leaves, and sign them out."""
        if isinstance(request.user, User):
            record.wrote(by=request.user, what="access.sign_out", sentence="Signed out.")
        super().logout(request)
