"""Claims about signing in and out: on the record, shut after wrong passwords, and where a request comes from."""

from __future__ import annotations

import pytest
from django.test import Client

from heed.access.models import Entry, User
from heed.access.signing_in import Adapter, address_of

PASSWORD = "a-long-phrase-of-words"
PROXY = ("HTTP_X_FORWARDED_PROTO", "https")


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


def test_a_wrong_password_is_answered_without_saying_which_of_the_two_is_wrong(with_password):
    pages = [
        Client().post("/sign-in/", {"login": login, "password": "wrong"}).content.decode()
        for login in ("tom", "nobody")
    ]

    assert all("That name and password do not belong together: check both." in page for page in pages)


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
