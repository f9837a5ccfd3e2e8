"""What the pages of people, workers and teams show."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tab:
    """One place among people and teams."""

    name: str
    address: str
    here: bool


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody who signs in."""

    name: str
    username: str
    roles: str
    last_seen: str
    shut_out: bool
    address: str


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Everybody who signs in, and who is shut out."""

    lead: str
    here: tuple[PersonLine, ...]
    out: tuple[PersonLine, ...]


@dataclass(frozen=True, slots=True)
class RoleLine:
    """One role that somebody holds, held or will hold, given by whom for what reason; and why it ended."""

    name: str
    days: str
    why: str
    ended: str
    address: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person who signs in."""

    pk: int
    name: str
    username: str
    email: str
    last_seen: str
    shut_out: bool
    roles: tuple[RoleLine, ...]
    before: tuple[RoleLine, ...]
    worker: str
    worker_address: str
    why_not_out: str


@dataclass(frozen=True, slots=True)
class WorkerLine:
    """Somebody who works with children here, whether they sign in or not."""

    name: str
    does: str
    apart: str  # what sets them apart from others who do the same
    team: str
    manager: str
    login: str
    left: str
    address: str


@dataclass(frozen=True, slots=True)
class WorkersPage:
    """Everybody who works here, by what they do, and who has left."""

    groups: tuple[tuple[str, tuple[WorkerLine, ...]], ...]
    left: tuple[WorkerLine, ...]


@dataclass(frozen=True, slots=True)
class WorkerPage:
    """One worker: what stands in the way of their leaving, and the version that the form is filled from."""

    pk: int
    name: str
    lead: str
    version: int
    left: str
    still: tuple[str, ...]
    login_address: str


@dataclass(frozen=True, slots=True)
class TeamLine:
    """One team."""

    name: str
    days: str
    people: int
    address: str


@dataclass(frozen=True, slots=True)
class TeamsPage:
    """The teams that are open, and those that are closed."""

    open: tuple[TeamLine, ...]
    closed: tuple[TeamLine, ...]


@dataclass(frozen=True, slots=True)
class TeamPage:
    """One team and who is in it."""

    pk: int
    name: str
    lead: str
    closed: bool
    version: int
    people: tuple[WorkerLine, ...]
