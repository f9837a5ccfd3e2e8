"""Claims about what is sent after a session has ended: nothing of it is lost, and nobody else gets at it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from heed.access import clock, held, upkeep
from heed.access.models import HeldPost, User
from heed.access.pages import DEED, FORM, PUBLIC, SIGNED_IN, Shows, page
from heed.access.permissions import Permission, Role
from heed.config import urls as site

WORDS = "Amara said: <b>not yet</b>\r\n& she means it"
TAKEN: list[dict[str, list[str]]] = []

SignedIn = Callable[[User], Client]


def _takes(request: Any) -> HttpResponse:
    if request.method == "POST":
        TAKEN.append(dict(request.POST.lists()))
    return HttpResponse(status=400 if request.POST.get("refuse") else 200)


class Urls:
    """A url conf of pages that take something."""

    urlpatterns = (
        path("write/", page(SIGNED_IN, shows=Shows.NO_CHILD, methods=FORM)(_takes)),
        path("deed/", page(SIGNED_IN, shows=Shows.NO_CHILD, methods=DEED)(_takes)),
        path("read/", page(SIGNED_IN, shows=Shows.NO_CHILD)(_takes)),
        path("large/", page(SIGNED_IN, shows=Shows.NO_CHILD, methods=FORM, takes=3_000_000)(_takes)),
        path("manage/", page(Permission.MANAGE_USERS, shows=Shows.NO_CHILD, methods=FORM)(_takes)),
        path("public/", page(PUBLIC, shows=Shows.NO_CHILD, methods=FORM)(_takes)),
        *site.urlpatterns,
    )


@pytest.fixture(autouse=True)
def _pages(settings: Any) -> None:
    settings.ROOT_URLCONF = Urls
    TAKEN.clear()


def _ended(user: User, signed_in: SignedIn) -> Client:
    """A browser in which the user was signed in, on a page that is still open, until the session ended."""
    client = signed_in(user)
    client.get("/read/")
    client.session.delete()
    del client.cookies["sessionid"]
    return client


def _sent(client: Client, to: str = "/write/", **fields: Any) -> str:
    """Where what is sent without a session can be looked at again."""
    answer = client.post(to, {"what": WORDS, **fields})
    assert answer.status_code == 302
    found = re.fullmatch(r"/sign-in/\?next=(/held/[\w-]+/)", answer["Location"])
    assert found, answer["Location"]
    return found[1]


def _again(client: Client, user: User) -> None:
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")


def test_what_was_sent_is_shown_to_its_sender_after_signing_in_and_sent_again_whole(signed_in, tom):
    client = _ended(tom, signed_in)
    address = _sent(client, "/write/?to=x", who=["Nadia", "Sam"], empty="")
    _again(client, tom)

    shown = client.get(address).content.decode()

    assert "Nothing is lost" in shown
    assert "&lt;b&gt;not yet&lt;/b&gt;" in shown
    assert 'action="/write/?to=x"' in shown
    fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', shown.split('action="/write/')[1])
    assert [name for name, _ in fields] == ["csrfmiddlewaretoken", "_held", "what", "who", "who", "empty"]
    assert [value for name, value in fields if name == "who"] == ["Nadia", "Sam"]
    assert not TAKEN


def test_what_was_sent_again_and_taken_is_deleted_and_what_was_refused_is_not(signed_in, tom):
    client = _ended(tom, signed_in)
    address = _sent(client)
    token = address.split("/")[2]
    _again(client, tom)

    assert client.post("/write/", {"what": WORDS, "refuse": "yes", "_held": token}).status_code == 400
    assert client.get(address).status_code == 200
    assert client.post("/write/", {"what": WORDS, "_held": token}).status_code == 200

    assert client.get(address).status_code == 404
    assert not HeldPost.objects.exists()
    assert client.post("/write/", {"what": "other", "_held": token}).status_code == 200


def test_somebody_else_gets_what_a_wrong_address_gets(signed_in, tom, sam):
    client = _ended(tom, signed_in)
    address = _sent(client)
    _again(client, sam)

    answer, wrong = client.get(address), client.get("/held/none-such/")

    assert answer.status_code == wrong.status_code == 404
    mask = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')
    assert mask.sub(b"", answer.content) == mask.sub(b"", wrong.content)
    assert client.post("/write/", {"_held": address.split("/")[2]}).status_code == 200
    _again(client, tom)
    assert client.get(address).status_code == 200


def test_after_a_quarter_of_an_hour_nothing_is_given_back_and_the_tick_deletes_it(signed_in, tom, monkeypatch):
    client = _ended(tom, signed_in)
    address = _sent(client)
    _again(client, tom)
    later = clock.now() + timedelta(minutes=15, seconds=1)
    monkeypatch.setattr(clock, "now", lambda: later)

    assert client.get(address).status_code == 404
    upkeep._delete_what_is_over()

    assert not HeldPost.objects.exists()


def test_the_tick_leaves_what_is_still_kept(signed_in, tom):
    _sent(_ended(tom, signed_in))

    upkeep._delete_what_is_over()

    assert HeldPost.objects.count() == 1


@pytest.mark.parametrize("field", ["body", "path", "token"])
def test_a_row_that_was_tampered_with_is_not_there(signed_in, tom, field):
    client = _ended(tom, signed_in)
    address, other = _sent(client), _sent(client)
    _again(client, tom)
    row, another = HeldPost.objects.order_by("pk")
    another.delete()
    setattr(row, field, {"body": another.body, "path": "/manage/", "token": another.token}[field])
    row.save()

    assert client.get(address).status_code == 404
    assert client.get(other).status_code == 404


def test_what_is_kept_cannot_be_read_without_the_address(signed_in, tom):
    address = _sent(_ended(tom, signed_in))
    row = HeldPost.objects.get()

    assert b"Amara" not in bytes(row.body)
    assert address.split("/")[2] not in row.token
    assert held.of(row.token, tom) is None


def test_what_was_kept_under_the_secret_before_is_given_back(signed_in, tom, settings):
    client = _ended(tom, signed_in)
    token = _sent(client).split("/")[2]
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another" * 8, [settings.SECRET_KEY]

    found = held.of(token, tom)

    assert found is not None
    assert found.fields == (("what", WORDS),)


def test_a_page_that_one_may_no_longer_open_gives_the_words_and_no_button(signed_in, make_user):
    user = make_user("ivy", Role.ADMINISTRATOR)
    client = _ended(user, signed_in)
    address = _sent(client, "/manage/")
    held_role = user.roles_held.get()
    held_role.until_on = held_role.from_on + timedelta(days=1)
    held_role.save()
    _again(client, user)

    shown = client.get(address).content.decode()

    assert "not yet" in shown
    assert "not yours to open any more" in shown
    assert 'action="/manage/"' not in shown


def test_a_page_that_is_gone_gives_the_words_and_no_button(signed_in, tom, settings):
    client = _ended(tom, signed_in)
    address = _sent(client)
    _again(client, tom)
    settings.ROOT_URLCONF = site

    shown = client.get(address).content.decode()

    assert "not yet" in shown
    assert "Send it again" not in shown


def test_files_are_not_kept_and_the_page_says_so(signed_in, tom):
    client = _ended(tom, signed_in)
    address = _sent(client, files=[SimpleUploadedFile("a.csv", b"secret"), SimpleUploadedFile("b.csv", b"x")])
    _again(client, tom)

    shown = client.get(address).content.decode()

    assert "2 files could not be kept" in shown
    assert 'enctype="multipart/form-data"' in shown
    assert "a.csv" not in shown


def test_what_is_too_large_is_said_and_not_read(signed_in, tom):
    client = _ended(tom, signed_in)

    answer = client.post("/large/", {"what": "a" * 1_100_000})

    assert answer.status_code == 413
    assert "too much to keep" in answer.content.decode()
    assert not HeldPost.objects.exists()


@pytest.mark.parametrize(
    ("to", "fields"),
    [
        ("/write/", {"password": "hunter2", "what": "x"}),
        ("/write/", {"new_Password1": "hunter2"}),
        ("/write/", {}),
        ("/deed/", {"csrfmiddlewaretoken": "x"}),
        ("/read/", {"what": "x"}),
        ("/manage/", {"what": "x"}),
    ],
)
def test_what_may_not_be_kept_only_leads_to_signing_in(signed_in, tom, to, fields):
    answer = _ended(tom, signed_in).post(to, fields)

    assert answer.status_code == 302
    assert "/held/" not in answer["Location"]
    assert not HeldPost.objects.exists()


def test_signing_in_is_never_kept(signed_in, tom):
    client = _ended(tom, signed_in)

    client.post("/public/", {"what": "x"})
    client.post("/sign-in/", {"login": "tom", "password": "wrong"})

    assert not HeldPost.objects.exists()


def test_nothing_is_kept_for_a_browser_in_which_nobody_was_signed_in_or_which_lies(db, tom, client):
    for whose in ("", str(tom.pk), signing.Signer(salt="other").sign(str(tom.pk)), f"{tom.pk}:x"):
        client.cookies[held.WHOSE] = whose
        assert client.post("/write/", {"what": "x"})["Location"] == "/sign-in/?next=/write/"

    assert not HeldPost.objects.exists()


def test_nothing_is_kept_for_who_may_not_sign_in_any_more(signed_in, tom):
    client = _ended(tom, signed_in)
    tom.is_active = False
    tom.save()

    client.post("/write/", {"what": "x"})

    assert not HeldPost.objects.exists()


def test_nobody_is_made_to_keep_what_another_site_sends_for_them(signed_in, tom):
    gone = _ended(tom, signed_in)
    client = Client(enforce_csrf_checks=True)
    client.cookies = gone.cookies

    assert client.post("/write/", {"what": "planted"}).status_code == 403
    assert client.post("/write/", {"what": "planted"}, headers={"Origin": "https://evil.example"}).status_code == 403
    assert not HeldPost.objects.exists()


def test_of_many_things_kept_for_one_person_the_oldest_gives_way(signed_in, tom):
    client = _ended(tom, signed_in)
    first, *others = [_sent(client) for _ in range(held.AT_ONCE + 1)]
    _again(client, tom)

    assert client.get(first).status_code == 404
    assert {client.get(address).status_code for address in others} == {200}


def test_a_page_open_from_before_one_signed_in_again_loses_nothing_either(tom):
    client = Client(enforce_csrf_checks=True)
    client.force_login(tom, backend="django.contrib.auth.backends.ModelBackend")

    answer = client.post("/write/", {"what": WORDS}, headers={"Origin": "http://testserver"})

    assert answer.status_code == 302
    assert "not yet" in client.get(answer["Location"]).content.decode()
    assert not TAKEN


@pytest.mark.parametrize(
    ("to", "origin", "fields"),
    [
        ("/write/", "https://evil.example", {"what": "x"}),
        ("/write/", "", {"what": "x"}),
        ("/write/", "null", {"what": "x"}),
        ("/write/", "http://testserver", {}),
        ("/public/", "http://testserver", {"what": "x"}),
        ("/large/", "http://testserver", {"what": "a" * 1_100_000}),
    ],
)
def test_a_form_that_is_not_shown_to_be_ours_is_refused_and_not_kept(tom, to, origin, fields):
    client = Client(enforce_csrf_checks=True)
    client.force_login(tom, backend="django.contrib.auth.backends.ModelBackend")

    answer = client.post(to, fields, headers={"Origin": origin} if origin else {})

    assert answer.status_code == 403
    assert "We could not tell that this came from you" in answer.content.decode()
    assert not HeldPost.objects.exists()


def test_who_was_signed_in_is_written_once_and_hidden_from_scripts(signed_in, tom, sam):
    client = signed_in(tom)

    first = client.get("/session/")
    assert first.cookies[held.WHOSE]["httponly"]
    assert held.WHOSE not in client.get("/session/").cookies
    _again(client, sam)
    assert held.WHOSE in client.get("/session/").cookies


@pytest.mark.parametrize(
    ("referer", "onward"),
    [
        ("http://testserver/read/?a=1", "/read/%3Fa%3D1"),
        ("http://testserver", "/"),
        ("https://evil.example/read/", "/"),
        ("", "/"),
    ],
)
def test_a_deed_without_a_session_leads_back_to_its_page(client, db, referer, onward):
    answer = client.post("/deed/", headers={"Referer": referer} if referer else {})

    assert answer["Location"] == f"/sign-in/?next={onward}"
