"""How a role is called on a page: in the council's words, where it says the same thing differently."""

from __future__ import annotations

from collections.abc import Iterable

from heed.access.permissions import MEANING, ROLE_NAMES, ROLES, Role
from heed.council.words import Words
from heed.web import formats

NOUNS = {
    Role.SERVICE_MANAGER: "iro_manager",
    Role.SOCIAL_WORKER: "social_worker",
    Role.TEAM_MANAGER: "manager_1",
}


def role_name(role: Role, words: Words) -> str:
    """The role as the council says it."""
    return words[NOUNS[role]].capital if role in NOUNS else ROLE_NAMES[role]


def role_names(roles: Iterable[Role], words: Words) -> str:
    """Several roles in one line, in the order in which roles are always listed."""
    held = set(roles)
    return ", ".join(role_name(role, words) for role in Role if role in held)


def what_roles_do(words: Words) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each role with what it may do, in sentences."""
    return tuple(
        (role_name(role, words), tuple(words.say(MEANING[each]) for each in MEANING if each in ROLES[role]))
        for role in Role
    )


def choices(words: Words) -> list[tuple[str, str]]:
    """Every role for a form that asks for one."""
    return [(role.value, formats.capital(role_name(role, words))) for role in Role]
