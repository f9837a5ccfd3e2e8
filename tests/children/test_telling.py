"""A child's own words and with whom they live are written down: who may, what is refused, what stays of before."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from heed.access import clock
from heed.access.actions import NotNow, NotPermitted
from heed.access.models import Entry, User
from heed.children import telling
from heed.children.models import HowTold, LivesWith, OwnWords
from tests.children.made import child
from tests.days import day
from tests.hostile import HOSTILE

TODAY = day("Mon 16 Nov 2026")
TOMORROW = day("Tue 17 Nov 2026")
MAY, JUNE = day("Fri 1 May 2026"), day("Mon 1 Jun 2026")


@pytest.fixture(autouse=True)
def _it_is_the_16th(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 16, 9, tzinfo=UTC))


def write(by: User, of: Any, **changed: Any) -> OwnWords:
    """Write her words down."""
    said: dict[str, Any] = {"how_to_talk": "Text first.", "what_matters": "Ben", "said_on": TODAY, "how": HowTold.WROTE}
    return telling.write_own_words(by=by, child=of, **(said | changed))


def say(by: User, of: Any, from_on: date = MAY, **changed: Any) -> LivesWith:
    """Say who she lives with."""
    said: dict[str, Any] = {"who": "Marcia", "where": "Alderbrook", "withheld": False}
    return telling.say_who_with(by=by, child=of, from_on=from_on, **(said | changed))


def test_words_are_written_down_as_they_were_said_and_those_before_stay(nadia: User) -> None:
    amara = child()
    before = write(nadia, amara, said_on=MAY)
    now = write(nadia, amara, what_matters="  Drama\n", how=HowTold.TOLD)

    assert list(OwnWords.objects.filter(child=amara)) == [now, before]
    assert (now.how_to_talk, now.what_matters, now.how, now.by, now.said_on) == (
        "Text first.",
        "Drama",
        HowTold.TOLD,
        nadia,
        TODAY,
    )
    entry = Entry.objects.latest("pk")
    assert entry.sentence == "Write down a child's own words: how to talk with them and what matters to them."
    assert [each.child_key for each in entry.children.all()] == [str(amara.pk)]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"how_to_talk": " ", "what_matters": "\n"}, telling.NOTHING_SAID),
        ({"said_on": TOMORROW}, telling.NOT_YET),
        ({"how_to_talk": "nul\x00byte"}, telling.NOT_LEGIBLE),
        ({"what_matters": "nul\x00byte"}, telling.NOT_LEGIBLE),
    ],
)
def test_words_that_cannot_be_kept_are_refused_with_a_sentence(nadia: User, said: dict[str, Any], why: str) -> None:
    amara = child()

    with pytest.raises(NotNow) as refusal:
        write(nadia, amara, **said)

    assert str(refusal.value) == why
    assert not OwnWords.objects.exists()


@pytest.mark.parametrize("one", ["how_to_talk", "what_matters"])
def test_one_of_the_two_is_enough(nadia: User, one: str) -> None:
    assert write(nadia, child(), **{one: ""}).pk


@pytest.mark.parametrize("text", [each for each in HOSTILE if "\x00" not in each])
def test_any_text_is_kept_whole(nadia: User, text: str) -> None:
    kept = OwnWords.objects.get(pk=write(nadia, child(), how_to_talk=text, what_matters=text * 2).pk)

    assert kept.how_to_talk == text.strip()
    assert kept.what_matters == (text * 2).strip()


def test_writing_words_down_is_for_those_who_are_with_the_child(nadia: User, dev: User, tom: User, grace: User) -> None:
    amara = child()

    assert write(nadia, amara).pk
    assert write(dev, amara).pk
    for other in (tom, grace):
        with pytest.raises(NotPermitted):
            write(other, amara)


def test_who_a_child_lives_with_follows_who_it_was_before(nadia: User) -> None:
    amara = child()
    before = say(nadia, amara, MAY, who=" Ros and Colin ", where=" Saltby ")
    now = say(nadia, amara, JUNE, withheld=True)

    before.refresh_from_db()
    assert (before.who, before.where, before.until_on, before.version) == ("Ros and Colin", "Saltby", JUNE, 2)
    assert (now.from_on, now.until_on, now.withheld) == (JUNE, None, True)
    assert before.history.count() == 2


def test_what_was_said_by_mistake_is_put_right_on_its_own_first_day(nadia: User) -> None:
    amara = child()
    wrong = say(nadia, amara, MAY, who="Marsha")

    right = say(nadia, amara, MAY)

    wrong.refresh_from_db()
    assert wrong.until_on == MAY
    assert right.until_on is None


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"who": " "}, "Say who the child lives with: a first name is enough."),
        ({"who": "x" * 121}, "Who and where have at most 120 characters each."),
        ({"where": "x" * 121}, "Who and where have at most 120 characters each."),
        ({"where": "nul\x00byte"}, telling.NOT_LEGIBLE),
        ({"from_on": TOMORROW}, telling.NOT_YET),
        (
            {"from_on": day("Thu 30 Apr 2026")},
            "What is said now began after that day: choose that day or a later one.",
        ),
    ],
)
def test_who_with_is_refused_with_a_sentence_where_it_cannot_be(nadia: User, said: dict[str, Any], why: str) -> None:
    amara = child()
    say(nadia, amara, MAY, who="Jean")

    with pytest.raises(NotNow) as refusal:
        say(nadia, amara, **({"from_on": JUNE} | said))

    assert str(refusal.value) == why
    assert LivesWith.objects.get().until_on is None


def test_of_two_who_say_it_at_one_moment_the_second_is_told(nadia: User, monkeypatch: pytest.MonkeyPatch) -> None:
    amara = child()
    say(nadia, amara, MAY)
    monkeypatch.setattr(telling, "_open", lambda child: None)

    with pytest.raises(NotNow, match="at the same moment"):
        say(nadia, amara, JUNE)


def test_a_child_who_lives_there_no_longer_lives_with_nobody_known(nadia: User) -> None:
    amara = child()
    now = say(nadia, amara, MAY)

    ended = telling.end_lives_with(now, by=nadia, until_on=JUNE)

    assert (ended.until_on, ended.version) == (JUNE, 2)
    with pytest.raises(NotNow, match="ended already"):
        telling.end_lives_with(ended, by=nadia, until_on=JUNE)


@pytest.mark.parametrize(
    ("until_on", "why"),
    [
        (day("Thu 30 Apr 2026"), "This ends before the day it began: choose that day or a later one."),
        (TOMORROW, telling.NOT_YET),
    ],
)
def test_it_does_not_end_before_it_began_nor_in_days_to_come(nadia: User, until_on: date, why: str) -> None:
    now = say(nadia, child(), MAY)

    with pytest.raises(NotNow) as refusal:
        telling.end_lives_with(now, by=nadia, until_on=until_on)

    assert str(refusal.value) == why


def test_saying_who_with_is_for_those_who_say_who_people_are(dev: User, ruth: User) -> None:
    amara = child()

    for other in (dev, ruth):
        with pytest.raises(NotPermitted):
            say(other, amara)
