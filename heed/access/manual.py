"""The manual's page on access, made from the declarations: who may do what, and what each page asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, get_resolver

from heed.access import matrix
from heed.access.actions import ALL
from heed.access.pages import Declaration, declaration_of
from heed.access.permissions import MEANING, PSEUDONYMISED, ROLE_NAMES, ROLES, SERVICE_WIDE, Permission
from heed.access.retention import RULES

_HEAD = """\
# Who may do what

Generated from `heed/access/permissions.py`, the pages' own declarations and the actions; the build fails when it is
stale. To make it again: `python -m heed.config.manual`.

A permission says what a person may do. Which children they may do it to is a matter of grants: a role below marked
*service* has every child in scope, less restricted children on whom the person is not named; every other role sees the
children to whom an open grant gives sight. What is out of sight does not exist: the answer is “page not found”.
"""


@dataclass(frozen=True, slots=True)
class Routed:
    """An address of the site, the view behind it, and what it asks for (None: nothing, which the site refuses)."""

    route: str
    name: str
    view: Callable[..., HttpResponseBase]
    declaration: Declaration | None


def routed() -> list[Routed]:
    """Every address of the site, in the order of the url conf."""
    return list(_walk(get_resolver().url_patterns, "/", ""))


def page() -> str:
    """The page, as Markdown."""
    pages = {here.route: here.declaration for here in routed() if here.declaration is not None}
    return "\n".join([_HEAD, *_roles(), *_pages(), *matrix.table(pages), *_actions(), *_retention()])


def _walk(patterns: Iterable[URLPattern | URLResolver], before: str, space: str) -> Iterator[Routed]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, route, inner)
        else:
            yield Routed(route, f"{space}{pattern.name or ''}", pattern.callback, declaration_of(pattern.callback))


def _roles() -> Iterator[str]:
    yield "## Roles and permissions\n"
    columns = [ROLE_NAMES[role] for role in ROLES]
    yield f"| | {' | '.join(columns)} |"
    yield f"|---|{'---|' * len(columns)}"
    scopes = ["service" if role in SERVICE_WIDE else "granted" for role in ROLES]
    yield f"| Children in scope | {' | '.join(scopes)} |"
    names = ["number only" if role in PSEUDONYMISED else "by name" for role in ROLES]
    yield f"| Children shown | {' | '.join(names)} |"
    for permission in Permission:
        ticks = ["yes" if permission in ROLES[role] else "" for role in ROLES]
        yield f"| {MEANING[permission]} `{permission}` | {' | '.join(ticks)} |"


def _pages() -> Iterator[str]:
    yield "\n## Pages\n"
    yield "| Address | Name | Asks for | Shows |"
    yield "|---|---|---|---|"
    for here in routed():
        asks = here.declaration.asks if here.declaration else None
        words = f"`{asks.value}`" if isinstance(asks, Permission) else asks.value if asks else "nothing: refused"
        shows = here.declaration.shows.value if here.declaration else ""
        yield f"| `{here.route}` | `{here.name}` | {words} | {shows} |"


def _actions() -> Iterator[str]:
    yield "\n## Actions\n"
    yield "| What the record says | Name | Asks for |"
    yield "|---|---|---|"
    ours = {name: action for name, action in ALL.items() if action.run.__module__.startswith("heed.")}
    for name, action in sorted(ours.items()):
        asks = f"`{action.permission}`" if action.permission else "anyone signed in, of their own"
        yield f"| {action.sentence} | `{name}` | {asks} |"


def _retention() -> Iterator[str]:
    yield "\n## How long records are kept\n"
    yield "| Class | Rule |"
    yield "|---|---|"
    for retention, rule in RULES.items():
        yield f"| {retention.value} | {rule} |"
    yield ""
