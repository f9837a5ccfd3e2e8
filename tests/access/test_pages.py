"""The access matrix: every address of the site against every role, made from the url conf."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client, RequestFactory

from heed.access.manual import Routed, routed
from heed.access.middleware import Declared
from heed.access.pages import PUBLIC, SIGNED_IN, SMALL, Open, Shows, declaration_of, page
from heed.access.permissions import ROLES, Permission, Role
from tests.access.made import shows_the_day

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


WHOLE = [name for name, here in ROUTED.items() if "<" not in here.route and _declared(here).asks is not PUBLIC]
"""Addresses that name no row, of pages that are not for everybody."""


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.django_db
def test_a_stranger_is_sent_to_sign_in_and_comes_back(name):
    response = Client().get(ROUTED[name].route)

    assert response.status_code == 302
    back = ROUTED[name].route if "GET" in _declared(ROUTED[name]).methods else "/"  # a deed is no page to come back to
    assert response["Location"] == f"/sign-in/?next={back}"


@pytest.mark.parametrize("name", WHOLE)
def test_the_site_answers_as_the_matrix_says(name, make_user, signed_in):
    asks = _declared(ROUTED[name]).asks

    answers = {role: signed_in(make_user(role.value, role)).get(ROUTED[name].route).status_code for role in Role}

    for role, status in answers.items():
        allowed = asks is SIGNED_IN or asks in ROLES[role]
        assert status in ((200, 302, 405) if allowed else (404,)), role  # 405: an address that takes a POST alone


def test_only_handing_in_a_file_or_a_text_of_any_length_takes_more_than_a_form():
    assert {name for name, here in ROUTED.items() if _declared(here).takes > SMALL} == {
        *("web:load", "web:roster_load", "web:council_file", "web:report_logo"),
        *("web:report_section", "web:report_show", "web:report_keep", "web:report_reader"),
    }


def test_a_declaration_stays_with_the_view():
    declaration = declaration_of(page(Permission.SEE_CHILD, shows=Shows.NO_CHILD)(shows_the_day))
    assert declaration
    assert declaration.asks is Permission.SEE_CHILD
    assert page(PUBLIC, shows=Shows.NO_CHILD)(shows_the_day).__doc__ == "Shows the day."
    assert declaration_of(shows_the_day) is None
