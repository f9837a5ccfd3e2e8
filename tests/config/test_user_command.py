"""Claims about `heed user`: a council that hosts Heed can let its people in and out, in an administrator's name."""

from __future__ import annotations

import getpass
import io
import sys
from datetime import date
from types import SimpleNamespace

import pytest

from heed.access.models import Entry, RoleHeld, User
from heed.access.permissions import Role
from heed.config import cli
from heed.config.commands import administrator
from heed.config.say import CannotStart

PASSWORD = "a-long-phrase-of-words"


@pytest.fixture
def heed(monkeypatch, capsys):
    """Runs `heed user` with words, and a password on standard input; returns the exit code and what was said."""

    def run(*words: str, typed: str = PASSWORD) -> tuple[int, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{typed}\n"))
        code = cli.main(["user", *words])
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


def test_an_analyst_is_added_with_a_password_and_a_role_all_on_the_record(ingrid, heed):
    code, said = heed("Priya", "--name", "Priya Nair", "--role", "analyst", "--by", "ingrid")

    assert (code, said) == (0, "Priya Nair may sign in as priya. Roles: Performance analyst.\n")
    priya = User.objects.get(username="priya")
    assert priya.check_password(PASSWORD)
    assert priya.roles == {Role.ANALYST}
    assert {entry.what for entry in Entry.objects.filter(by=ingrid)} == {"access.add_user", "access.give_role"}
    assert RoleHeld.objects.get(user=priya).why == "Given by command"


def test_somebody_without_a_role_is_said_to_open_no_page(ingrid, heed):
    assert heed("omar", "--name", "Omar", "--by", "INGRID") == (
        0,
        "Omar may sign in as omar. Roles: none yet, so no page opens; give one with --role.\n",
    )


def test_a_role_is_ended_and_another_given(ingrid, priya, heed):
    code, said = heed("priya", "--end-role", "analyst", "--role", "service_manager", "--by", "ingrid")

    assert (code, said) == (0, "Priya may sign in as priya. Roles: Service manager.\n")


def test_of_a_role_held_twice_the_time_that_has_not_ended_is_ended(ingrid, priya, heed):
    RoleHeld.objects.filter(user=priya).update(until_on=date(2020, 4, 1))
    RoleHeld.objects.create(user=priya, role=Role.ANALYST, from_on=date(2021, 4, 1), why="Back again")

    code, _ = heed("priya", "--end-role", "analyst", "--by", "ingrid")

    assert code == 0
    assert User.objects.get(pk=priya.pk).roles == frozenset()
    assert RoleHeld.objects.get(user=priya, from_on=date(2015, 4, 1)).until_on == date(2020, 4, 1)


def test_a_forgotten_password_is_replaced(ingrid, priya, heed):
    assert heed("priya", "--new-password", "--by", "ingrid")[0] == 0

    assert User.objects.get(pk=priya.pk).check_password(PASSWORD)


def test_somebody_who_left_is_shut_out(ingrid, priya, heed):
    assert heed("priya", "--shut-out", "--by", "ingrid") == (0, "Priya can no longer sign in.\n")

    assert not User.objects.get(pk=priya.pk).is_active
    refused = (2, "heed user: The person is shut out: a password would not let them in.\n")
    assert heed("priya", "--new-password", "--by", "ingrid") == refused


@pytest.mark.parametrize(
    ("words", "typed", "sentence"),
    [
        (["omar", "--by", "ingrid"], PASSWORD, "There is no user “omar”: give --name as well to add one."),
        (
            ["priya", "--by", "ingrid"],
            PASSWORD,
            "Say what to change: --role, --end-role, --new-password or --shut-out.",
        ),
        (
            ["priya", "--name", "Priya", "--by", "ingrid"],
            PASSWORD,
            "There is a user “priya” already: choose another, or leave --name out.",
        ),
        (["priya", "--role", "analyst", "--by", "priya"], PASSWORD, "“priya” is no administrator: name one with --by."),
        (
            ["priya", "--role", "analyst", "--by", "nobody"],
            PASSWORD,
            "“nobody” is no administrator: name one with --by.",
        ),
        (
            ["priya", "--role", "analyst", "--by", "ingrid"],
            PASSWORD,
            "The person holds that role on that day already.",
        ),
        (["priya", "--end-role", "iro", "--by", "ingrid"], PASSWORD, "Priya does not hold the role iro."),
        (
            ["omar", "--name", "Omar", "--by", "ingrid"],
            "short",
            "This password is too short. It must contain at least 12 characters.",
        ),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_nothing_is_changed(ingrid, priya, heed, words, typed, sentence):
    assert heed(*words, typed=typed) == (2, f"heed user: {sentence}\n")

    assert set(User.objects.values_list("username", flat=True)) == {"ingrid", "priya"}
    assert not Entry.objects.exists()


def test_of_several_changes_all_are_made_or_none(ingrid, priya, heed):
    code, _ = heed("priya", "--role", "iro", "--role", "analyst", "--by", "ingrid")

    assert code == 2
    assert User.objects.get(pk=priya.pk).roles == {Role.ANALYST}


def test_at_a_terminal_the_password_is_asked_for_twice(monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(isatty=lambda: True))
    typed = iter([PASSWORD, PASSWORD, PASSWORD, "a-long-phrase-of-wodrs"])
    monkeypatch.setattr(getpass, "getpass", lambda prompt: next(typed))

    assert administrator.asked_password() == PASSWORD
    with pytest.raises(CannotStart, match="not the same"):
        administrator.asked_password()
