"""Every page of the site on Fenshire: who opens it, and where. Made from the addresses, so that a new one is not forgotten."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from heed.access.demo import CAST
from heed.access.manual import routed
from heed.access.pages import Declaration, Open
from heed.access.permissions import permissions_of
from heed.measures.all import MEASURES
from tests.journeys.town import Town


@dataclass(frozen=True)
class Place:
    """A page as somebody of the cast opens it; `who` is None before signing in. `which` tells places of one address apart."""

    name: str
    who: str | None
    path: str
    which: str = ""


Fill = Callable[[Town], Mapping[str, object]]
HOMES = tuple(member.username for member in CAST)
BY = {"web:late": "tom"}
"""Who opens a page of a child whom the first who may would not find."""

FIRST = ("nadia", "tom", "ingrid", "priya", "grace")
"""Of those who may open a page, the first does."""


def _code(code: str) -> Fill:
    return lambda town: {"code": code}


def _child(given: str, family: str = "") -> Fill:
    return lambda town: {"key": town.child(given, family)}


def _row(table: str, where: str = "1 = 1") -> Fill:
    return lambda town: {"pk": town.ask(f"SELECT id FROM {table} WHERE {where} ORDER BY id LIMIT 1")[0][0]}


def _section(code: str) -> Fill:
    return lambda town: {"year": 2026, "code": code}


def _which(which: str) -> Fill:
    return lambda town: {"year": 2026, "which": which}


def _edition(edition: str) -> Fill:
    return lambda town: {"year": 2026, "edition": edition}


def _row_of(which: str, table: str, where: str = "1 = 1") -> Fill:
    return lambda town: {"year": 2026, "which": which, **_row(table, where)(town)}


HELD_BY_DEV = (
    "SELECT h.user_id, h.id FROM access_roleheld h JOIN access_user u ON u.id = h.user_id WHERE u.username = 'dev'"
)
OF_THE_REPORT: Mapping[str, Fill] = {"": lambda town: {"year": 2026}}
OF_AMARA = {"Amara": _child("Amara")}
OF_A_RETURN = {"": _row("exchange_import", "state = 'applied'")}
OF_A_LIST = {"list_name": "late_review_reasons"}

WHAT: dict[str, Mapping[str, Fill]] = {
    "web:figure": {code: _code(code) for code in MEASURES},
    "web:child": {"Amara": _child("Amara"), "Ben": _child("Ben"), "Jayden": _child("Jayden")},
    "web:child_duties": OF_AMARA,
    "web:child_people": OF_AMARA,
    "web:child_looked": OF_AMARA,
    "web:own_words": OF_AMARA,
    "web:lives_with": OF_AMARA,
    "web:child_name": OF_AMARA,
    "web:plan": OF_AMARA,
    "web:late": {"Kyle": _child("Kyle")},
    "web:sight": OF_AMARA,
    "web:appoint": {"Ava": _child("Ava")},
    "web:told": OF_AMARA,
    "web:iro": {"": _row("people_worker", "name = 'Nadia Rahman'")},
    "web:cover": {"": _row("people_worker", "name = 'Nadia Rahman'")},
    "web:setting": {"": lambda town: {"name": "first_review_local"}},
    "web:word": {"": lambda town: {"noun": "review"}},
    "web:list": {"": lambda town: OF_A_LIST},
    "web:item": {"": lambda town: OF_A_LIST | {"number": 1}},
    "web:holiday": {"": _row("council_schoolholiday")},
    "web:worker": {"": _row("people_worker", "name = 'Dev Sharma'")},
    "web:person": {"": _row("access_user", "username = 'dev'")},
    "web:end_role": {"": lambda town: dict(zip(("pk", "held"), town.ask(HELD_BY_DEV)[0], strict=True))},
    "web:new_password": {"": _row("access_user", "username = 'dev'")},
    "web:team": {"": _row("council_team")},
    "web:manual_page": {"": lambda town: {"page": "law"}},
    "web:roster": {"": _row("exchange_rosterhandedin")},
    **dict.fromkeys(
        (
            *("web:report", "web:report_order", "web:report_details", "web:report_papers", "web:report_findings"),
            *("web:report_comments", "web:report_sign_off", "web:report_issue"),
        ),
        OF_THE_REPORT,
    ),
    "web:report_section": {code: _section(code) for code in ("timeliness", "brief", "voice", "paper_purpose")},
    "web:report_rows": {which: _which(which) for which in ("messages", "promises", "recommendations", "risks")},
    "web:report_row": {"": _row_of("messages", "reports_keymessage")},
    "web:report_approve": {"": _row_of("", "reports_approval", "approved_on IS NULL")},
    "web:report_preview": {
        edition: _edition(edition) for edition in ("full", "one-page", "cover-note", "cover-risks", "cover-panel")
    },
    "web:return": OF_A_RETURN,
    "web:changes": OF_A_RETURN,
    "web:quality": OF_A_RETURN,
    "web:undo": OF_A_RETURN,
    "web:changed_child": {"": lambda town: {**OF_A_RETURN[""](town), "number": "F-1001"}},
}
"""What an address names, once for each place that is looked at."""

ASKED: dict[str, tuple[str, ...]] = {
    "web:child": ("as_at=2026-05-01",),
    "web:reviews": ("state=overdue",),
    "web:diary": ("week=2026-11-23",),
    "web:children": ("care=left",),
    "web:report_preview": ("audience=public",),
}
"""What stands after the question mark, for each further place of an address."""

FILE = re.compile(r"\.(csv|json|zip)$")
"""An address of a file to take away."""

NOT_READ: dict[str, str] = {
    "held": "there only for what was sent after a session had ended",
    "post:download": "a file",
    **dict.fromkeys(("web:report_file", "web:report_issued_file"), "a file"),
    "web:report_logo_picture": "a picture",
    "web:report_issued": "Fenshire's report is a draft; tests/web/reports looks at one that was issued",
    "web:difference": "Fenshire's reviews come with its returns, so none differs",
}
"""Addresses that are not looked at as pages, and why."""


def every_place(town: Town) -> Iterator[Place]:
    """Each page that is read, of each address; home as each of the cast."""
    for here in routed():
        declaration = here.declaration
        if declaration is None or "GET" not in declaration.methods or here.name in NOT_READ or FILE.search(here.route):
            continue
        if here.name == "web:home":
            yield from (Place(here.name, who, "/") for who in HOMES)
            continue
        who = BY.get(here.name) or _who_may(declaration)
        for which, fill in WHAT.get(here.name, {"": lambda town: {}}).items():
            path = _filled(here.route, fill(town))
            yield Place(here.name, who, path, which)
            if which in ("", next(iter(WHAT.get(here.name, {"": None})))):
                yield from (Place(here.name, who, f"{path}?{asked}", asked) for asked in ASKED.get(here.name, ()))


def _who_may(declaration: Declaration) -> str | None:
    if declaration.asks is Open.PUBLIC:
        return None
    roles = {member.username: frozenset(member.roles) for member in CAST}
    order = (*FIRST, *(name for name in roles if name not in FIRST))
    return next(name for name in order if declaration.allows(permissions_of(roles[name])))


def _filled(route: str, values: Mapping[str, object]) -> str:
    path = re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(values.get(found[1], found[0])), route)
    assert "<" not in path, f"say in tests/journeys/every_place.py what {route} names"
    return path
