"""The cast, and the ground that tests of every package stand on. What holds for a whole run is in `tests.plugin`."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.operations import BaseDatabaseOperations
from django.db.backends.signals import connection_created
from django.test import Client

from heed.access import triggers
from heed.access.models import RoleHeld, User
from heed.access.permissions import Role
from heed.council.guards import REFUSALS as LIST_REFUSALS
from heed.reports.guards import REFUSALS as REPORT_REFUSALS
from tests.architecture import bulk
from tests.chromium import browser  # noqa: F401 - a fixture of every run: Playwright can be started once
from tests.patience import PATIENCE_S
from tests.template import _migrated_once  # noqa: F401 - a fixture of every run

OF_DELETIONS = [each for each in (*LIST_REFUSALS, *REPORT_REFUSALS) if "delete" in each.verbs]

MakeUser = Callable[..., User]


@pytest.fixture(scope="session", autouse=True)
def _record_can_be_emptied_between_tests() -> Iterator[None]:
    """After a test that commits every table is emptied; triggers that refuse a deletion step aside."""
    flush = BaseDatabaseOperations.execute_sql_flush

    def lifted(self: BaseDatabaseOperations, sql_list: list[str]) -> None:
        vendor = self.connection.vendor
        with triggers.lifted(self.connection), self.connection.cursor() as cursor:
            for refusal in OF_DELETIONS:
                list(map(cursor.execute, refusal.take_out(vendor)))
            flush(self, sql_list)
            for refusal in OF_DELETIONS:
                list(map(cursor.execute, refusal.put_in(vendor)))

    patch = pytest.MonkeyPatch()
    patch.setattr(BaseDatabaseOperations, "execute_sql_flush", lifted)
    yield
    patch.undo()


@pytest.fixture(scope="session", autouse=True)
def _rows_without_an_order_come_backwards() -> Iterator[None]:
    """On SQLite alone, so that code which relies on the order of rows that it did not order fails on one database."""

    def backwards(connection: BaseDatabaseWrapper, **_: object) -> None:
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA reverse_unordered_selects = ON")

    connection_created.connect(backwards, weak=False)
    yield
    connection_created.disconnect(backwards)


@pytest.fixture(scope="session", autouse=True)
def _no_bulk_writes() -> Iterator[None]:
    """Code of Heed that writes many rows at once, where it is not named as allowed, fails the test that runs it."""
    patch = pytest.MonkeyPatch()
    bulk.watch(patch)
    yield
    patch.undo()


@pytest.fixture
def make_user(db: None) -> MakeUser:
    """Makes a user who holds the roles from long ago on."""

    def make(username: str, *roles: Role, **fields: Any) -> User:
        user = User(username=username, name=username.title(), **fields)
        user.set_unusable_password()
        user.save()
        for role in roles:
            RoleHeld.objects.create(user=user, role=role, from_on=date(2015, 4, 1), why="In the cast")
        return user

    return make


@pytest.fixture
def nadia(make_user: MakeUser) -> User:
    """Amara's IRO."""
    return make_user("nadia", Role.IRO)


@pytest.fixture
def sam(make_user: MakeUser) -> User:
    """An IRO who must not see Amara."""
    return make_user("sam", Role.IRO)


@pytest.fixture
def tom(make_user: MakeUser) -> User:
    """The service manager."""
    return make_user("tom", Role.SERVICE_MANAGER)


@pytest.fixture
def grace(make_user: MakeUser) -> User:
    """Business support."""
    return make_user("grace", Role.BUSINESS_SUPPORT)


@pytest.fixture
def priya(make_user: MakeUser) -> User:
    """The performance analyst."""
    return make_user("priya", Role.ANALYST)


@pytest.fixture
def dev(make_user: MakeUser) -> User:
    """Amara's social worker."""
    return make_user("dev", Role.SOCIAL_WORKER)


@pytest.fixture
def ruth(make_user: MakeUser) -> User:
    """The director of children's services."""
    return make_user("ruth", Role.SENIOR_LEADER)


@pytest.fixture
def ingrid(make_user: MakeUser) -> User:
    """The administrator, who sees no child."""
    return make_user("ingrid", Role.ADMINISTRATOR)


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """A browser in which the user is signed in."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


AtOnce = Callable[..., list[Any]]


@pytest.fixture
def at_once(transactional_db: None, tmp_path: Path) -> AtOnce:
    """Runs functions at the same moment, each with a connection of its own, and returns what they returned.

    In memory SQLite has one connection for all threads, so they work on a copy in a file, as the site does: what a test
    prepares and looks at goes through this fixture as well.
    """
    file = None
    if connection.vendor == "sqlite":
        file = tmp_path / "copy.sqlite3"
        connection.ensure_connection()
        with sqlite3.connect(file) as copy:
            connection.connection.backup(copy)
        copy.close()

    def run(*functions: Callable[[], Any]) -> list[Any]:
        start = threading.Barrier(len(functions))

        def one(function: Callable[[], Any]) -> Any:
            if file is not None:
                connection.settings_dict = {**connection.settings_dict, "NAME": str(file)}
            try:
                connection.ensure_connection()
                start.wait(PATIENCE_S)
                return function()
            finally:
                connection.close()

        with ThreadPoolExecutor(len(functions)) as pool:
            return list(pool.map(one, functions))

    return run
