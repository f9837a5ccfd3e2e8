"""The record of who did and who saw what: writing an entry. Sealing and proving it are in `heed.access.sealing`.

An entry is inserted in the transaction of what it tells of, so both happen or neither. It holds field names and a
salted digest of their values; the values are in version rows, once. A sentence holds no name of a child or family.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.conf import settings
from django.db import models, transaction

from heed.access import clock
from heed.access.models import Entry, EntryChild, Kind, User
from heed.access.permissions import ROLES, Permission

_request_id: ContextVar[str] = ContextVar("heed_request_id", default="")


@contextlib.contextmanager
def during(request_id: str) -> Iterator[None]:
    """Everything recorded inside carries this request's number."""
    token = _request_id.set(request_id)
    try:
        yield
    finally:
        _request_id.reset(token)


@dataclass(frozen=True, slots=True)
class Change:
    """What an action changed: the thing, the fields, and the row that holds the new values.

    The row is one of the thing's versions where it has them (its key is `version`), else the thing itself.
    """

    subject: models.Model
    fields: tuple[str, ...] = ()
    version: int | None = None
    values: Mapping[str, str] = field(default_factory=dict)


def wrote(
    *,
    by: User | None,
    what: str,
    sentence: str,
    children: Iterable[object] = (),
    change: Change | None = None,
    permission: Permission | None = None,
) -> Entry:
    """Record that something was done. Called by `@action`; call it yourself only from `tick`, with `by=None`.

    `children` are the keys (str of the primary key) of the children concerned.
    """
    entry = Entry(by=by, kind=Kind.DID, what=what, sentence=sentence, roles=_roles(by, permission))
    if change is not None:
        entry.subject = f"{change.subject._meta.label}:{change.subject.pk}"
        entry.version = change.version
        entry.fields = ",".join(change.fields)
        if change.fields:
            entry.salt = secrets.token_hex(16)
            entry.digest = digest(change.values, entry.salt)
    return _put(entry, children)


def saw(
    *,
    by: User,
    what: str,
    sentence: str,
    children: Iterable[object] = (),
    filter: str = "",
    permission: Permission | None = None,
) -> Entry:
    """Record that a page, list, drill-through or export was shown: one entry with its filter and every child shown."""
    entry = Entry(by=by, kind=Kind.SAW, what=what, sentence=sentence, filter=filter, roles=_roles(by, permission))
    return _put(entry, children)


def values_in(row: models.Model, names: Iterable[str]) -> dict[str, str]:
    """The named columns of a row as text. One that the row does not hold (versions keep no password) is left out."""
    columns = {column.attname: column for column in row._meta.concrete_fields}
    return {name: columns[name].value_to_string(row) for name in names if name in columns}


def digest(values: Mapping[str, str], salt: str) -> str:
    """A digest of values; without the deployment's key they cannot be guessed back, however few are possible."""
    return _keyed(values, salt, settings.SECRET_KEY)


def digests_agree(kept: str, values: Mapping[str, str], salt: str) -> bool:
    """Whether a kept digest is of these values, under today's secret or one that was used before it."""
    secrets_known = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return any(hmac.compare_digest(kept, _keyed(values, salt, secret)) for secret in secrets_known)


def _keyed(values: Mapping[str, str], salt: str, secret: str) -> str:
    key = hashlib.sha256(b"heed.access.record:" + secret.encode()).digest()
    parts = [f"{len(name)}:{name}={len(value)}:{value};" for name, value in sorted(values.items())]
    return hmac.new(key, (salt + "|" + "".join(parts)).encode(), hashlib.sha256).hexdigest()


def _roles(by: User | None, permission: Permission | None) -> str:
    """The roles that carried the permission, or all that are held where none was asked for."""
    if by is None:
        return ""
    return ",".join(sorted(role for role in by.roles if permission is None or permission in ROLES[role]))


def _put(entry: Entry, children: Iterable[object]) -> Entry:
    entry.at = clock.now()
    entry.request_id = _request_id.get()
    with transaction.atomic():
        entry.save()
        keys = sorted({str(key) for key in children})
        EntryChild.objects.bulk_create([EntryChild(entry=entry, child_key=key) for key in keys], batch_size=500)
    return entry
