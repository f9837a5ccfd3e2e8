"""What the deployment says about itself, read from the environment and typed. Django's settings are made from it.

Imports no Django, so that the command line can read it before deciding whether Django is needed.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from heed.config.say import CannotStart

CHECKOUT = Path(__file__).resolve().parents[2]
VAR = CHECKOUT / "var"


class Kind(StrEnum):
    """What a deployment is for. Decides cookies, HSTS, what a write on GET meets, whether a demo sign-in may exist."""

    PRODUCTION = "production"
    DEVELOPMENT = "development"
    TEST = "test"

    @property
    def holds_real_records(self) -> bool:
        """Whether real children's records are held here."""
        return self is Kind.PRODUCTION


class Deployment(BaseSettings):
    """The environment's own words: HEED_ENV, DATABASE_URL, HEED_FILES and the others, each with its default."""

    model_config = SettingsConfigDict(populate_by_name=True, extra="ignore")

    kind: Kind = Field(default=Kind.DEVELOPMENT, validation_alias="HEED_ENV")
    database_url: str = Field(default="", validation_alias="DATABASE_URL")  # empty: SQLite in var/heed.sqlite3
    secret_key: str = Field(default="", validation_alias="HEED_SECRET_KEY")
    old_secret_keys: str = Field(default="", validation_alias="HEED_OLD_SECRET_KEYS")  # used before, comma-separated
    files: Path = Field(default=VAR / "files", validation_alias="HEED_FILES")  # the bytes of kept files, by hash
    data: Path = Field(
        default=VAR / "data", validation_alias="HEED_DATA"
    )  # snapshots, and the chain's heads outside the database
    hosts: str = Field(default="", validation_alias="HEED_HOSTS")  # comma-separated names the site answers to
    bound_to: str = Field(
        default="", validation_alias="HEED_BOUND_TO"
    )  # the address `heed serve` listens on; set by it, not by people
    behind_proxy: bool = Field(
        default=False, validation_alias="HEED_BEHIND_PROXY"
    )  # a proxy ends TLS, and sets X-Forwarded-Proto and X-Forwarded-For

    @property
    def in_production(self) -> bool:
        """Whether real children's records are held here."""
        return self.kind.holds_real_records

    @property
    def allowed_hosts(self) -> list[str]:
        """The names in HEED_HOSTS; without them loopback names, and in production that is refused."""
        named = [host.strip() for host in self.hosts.split(",") if host.strip()]
        if not named and self.in_production:
            raise CannotStart("HEED_HOSTS is empty: set it to the names this site answers to, separated by commas.")
        return named or ["localhost", "127.0.0.1", "[::1]", "testserver"]

    @property
    def old_keys(self) -> list[str]:
        """Secret keys used before: older sessions and digests still hold under them."""
        return [key.strip() for key in self.old_secret_keys.split(",") if key.strip()]

    def key(self) -> str:
        """The secret key: from the environment, or in development one made once and kept in var/secret-key (0600)."""
        if self.secret_key:
            if self.in_production and len(self.secret_key) < 32:
                raise CannotStart("HEED_SECRET_KEY is too short: give it 32 characters or more, made at random.")
            return self.secret_key
        if self.in_production:
            raise CannotStart("HEED_SECRET_KEY is not set: give it 32 characters or more, made at random.")
        return _kept_key(VAR / "secret-key")

    def databases(self) -> dict[str, dict[str, Any]]:
        """Django's DATABASES: PostgreSQL or SQLite by DATABASE_URL, SQLite in var/ without it."""
        if not self.database_url and self.in_production:
            raise CannotStart("DATABASE_URL is not set: in production name the PostgreSQL database, postgresql://...")
        return {"default": _database(self.database_url or f"sqlite:///{VAR / 'heed.sqlite3'}")}


def _kept_key(path: Path) -> str:
    """The key in the file, made on first use. Of two processes starting at once the first to put it there wins."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        made = path.with_name(f"{path.name}.{os.getpid()}")
        with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
        with contextlib.suppress(FileExistsError):
            os.link(made, path)
        made.unlink()
    key = path.read_text(encoding="ascii").strip()
    if not key:
        raise CannotStart(f"{path.name} is empty: remove it, and a key is made again.")
    return key


def _database(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(unquote(parts.path)[1:] or ":memory:")
    if parts.scheme in ("postgres", "postgresql"):
        return _postgresql(url)
    raise CannotStart(f"DATABASE_URL begins with “{parts.scheme}”: it must be sqlite:///PATH or postgresql://...")


def _sqlite(path: str) -> dict[str, Any]:
    if path != ":memory:":
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",  # a transaction takes the write lock at once: no upgrade can fail half-way
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",  # readers never wait for a writer
        },
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or (unquote(parts.hostname) if parts.hostname else "")
    port = options.pop("port", None) or (str(parts.port) if parts.port else "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path)[1:],
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": port,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


@cache
def deployment() -> Deployment:
    """The deployment, read once a process. Raises `CannotStart` where a value is not one that Heed knows."""
    try:
        return Deployment()
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise CannotStart(f"{name} is “{first['input']}”, which Heed does not know: {first['msg']}.") from error
