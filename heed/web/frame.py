"""What stands around every page: brand, places, who is signed in, the demonstration's banner. Never what is on the page itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Place:
    """One link of the top bar: `here` when the page belongs to it."""

    name: str
    address: str
    here: bool


@dataclass(frozen=True, slots=True)
class Person:
    """Who is signed in: their name and role as the account menu shows them."""

    name: str
    role: str

    @property
    def initial(self) -> str:
        return self.name[:1].upper()


@dataclass(frozen=True, slots=True)
class Frame:
    """Read once by the base template. `demo_day` is the day of a demonstration's database, None elsewhere."""

    council: str
    places: tuple[Place, ...]
    person: Person | None
    demo_day: date | None


def frame(request: HttpRequest) -> Frame:
    """The frame for this request: only places that this person may open."""
    return Frame(council="Fenshire", places=(_place(request, "Figures", "web:figures"),), person=None, demo_day=None)


def _place(request: HttpRequest, name: str, to: str) -> Place:
    address = reverse(to)
    return Place(name, address, request.path.startswith(address))
