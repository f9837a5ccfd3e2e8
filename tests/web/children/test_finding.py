"""How what somebody types is held against names, and what is kept of it."""

from __future__ import annotations

import pytest
from django.contrib.sessions.backends.db import SessionStore

from heed.web.children.finding import KEPT, LONGEST, keep, kept, looked_for, matches, parts_of, tidied
from tests.hostile import HOSTILE


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("amara", "Amara Osei"),
        ("AMARA OSEI", "Amara Osei"),
        ("osei amara", "Amara Osei"),
        ("ose am", "Amara Osei"),
        ("jose", "José Nuñez"),
        ("NUÑEZ", "Jose Nunez"),
        ("jose\u0301", "José"),
        ("o'neil", "Shay O’Neil"),
        ("o’neil", "Shay O'Neil"),
        ("oneil", "Shay O’Neil"),
        ("o neil", "Shay O’Neil"),
        ("neil", "Shay O’Neil"),
        ("jones", "Mia Smith-Jones"),
        ("smith jones", "Mia Smith-Jones"),
        ("lukasz", "Łukasz Wójcik"),
        ("soren", "Søren Ægir"),
        ("aegir", "Søren Ægir"),
        ("strasse", "Straße"),
        ("محمد", "محمد علي"),
        ("a\u200bmara", "Amara"),
        ("  amara , ", "Amara"),
    ],
)
def test_a_name_is_found_whatever_its_case_accents_apostrophes_and_order(typed: str, name: str) -> None:
    assert matches(looked_for(typed), parts_of(name))


@pytest.mark.parametrize(
    ("typed", "name"),
    [("mara", "Amara"), ("amara lee", "Amara Osei"), ("amaras", "Amara"), ("", "Amara"), ("'-", "O'Neil"), ("*", "A")],
)
def test_a_name_is_not_found_by_its_middle_by_more_than_it_is_or_by_nothing(typed: str, name: str) -> None:
    assert not matches(looked_for(typed), parts_of(name))


@pytest.mark.parametrize("typed", HOSTILE)
def test_anything_can_be_looked_for(typed: str) -> None:
    assert isinstance(matches(looked_for(typed), parts_of(typed)), bool)
    assert tidied(typed).isprintable()
    assert len(tidied(typed)) <= LONGEST


def test_the_text_stands_in_the_session_under_a_mark_that_says_nothing_of_it() -> None:
    session = SessionStore()

    mark = keep(session, "Amara\x00  Osei")

    assert kept(session, mark) == "Amara Osei"
    assert "amara" not in mark.lower()
    assert kept(session, "none") is None


def test_the_last_searches_are_kept_and_each_page_has_its_own() -> None:
    session = SessionStore()
    marks = [keep(session, f"child {number}") for number in range(KEPT + 1)]

    assert kept(session, marks[0]) is None
    assert [kept(session, mark) for mark in marks[1:3]] == ["child 1", "child 2"]
