"""Claims about signing in and out, and about where signing in as one of the cast may exist at all."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core import checks
from django.test import Client

from heed.access import clock, demo, stage
from heed.access.apps import demo_is_not_production
from heed.access.demo import CAST, is_loopback, why_not_here
from heed.access.models import Demo, Entry, RoleHeld, User
from heed.access.signing_in import Adapter, address_of
from heed.config.environment import Kind

PASSWORD = "a-long-phrase-of-words"
PROXY = ("HTTP_X_FORWARDED_PROTO", "https")
EVERYWHERE = "0.0.0.0"  # noqa: S104 - named, not listened on


@pytest.fixture
def with_password(tom: User) -> User:
    tom.set_password(PASSWORD)
    tom.save()
    return tom


def test_signing_in_with_the_right_password_is_recorded(with_password):
    answer = Client().post("/sign-in/", {"login": "Tom", "password": PASSWORD})

    assert answer.status_code == 302
    assert Entry.objects.get().what == "access.sign_in"


def test_signing_out_is_recorded_and_a_get_does_not_sign_out(with_password, signed_in):
    client = signed_in(with_password)

    client.post("/sign-out/")

    assert Entry.objects.get().what == "access.sign_out"
    assert "_auth_user_id" not in client.session


def test_five_wrong_passwords_lock_the_door_even_for_the_right_one(with_password):
    client = Client()
    for _ in range(5):
        client.post("/sign-in/", {"login": "tom", "password": "wrong"})

    answer = client.post("/sign-in/", {"login": "tom", "password": PASSWORD})

    page = answer.content.decode()
    assert answer.status_code == 429
    assert "<h1>Too many wrong passwords</h1>" in page
    assert "A wrong password was given 5 times" in page
    assert "Wait 15 minutes" in page
    assert "tom" not in page
    assert not Entry.objects.exists()


def test_behind_a_proxy_wrong_passwords_shut_nobody_out_elsewhere(with_password, settings):
    settings.SECURE_PROXY_SSL_HEADER = PROXY
    for number in range(6):  # what the sender wrote stands first and changes; what the proxy wrote stands last
        forwarded = f"10.0.0.{number}, 192.0.2.66"
        wrong = Client().post(
            "/sign-in/", {"login": "tom", "password": "wrong"}, headers={"X-Forwarded-For": forwarded}
        )

    right = Client().post("/sign-in/", {"login": "tom", "password": PASSWORD}, headers={"X-Forwarded-For": "192.0.2.7"})

    assert wrong.status_code == 429
    assert right.status_code == 302


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("10.0.0.1, 192.0.2.7", "192.0.2.7"),
        ("192.0.2.7:50123", "192.0.2.7"),
        ("2001:db8::7", "2001:db8::7"),
        ("[2001:db8::7]:50123", "2001:db8::7"),
        ("fe80::7%eth0", "fe80::7"),
        ("unknown", "127.0.0.1"),
        ("", "127.0.0.1"),
    ],
)
def test_where_a_request_comes_from_is_what_the_proxy_wrote_last(rf, settings, forwarded, address):
    request = rf.get("/", headers={"X-Forwarded-For": forwarded})
    assert address_of(request) == "127.0.0.1"  # without a proxy anybody could have written it

    settings.SECURE_PROXY_SSL_HEADER = PROXY

    assert address_of(request) == address


def test_somebody_shut_out_does_not_come_in(with_password):
    with_password.is_active = False
    with_password.save()

    Client().post("/sign-in/", {"login": "tom", "password": PASSWORD})

    assert not Entry.objects.exists()


def test_nobody_signs_themselves_up(rf):
    assert Adapter().is_open_for_signup(rf.get("/")) is False


def test_a_stranger_who_signs_out_is_not_recorded(db):
    from django.contrib.auth.models import AnonymousUser
    from django.contrib.sessions.backends.cache import SessionStore
    from django.test import RequestFactory

    request = RequestFactory().post("/sign-out/")
    request.user, request.session = AnonymousUser(), SessionStore()

    Adapter().logout(request)

    assert not Entry.objects.exists()


@pytest.fixture
def in_demo(db, settings) -> Demo:
    settings.HEED_BOUND_TO = "127.0.0.1"
    return stage.set_up(None)


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


def test_making_the_demonstration_again_changes_nothing_and_can_move_the_day(in_demo):
    before = (User.objects.count(), RoleHeld.objects.count(), Entry.objects.count())

    assert stage.set_up(None).day == stage.DAY
    assert stage.set_up(stage.DAY).day == stage.DAY
    assert (User.objects.count(), RoleHeld.objects.count(), Entry.objects.count()) == before

    assert stage.set_up(date(2026, 12, 1)).day == date(2026, 12, 1)
    assert Entry.objects.filter(what="access.demo_day").count() == 1
    assert {member.username for member in CAST} == set(User.objects.values_list("username", flat=True))


def test_a_database_that_holds_records_is_never_made_a_demonstration(tom):
    with pytest.raises(stage.NotADemonstration, match="did not make"):
        stage.set_up(None)

    assert not Demo.objects.exists()


def test_the_cast_signs_in_without_a_password(in_demo):
    assert not any(user.has_usable_password() for user in User.objects.all())
    assert demo.CAST[0].username == "nadia"


def test_moments_become_dates_in_england(monkeypatch):
    assert clock.day_of(datetime(2026, 7, 31, 23, 30, tzinfo=UTC)) == date(2026, 8, 1)
    assert clock.day_of(datetime(2026, 12, 31, 23, 30, tzinfo=UTC)) == date(2026, 12, 31)
    assert clock.today(date(2026, 1, 2)) == date(2026, 1, 2)
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 7, 31, 23, 30, tzinfo=UTC))
    assert clock.today() == date(2026, 8, 1)
