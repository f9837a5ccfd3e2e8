"""How a child is called on a page, to the person who reads it. The one place that decides it; never in a title or address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from heed.access.models import User
from heed.facts.ages import age_on
from heed.web.addresses import reverse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from heed.children.models import Child


@dataclass(frozen=True, slots=True)
class Shown:
    """A child as a page names them. Without a name, or for a reader who sees none, each name is their number."""

    pk: int
    key: str
    address: str
    number: str
    given: str
    full: str
    age: int | None

    @property
    def initial(self) -> str:
        """The letter in the circle."""
        return self.given[:1].upper()


def shown(child: Child, user: User, today: date) -> Shown:
    """One child, fetched `with_identity` and their person."""
    number = child.number or "no number"
    named = user.sees_names and bool(child.given)
    born_on = child.person.born_on
    return Shown(
        pk=child.pk,
        key=str(child.key),
        address=reverse("web:child", kwargs={"key": child.key}),
        number=number,
        given=child.given if named and child.given else number,
        full=f"{child.given} {child.family or ''}".strip() if named else number,
        age=None if born_on is None else age_on(today, born_on),
    )


def by_key(children: Iterable[Child], user: User, today: date) -> dict[int, Shown]:
    """The children by primary key."""
    return {child.pk: shown(child, user, today) for child in children}
