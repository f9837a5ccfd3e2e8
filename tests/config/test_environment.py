"""Claims about the deployment's environment: what is understood, what is refused and in which words, what is logged."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest

from heed.config import environment, logs
from heed.config.environment import Deployment, Kind
from heed.config.say import CannotStart

LONG = "k" * 50


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "HEED_ENV",
        "DATABASE_URL",
        "HEED_SECRET_KEY",
        "HEED_HOSTS",
        "HEED_BOUND_TO",
        "HEED_FILES",
        "HEED_DATA",
    ):
        monkeypatch.delenv(name, raising=False)


def _production(**fields: Any) -> Deployment:
    return Deployment(kind=Kind.PRODUCTION, **fields)


def test_without_a_word_it_is_development_on_sqlite_in_var():
    here = Deployment()

    database = here.databases()["default"]
    assert (here.kind, here.in_production) == (Kind.DEVELOPMENT, False)
    assert database["NAME"] == str(environment.VAR / "heed.sqlite3")
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "WAL" in database["OPTIONS"]["init_command"]


def test_the_environments_own_names_are_read(monkeypatch):
    monkeypatch.setenv("HEED_ENV", "test")
    monkeypatch.setenv("HEED_FILES", "/kept")

    assert (Deployment().kind, Deployment().files) == (Kind.TEST, Path("/kept"))


def test_a_kind_that_heed_does_not_know_is_refused_in_a_sentence(monkeypatch):
    monkeypatch.setenv("HEED_ENV", "staging")
    environment.deployment.cache_clear()

    with pytest.raises(CannotStart, match="HEED_ENV is “staging”, which Heed does not know"):
        environment.deployment()

    environment.deployment.cache_clear()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("sqlite:///a/b.sqlite3", {"ENGINE": "django.db.backends.sqlite3", "NAME": "a/b.sqlite3"}),
        (
            "postgresql://ann:p%40ss@db.council:5433/heed?sslmode=require",
            {
                "NAME": "heed",
                "USER": "ann",
                "PASSWORD": "p@ss",
                "HOST": "db.council",
                "PORT": "5433",
                "OPTIONS": {"sslmode": "require"},
            },
        ),
        ("postgres://ann@/heed?host=/run/pg&port=5544", {"HOST": "/run/pg", "PORT": "5544", "OPTIONS": {}}),
        ("postgresql:///heed", {"HOST": "", "PORT": "", "USER": ""}),
        ("postgresql://a%40b@db/heed%20live", {"NAME": "heed live", "USER": "a@b", "HOST": "db"}),
    ],
)
def test_a_database_is_named_by_its_address(url, expected, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    database = Deployment(database_url=url).databases()["default"]

    assert expected.items() <= database.items()


def test_a_database_in_memory_has_no_folder():
    assert Deployment(database_url="sqlite://").databases()["default"]["NAME"] == ":memory:"


def test_a_database_of_another_make_is_refused():
    with pytest.raises(CannotStart, match="begins with “mysql”: it must be sqlite:///PATH or postgresql"):
        Deployment(database_url="mysql://x/y").databases()


def test_a_secret_key_of_32_characters_is_long_enough():
    assert _production(secret_key="k" * 32).key() == "k" * 32


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (lambda: _production().key(), "HEED_SECRET_KEY is not set"),
        (lambda: _production(secret_key="short").key(), "HEED_SECRET_KEY is too short"),
        (lambda: _production(secret_key="k" * 31).key(), "give it 32 characters or more"),
        (lambda: _production().allowed_hosts, "HEED_HOSTS is empty"),
        (lambda: _production().databases(), "DATABASE_URL is not set"),
    ],
)
def test_production_does_not_start_without(asked, sentence):
    with pytest.raises(CannotStart, match=sentence) as refused:
        asked()

    assert str(refused.value).count("\n") == 0


def test_production_starts_with_all_it_needs():
    here = _production(
        secret_key=LONG, hosts="heed.fenshire.example, iro.fenshire.example", database_url="postgresql:///h"
    )

    assert here.key() == LONG
    assert here.allowed_hosts == ["heed.fenshire.example", "iro.fenshire.example"]
    assert here.databases()["default"]["NAME"] == "h"


def test_in_development_the_key_is_made_once_and_kept_from_others(tmp_path, monkeypatch):
    monkeypatch.setattr(environment, "VAR", tmp_path / "var")

    key = Deployment().key()

    kept = tmp_path / "var" / "secret-key"
    assert Deployment().key() == key == kept.read_text()
    assert len(key) >= 32
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_key_that_is_just_being_written_is_waited_for_no_longer_than_a_start(tmp_path, monkeypatch):
    monkeypatch.setattr(environment, "VAR", tmp_path)
    (tmp_path / "secret-key").touch()

    with pytest.raises(CannotStart, match="secret-key is empty: remove it"):
        Deployment().key()


def test_secrets_used_before_are_known():
    assert Deployment(old_secret_keys="one, two").old_keys == ["one", "two"]
    assert Deployment().old_keys == []


def test_without_names_the_site_answers_to_this_machine_alone():
    assert set(Deployment().allowed_hosts) == {"localhost", "127.0.0.1", "[::1]", "testserver"}


def test_the_log_never_carries_a_person():
    line = logs.without_people(
        None,
        "info",
        {"event": "seen", "path": "/children/3f2a-77/reviews/12/?q=Amara", "child": 12, "username": "nadia", "ms": 4},
    )

    assert line == {"event": "seen", "path": "/children/…/reviews/…/", "ms": 4}
    assert logs.without_people(None, "info", {"event": "started"}) == {"event": "started"}
