"""Addresses by name: the same as Django gives, kept, and never a guess."""

from __future__ import annotations

import uuid

import pytest
from django.urls import NoReverseMatch, set_script_prefix, set_urlconf
from django.urls import reverse as worked_out

from heed.web.addresses import reverse


def test_an_address_is_the_one_that_django_works_out() -> None:
    one, other = uuid.uuid4(), uuid.uuid4()

    assert reverse("web:children") == worked_out("web:children") == "/children/"
    assert reverse("web:child", kwargs={"key": one}) == f"/children/{one}/"
    assert reverse("web:child", kwargs={"key": other}) == f"/children/{other}/"


def test_a_page_that_is_not_there_is_an_error_each_time() -> None:
    for _ in range(2):
        with pytest.raises(NoReverseMatch):
            reverse("web:nowhere")


def test_what_is_kept_is_of_where_the_site_stands() -> None:
    assert reverse("web:children") == "/children/"
    set_script_prefix("/heed/")
    try:
        assert reverse("web:children") == "/heed/children/"
    finally:
        set_script_prefix("/")
    set_urlconf("heed.web.urls")
    try:
        with pytest.raises(NoReverseMatch):
            reverse("web:children")
    finally:
        set_urlconf(None)
