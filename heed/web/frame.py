"""What stands around a page: brand, places, who is signed in, the banner of a demonstration. Not the page itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast as is_a

from django.http import HttpRequest

from heed.access import sessions
from heed.access.demo import CAST, CastMember, may_choose
from heed.access.models import User
from heed.access.pages import Request
from heed.access.permissions import Permission
from heed.council.settings import COUNCIL_NAME
from heed.council.words import Words
from heed.web import formats
from heed.web.addresses import reverse
from heed.web.people.roles import role_names
from heed.web.standing import settings_of, words_of

HOME = "web:home"
"""The first page. Its name is not the noun for where a child lives."""

# Each place of the top bar: its name, the page it opens, and who may; None is anyone signed in.
PLACES = (
    ("Home", HOME, None),
    ("Children", "web:children", Permission.SEE_CHILD),
    ("Reviews", "web:reviews", Permission.SEE_CHILD),
    ("IROs", "web:iros", Permission.SEE_IROS),
    ("Figures", "web:figures", Permission.SEE_FIGURES),
    ("Returns", "web:returns", Permission.IMPORT_RETURN),
    ("Report", "web:reports", Permission.SEE_REPORT),
)

# The same for the menu under one's own name.
OWN = (
    ("Settings", "web:settings", Permission.SEE_SETTINGS),
    ("People", "web:people", Permission.MANAGE_USERS),
    ("Teams", "web:teams", Permission.MANAGE_TEAMS),
    ("The record", "web:record", Permission.READ_THE_RECORD),
    ("My own trail", "web:my_trail", None),
    ("What’s new", "web:whats_new", None),
)

# And for the foot of every page.
FOOT = (
    ("Help", "web:help", None),
    ("The law, on one page", "web:law", None),
    ("The manual", "web:manual", None),
    ("Accessibility", "web:accessibility", None),
    ("Who has seen what", "web:my_trail", None),
)

# Whom the page for signing in to a demonstration offers first.
MORNINGS = ("nadia", "tom", "grace", "dev", "priya", "ruth")

FIND = "web:find"
"""Where the box for finding a child sends what was typed: in the body, so that no name stands in an address."""


@dataclass(frozen=True, slots=True)
class Place:
    """One link; `here` when the page shown belongs to it."""

    name: str
    address: str
    here: bool


@dataclass(frozen=True, slots=True)
class Person:
    """Who is signed in: their name and roles as the account menu shows them, where it leads, and for how long yet."""

    name: str
    roles: str
    links: tuple[Place, ...]
    minutes_left: int

    @property
    def initial(self) -> str:
        """The letter in the circle."""
        return self.name[:1].upper()


@dataclass(frozen=True, slots=True)
class Frame:
    """Read once by the base template. `find` is empty where one may not look for children.

    `demo_day` is the day of a demonstration's database, None elsewhere.
    """

    council: str
    places: tuple[Place, ...]
    find: str
    person: Person | None
    foot: tuple[Place, ...]
    today: date
    demo_day: date | None


def frame(request: Request) -> Frame:
    """The frame for this request, with only the places that this person may open."""
    user = is_a("User | None", request.user if request.user.is_authenticated else None)
    words = words_of(request)
    return Frame(
        council=council(request),
        places=_places(PLACES, user, request.path, words),
        find=_find(user),
        person=_person(user, request, words) if user else None,
        foot=_places(FOOT, user, request.path, words),
        today=request.today,
        demo_day=request.demo.day if request.demo else None,
    )


def framed(request: HttpRequest | None) -> bool:
    """Whether a page that says what went wrong can stand in the frame: its request came as far as being signed in."""
    return hasattr(request, "today") and bool(getattr(getattr(request, "user", None), "is_authenticated", False))


def cast(request: Request) -> tuple[CastMember, ...]:
    """Whom one may sign in as without a password: the cast in a demonstration, elsewhere nobody."""
    return CAST if may_choose(request) else ()


def cast_groups(request: Request) -> tuple[tuple[str, tuple[CastMember, ...]], ...]:
    """The cast as the page for signing in shows it: those whose mornings Heed is for, and everybody else."""
    everybody = cast(request)
    others = tuple(member for member in everybody if member.username not in MORNINGS)
    first = tuple(member for member in everybody if member.username in MORNINGS)
    return (("In the service", first), ("And the others", others))


def council(request: Request) -> str:
    """The council's name as it stands on the day."""
    return settings_of(request)[COUNCIL_NAME]


def of_the_council(request: Request) -> str:
    """Whose it is, in a sentence: "Fenshire’s"; "the council’s" where nobody has said what it is called."""
    name = council(request)
    return formats.possessive("the council" if name == COUNCIL_NAME.default else name)


def _person(user: User, request: Request, words: Words) -> Person:
    return Person(
        name=user.name,
        roles=role_names(user.roles, words),
        links=_places(OWN, user, request.path, words),
        minutes_left=sessions.minutes_left(request),
    )


def _find(user: User | None) -> str:
    return reverse(FIND) if user is not None and Permission.SEE_CHILD in user.permissions else ""


def _places(
    of: tuple[tuple[str, str, Permission | None], ...], user: User | None, path: str, words: Words
) -> tuple[Place, ...]:
    """The links of one list that the person may open, in the council's words."""
    if user is None:
        return ()
    may = [(name, page) for name, page, permission in of if permission is None or permission in user.permissions]
    found = [(words.say(name) if page != HOME else name, reverse(page)) for name, page in may]
    return tuple(Place(name, address, _is_here(path, address)) for name, address in found)


def _is_here(path: str, address: str) -> bool:
    return path == address if address == "/" else path.startswith(address)
