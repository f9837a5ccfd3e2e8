"""What was sent after its sender's session had ended: kept encrypted for a quarter of an hour, for that person alone.

Half of the key is in the address of the page that gives it back, and nowhere else: what is kept cannot be read from the
database with the deployment's secret. A password is never kept, nor a file.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass
from datetime import timedelta

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from heed.access import clock
from heed.access.models import HeldPost, User

KEPT_FOR = timedelta(minutes=15)
MOST = 1_000_000
"""Bytes that are kept of what was sent at once."""

AT_ONCE = 10
"""Things kept for one person: the oldest gives way."""

FIELD = "_held"
"""The field by which a page that is sent again says what it gives back."""

WHOSE = "heed_whose"
"""The cookie that says, signed, who was last signed in here. It opens nothing."""

_CSRF = "csrfmiddlewaretoken"
_PURPOSE = "heed.access.held"


@dataclass(frozen=True, slots=True)
class Sent:
    """What somebody sent: to which page, each field in its order, and how many files, which are not kept."""

    path: str
    fields: tuple[tuple[str, str], ...]
    files: int


def name_in(response: HttpResponseBase, request: HttpRequest) -> None:
    """Say in a cookie who is signed in here, unless it says so already. It outlives the session, as its page does."""
    user = request.user
    if isinstance(user, User) and _named(request) != str(user.pk):
        response.set_cookie(
            WHOSE,
            _signer().sign(str(user.pk)),
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


def whose(request: HttpRequest) -> User | None:
    """Who was signed in here before their session ended; None where nobody was, or they may not sign in any more."""
    named = _named(request)
    return User.objects.filter(pk=named, is_active=True).first() if named else None


def is_too_large(request: HttpRequest) -> bool:
    """Whether more was sent than is kept. Asked before anything of it is read."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return not (length.isascii() and length.isdigit() and len(length) < 10 and int(length) <= MOST)


def keep(request: HttpRequest, user: User) -> str:
    """Keep what was sent for this person; the token that opens it. Empty where there was nothing that may be kept."""
    sent = Sent(
        path=request.get_full_path(),
        fields=tuple(
            (name, str(value))
            for name, values in request.POST.lists()
            for value in values
            if name not in (_CSRF, FIELD)
        ),
        files=sum(len(request.FILES.getlist(name)) for name in request.FILES),
    )
    if not sent.fields or any("password" in name.lower() for name, _ in sent.fields):
        return ""
    for old in HeldPost.objects.filter(user=user).order_by("-at", "-pk")[AT_ONCE - 1 :]:
        old.delete()
    token, now = secrets.token_urlsafe(32), clock.now()
    body = json.dumps({"path": sent.path, "fields": sent.fields, "files": sent.files})
    HeldPost.objects.create(
        token=_hashed(token),
        user=user,
        path=sent.path[:500],
        body=_box(token).encrypt(body.encode()),
        at=now,
        until_at=now + KEPT_FOR,
    )
    return token


def of(token: str, user: User) -> Sent | None:
    """What the token opens, for the person who sent it and within its time. Whatever else is asked, there is nothing."""
    row = _row(token, user)
    if row is None:
        return None
    try:
        found = json.loads(_box(token).decrypt(bytes(row.body)))
    except InvalidToken:
        return None
    if found["path"][:500] != row.path:
        return None
    return Sent(found["path"], tuple((name, value) for name, value in found["fields"]), found["files"])


def let_go(request: HttpRequest, response: HttpResponseBase) -> None:
    """Delete what was kept once it has been sent again and taken."""
    if request.method != "POST" or response.status_code >= 400 or not isinstance(request.user, User):
        return
    token = request.POST.get(FIELD, "")
    row = _row(token, request.user) if token else None
    if row is not None:
        row.delete()


def _row(token: str, user: User) -> HeldPost | None:
    return HeldPost.objects.filter(token=_hashed(token), user=user, until_at__gt=clock.now()).first()


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _box(token: str) -> MultiFernet:
    """Encrypts with today's secret and this token; decrypts with one that was used before it, too."""
    return MultiFernet([_fernet(secret, token) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _fernet(secret: str, token: str) -> Fernet:
    made = HKDF(algorithm=hashes.SHA256(), length=32, salt=token.encode(), info=_PURPOSE.encode())
    return Fernet(base64.urlsafe_b64encode(made.derive(secret.encode())))


def _signer() -> signing.Signer:
    return signing.Signer(salt=_PURPOSE)


def _named(request: HttpRequest) -> str:
    """The key of the user whom the cookie names; empty where there is none, or it is not ours."""
    try:
        return _signer().unsign(request.COOKIES.get(WHOSE, ""))
    except signing.BadSignature:
        return ""
