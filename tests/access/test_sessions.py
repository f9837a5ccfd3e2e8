"""Claims about how long a session lasts, and staying signed in."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.test import RequestFactory

from heed.access import clock
from heed.access.sessions import SessionStore, minutes_left


def _ends_in(client, minutes: float) -> None:
    row = Session.objects.get()
    row.expire_date = clock.now() + timedelta(minutes=minutes)
    row.save()


def test_a_session_lasts_a_working_day_and_a_page_says_how_long_yet(signed_in, tom):
    client = signed_in(tom)

    assert 'data-minutes="719"' in client.get("/session/").content.decode()
    _ends_in(client, 4.5)

    page = client.get("/session/").content.decode()
    assert 'data-minutes="4"' in page
    assert "signed out in 4 minutes" in page
    assert client.get("/session/", headers={"Accept": "application/json"}).json() == {"minutes": 4}


def test_looking_does_not_put_the_end_off_and_staying_does(signed_in, tom):
    client = signed_in(tom)
    _ends_in(client, 3)

    client.get("/session/", headers={"Accept": "application/json"})
    assert Session.objects.get().expire_date < clock.now() + timedelta(minutes=4)
    answer = client.post("/session/", headers={"Accept": "application/json"})

    assert answer.json() == {"minutes": 720}
    assert Session.objects.get().expire_date > clock.now() + timedelta(hours=11)


def test_without_a_script_staying_leads_back_to_the_page(signed_in, tom):
    answer = signed_in(tom).post("/session/", headers={"Referer": "http://testserver/law/"})

    assert (answer.status_code, answer["Location"]) == (302, "/law/")


def test_an_ended_session_is_asked_to_sign_in(signed_in, tom):
    client = signed_in(tom)
    _ends_in(client, -1)

    assert client.get("/session/").status_code == 302


def test_a_session_that_was_not_kept_yet_has_all_its_time(rf: RequestFactory, db):
    request = rf.get("/")
    request.session = SessionStore()
    assert minutes_left(request) == 720

    request.session["a"] = 1
    request.session.save()
    assert minutes_left(request) == 719
