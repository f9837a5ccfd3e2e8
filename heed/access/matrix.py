"""Who sees which child on which page, as it should be: worked out from the declarations alone, for the manual and its test.

Nothing here asks the database; `tests/architecture/test_access_matrix.py` asks the site for every combination.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

from heed.access.pages import Declaration, Open, Shows
from heed.access.permissions import ROLE_NAMES, SERVICE_WIDE, Role


class Relationship(StrEnum):
    """What a child is to the person who asks."""

    OWN = "own child"
    TEAM = "team’s child"
    OTHER = "another’s child"
    RESTRICTED = "restricted child"
    CLOSED = "no longer theirs"


MEANS: Mapping[Relationship, str] = MappingProxyType(
    {
        Relationship.OWN: "an open grant gives the person sight of the child",
        Relationship.TEAM: "an open grant gives the person’s team sight of the child",
        Relationship.OTHER: "no grant gives the person sight of the child",
        Relationship.RESTRICTED: "an open grant does, but the child is restricted and the person is not named",
        Relationship.CLOSED: "the grant that gave the person sight of the child has ended",
    }
)


class Answer(StrEnum):
    """What the site answers."""

    OPENS = "opens"
    NOT_THERE = "page not found"
    SIGN_IN = "sign in"


def sees(role: Role | None, child: Relationship) -> bool:
    """Whether somebody with this one role has the child in sight. Without a role nobody sees any child."""
    if role is None or child is Relationship.RESTRICTED:
        return False
    return role in SERVICE_WIDE or child in (Relationship.OWN, Relationship.TEAM)


def answer(of: Declaration, role: Role | None, child: Relationship) -> Answer:
    """What a page answers somebody signed in with this one role who asks for this child, where it is of one child."""
    may = isinstance(of.asks, Open) or (role is not None and of.allows_role(role))
    if not may or (of.shows is Shows.ONE_CHILD and not sees(role, child)):
        return Answer.NOT_THERE
    return Answer.OPENS


def to_a_stranger(of: Declaration) -> Answer:
    """What a page answers somebody who has not signed in."""
    return Answer.OPENS if of.asks is Open.PUBLIC else Answer.SIGN_IN


def table(pages: Mapping[str, Declaration]) -> Iterator[str]:
    """The matrix as Markdown: a row for each address, a column for each role, in each cell whom the role finds there."""
    yield "\n## Who finds whom on which page\n"
    yield "For each role alone. What stands in a cell is found there, everything else is “page not found”; a dash is a page"
    yield "that is not there for the role at all.\n"
    for relationship, meaning in MEANS.items():
        yield f"- **{relationship.value}**: {meaning}."
    yield f"\n| Address | {' | '.join(ROLE_NAMES[role] for role in Role)} | No role | Not signed in |"
    yield f"|---|{'---|' * (len(Role) + 2)}"
    for route, declaration in pages.items():
        cells = [_cell(declaration, role) for role in (*Role, None)]
        yield f"| `{route}` | {' | '.join(cells)} | {to_a_stranger(declaration).value} |"


def _cell(of: Declaration, role: Role | None) -> str:
    if answer(of, role, Relationship.OWN) is Answer.NOT_THERE:
        return "–"
    if of.shows is Shows.NO_CHILD:
        return "opens"
    found = [child.value for child in Relationship if sees(role, child)]
    if len(found) > 2:
        return "all but restricted"
    return " and ".join(found) or "opens, with no child"
