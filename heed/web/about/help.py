"""Help for who is signed in: their morning, what each place is for, how to find, read and ask. Not the manual."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from heed.access.models import User
from heed.access.notices import holding
from heed.access.permissions import Permission, Role
from heed.council.words import Words
from heed.web.addresses import reverse
from heed.web.people.roles import role_name


@dataclass(frozen=True, slots=True)
class Guide:
    """What a person of one role does here first. In Heed's own nouns, said in the council's."""

    role: str
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceHelp:
    """A place, and what it is for."""

    name: str
    address: str
    says: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A question and its answer."""

    key: str
    title: str
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HelpPage:
    """Everything that helps this person."""

    guides: tuple[Guide, ...]
    places: tuple[PlaceHelp, ...]
    topics: tuple[Topic, ...]
    keys: tuple[tuple[str, str], ...]
    ask: tuple[tuple[str, str], ...]
    ask_about: str


GUIDES: Mapping[Role, tuple[str, ...]] = {
    Role.IRO: (
        "Begin on the first page. It lists what needs you today, this week, and before it is late, in the order of what a day’s "
        "delay "
        "would cost a child.",
        "Open a child to read their own words first, then where they have lived, who is with them, and what is due next.",
        "Plan the next review from the child’s page or from Reviews. Planning never moves the date that the law set.",
    ),
    Role.CONFERENCE_CHAIR: ("The first page has the children whom you chair for, and Children everybody you may see.",),
    Role.SERVICE_MANAGER: (
        "Begin on the first page. It says what will go late unless somebody acts, who has no IRO and for how many days, "
        "and how the load is shared.",
        "Choose an IRO from the child’s page. Heed says who is not independent of the case, and why.",
        "Open Report to write the annual report. Its figures are put in by tags, and it is kept while you write.",
        "Settings holds what the council has decided. Heed refuses what is looser than the law, and says which provision.",
    ),
    Role.BUSINESS_SUPPORT: (
        "Open Reviews. It is one list in the order of urgency: what is overdue, what has no day yet, what is coming.",
        "Plan the day, time and place of a review; the diary shows the month, the week, and the school holidays.",
    ),
    Role.SOCIAL_WORKER: ("The first page has your own children, and when their next review is due.",),
    Role.TEAM_MANAGER: ("The first page has the children of your team, and which reviews are near.",),
    Role.SENIOR_LEADER: (
        "Open Figures for how the service does, and IROs for how many children each has.",
        "Open Report to read the annual report, say what you would change, and approve it.",
        "A child’s page opens only where you were given sight of that child.",
    ),
    Role.ANALYST: (
        "Open Returns to load the return. You see what it would change before anything does.",
        "Open Figures. Each figure has its definition, what it leaves out, its source, and the rows behind it.",
        "You see children by number and not by name.",
    ),
    Role.AUDITOR: ("Open Children for those whom you were given sight of. What you open is on the record.",),
    Role.PARTICIPATION_OFFICER: ("Open Figures for how many children said what they think, and how.",),
    Role.ADMINISTRATOR: (
        "Open People to add somebody, and to give or end a role. A role ends from a day, and its history stays.",
        "The record says who did and who saw what. Nobody can change it unseen.",
        "You see no child: that is not part of your role.",
    ),
}

# Each place: its name, its page, who may, and what it is for.
PLACES: tuple[tuple[str, str, Permission | None, str], ...] = (
    ("Home", "web:home", None, "What needs you, in the order in which it needs you."),
    (
        "Children",
        "web:children",
        Permission.SEE_CHILD,
        "Everybody you may see: narrow the list, keep what you narrowed it to, open a child.",
    ),
    (
        "Reviews",
        "web:reviews",
        Permission.SEE_CHILD,
        "What is due, planned and overdue, with the reason for each date; the diary by month and week.",
    ),
    ("IROs", "web:iros", Permission.SEE_IROS, "Who they are, how many children each has, who covers for whom."),
    ("Figures", "web:figures", Permission.SEE_FIGURES, "What is counted, how it changed, and the rows behind it."),
    (
        "Returns",
        "web:returns",
        Permission.IMPORT_RETURN,
        "SSDA903 files in and out, what is wrong in them, and rosters.",
    ),
    (
        "Report",
        "web:reports",
        Permission.SEE_REPORT,
        "The annual report: written, read, agreed and issued; and any paper read against the figures.",
    ),
    ("Settings", "web:settings", Permission.SEE_SETTINGS, "What the council decided: dates, lists, and its own words."),
    ("People", "web:people", Permission.MANAGE_USERS, "Who may sign in, and which roles they hold."),
    ("The record", "web:record", Permission.READ_THE_RECORD, "Who did and who saw what, proved against tampering."),
    ("My own trail", "web:my_trail", None, "What you did and saw yourself, as the record has it."),
    ("The law, on one page", "web:law", None, "Each provision that Heed carries out, in our own words."),
    ("The manual", "web:manual", None, "How each date and each figure is worked out, and who may do what."),
)

_FINDING = Topic(
    "find",
    "How to find a child",
    (
        "Type part of a name, or the number, in the box at the top of any page, and press Enter.",
        "You find only children whom you may see. If a child is yours and is not found, ask your service manager.",
        "In an emergency you can open any child’s record with a reason. The record’s owner is told at once.",
    ),
)

_DUE = Topic(
    "due",
    "How to read a due date",
    (
        "A date has words and a bar beside it. “3 days late” has a red bar, “in 2 days” an amber one, “in 9 working days” "
        "a green one. The words alone say it all.",
        "“Due by law” is the last day on which the review can lawfully be held. Below it stands why: so many working days "
        "or months after what, and the regulation. Nobody can move it.",
        "“Planned” is the day that somebody chose, and can be moved. “Held” is the day on which it happened.",
        "Working days leave out weekends and the bank holidays of England. A date that falls on one is not put off by it: "
        "the working day before is shown as the day to plan for.",
    ),
)

_LOST = Topic(
    "lost",
    "If you are signed out, or something goes wrong",
    (
        "You stay signed in for 12 hours. Five minutes before the end every open page says so and offers to stay.",
        "What you send after that is kept for 15 minutes, for you alone: sign in, and press Send it again.",
        "“This page is not here” also means that a record is not yours to open. Heed never says which of the two it is.",
    ),
)

KEYS: tuple[tuple[str, str], ...] = (
    ("Tab", "to the next link, box or button; with Shift to the one before"),
    ("Enter, on the first Tab of a page", "past the bar to what the page says"),
    ("Enter or Space", "opens and closes a part of the page, such as “The same as a table”"),
    ("Escape", "closes the menu under your name"),
    ("Arrow keys", "move a wide table sideways once it has the focus"),
)


def help_page(user: User, words: Words) -> HelpPage:
    """The help for this person: their roles, the places they may open, and who runs Heed here."""
    sees_children = Permission.SEE_CHILD in user.permissions
    topics = (*((_FINDING, _DUE) if sees_children else ()), _LOST)
    return HelpPage(
        guides=tuple(
            Guide(role_name(role, words), tuple(words.say(sentence) for sentence in GUIDES[role]))
            for role in Role
            if role in user.roles
        ),
        places=tuple(
            PlaceHelp(name if page == "web:home" else words.say(name), reverse(page), words.say(says))
            for name, page, permission, says in PLACES
            if permission is None or permission in user.permissions
        ),
        topics=tuple(
            Topic(topic.key, words.say(topic.title), tuple(words.say(sentence) for sentence in topic.says))
            for topic in topics
        ),
        keys=KEYS,
        ask=tuple(
            (role_name(role, words), ", ".join(sorted(each.name for each in holding(role))))
            for role in (Role.SERVICE_MANAGER, Role.ADMINISTRATOR)
        ),
        ask_about=words.say("About a child or a review"),
    )
