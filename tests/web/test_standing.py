"""What stands on the day of a request is read once, and again for the next request."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any, cast

from heed.access.pages import Request
from heed.council.models import Setting, Word
from heed.council.settings import COUNCIL_NAME
from heed.web.standing import settings_of, words_of

TODAY = date(2026, 11, 16)


def request() -> Request:
    return cast("Request", SimpleNamespace(today=TODAY))


def test_words_and_settings_are_read_once_for_a_request(db: None, django_assert_num_queries: Any) -> None:
    one = request()

    with django_assert_num_queries(2):
        assert words_of(one) is words_of(one)
        assert settings_of(one) is settings_of(one)


def test_the_next_request_has_what_was_changed(db: None) -> None:
    before = words_of(request()), settings_of(request())[COUNCIL_NAME]
    Word.objects.create(noun="review", singular="meeting", plural="meetings", article="a", from_on=TODAY)
    Setting.objects.create(name="council_name", value="Fenshire", from_on=TODAY, reason="Its name")

    assert before[0].say("a review of reviews") == "a review of reviews"
    assert before[1] != "Fenshire"
    assert words_of(request()).say("a review of reviews") == "a meeting of meetings"
    assert settings_of(request())[COUNCIL_NAME] == "Fenshire"
