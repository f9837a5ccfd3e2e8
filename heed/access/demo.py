"""The demonstration: who is in the cast, and where signing in as one of them may exist at all (decisions, 12)."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from heed.access.models import Demo
from heed.access.permissions import Role


@dataclass(frozen=True, slots=True)
class CastMember:
    """An invented person whom a visitor of the demonstration may be."""

    username: str
    name: str
    job: str
    asks: str  # what they open Heed to find out
    roles: tuple[Role, ...]


CAST: tuple[CastMember, ...] = (
    CastMember(
        "nadia",
        "Nadia Rahman",
        "Independent Reviewing Officer",
        "Who needs me this week, and is everything ready?",
        (Role.IRO, Role.CONFERENCE_CHAIR),
    ),
    CastMember("tom", "Tom", "Service manager", "What will go late unless somebody acts?", (Role.SERVICE_MANAGER,)),
    CastMember(
        "grace", "Grace", "Business support", "Which invitations and letters go out today?", (Role.BUSINESS_SUPPORT,)
    ),
    CastMember("dev", "Dev Sharma", "Social worker", "What has been asked of me, and by when?", (Role.SOCIAL_WORKER,)),
    CastMember(
        "carol",
        "Carol Webb",
        "Practice supervisor",
        "What is my team asked for, and what is late?",
        (Role.TEAM_MANAGER,),
    ),
    CastMember(
        "priya",
        "Priya Nair",
        "Performance analyst",
        "Can I trust this figure, and what is behind it?",
        (Role.ANALYST,),
    ),
    CastMember(
        "ruth",
        "Ruth",
        "Director of children’s services",
        "What is in dispute, and what would change it?",
        (Role.SENIOR_LEADER,),
    ),
    CastMember("sam", "Sam Whitaker", "Independent Reviewing Officer", "Which children are mine?", (Role.IRO,)),
    CastMember(
        "helen", "Helen Dacre", "Independent Reviewing Officer", "Whose children do I cover this week?", (Role.IRO,)
    ),
    CastMember(
        "mina",
        "Mina Castellane",
        "Conference chair",
        "Which of these children are in care too?",
        (Role.CONFERENCE_CHAIR,),
    ),
    CastMember("omar", "Omar Fairley", "Auditor", "Does the record bear out what was decided?", (Role.AUDITOR,)),
    CastMember(
        "pia",
        "Pia Holt",
        "Participation officer",
        "How many children are heard, and which are not?",
        (Role.PARTICIPATION_OFFICER,),
    ),
    CastMember(
        "ingrid", "Ingrid", "Administrator", "Who holds which role, and is the record whole?", (Role.ADMINISTRATOR,)
    ),
)


def is_loopback(host: str) -> bool:
    """Whether a name or address, with or without a port, is this machine's own."""
    name = host.rpartition(":")[0] if host.count(":") == 1 or (host.startswith("[") and "]:" in host) else host
    if name.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False


def why_not_here(demo: Demo | None) -> str | None:
    """Why this process may not serve this database: a demonstration's lets anyone in. None where it may."""
    if demo is None:
        return None
    if settings.HEED_ENV.holds_real_records:
        return "This database was made by `heed demo`, and HEED_ENV is production: name another with DATABASE_URL."
    if not is_loopback(settings.HEED_BOUND_TO):
        where = settings.HEED_BOUND_TO or "an address that HEED_BOUND_TO does not name"
        return (
            "This database was made by `heed demo`, where anyone may sign in as anyone, and the site would listen on "
            f"{where}: serve it on 127.0.0.1 with `heed serve`."
        )
    return None


def may_choose(request: HttpRequest) -> bool:
    """Whether this request may sign in as one of the cast: a demonstration, asked for from this very machine."""
    demo: Demo | None = getattr(request, "demo", None)
    forwarded = {"HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP"} & request.META.keys()
    return (
        demo is not None
        and why_not_here(demo) is None
        and not forwarded
        and is_loopback(request.META.get("REMOTE_ADDR", ""))
        and is_loopback(request.get_host())
    )
