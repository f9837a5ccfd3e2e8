"""What stands around a page: brand, places, who is signed in, the banner of a demonstration. Not the page itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast as is_a

from django.urls import NoReverseMatch, reverse

from heed.access.demo import CAST, CastMember, may_choose
from heed.access.models import User
from heed.access.pages import Request
from heed.access.permissions import ROLE_NAMES, Permission
from heed.council.models import settings_on
from heed.council.settings import COUNCIL_NAME
from heed.web import formats

# Each place of the top bar: its name, the page it opens, and who may.
PLACES = (
    ("Children", "web:children", Permission.SEE_CHILD),
    ("Reviews", "web:reviews", Permission.SEE_CHILD),
    ("IROs", "web:iros", Permission.SEE_IROS),
    ("Figures", "web:figures", Permission.SEE_FIGURES),
    ("Returns", "web:returns", Permission.IMPORT_RETURN),
)


@dataclass(frozen=True, slots=True)
class Place:
    """One link of the top bar; `here` when the page shown belongs to it."""

    name: str
    address: str
    here: bool


@dataclass(frozen=True, slots=True)
class Person:
    """Who is signed in: their name and roles as the account menu shows them."""

    name: str
    roles: str

    @property
    def initial(self) -> str:
        """The letter in the circle."""
        return self.name[:1].upper()


@dataclass(frozen=True, slots=True)
class Frame:
    """Read once by the base template. `demo_day` is the day of a demonstration's database, None elsewhere."""

    council: str
    places: tuple[Place, ...]
    person: Person | None
    demo_day: date | None


def frame(request: Request) -> Frame:
    """The frame for this request, with only the places that this person may open."""
    user = is_a("User | None", request.user if request.user.is_authenticated else None)
    return Frame(
        council=council(request),
        places=_places(user, request.path) if user else (),
        person=Person(user.name, ", ".join(sorted(ROLE_NAMES[role] for role in user.roles))) if user else None,
        demo_day=request.demo.day if request.demo else None,
    )


def cast(request: Request) -> tuple[CastMember, ...]:
    """Whom one may sign in as without a password: the cast in a demonstration, elsewhere nobody."""
    return CAST if may_choose(request) else ()


def council(request: Request) -> str:
    """The council's name as it stands on the day."""
    return settings_on(request.today)[COUNCIL_NAME]


def of_the_council(request: Request) -> str:
    """Whose it is, in a sentence: "Fenshire’s"; "the council’s" where nobody has said what it is called."""
    name = council(request)
    return formats.possessive("the council" if name == COUNCIL_NAME.default else name)


def _places(user: User, path: str) -> tuple[Place, ...]:
    found = [
        (name, reverse(page)) for name, page, permission in PLACES if permission in user.permissions and _is_there(page)
    ]
    return tuple(Place(name, address, path.startswith(address)) for name, address in found)


def _is_there(page: str) -> bool:
    try:
        return bool(reverse(page))
    except NoReverseMatch:
        return False
