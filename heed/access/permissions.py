"""What a person may do, and which roles may do it. Not which children they see: that is `children.Child.visible_to`."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Permission(StrEnum):
    """One thing that a page shows or an action does. Each has a caller; its meaning stands in `MEANING`."""

    SEE_FIGURES = "see_figures"
    OPEN_ROWS = "open_rows"
    EXPORT_FIGURES = "export_figures"
    IMPORT_RETURN = "import_return"
    APPLY_IMPORT = "apply_import"
    SEE_CHILD = "see_child"
    SEE_WHO_LOOKED = "see_who_looked"
    WRITE_OWN_WORDS = "write_own_words"
    PLAN_REVIEW = "plan_review"
    EXPLAIN_LATE = "explain_late"
    SEE_IROS = "see_iros"
    APPOINT_IRO = "appoint_iro"
    TELL_CHILD_IRO = "tell_child_iro"
    ARRANGE_COVER = "arrange_cover"
    SEE_FILES = "see_files"
    KEEP_FILE = "keep_file"
    EDIT_PERSON = "edit_person"
    GRANT_ACCESS = "grant_access"
    RESTRICT_CHILD = "restrict_child"
    SEE_REPORT = "see_report"
    WRITE_REPORT = "write_report"
    COMMENT_ON_REPORT = "comment_on_report"
    APPROVE_REPORT = "approve_report"
    ISSUE_REPORT = "issue_report"
    SEE_SETTINGS = "see_settings"
    CHANGE_SETTINGS = "change_settings"
    MANAGE_TEAMS = "manage_teams"
    MANAGE_USERS = "manage_users"
    READ_THE_RECORD = "read_the_record"
    VERIFY_RECORD = "verify_record"
    ERASE_VALUES = "erase_values"


MEANING: Mapping[Permission, str] = MappingProxyType(
    {
        Permission.SEE_FIGURES: "See the service's figures, their definitions and what is left out of them.",
        Permission.OPEN_ROWS: "Open a figure onto its rows, of the children one may see.",
        Permission.EXPORT_FIGURES: "Take figures and rows away as a file.",
        Permission.IMPORT_RETURN: "Hand in a return and see what it would change.",
        Permission.APPLY_IMPORT: "Apply a return that was previewed.",
        Permission.SEE_CHILD: "Open the page of a child one may see.",
        Permission.SEE_WHO_LOOKED: "See who did and who saw what about a child one may see.",
        Permission.WRITE_OWN_WORDS: "Write down a child's own words about themselves, with them.",
        Permission.PLAN_REVIEW: "Plan a review of a child one may see: day, time, place.",
        Permission.EXPLAIN_LATE: "Write down why a review is or will be late, and what that does to the child.",
        Permission.SEE_IROS: "See who the IROs are, how many children each has and who covers for whom.",
        Permission.APPOINT_IRO: "Choose a child's IRO.",
        Permission.TELL_CHILD_IRO: "Write down that a child was told who their IRO is.",
        Permission.ARRANGE_COVER: "Say who covers for an IRO who is away.",
        Permission.SEE_FILES: "Download a kept file about a child one may see.",
        Permission.KEEP_FILE: "Keep a file.",
        Permission.EDIT_PERSON: "Say who a person is: names, birth date, relationships, who is not to be linked.",
        Permission.GRANT_ACCESS: "Let a person or a team see a child, and end that.",
        Permission.RESTRICT_CHILD: "Restrict a child to the people who are named, and lift that.",
        Permission.SEE_REPORT: "Read the annual report, its drafts and what was issued.",
        Permission.WRITE_REPORT: "Write the annual report: its words, sections, recommendations and risks.",
        Permission.COMMENT_ON_REPORT: "Comment on a draft of the annual report.",
        Permission.APPROVE_REPORT: "Record that a draft of the annual report is approved.",
        Permission.ISSUE_REPORT: "Issue the annual report, and begin a correction of one that was issued.",
        Permission.SEE_SETTINGS: "See the council's settings, words and lists.",
        Permission.CHANGE_SETTINGS: "Change the council's settings, words and lists.",
        Permission.MANAGE_TEAMS: "Make teams and say who is in them.",
        Permission.MANAGE_USERS: "Add users, give and end their roles.",
        Permission.READ_THE_RECORD: "Read the record of who did and who saw what.",
        Permission.VERIFY_RECORD: "Ask whether the record has been tampered with.",
        Permission.ERASE_VALUES: "Erase the values of a version under a recorded decision.",
    }
)


class Role(StrEnum):
    """What a person is in the service. Held from a day until a day (`RoleHeld`); a person may hold several."""

    IRO = "iro"
    CONFERENCE_CHAIR = "conference_chair"
    SERVICE_MANAGER = "service_manager"
    BUSINESS_SUPPORT = "business_support"
    SOCIAL_WORKER = "social_worker"
    TEAM_MANAGER = "team_manager"
    SENIOR_LEADER = "senior_leader"
    ANALYST = "analyst"
    AUDITOR = "auditor"
    PARTICIPATION_OFFICER = "participation_officer"
    ADMINISTRATOR = "administrator"


ROLE_NAMES: Mapping[Role, str] = MappingProxyType(
    {
        Role.IRO: "Independent Reviewing Officer",
        Role.CONFERENCE_CHAIR: "Conference chair",
        Role.SERVICE_MANAGER: "Service manager",
        Role.BUSINESS_SUPPORT: "Business support",
        Role.SOCIAL_WORKER: "Social worker",
        Role.TEAM_MANAGER: "Practice supervisor or team manager",
        Role.SENIOR_LEADER: "Senior leader",
        Role.ANALYST: "Performance analyst",
        Role.AUDITOR: "Auditor",
        Role.PARTICIPATION_OFFICER: "Participation officer",
        Role.ADMINISTRATOR: "Administrator",
    }
)

_P = Permission

ROLES: Mapping[Role, frozenset[Permission]] = MappingProxyType(
    {
        Role.IRO: frozenset(
            {
                *(_P.SEE_FIGURES, _P.OPEN_ROWS, _P.SEE_CHILD, _P.SEE_FILES, _P.KEEP_FILE, _P.EDIT_PERSON),
                *(
                    _P.SEE_WHO_LOOKED,
                    _P.WRITE_OWN_WORDS,
                    _P.PLAN_REVIEW,
                    _P.EXPLAIN_LATE,
                    _P.SEE_IROS,
                    _P.TELL_CHILD_IRO,
                ),
                *(_P.SEE_REPORT, _P.COMMENT_ON_REPORT),
            }
        ),
        Role.CONFERENCE_CHAIR: frozenset(
            {_P.SEE_FIGURES, _P.OPEN_ROWS, _P.SEE_CHILD, _P.SEE_FILES, _P.KEEP_FILE, _P.SEE_IROS}
        ),
        Role.SERVICE_MANAGER: frozenset(
            {
                *(_P.SEE_FIGURES, _P.OPEN_ROWS, _P.EXPORT_FIGURES, _P.IMPORT_RETURN, _P.APPLY_IMPORT),
                *(_P.SEE_CHILD, _P.SEE_FILES, _P.KEEP_FILE, _P.EDIT_PERSON, _P.GRANT_ACCESS, _P.RESTRICT_CHILD),
                *(_P.SEE_WHO_LOOKED, _P.PLAN_REVIEW, _P.EXPLAIN_LATE, _P.SEE_IROS, _P.APPOINT_IRO, _P.TELL_CHILD_IRO),
                *(_P.ARRANGE_COVER, _P.SEE_SETTINGS, _P.CHANGE_SETTINGS, _P.MANAGE_TEAMS),
                *(_P.SEE_REPORT, _P.WRITE_REPORT, _P.COMMENT_ON_REPORT, _P.ISSUE_REPORT),
            }
        ),
        Role.BUSINESS_SUPPORT: frozenset(
            {
                *(_P.SEE_FIGURES, _P.OPEN_ROWS, _P.SEE_CHILD, _P.SEE_FILES, _P.KEEP_FILE, _P.EDIT_PERSON),
                *(_P.PLAN_REVIEW, _P.SEE_IROS, _P.TELL_CHILD_IRO, _P.SEE_REPORT),
            }
        ),
        Role.SOCIAL_WORKER: frozenset({_P.SEE_CHILD, _P.SEE_FILES, _P.KEEP_FILE, _P.WRITE_OWN_WORDS}),
        Role.TEAM_MANAGER: frozenset({_P.SEE_FIGURES, _P.SEE_CHILD, _P.SEE_FILES, _P.KEEP_FILE, _P.WRITE_OWN_WORDS}),
        Role.SENIOR_LEADER: frozenset(
            {
                *(_P.SEE_FIGURES, _P.SEE_CHILD, _P.SEE_IROS),
                *(_P.SEE_REPORT, _P.COMMENT_ON_REPORT, _P.APPROVE_REPORT),
            }
        ),
        Role.ANALYST: frozenset(
            {
                *(_P.SEE_FIGURES, _P.OPEN_ROWS, _P.EXPORT_FIGURES, _P.IMPORT_RETURN, _P.APPLY_IMPORT),
                *(_P.SEE_REPORT, _P.COMMENT_ON_REPORT),
            }
        ),
        Role.AUDITOR: frozenset({_P.SEE_CHILD, _P.SEE_FILES}),
        Role.PARTICIPATION_OFFICER: frozenset({_P.SEE_FIGURES, _P.SEE_REPORT}),
        Role.ADMINISTRATOR: frozenset(
            {
                *(_P.SEE_SETTINGS, _P.CHANGE_SETTINGS, _P.MANAGE_TEAMS, _P.MANAGE_USERS),
                *(_P.READ_THE_RECORD, _P.VERIFY_RECORD, _P.ERASE_VALUES),
            }
        ),
    }
)

SERVICE_WIDE: frozenset[Role] = frozenset({Role.SERVICE_MANAGER, Role.BUSINESS_SUPPORT, Role.ANALYST})
"""Roles whose scope is every child of the service, less restricted children on which they are not named."""

PSEUDONYMISED: frozenset[Role] = frozenset({Role.ANALYST})
"""Roles that see a row's number and not the name, unless another role of theirs says otherwise."""


def roles_with(*permissions: Permission) -> list[str]:
    """The names of the roles that give all of these permissions, in the order in which roles are always listed."""
    return [ROLE_NAMES[role] for role in ROLES if ROLES[role].issuperset(permissions)]


def permissions_of(roles: frozenset[Role]) -> frozenset[Permission]:
    """Everything that a person holding these roles may do."""
    return frozenset().union(*(ROLES[role] for role in roles))
