"""All settings as one file, through its pages: taken away, looked at, taken over."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from heed.access.models import User
from heed.council import actions, file
from heed.council.models import Setting, settings_on
from heed.council.settings import SMALL_COUNT
from tests.days import day

SignedIn = Callable[[User], Client]

FILE = "/settings/file/"
APRIL = day("Wed 1 Apr 2026")


def a_file(*rows: tuple[str, str], name: str = "council.json") -> SimpleUploadedFile:
    """A file with these settings."""
    said = [{"name": name_, "value": value, "from_on": "2026-04-01", "reason": "Brought"} for name_, value in rows]
    body = {"heed": "council", "format": 1, "settings": said, "words": [], "items": []}
    return SimpleUploadedFile(name, json.dumps(body).encode())


def change(by: User, value: str) -> None:
    """Set the smallest count."""
    actions.change_setting(by=by, name="small_count", value=value, from_on=APRIL, reason="Agreed")


def look(client: Client, *rows: tuple[str, str]) -> Any:
    """Hand a file in to look at."""
    return client.post(FILE, {"chosen": a_file(*rows)})


def test_the_file_holds_all_and_is_taken_away_as_a_download(signed_in: SignedIn, tom: User) -> None:
    change(tom, "6")
    client = signed_in(tom)
    assert "/settings/file/council.json" in client.get(FILE).content.decode()

    answer = client.get("/settings/file/council.json")

    assert "attachment" in answer["Content-Disposition"]
    assert file.read(answer.content.decode()).settings[0].value == "6"


def test_a_file_is_looked_at_before_it_is_taken_over(signed_in: SignedIn, tom: User) -> None:
    change(tom, "6")
    client = signed_in(tom)

    page = look(client, ("small_count", "9"), ("held_on_is", "begun_on")).content.decode()
    assert "2 lines say otherwise than what is kept. Nothing has changed yet." in page
    assert "<td>6</td><td><b>9</b></td>" in page
    assert "<td>nothing</td><td><b>The day it began</b></td>" in page
    assert settings_on(APRIL)[SMALL_COUNT] == 6

    text = a_file(("small_count", "9")).read().decode()
    assert client.post(FILE, {"text": text, "seen": actions.council_seen()})["Location"] == "/settings/"
    assert settings_on(APRIL)[SMALL_COUNT] == 9


def test_a_file_that_says_what_is_kept_has_nothing_to_take_over(signed_in: SignedIn, tom: User) -> None:
    client = signed_in(tom)

    page = look(client).content.decode()
    assert "there is nothing to take over" in page
    assert "Take it over" not in page


def test_what_somebody_changed_since_one_looked_is_shown_once_more(signed_in: SignedIn, tom: User) -> None:
    client, seen = signed_in(tom), actions.council_seen()
    change(tom, "7")
    text = a_file(("small_count", "9")).read().decode()

    page = client.post(FILE, {"text": text, "seen": seen}).content.decode()

    assert "look at what would change once more" in page
    assert "<td>7</td><td><b>9</b></td>" in page
    assert settings_on(APRIL)[SMALL_COUNT] == 7


def test_a_text_that_was_meddled_with_is_refused_and_nothing_changes(signed_in: SignedIn, tom: User) -> None:
    text = a_file(("first_review_local", "25")).read().decode()

    page = signed_in(tom).post(FILE, {"text": text, "seen": actions.council_seen()}).content.decode()

    assert "reg 33(1)" in page
    assert not Setting.objects.exists()


@pytest.mark.parametrize(
    ("chosen", "says"),
    [
        ("", "Choose the file."),
        (SimpleUploadedFile("a.json", b"[]"), "not a file of a council"),
        (SimpleUploadedFile("a.json", b""), "The file is empty"),
        (SimpleUploadedFile("a.json", b"\xff\xfe\x00"), "it is not text"),
        (SimpleUploadedFile("a.json", b" " * 4_000_001), "far too large"),
        ([a_file(), a_file(name="b.json")], "Choose one file"),
    ],
)
def test_what_cannot_be_taken_is_said_beside_the_form(
    signed_in: SignedIn, tom: User, chosen: object, says: str
) -> None:
    assert says in signed_in(tom).post(FILE, {"chosen": chosen}).content.decode()


def test_hostile_text_in_a_file_is_shown_as_text(signed_in: SignedIn, tom: User) -> None:
    page = look(signed_in(tom), ("council_name", "</textarea><script>alert(1)</script>")).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_nobody_else_finds_the_file(signed_in: SignedIn, grace: User) -> None:
    client = signed_in(grace)
    assert client.get(FILE).status_code == 404
    assert client.get("/settings/file/council.json").status_code == 404
    text = a_file(("small_count", "9")).read().decode()
    assert client.post(FILE, {"text": text, "seen": 0}).status_code == 404
    assert not Setting.objects.exists()
