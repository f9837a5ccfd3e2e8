"""One thing that a person does: permitted, all or nothing, on the record. The button asks the same object as the deed.

    @action(Permission.MANAGE_TEAMS, unless=_closed)
    def rename_team(team: Team, *, by: User, name: str, seen_version: int) -> Team:
        \"\"\"Change a team's name.\"\"\"

The first argument, if there is one, is the subject: it is locked and read again, and the function gets the fresh row.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, ParamSpec, TypeVar

from django.db import models, transaction
from django.http import Http404

from heed.access import record
from heed.access.models import User
from heed.access.permissions import Permission, roles_with

P = ParamSpec("P")
R = TypeVar("R")

Reason = Callable[..., str | None]
ALL: dict[str, Action[..., Any]] = {}  # by name, for tests that go through every action


class NotPermitted(Http404):
    """The person may not do this. For a page that is the same as its not being there: 404."""


class NotNow(Exception):
    """It cannot be done to this subject as it stands. Its text is a sentence fit to show."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that both people changed: its name, what is kept now, and what the later person wrote."""

    field: str
    kept: object
    yours: object


class Stale(NotNow):
    """Somebody saved since the person opened the page. Carries both texts, so that nothing typed is lost."""

    def __init__(self, kept: models.Model, yours: Mapping[str, object]) -> None:
        super().__init__("Somebody else saved this after you opened it. Both versions are below: choose what to keep.")
        self.kept = kept
        self.differences = tuple(
            Difference(name, getattr(kept, name), value)
            for name, value in yours.items()
            if name in _field_names(kept) and getattr(kept, name) != value
        )


class Action(Generic[P, R]):
    """A function that a person may call, with its permission and its condition. Made by `@action`."""

    def __init__(self, run: Callable[P, R], permission: Permission | None, unless: Reason | None) -> None:
        functools.update_wrapper(self, run)
        self.run = run
        self.permission = permission
        self.unless = unless
        self.name = f"{run.__module__.removeprefix('heed.').partition('.')[0]}.{run.__name__}"
        self.sentence = (inspect.getdoc(run) or "").partition("\n")[0]
        if not self.sentence:
            raise TypeError(f"{self.name} needs a docstring: its first line is what the record says was done.")
        self.parameters = inspect.signature(run).parameters
        ALL[self.name] = self

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Do it. Raises `NotPermitted`, `NotNow` (with the sentence to show) or `Stale`."""
        by = kwargs.get("by")
        if not isinstance(by, User):
            raise TypeError(f"{self.name} needs by=: the person who does it.")
        if not self._permits(by):
            raise NotPermitted(self._who_may())
        with transaction.atomic():
            subject = _locked(args[0]) if args else None
            before = _values(subject)
            if isinstance(subject, models.Model):
                self._check_version(subject, kwargs)
            if reason := self._reason(subject, kwargs):
                raise NotNow(reason)
            if subject is not None:
                subject._history_user = by  # type: ignore[attr-defined]  # simple_history asks the row itself first
            result = self.run(*(() if subject is None else (subject,)), *args[1:], **kwargs)  # type: ignore[arg-type]
            self._record(by, subject, before, result)
        return result

    def why_not(self, subject: object = None, *, by: User, **kwargs: object) -> str | None:
        """Why the person cannot do this now, as a sentence fit to show; None where they can."""
        if not self._permits(by):
            return self._who_may()
        return self._reason(subject, {"by": by, **kwargs})

    def _permits(self, by: User) -> bool:
        return self.permission is None or self.permission in by.permissions

    def _who_may(self) -> str:
        may = roles_with(*() if self.permission is None else (self.permission,))
        return f"You may not do this. It is for: {', '.join(may)}."

    def _reason(self, subject: object, kwargs: Mapping[str, object]) -> str | None:
        """Ask the condition, with the arguments it names."""
        if self.unless is None:
            return None
        asked = inspect.signature(self.unless).parameters
        named = {name: value for name, value in kwargs.items() if name in asked}
        return self.unless(*(() if subject is None else (subject,)), **named)

    def _check_version(self, subject: models.Model, kwargs: Mapping[str, object]) -> None:
        """Refuse a stale edit; count the version up, so that the one save in the function keeps it."""
        if "seen_version" in self.parameters and kwargs["seen_version"] != _version(subject):
            raise Stale(subject, kwargs)
        if "version" in _field_names(subject):
            setattr(subject, "version", _version(subject) + 1)  # noqa: B010 - not every model has one

    def _record(self, by: User, subject: models.Model | None, before: Mapping[str, str], result: object) -> None:
        thing = subject if subject is not None else result
        change = None
        if isinstance(thing, models.Model):
            change = _change(thing, before)
            if "version" in _field_names(thing) and before and change.fields and "version" not in change.fields:
                raise TypeError(f"{self.name} saved without its version: add “version” to update_fields.")
        record.wrote(
            by=by,
            what=self.name,
            sentence=self.sentence,
            children={*children_of(subject), *children_of(result)},
            change=change,
            permission=self.permission,
        )


def action(permission: Permission | None, unless: Reason | None = None) -> Callable[[Callable[P, R]], Action[P, R]]:
    """Make a function an action. Without a permission it is a deed on one's own things, which anyone signed in may do.

    `unless(subject, ...)` returns None or why it cannot be done; it may name `by` and other arguments.
    An action that edits takes `seen_version`, the version its form was filled from.
    """

    def make(run: Callable[P, R]) -> Action[P, R]:
        return Action(run, permission, unless)

    return make


def children_of(thing: object) -> Iterable[str]:
    """The keys of the children a row is about: its `child_keys`, else the child it points to, else none."""
    if (keys := getattr(thing, "child_keys", None)) is not None:
        return {str(key) for key in keys}
    key = getattr(thing, "child_id", None)
    return set() if key is None else {str(key)}


def _locked(subject: object) -> models.Model:
    """The subject as it is now, locked until the transaction ends. On SQLite the whole database is (IMMEDIATE)."""
    if not isinstance(subject, models.Model):
        raise TypeError("An action's first argument is the row it changes; pass everything else by name.")
    fresh = type(subject)._base_manager.select_for_update(of=("self",)).filter(pk=subject.pk).first()
    if fresh is None:
        raise NotNow("This is no longer there: somebody has removed it since you opened the page.")
    return fresh


def _field_names(row: models.Model) -> frozenset[str]:
    return frozenset(field.name for field in row._meta.concrete_fields)


def _version(row: models.Model) -> int:
    return int(getattr(row, "version", 0))


def _values(row: models.Model | None) -> Mapping[str, str]:
    return {} if row is None else record.values_in(row, [column.attname for column in row._meta.concrete_fields])


def _change(thing: models.Model, before: Mapping[str, str]) -> record.Change:
    """What changed, read back from the database: a value in memory may not be what was kept."""
    kept = type(thing)._base_manager.filter(pk=thing.pk).first()
    after = _values(kept)
    fields = tuple(sorted(name for name in after if before.get(name) != after[name]))
    if not fields or kept is None:
        return record.Change(thing)
    version = _latest_version(thing)
    held_in = kept if version is None else version
    key = None if version is None else int(version.pk)
    return record.Change(thing, fields, key, record.values_in(held_in, fields))


def _latest_version(thing: models.Model) -> models.Model | None:
    """The newest row of versions of a thing; None where its model keeps none."""
    versions = getattr(thing, "history", None)
    return None if versions is None else versions.order_by("-history_id").first()
