"""Addresses of a child's pages, and what may be pressed. Not the pages themselves."""

from __future__ import annotations

from dataclasses import dataclass

from heed.access.models import User
from heed.access.permissions import Permission
from heed.children.models import Child
from heed.web.addresses import reverse


@dataclass(frozen=True, slots=True)
class Link:
    """A link or button: what it says, where it leads, whether it is the page shown."""

    text: str
    address: str
    here: bool = False


def address_of(name: str, child: Child) -> str:
    """The address of a page of a child."""
    return reverse(name, kwargs={"key": child.key})


def link(text: str, name: str, child: Child, user: User, permission: Permission) -> Link | None:
    """A link for those who may follow it."""
    return Link(text, address_of(name, child)) if permission in user.permissions else None
