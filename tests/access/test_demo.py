"""Claims about where signing in as one of the cast may exist at all, and whom it signs in."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core import checks
from django.test import Client

from heed.access.apps import demo_is_not_production
from heed.access.demo import is_loopback, why_not_here
from heed.access.models import Demo, Entry
from heed.config.environment import Kind

EVERYWHERE = "0.0.0.0"  # noqa: S104 - named, not listened on


def _choose(username: str = "nadia", *, next: str = "", **extra: str) -> Any:
    host: dict[str, Any] = {"HTTP_HOST": "localhost:8000", **extra}
    return Client().post("/demo/sign-in/", {"as": username, "next": next}, **host)


def test_in_a_demonstration_a_visitor_is_who_they_choose(in_demo):
    answer = _choose("nadia", next="/figures/")

    assert (answer.status_code, answer["Location"]) == (302, "/figures/")
    assert Entry.objects.filter(by__username="nadia", what="access.demo_sign_in").count() == 1


@pytest.mark.parametrize("next", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""])
def test_a_visitor_is_never_sent_elsewhere(in_demo, next):
    assert _choose(next=next)["Location"] == "/"


@pytest.mark.parametrize("username", ["", "nobody", "root"])
def test_only_the_cast_can_be_chosen(in_demo, username, make_user):
    make_user("root")

    assert _choose(username).status_code == 404


@pytest.mark.parametrize(
    "extra",
    [
        {"HTTP_HOST": "testserver"},
        {"REMOTE_ADDR": "10.1.2.3"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
    ],
)
def test_a_request_from_elsewhere_cannot_choose(in_demo, extra):
    assert _choose(**extra).status_code == 404


def test_it_cannot_be_chosen_where_the_site_listens_to_others(in_demo, settings):
    settings.HEED_BOUND_TO = EVERYWHERE

    assert _choose().status_code == 404


def test_it_cannot_be_chosen_in_production(in_demo, settings):
    settings.HEED_ENV = Kind.PRODUCTION
    settings.SECURE_SSL_REDIRECT = False

    assert _choose().status_code == 404


def test_it_does_not_exist_in_a_councils_own_database(nadia, settings):
    settings.HEED_BOUND_TO = "127.0.0.1"

    assert _choose("nadia").status_code == 404


def test_it_is_never_a_get(in_demo):
    assert Client().get("/demo/sign-in/", {"as": "nadia"}, HTTP_HOST="localhost").status_code == 405


def test_each_wrong_combination_says_why(settings):
    here = Demo(day=date(2026, 11, 16))
    settings.HEED_BOUND_TO = "127.0.0.1"
    assert why_not_here(here) is None
    assert why_not_here(None) is None

    settings.HEED_BOUND_TO = EVERYWHERE
    assert "would listen on 0.0.0.0" in str(why_not_here(here))
    settings.HEED_BOUND_TO = ""
    assert "an address that HEED_BOUND_TO does not name" in str(why_not_here(here))
    settings.HEED_ENV = Kind.PRODUCTION
    assert "HEED_ENV is production" in str(why_not_here(here))


def test_the_check_refuses_a_demonstration_in_production(in_demo, settings):
    assert demo_is_not_production(None) == []

    settings.HEED_ENV = Kind.PRODUCTION

    assert [error.id for error in demo_is_not_production(None)] == ["access.E001"]
    registered: set[Any] = set(checks.registry.registry.registered_checks)
    assert demo_is_not_production in registered


def test_the_check_has_nothing_to_say_of_a_councils_own_database_or_of_none(db, settings, monkeypatch):
    settings.HEED_ENV = Kind.PRODUCTION
    assert demo_is_not_production(None) == []

    def missing() -> None:
        raise checks_database_error

    from django.db import DatabaseError

    checks_database_error = DatabaseError("no such table")
    monkeypatch.setattr(Demo, "here", staticmethod(missing))
    assert demo_is_not_production(None) == []


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:8000", "localhost", "LOCALHOST:80", "::1", "[::1]", "[::1]:80"]
)
def test_this_machines_own_addresses_are_known(host):
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["", EVERYWHERE, "::", "10.0.0.1", "heed.example", "127.0.0.1.example", "[::]:80"])
def test_other_addresses_are_not_this_machines_own(host):
    assert not is_loopback(host)
