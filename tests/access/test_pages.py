"""The access matrix: every address of the site against every role, made from the url conf; and what passes each request."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client, RequestFactory
from django.urls import path

from heed.access import clock, middleware, permissions, record
from heed.access.manual import Routed, routed
from heed.access.middleware import Declared, NotDeclared, OnTheRequest, WroteOnGet, written_tables
from heed.access.models import Demo, Entry, User
from heed.access.pages import DEED, FORM, PUBLIC, SIGNED_IN, SMALL, Open, declaration_of, page
from heed.access.permissions import MEANING, ROLE_NAMES, ROLES, Permission, Role
from heed.config.environment import Kind

ROUTED = {here.name: here for here in routed()}


def _declared(here: Routed):
    assert here.declaration is not None, f"{here.route} has no @page"
    return here.declaration


def _stopped(here: Routed, user: Any) -> HttpResponseBase | None:
    request = RequestFactory().generic("GET" if "GET" in _declared(here).methods else "POST", here.route)
    request.user = user
    return Declared(lambda request: HttpResponse()).process_view(request, here.view, (), {})


@pytest.mark.parametrize("name", ROUTED)
def test_every_address_declares_what_it_asks_for(name):
    assert _declared(ROUTED[name])


@pytest.mark.parametrize("name", ROUTED)
def test_a_role_opens_exactly_the_pages_that_it_permits(name, make_user):
    here = ROUTED[name]
    asks = _declared(here).asks

    for role in Role:
        user = make_user(role.value, role)
        if isinstance(asks, Open) or asks in ROLES[role]:
            assert _stopped(here, user) is None, role
        else:
            with pytest.raises(Http404):
                _stopped(here, user)


@pytest.mark.parametrize("name", ROUTED)
def test_a_stranger_is_sent_to_sign_in_and_comes_back(name, db):
    response = Client().get(f"/{ROUTED[name].route.lstrip('/')}") if "<" not in ROUTED[name].route else None
    if response is None or _declared(ROUTED[name]).asks is PUBLIC:
        return

    assert response.status_code == 302
    assert response["Location"] == f"/sign-in/?next={ROUTED[name].route}"


@pytest.mark.parametrize("name", [name for name in ROUTED if "<" not in ROUTED[name].route])
def test_the_site_answers_as_the_matrix_says(name, make_user, signed_in):
    asks = _declared(ROUTED[name]).asks
    if asks is PUBLIC:
        return

    answers = {role: signed_in(make_user(role.value, role)).get(ROUTED[name].route).status_code for role in Role}

    for role, status in answers.items():
        allowed = asks is SIGNED_IN or asks in ROLES[role]
        assert status in ((200, 302, 405) if allowed else (404,)), role  # 405: an address that takes a POST alone


def test_a_role_that_has_ended_opens_nothing(make_user):
    user = make_user("tom", Role.SERVICE_MANAGER)
    user.roles_held.update(until_on=date(2026, 4, 1))
    user.be_on(date(2026, 3, 31))
    assert Permission.SEE_FIGURES in user.permissions

    user.be_on(date(2026, 4, 1))  # spans: start included, end not

    assert user.permissions == frozenset()


def test_a_role_not_begun_or_of_somebody_shut_out_is_not_held(tom):
    assert tom.roles_on(date(2015, 3, 31)) == frozenset()
    assert tom.roles_on(date(2015, 4, 1)) == {Role.SERVICE_MANAGER}
    tom.is_active = False
    assert tom.roles_on(date(2015, 4, 1)) == frozenset()


def test_whose_scope_is_the_service_and_who_sees_names(nadia, tom, priya, grace):
    assert [user.sees_the_service for user in (nadia, tom, priya, grace)] == [False, True, True, True]
    assert [user.sees_names for user in (nadia, tom, priya, grace)] == [True, True, False, True]


def test_the_day_is_asked_for_once_for_each_time_a_user_is_fetched(tom, django_assert_num_queries):
    user = User.objects.get(pk=tom.pk)

    with django_assert_num_queries(2):
        assert user.permissions == user.permissions == permissions.permissions_of(user.roles)


def test_every_permission_and_role_is_explained_and_every_permission_is_held_by_somebody():
    assert set(MEANING) == set(Permission)
    assert set(ROLE_NAMES) == set(ROLES) == set(Role)
    assert frozenset().union(*ROLES.values()) == set(Permission)


def test_the_administrator_sees_no_child_and_no_figure():
    forbidden = {Permission.SEE_CHILD, Permission.SEE_FIGURES, Permission.OPEN_ROWS, Permission.SEE_FILES}

    assert not ROLES[Role.ADMINISTRATOR] & forbidden


def test_rows_name_themselves(tom):
    assert str(tom) == "Tom"
    assert str(tom.roles_held.get()) == "Service manager from 2015-04-01"
    assert str(Demo(day=date(2026, 11, 16))) == "Demonstration of 2026-11-16"


# --- what passes each request


def _view(request) -> HttpResponse:
    """Shows the day."""
    return HttpResponse(f"{request.today} {request.demo} {request.user.is_authenticated}")


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
        path("day/", page(PUBLIC)(_view)),
        path("bare/", _view),
        path("writes/", page(SIGNED_IN, methods=FORM)(_writes)),
        path("sees/", page(SIGNED_IN)(_sees)),
        path("sign-in/", page(PUBLIC)(_view), name="account_login"),
        path("form/", page(PUBLIC, methods=FORM)(_view)),
        path("large/", page(SIGNED_IN, methods=DEED, takes=3_000_000)(_view)),
    )


@pytest.fixture
def pages(settings) -> None:
    settings.ROOT_URLCONF = Urls


def test_a_view_without_a_declaration_is_refused(pages, db):
    with pytest.raises(NotDeclared, match="_view has no @page"):
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


class Unread:
    """What was sent, which nobody may read."""

    def read(self, *_size: int) -> bytes:
        raise AssertionError("what is too large was read")

    readline = read


def _send(address: str, client: Client, **said: Any) -> Any:
    form = "multipart/form-data; boundary=x"
    return client.post(address, content_type=form, **{"wsgi.input": Unread(), "CONTENT_LENGTH": "7", **said})


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


def test_only_handing_in_a_return_takes_more_than_a_form():
    assert [name for name, here in ROUTED.items() if _declared(here).takes > SMALL] == ["web:load"]


def test_a_get_that_writes_is_an_error_and_nothing_is_written(pages, tom, signed_in):
    client = signed_in(tom)

    with pytest.raises(WroteOnGet, match="GET /writes/ wrote access_demo"), transaction.atomic():
        client.get("/writes/")

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
    assert isinstance(OnTheRequest(lambda request: HttpResponse()), OnTheRequest)


def test_a_declaration_stays_with_the_view():
    declaration = declaration_of(page(Permission.SEE_CHILD)(_view))
    assert declaration
    assert declaration.asks is Permission.SEE_CHILD
    assert page(PUBLIC)(_view).__doc__ == "Shows the day."
    assert declaration_of(_view) is None
