"""Claims about what every request passes through: what it is told, may open and may send, and that a GET writes nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from heed.access import clock, middleware, record
from heed.access.middleware import NotDeclared, WroteOnGet, written_tables
from heed.access.models import Demo, Entry, User
from heed.access.pages import DEED, FORM, PUBLIC, SIGNED_IN, SMALL, Shows, page
from heed.access.permissions import Role
from heed.config import urls as site
from heed.config.environment import Kind
from tests.access.made import shows_the_day


def _writes(request) -> HttpResponse:
    Demo.objects.create(day=date(2026, 1, 1), made_at=clock.now())
    return HttpResponse()


def _sees(request) -> HttpResponse:
    record.saw(by=request.user, what="test.page", sentence="Opened a page.", children=[1])
    request.session["seen"] = True
    return HttpResponse()


class Urls:
    """A url conf of pages for these claims."""

    urlpatterns = (
        path("day/", page(PUBLIC, shows=Shows.NO_CHILD)(shows_the_day)),
        path("bare/", shows_the_day),
        path("writes/", page(SIGNED_IN, shows=Shows.NO_CHILD, methods=FORM)(_writes)),
        path("sees/", page(SIGNED_IN, shows=Shows.NO_CHILD)(_sees)),
        path("sign-in/", page(PUBLIC, shows=Shows.NO_CHILD)(shows_the_day), name="account_login"),
        path("form/", page(PUBLIC, shows=Shows.NO_CHILD, methods=FORM)(shows_the_day)),
        path("large/", page(SIGNED_IN, shows=Shows.NO_CHILD, methods=DEED, takes=3_000_000)(shows_the_day)),
        *site.urlpatterns,  # what the frame around an error page links to
    )


@pytest.fixture
def pages(settings) -> None:
    settings.ROOT_URLCONF = Urls


class Unread:
    """What was sent, which nobody may read."""

    def read(self, *_size: int) -> bytes:
        raise AssertionError("what is too large was read")

    readline = read


def _send(address: str, client: Client, **said: Any) -> Any:
    form = "multipart/form-data; boundary=x"
    return client.post(address, content_type=form, **{"wsgi.input": Unread(), "CONTENT_LENGTH": "7", **said})


def test_a_view_without_a_declaration_is_refused(pages, db):
    with pytest.raises(NotDeclared, match="shows_the_day has no @page"):
        Client().get("/bare/")


def test_the_day_on_the_request_is_that_of_england(pages, db, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 3, 29, 23, 30, tzinfo=UTC))

    assert Client().get("/day/").content == b"2026-03-30 None False"


def test_the_day_on_the_request_is_the_demonstrations_own(pages, db):
    Demo.objects.create(day=date(2026, 11, 16), made_at=clock.now())

    assert Client().get("/day/").content == b"2026-11-16 Demonstration of 2026-11-16 False"


def test_what_is_opened_is_opened_on_that_day(pages, make_user, signed_in):
    user = make_user("tom", Role.SERVICE_MANAGER)
    Demo.objects.create(day=date(2014, 1, 6), made_at=clock.now())

    client = signed_in(user)

    assert client.get("/day/").content.endswith(b"True")
    assert User.objects.get(pk=user.pk).permissions == frozenset()


def test_signed_in_pages_are_kept_out_of_every_cache(pages, tom, signed_in):
    assert "no-store" in signed_in(tom).get("/day/")["Cache-Control"]
    assert "Cache-Control" not in Client().get("/day/")


def test_every_answer_carries_the_strict_headers(pages, db):
    answer = Client().get("/day/")

    policy = dict(part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("method", ["OPTIONS", "TRACE", "PUT", "DELETE", "PATCH", "NONSENSE"])
@pytest.mark.parametrize("address", ["/day/", "/form/", "/sees/"])
def test_a_method_that_no_page_serves_reaches_no_view_signed_in_or_not(pages, tom, signed_in, method, address):
    for client in (Client(), signed_in(tom)):
        answer = client.generic(method, address)
        assert answer.status_code == 405
        assert "This page does not do that" in answer.content.decode()

    assert not Entry.objects.exists()


def test_a_page_serves_the_methods_that_it_declares(pages, tom, signed_in):
    client = signed_in(tom)

    assert client.post("/day/").status_code == 405
    assert client.post("/day/")["Allow"] == "GET, HEAD"
    assert (
        client.post("/form/").status_code == client.get("/form/").status_code == client.head("/day/").status_code == 200
    )
    assert client.get("/large/").status_code == 405
    assert client.post("/large/").status_code == 200


@pytest.mark.parametrize("length", [SMALL + 1, 300_000_000, "9" * 5000, "-1", "1_000", "²"])
def test_what_is_too_large_or_does_not_say_how_large_it_is_is_refused_unread(pages, db, length):
    client = Client(enforce_csrf_checks=True)

    answer = _send("/form/", client, CONTENT_LENGTH=str(length))

    assert answer.status_code == 413
    assert "at most 1 MB at once" in answer.content.decode()
    assert _send("/form/", client, HTTP_TRANSFER_ENCODING="chunked").status_code == 413


def test_only_a_page_that_declares_it_takes_more_and_only_from_whoever_may_open_it(pages, tom, signed_in):
    client = signed_in(tom)

    assert client.post("/large/", {"text": "a" * 2_000_000}).status_code == 200
    assert _send("/large/", client, CONTENT_LENGTH="3000001").status_code == 413
    assert _send("/large/", Client(), CONTENT_LENGTH="300000000").status_code == 302


def test_a_form_that_is_not_ours_is_still_refused(pages, tom):
    client = Client(enforce_csrf_checks=True)
    client.force_login(tom, backend="django.contrib.auth.backends.ModelBackend")

    assert client.post("/form/").status_code == 403
    assert client.post("/large/").status_code == 403


def test_a_get_that_writes_is_an_error_and_nothing_is_written(pages, tom, signed_in):
    client = signed_in(tom)

    with pytest.raises(WroteOnGet, match="GET /writes/ wrote access_demo"), transaction.atomic():
        client.get("/writes/")

    assert not Demo.objects.exists()


def test_who_asks_for_the_head_of_a_page_writes_nothing_either(pages, tom, signed_in):
    client = signed_in(tom)

    with pytest.raises(WroteOnGet), transaction.atomic():
        client.head("/writes/")

    assert not Demo.objects.exists()


def test_a_post_may_write(pages, tom, signed_in):
    assert signed_in(tom).post("/writes/").status_code == 200
    assert Demo.objects.exists()


def test_in_production_a_get_that_writes_is_logged_by_table_alone(pages, tom, signed_in, settings, monkeypatch):
    said: list[Any] = []
    monkeypatch.setattr(middleware.log, "error", lambda event, **fields: said.append((event, fields)), raising=False)
    settings.HEED_ENV = Kind.PRODUCTION

    assert signed_in(tom).get("/writes/").status_code == 200
    assert said == [("a GET wrote", {"tables": "access_demo", "path": "/writes/"})]


def test_a_get_may_record_what_was_seen_and_keep_its_session(pages, tom, signed_in):
    assert signed_in(tom).get("/sees/").status_code == 200

    entry = Entry.objects.get()
    assert (entry.by, entry.kind, len(entry.request_id)) == (tom, "saw", 36)


@pytest.mark.parametrize(
    ("sql", "tables"),
    [
        ('SELECT "a" FROM "b" FOR UPDATE OF "b"', set()),
        ('INSERT INTO "children_child" VALUES (1)', {"children_child"}),
        ('INSERT OR IGNORE INTO "children_child" VALUES (1)', {"children_child"}),
        ('UPDATE "children_child" SET "a" = 1', {"children_child"}),
        ('DELETE FROM "children_child" WHERE 1', {"children_child"}),
        ('WITH gone AS (DELETE FROM "a_b" RETURNING *) SELECT * FROM gone', {"a_b"}),
        ('INSERT INTO "access_entry" VALUES (1)', set()),
        ('UPDATE "django_session" SET "a" = 1', set()),
        ("SAVEPOINT s1", set()),
        ("DROP TABLE a", {"DROP"}),
        ("VACUUM", {"VACUUM"}),
    ],
)
def test_what_a_statement_writes_is_read_from_it(sql, tables):
    assert written_tables(sql) == tables


def test_the_guard_goes_when_the_request_has_been_answered(pages, tom, signed_in):
    signed_in(tom).get("/day/")

    assert not connection.execute_wrappers
