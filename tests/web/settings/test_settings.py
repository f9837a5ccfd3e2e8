"""Settings through their pages: what stands today, changing it, the law's refusal, two at once, and the history."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from heed.access.models import User
from heed.council import actions
from heed.council.models import Setting
from heed.council.settings import DECLARED
from heed.facts import live
from heed.web.settings import views
from heed.web.settings.pages import RECOUNTS
from tests.days import day
from tests.hostile import MARKUP

SignedIn = Callable[[User], Client]

APRIL = day("Wed 1 Apr 2026")
FROM = {"from_on-day": "1", "from_on-month": "4", "from_on-year": "2026"}


@pytest.fixture(autouse=True)
def _kept_here(settings: Any, tmp_path: Path) -> None:
    settings.HEED_FILES, settings.HEED_DATA = tmp_path / "files", tmp_path


def change(client: Client, name: str, value: object, **more: Any) -> Any:
    """Send the form of a setting."""
    said = {"value": value, "reason": "Agreed by the board", "seen": actions.setting_seen(name), **FROM, **more}
    return client.post(f"/settings/set/{name}/", said)


def read(client: Client, name: str) -> str:
    """The page of a setting."""
    page: str = client.get(f"/settings/set/{name}/").content.decode()
    return page


def test_every_setting_stands_on_the_page_with_what_it_decides(signed_in: SignedIn, ingrid: User) -> None:
    page = signed_in(ingrid).get("/settings/").content.decode()

    assert all(f"/settings/set/{name}/" in page for name in DECLARED)
    assert "The day it was completed" in page  # in words, not as it is kept
    assert "reg 33(1)</a>" in page


def test_a_setting_is_changed_from_a_day_with_a_reason_and_stays_in_the_history(signed_in: SignedIn, tom: User) -> None:
    client = signed_in(tom)

    assert change(client, "small_count", "6")["Location"] == "/settings/set/small_count/"
    change(client, "small_count", "7", **{"from_on-year": "2099"})
    change(client, "small_count", "8", reason="Typed wrongly")

    page = read(client, "small_count")
    row = Setting.objects.get(from_on=APRIL)
    assert (row.value, row.reason, row.version) == ("8", "Typed wrongly", 2)
    assert "To come:</b> 7, from Wed 1 Apr 2099" in page
    assert page.index(">to come<") < page.index(">today<") < page.index("corrected since")
    assert "Agreed by the board" in page
    assert "Tom, " in page  # who wrote it
    assert "To come:</b> 7" in client.get("/settings/").content.decode()


@pytest.mark.parametrize(
    ("name", "value", "kept", "read_as"),
    [
        ("held_on_is", "begun_on", "begun_on", "The day it began"),
        ("repairs", ["R05", "R01"], "R01, R05", "R01, R05"),
        ("repairs", [], "none", "None"),
        ("population_0_17", "34500", "34500", "34,500"),
        ("first_review_local", "", "", "Not set"),
        ("region", "North East", "North East", "North East"),
    ],
)
def test_each_kind_of_value_is_asked_for_kept_and_read(
    signed_in: SignedIn, tom: User, name: str, value: object, kept: str, read_as: str
) -> None:
    client = signed_in(tom)

    assert change(client, name, value).status_code == 302
    assert Setting.objects.get().value == kept
    assert f'rows__is">{read_as}<' in read(client, name)
    assert f'rows__is">{read_as}<' in client.get("/settings/").content.decode()


def test_a_day_is_asked_for_in_three_boxes_and_may_be_taken_back(signed_in: SignedIn, tom: User) -> None:
    client = signed_in(tom)
    asked = {"value-day": "2", "value-month": "3", "value-year": "2026"}

    client.post("/settings/set/reviews_live_from/", {"reason": "We begin", "seen": 0, **FROM, **asked})
    assert Setting.objects.get().value == "2026-03-02"
    assert 'rows__is">Mon 2 Mar 2026<' in read(client, "reviews_live_from")
    assert 'value="2026"' in read(client, "reviews_live_from")

    change(client, "reviews_live_from", "")
    assert Setting.objects.get().value == ""


def test_what_is_looser_than_the_law_is_refused_with_the_provision_and_what_was_typed_stays(
    signed_in: SignedIn, tom: User
) -> None:
    answer = change(signed_in(tom), "first_review_local", "25", reason="We need longer")
    page = answer.content.decode()

    assert answer.status_code == 200
    assert "25 working days is looser than the law" in page
    assert page.count("reg 33(1)") >= 2
    assert 'value="25"' in page
    assert "We need longer" in page
    assert not Setting.objects.exists()


@pytest.mark.parametrize(
    ("name", "said", "says"),
    [
        ("small_count", {"value": "lots"}, "Give a whole number from 1 to 100."),
        ("small_count", {"reason": ""}, "Say why."),
        ("small_count", {"reason": "x" * 501}, "at most 500"),
        ("small_count", {"from_on-day": "", "from_on-month": "", "from_on-year": ""}, "Give the day"),
        ("small_count", {"from_on-year": "9999"}, "between 1990 and 2100"),
        ("held_on_is", {"value": "tomorrow"}, "Choose one."),
        ("held_on_is", {"value": ""}, "Choose one."),
        ("repairs", {"value": ["R99"]}, "Choose among these."),
        ("postcode_table", {"value": "../ons.csv"}, "without its folder"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_changes(
    signed_in: SignedIn, tom: User, name: str, said: dict[str, Any], says: str
) -> None:
    answer = change(signed_in(tom), name, **{"value": "6", **said})

    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert "There is a problem" in answer.content.decode()
    assert not Setting.objects.exists()


def test_of_two_who_change_a_setting_the_later_is_shown_both_texts_and_may_send_again(
    signed_in: SignedIn, tom: User, ingrid: User
) -> None:
    change(signed_in(tom), "small_count", "6", seen=0)
    client = signed_in(ingrid)

    page = change(client, "small_count", "7", reason="Mine", seen=0).content.decode()
    assert "Somebody else saved this after you opened it" in page
    assert "<td>6</td><td>7</td>" in page
    assert "<td>Agreed by the board</td><td>Mine</td>" in page
    assert 'name="seen" value="1"' in page
    assert Setting.objects.get().value == "6"

    change(client, "small_count", "7", reason="Mine", seen=1)
    assert Setting.objects.get().value == "7"


@pytest.mark.parametrize("seen", ["", "x", "-1", "9" * 40, "²"])
def test_a_version_that_is_none_is_refused_as_stale(signed_in: SignedIn, tom: User, seen: str) -> None:
    change(signed_in(tom), "small_count", "6")

    assert "Somebody else" in change(signed_in(tom), "small_count", "7", seen=seen).content.decode()


def test_sent_twice_it_is_one_row(signed_in: SignedIn, tom: User) -> None:
    for _ in range(2):
        assert change(signed_in(tom), "small_count", "6", seen=0).status_code == 302

    assert (Setting.objects.get().version, Setting.history.count()) == (1, 1)


def test_a_file_that_a_setting_names_is_said_to_be_there_or_not(signed_in: SignedIn, tom: User, tmp_path: Path) -> None:
    client = signed_in(tom)
    change(client, "postcode_table", "ons.csv")
    assert "The file is not there" in read(client, "postcode_table")
    assert "In the folder now" not in read(client, "postcode_table")

    (tmp_path / "ons.csv").write_text("x" * 2000, encoding="utf-8")
    assert "The file is there: 2 KB." in client.get("/settings/").content.decode()
    assert "In the folder now: ons.csv." in read(client, "postcode_table")


def test_a_change_that_moves_deadlines_or_figures_has_them_worked_out_again(
    signed_in: SignedIn, tom: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []

    class Task:
        """Stands in for the task."""

        @staticmethod
        def enqueue() -> None:
            asked.append(True)

    monkeypatch.setattr(views, "count_again", Task)
    change(signed_in(tom), "first_review_local", "25")
    assert not asked
    change(signed_in(tom), "first_review_local", "15")

    assert asked == [True]
    assert "worked out again" in read(signed_in(tom), "first_review_local")
    assert "worked out again" not in read(signed_in(tom), "small_count")
    assert set(live._READ) == RECOUNTS


def test_hostile_text_is_shown_as_text(signed_in: SignedIn, tom: User) -> None:
    client = signed_in(tom)
    for text in MARKUP:
        change(client, "council_name", text, reason=text)
        page = read(client, "council_name")
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert 'rows__is">49<' not in page


def test_who_may_not_finds_no_page_and_changes_nothing(
    signed_in: SignedIn, nadia: User, priya: User, ruth: User
) -> None:
    for user in (nadia, priya, ruth):
        client = signed_in(user)
        assert client.get("/settings/").status_code == 404
        assert client.get("/settings/set/small_count/").status_code == 404
        assert change(client, "small_count", "6").status_code == 404
    assert not Setting.objects.exists()


def test_a_setting_that_is_none_is_no_page(signed_in: SignedIn, tom: User) -> None:
    assert signed_in(tom).get("/settings/set/speed/").status_code == 404


def test_the_page_asks_the_same_few_questions_however_much_was_changed(
    signed_in: SignedIn, tom: User, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    client = signed_in(tom)
    counts = []
    for n in range(2):
        for value in range(1, 2 + 8 * n):
            change(client, "small_count", str(value))
        for address in ("/settings/", "/settings/set/small_count/"):
            with django_assert_max_num_queries(40) as asked:
                client.get(address)
            counts.append(len(asked))

    assert counts[:2] == counts[2:]
