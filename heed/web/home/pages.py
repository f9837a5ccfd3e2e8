"""The first page: a part for each role of its reader, under one greeting. The numbers and rows of a part are its module's."""

from __future__ import annotations

from dataclasses import dataclass

from heed.access import clock
from heed.access.pages import Request
from heed.access.permissions import Role
from heed.council.words import Words
from heed.web.home.analyst import analyst_part
from heed.web.home.iro import iro_part
from heed.web.home.leader import leader_part
from heed.web.home.lists import first_is_solid
from heed.web.home.manager import manager_part
from heed.web.home.others import admin_part, nobody_part, sight_part, voice_part
from heed.web.home.saying import greeting, today_is
from heed.web.home.shapes import Part
from heed.web.home.social import social_part
from heed.web.home.support import support_part
from heed.web.home.told import Notices, notices
from heed.web.standing import words_of


@dataclass(frozen=True, slots=True)
class HomePage:
    """The greeting, what the reader was told, and their parts: the first stands at the head of the page."""

    greeting: str
    today: str
    notices: Notices
    parts: tuple[Part, ...]

    @property
    def children(self) -> frozenset[int]:
        """The keys of every child on the page."""
        return self.notices.children.union(*(part.children for part in self.parts))


def home_page(request: Request) -> HomePage:
    """The page for whoever asks."""
    words = words_of(request)
    parts = tuple(_parts(request, words)) or (nobody_part(request.user, words),)
    return HomePage(
        greeting=greeting(request.user.name, clock.now()),
        today=today_is(request.today),
        notices=notices(request.user, request.today, words),
        parts=(first_is_solid(parts[0]), *parts[1:]),
    )


def _parts(request: Request, words: Words) -> list[Part]:
    """One for each kind of work that the reader does, children of their own first. What one part has, another leaves out."""
    user, today = request.user, request.today
    roles, parts = user.roles, []
    if Role.IRO in roles:
        parts.append(iro_part(user, today, words))
    if roles & {Role.SOCIAL_WORKER, Role.TEAM_MANAGER}:
        parts.append(social_part(user, today, words))
    if Role.SERVICE_MANAGER in roles:
        parts.append(manager_part(request, words))
    elif Role.SENIOR_LEADER in roles:
        parts.append(leader_part(request, words))
    if Role.BUSINESS_SUPPORT in roles:
        parts.append(support_part(user, today, words))
    if Role.ANALYST in roles:
        parts.append(analyst_part(request, words))
    if Role.AUDITOR in roles or (Role.CONFERENCE_CHAIR in roles and not parts):
        parts.append(sight_part(user, today, words))
    if Role.PARTICIPATION_OFFICER in roles:
        parts.append(voice_part(request, words))
    if Role.ADMINISTRATOR in roles:
        parts.append(admin_part(user, today, words))
    return parts
