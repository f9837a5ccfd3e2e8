"""A small council for the access matrix: a child of each relationship, a person of each role, and what addresses name.

Everybody is related to the same five children: a grant of each person, or of the team that all are in, makes it so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from django.urls import reverse

from heed.access import clock, held, notices
from heed.access.matrix import Relationship
from heed.access.models import RoleHeld, User
from heed.access.permissions import PSEUDONYMISED, Role
from heed.access.retention import Retention
from heed.caseloads.models import Appointment, Cover
from heed.children.models import Child, Grant, LivesWith, Named, OwnWords, Restricted, Why
from heed.council.actions import begin_lists
from heed.council.models import SchoolHoliday, Team
from heed.exchange import actions, apply
from heed.exchange.handing_in import receive_folders
from heed.exchange.models import Differs, Disagreement, Import
from heed.exchange.roster import actions as rosters
from heed.exchange.roster.models import RosterHandedIn
from heed.facts.due import refresh
from heed.people.models import IRO_PROFESSION, Name, Worker
from heed.post import disk
from heed.post.models import FileKind, StoredFile
from heed.post.types import FileType
from heed.reports import actions as reports
from heed.reports.models import Issue, IssuedFile
from heed.reviews.models import PlannedReview
from heed.web.models import SavedView
from heed.web.tasks import count_if_behind
from tests.exchange.ssda903.made import folder

LONG_AGO = date(2015, 4, 1)
PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489")
OFSTED = {"PLACE_PROVIDER": "PR1", "URN": "SC012345"}
NUMBERS = {
    Relationship.OWN: ("ZQ-7001", "Ownella", "Quillfeather"),
    Relationship.TEAM: ("ZQ-7002", "Teamina", "Brackenbury"),
    Relationship.OTHER: ("ZQ-7003", "Othelline", "Saltwhistle"),
    Relationship.RESTRICTED: ("ZQ-7004", "Restrikka", "Hollowmere"),
    Relationship.CLOSED: ("ZQ-7005", "Klosetta", "Vanderquay"),
}
LEFT_ON = "15/12/2025"


@dataclass(frozen=True)
class ReportRows:
    """The rows of an annual report that addresses name."""

    year: int
    message: int
    approval: int
    comment: int
    aside: int
    issued: int


@dataclass
class World:
    """Whoever asks, the children they ask about, and the rows that addresses name."""

    users: dict[Role | None, User]
    children: dict[Relationship, Child]
    import_: Import
    roster: RosterHandedIn
    team: Team
    iro: Worker
    cover: Cover
    holiday: SchoolHoliday
    report: ReportRows
    grants: dict[Relationship, Grant] = field(default_factory=dict)
    files: dict[Relationship, StoredFile] = field(default_factory=dict)
    differences: dict[Relationship, Disagreement] = field(default_factory=dict)
    browsers: dict[Role | None, Client] = field(default_factory=dict)

    def browser(self, role: Role | None) -> Client:
        """Where somebody of this one role is signed in."""
        if role not in self.browsers:
            client = Client(raise_request_exception=False)
            client.force_login(self.users[role], backend="django.contrib.auth.backends.ModelBackend")
            self.browsers[role] = client
        return self.browsers[role]

    def address(self, name: str, role: Role | None, child: Relationship) -> str:
        """The address, about this child where it is of one."""
        return reverse(name, kwargs=ADDRESSES[name](self, role, child) if name in ADDRESSES else {})

    def marks(self, child: Relationship, role: Role | None) -> list[str]:
        """What of a child would give them away, were it in a page. An import's own number is on pages of imports."""
        number, given, family = NUMBERS[child]
        return [number, given, family, str(self.children[child].key)]

    def name_of(self, child: Relationship, role: Role | None) -> str:
        """How somebody of the role would read of a child."""
        number, given, _ = NUMBERS[child]
        return number if role in PSEUDONYMISED else given


Kwargs = Callable[[World, Role | None, Relationship], dict[str, Any]]


def _of_child(world: World, role: Role | None, child: Relationship) -> dict[str, Any]:
    return {"key": world.children[child].key}


def _of_import(world: World, role: Role | None, child: Relationship) -> dict[str, Any]:
    return {"pk": world.import_.pk}


def _of_roster(world: World, role: Role | None, child: Relationship) -> dict[str, Any]:
    return {"pk": world.roster.pk}


def _notice(world: World, role: Role | None, child: Relationship) -> dict[str, Any]:
    told = notices.tell([world.users[role]], what="a test", sentence="{child} is spoken of", child_key="")
    return {"pk": told[0].pk}


def _held(world: World, role: Role | None, child: Relationship) -> dict[str, Any]:
    """Something that this person sent after their session had ended."""
    return {"token": held.keep(RequestFactory().post("/session/", {"what": "words"}), world.users[role])}


ADDRESSES: dict[str, Kwargs] = {
    "held": _held,
    "web:manual_page": lambda world, role, child: {"page": "law"},
    "post:download": lambda world, role, child: {"key": world.files[child].key},
    "web:figure": lambda world, role, child: {"code": "children_in_care"},
    "web:figure_csv": lambda world, role, child: {"code": "children_in_care"},
    "web:roster": _of_roster,
    "web:roster_apply": _of_roster,
    "web:roster_carry_on": _of_roster,
    "web:roster_discard": _of_roster,
    "web:return": _of_import,
    "web:changes": _of_import,
    "web:undo": _of_import,
    "web:quality": _of_import,
    "web:faults_csv": _of_import,
    "web:apply": _of_import,
    "web:carry_on": _of_import,
    "web:look_again": _of_import,
    "web:discard": _of_import,
    "web:difference": lambda world, role, child: {"pk": world.differences[child].pk},
    "web:changed_child": lambda world, role, child: {"pk": world.import_.pk, "number": NUMBERS[child][0]},
    "web:notice_seen": _notice,
    **dict.fromkeys(
        (
            *(
                "web:child",
                "web:child_duties",
                "web:child_people",
                "web:child_looked",
                "web:own_words",
                "web:lives_with",
                "web:child_name",
            ),
            *("web:plan", "web:late", "web:sight", "web:appoint", "web:told"),
        ),
        _of_child,
    ),
    "web:sight_end": lambda world, role, child: {"key": world.children[child].key, "pk": world.grants[child].pk},
    **dict.fromkeys(("web:iro", "web:cover"), lambda world, role, child: {"pk": world.iro.pk}),
    "web:end_cover": lambda world, role, child: {"pk": world.cover.pk},
    "web:view_forget": lambda world, role, child: {"pk": SavedView.objects.get(user=world.users[role]).pk},
    "web:setting": lambda world, role, child: {"name": "first_review_local"},
    "web:word": lambda world, role, child: {"noun": "review"},
    **dict.fromkeys(("web:list", "web:begin_list"), lambda world, role, child: {"list_name": "late_review_reasons"}),
    **dict.fromkeys(
        ("web:item", "web:retire_item", "web:bring_back_item"),
        lambda world, role, child: {"list_name": "late_review_reasons", "number": 1},
    ),
    **dict.fromkeys(
        ("web:person", "web:new_password", "web:shut_out", "web:let_in"),
        lambda world, role, child: {"pk": world.users[Role.AUDITOR].pk},
    ),
    "web:end_role": lambda world, role, child: {
        "pk": world.users[Role.AUDITOR].pk,
        "held": RoleHeld.objects.get(user=world.users[Role.AUDITOR]).pk,
    },
    **dict.fromkeys(("web:worker", "web:worker_left"), lambda world, role, child: {"pk": world.iro.pk}),
    **dict.fromkeys(("web:team", "web:close_team"), lambda world, role, child: {"pk": world.team.pk}),
    **dict.fromkeys(("web:holiday", "web:remove_holiday"), lambda world, role, child: {"pk": world.holiday.pk}),
    **dict.fromkeys(
        (
            *("web:report", "web:report_order", "web:report_details", "web:report_logo", "web:report_papers"),
            *("web:report_logo_picture", "web:report_findings", "web:report_set_aside", "web:report_comments"),
            *("web:report_comment_add", "web:report_sign_off", "web:report_approval_add", "web:report_next_draft"),
            *("web:report_issue", "web:report_correct"),
        ),
        lambda world, role, child: {"year": world.report.year},
    ),
    **dict.fromkeys(
        ("web:report_section", "web:report_show", "web:report_keep"),
        lambda world, role, child: {"year": world.report.year, "code": "timeliness"},
    ),
    "web:report_rows": lambda world, role, child: {"year": world.report.year, "which": "messages"},
    **dict.fromkeys(
        ("web:report_row", "web:report_row_move", "web:report_row_remove"),
        lambda world, role, child: {"year": world.report.year, "which": "messages", "pk": world.report.message},
    ),
    "web:report_preview": lambda world, role, child: {"year": world.report.year, "edition": "full"},
    "web:report_file": lambda world, role, child: {
        **{"year": world.report.year, "edition": "full", "audience": "service", "format": "txt"},
    },
    "web:report_take_up_again": lambda world, role, child: {"year": world.report.year, "pk": world.report.aside},
    "web:report_comment_answer": lambda world, role, child: {"year": world.report.year, "pk": world.report.comment},
    **dict.fromkeys(
        ("web:report_approve", "web:report_approval_take_back", "web:report_approval_remove"),
        lambda world, role, child: {"year": world.report.year, "pk": world.report.approval},
    ),
    "web:report_issued": lambda world, role, child: {"year": world.report.year, "number": 1},
    "web:report_issued_file": lambda world, role, child: {
        **{"year": world.report.year, "number": 1, "pk": world.report.issued},
    },
}


def a_world(tmp_path: Path, patch: pytest.MonkeyPatch) -> World:
    """Make the council. Its files are in the test's own folder."""
    patch.setattr(settings, "HEED_FILES", tmp_path / "files")
    patch.setattr(settings, "HEED_DATA", tmp_path / "data")
    team = Team.objects.create(name="The one team", from_on=LONG_AGO)
    users = {role: _user(role, team) for role in (*Role, None)}
    import_ = _imported(tmp_path, users[Role.ANALYST])
    children = {child: Child.objects.numbered(told[0]).get() for child, told in NUMBERS.items()}
    iro = _worker("Iris Irowell", None, team)
    helper = _worker("Hal Helpwright", None, team)
    cover = Cover.objects.create(
        away=iro,
        covered_by=helper,
        from_on=date(2026, 11, 1),
        until_on=date(2099, 1, 1),
        by=users[Role.SERVICE_MANAGER],
    )
    holiday = SchoolHoliday.objects.create(name="Half term", from_on=date(2026, 10, 26), until_on=date(2026, 10, 31))
    begin_lists(by=users[Role.ADMINISTRATOR])
    report = _report(users)
    world = World(users, children, import_, _roster(users[Role.ANALYST]), team, iro, cover, holiday, report)
    for child in Relationship:
        _tell_of(world, child)
    refresh()
    count_if_behind()
    for role in users:
        world.browser(role)  # signed in here, and not within what a test undoes
    return world


def _user(role: Role | None, team: Team) -> User:
    name = role.value if role else "nobody"
    user = User(username=name, name=f"Person who is {name}")
    user.set_unusable_password()
    user.save()
    if role is not None:
        RoleHeld.objects.create(user=user, role=role, from_on=LONG_AGO, why="For the matrix")
    _worker(user.name, user, team)
    SavedView.objects.create(user=user, page="web:children", name="A view")
    return user


def _worker(name: str, user: User | None, team: Team) -> Worker:
    return Worker.objects.create(name=name, profession=IRO_PROFESSION, user=user, team=team, from_on=LONG_AGO)


def _imported(tmp_path: Path, by: User) -> Import:
    header, episodes, reviews = [], [], []
    for child, (number, _, _) in NUMBERS.items():
        born = f"0{list(NUMBERS).index(child) + 1}/06/2012"
        left = {"DEC": LEFT_ON, "REC": "E4A"} if child is Relationship.CLOSED else {}
        header.append({"CHILD": number, "SEX": "F", "DOB": born, "ETHNIC": "WBRI", "UPN": "UN1", "MOTHER": "0"})
        place = {"RNE": "S", "LS": "C2", "CIN": "N1", "PLACE": "U4", **OFSTED}
        episodes.append({"CHILD": number, "DECOM": "02/06/2025", **place, **left})
        reviews.append({"CHILD": number, "DOB": born, "REVIEW": "25/06/2025", "REVIEW_CODE": "PN1"})
    last = {"CHILD": NUMBERS[Relationship.OWN][0], "DOB": "01/06/2012", "REVIEW": "25/03/2026", "REVIEW_CODE": "PN1"}
    made = folder(tmp_path / "2026", Header=header, Episodes=episodes, Reviews=[*reviews, last])
    import_ = apply.look_through(actions.hand_in(by=by, handed=receive_folders([made])).pk)
    actions.apply_import(import_, by=by, against=import_.against or 0)
    return apply.carry_out(import_.pk, pace=apply.FAST)


def _roster(by: User) -> RosterHandedIn:
    rows = "\r\n".join(f"{number},{given},{family},,,," for number, given, family in NUMBERS.values())
    text = f"child,given_name,family_name,iro,social_worker,team,sibling_group\r\n{rows}\r\n"
    name, received, n = rosters.receive("roster.csv", [text.encode()])
    return rosters.hand_in(by=by, name=name, received=received, children=n, from_on=date(2026, 4, 1))


def _report(users: dict[Role | None, User]) -> ReportRows:
    """A report of the year, with a row of each kind, that was issued once and is being corrected."""
    manager = users[Role.SERVICE_MANAGER]
    report = reports.begin_report(by=manager, year=2026)
    picture = disk.receive([PNG], told=lambda _: FileType.PNG)
    reports.show_logo(report, by=manager, picture=picture, alt="The council")
    message = reports.add_message(by=manager, report=report, tone="Better", title="More came to their own meeting")
    comment = reports.add_comment(by=users[Role.SENIOR_LEADER], report=report, text="Say why", code="timeliness")
    approval = reports.add_approval(by=manager, report=report, body="The director")
    aside = reports.set_aside(by=manager, report=report, key="number: 12", reason="It is so")
    kept = _kept(disk.receive([b"What it was made from"]), manager, None)
    issue = Issue.objects.create(
        **{"report": report, "number": 1, "draft": 1, "made_on": clock.today(), "heed_version": "0"},
        **{"inputs": kept, "by": manager, "at": clock.now()},
    )
    file = IssuedFile.objects.create(issue=issue, edition="full", audience="public", format="txt", stored=kept)
    return ReportRows(2026, message.pk, approval.pk, comment.pk, aside.pk, file.pk)


def _kept(received: disk.Received, by: User, child: Child | None) -> StoredFile:
    return StoredFile.objects.create(
        sha256=received.sha256,
        file_type=received.file_type,
        size=received.size,
        name="a letter.txt",
        child=child,
        kind=FileKind.LETTER if child else FileKind.ANNUAL,
        retention=Retention.CASE_RECORD if child else Retention.SERVICE,
        by=by,
        at=clock.now(),
    )


def _tell_of(world: World, relationship: Relationship) -> None:
    """Names, grants, a file, a difference, words and a plan of one child."""
    child, (_, given, family) = world.children[relationship], NUMBERS[relationship]
    manager = world.users[Role.SERVICE_MANAGER]
    Name.objects.create(person=child.person, given=given, family=family)
    _grants(world, relationship, manager)
    Appointment.objects.create(child=child, worker=world.iro, from_on=date(2025, 6, 3))
    OwnWords.objects.create(
        child=child, how_to_talk=f"Say {given}", said_on=date(2026, 3, 1), how="wrote", by=manager, at=clock.now()
    )
    LivesWith.objects.create(child=child, who=f"Mx {family}", from_on=date(2025, 6, 2))
    PlannedReview.objects.create(
        child=child,
        after_on=date(2026, 3, 25) if relationship is Relationship.OWN else date(2025, 6, 25),
        planned_on=clock.today() + timedelta(days=3),
        by=manager,
        made_at=clock.now(),
    )
    received = disk.receive([f"A letter about {given}".encode()])
    world.files[relationship] = _kept(received, manager, child)
    world.differences[relationship] = Disagreement.objects.create(
        child=child,
        held_on=date(2026, 3, 5),
        differs=Differs.CHANGED,
        ours="PN1",
        theirs="PN7",
        opened_by=world.import_,
        opened_at=datetime(2026, 4, 2, tzinfo=UTC),
    )


def _grants(world: World, relationship: Relationship, by: User) -> None:
    child, from_at = world.children[relationship], datetime(2025, 6, 3, tzinfo=UTC)
    told: dict[str, Any] = {"child": child, "why": Why.OTHER, "source": "For the matrix", "from_at": from_at, "by": by}
    if relationship is Relationship.TEAM:
        world.grants[relationship] = Grant.objects.create(team=world.team, **told)
    if relationship is Relationship.OTHER:
        world.grants[relationship] = Grant.objects.create(user=by, until_at=from_at, **told)
    if relationship in (Relationship.OWN, Relationship.RESTRICTED, Relationship.CLOSED):
        until_at = datetime(2026, 1, 1, tzinfo=UTC) if relationship is Relationship.CLOSED else None
        for user in world.users.values():
            world.grants[relationship] = Grant.objects.create(user=user, until_at=until_at, **told)
    if relationship is Relationship.RESTRICTED:
        named = User(username="named", name="Somebody named")
        named.set_unusable_password()
        named.save()
        restricted = Restricted.objects.create(child=child, why="A relative of a colleague", by=by, from_at=from_at)
        Named.objects.create(restricted=restricted, user=named)


__all__ = ["ADDRESSES", "World", "a_world"]
