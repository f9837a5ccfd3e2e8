"""Claims about Fenshire once `heed demo` has loaded it: through the import, counted, with all that people told, once.

It is loaded once for all of them, because that takes its time.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.db.models import F

from heed.access.models import Demo, Entry, User
from heed.access.stage import DAY, set_up
from heed.caseloads.models import Allocation, Appointment, Cover
from heed.children.models import Child, LivesWith, OwnWords, PeriodOfCare, Restricted
from heed.config.fenshire.loading import load_fenshire
from heed.config.fenshire.whose import children_by_number
from heed.council.models import ListItem, SchoolHoliday
from heed.exchange.models import Import, ImportedFile, State
from heed.exchange.roster.models import RosterHandedIn
from heed.facts import due, live, snapshot
from heed.facts.models import Snapshot
from heed.measures.all import MEASURES
from heed.measures.declare import Period
from heed.measures.figures import figure
from heed.measures.stored import Stored
from heed.people.models import Name, NotLinked, Relationship, Worker
from heed.reports.compose import unread
from heed.reports.hindrances import What, hindrances
from heed.reports.models import Report
from heed.reports.pages import approvals_of, book_of, manuscript_of
from heed.reviews.models import Due, LateExplained, PlannedReview, Review
from tests.fenshire import KNOWN_TO, YEARS, lives, staff
from tests.fenshire.cast import TOLD
from tests.fenshire.known import in_care
from tests.fenshire.today import family, voices
from tests.fenshire.today.annual_report import fenshire_manuscript
from tests.returns import Truth
from tests.returns.places import places

pytestmark = pytest.mark.django_db  # each test inside what is loaded for all: without the mark no test database is made

LATER = date(2026, 12, 1)


@pytest.fixture(scope="module", autouse=True)
def _loaded(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The demonstration, loaded while it is to stand on a later day; undone when all have been asked."""
    patch, folder = pytest.MonkeyPatch(), tmp_path_factory.mktemp("demonstration")
    patch.setattr(settings, "HEED_DATA", folder / "data")
    patch.setattr(settings, "HEED_FILES", folder / "files")
    with django_db_blocker.unblock(), transaction.atomic():
        set_up(LATER)
        load_fenshire(LATER)
        yield
        transaction.set_rollback(True)
    patch.undo()


@pytest.fixture
def children() -> dict[str, Child]:
    """Every child, by number."""
    return children_by_number()


def _cast(username: str) -> User:
    user = User.objects.get(username=username)
    user.be_on(DAY)
    return user


def test_the_returns_are_imported_by_the_analyst_and_the_demonstration_stands_on_its_day() -> None:
    import_, demo = Import.objects.get(), Demo.here()

    assert (import_.state, import_.applied_by) == (State.APPLIED, _cast("priya"))
    assert Child.objects.count() == len(lives())
    assert demo is not None
    assert demo.day == LATER


def test_the_stored_figures_of_the_whole_years_and_of_this_one_are_the_true_ones() -> None:
    made = live.current()
    assert made is not None
    assert not live.is_behind(made)
    stored = Stored(snapshot.read(live.folder_of(made)))
    # the truth is given what the demonstration is given beside its returns: how many live there, and where
    true_of = Truth(lives(), YEARS, places(lives()), dict.fromkeys(YEARS, 34_500))
    for code, measure in MEASURES.items():
        for year in YEARS:
            ours, true = figure(stored, measure, Period.year(year)).counted, true_of.figure(code, year, KNOWN_TO)
            assert (ours.numerator, ours.denominator) == (true.numerator, true.denominator), (code, year)
            assert (ours.left_out, ours.unknown) == (true.left_out, true.unknown), (code, year)


def test_every_child_in_care_has_the_iro_of_the_look_but_the_two_who_wait() -> None:
    here = set(PeriodOfCare.objects.filter(until_on=None, withdrawn_at=None).values_list("child", flat=True))
    open_ones = Appointment.objects.filter(until_on=None)

    assert here == set(Due.objects.values_list("child", flat=True)) | _on_single_breaks(here)
    assert len(here) == sum(staff.CHILDREN_OF.values()) + 2
    assert Counter(open_ones.values_list("worker__name", flat=True)) == staff.CHILDREN_OF
    assert set(open_ones.values_list("child", flat=True)) < here
    assert not Appointment.objects.filter(from_on__gt=DAY).exists()
    assert Appointment.objects.filter(until_on=None, from_on__lt=date(2026, 1, 1)).count() > 300


def _on_single_breaks(here: set[int]) -> set[int]:
    return here - set(Due.objects.values_list("child", flat=True))


def test_everybody_who_works_here_is_recorded_with_whom_they_answer_to() -> None:
    recorded = {
        name: (profession, manager or "", int(share * 100))
        for name, profession, manager, share in Worker.objects.values_list(
            "name", "profession", "manager__name", "share"
        )
    }

    assert recorded == {each.name: (each.profession, each.manager, each.share) for each in staff.COLLEAGUES}
    assert {worker.user.username for worker in Worker.objects.exclude(user=None) if worker.user} == {
        each.login for each in staff.COLLEAGUES if each.login
    }


def test_iros_and_social_workers_see_their_own_children_and_a_supervisor_her_team_s() -> None:
    nadia, dev, carol = _cast("nadia"), _cast("dev"), _cast("carol")
    of_nadia = set(Appointment.objects.filter(worker__user=nadia, until_on=None).values_list("child", flat=True))
    of_dev = set(Allocation.objects.filter(worker__user=dev, until_on=None).values_list("child", flat=True))

    assert set(Child.objects.visible_to(nadia).values_list("pk", flat=True)) == of_nadia
    assert len(of_nadia) == staff.CHILDREN_OF["Nadia Rahman"]
    assert set(Child.objects.visible_to(dev).values_list("pk", flat=True)) == of_dev
    assert of_dev < set(Child.objects.visible_to(carol).values_list("pk", flat=True))


def test_each_child_is_called_as_told_also_those_who_have_left(children: dict[str, Child]) -> None:
    of_children = Name.objects.exclude(person__child=None)
    names = dict(of_children.values_list("person", "given"))

    assert of_children.count() == len(names) == len(children)
    assert {each.number: names[children[each.number].person_id] for each in TOLD} == {
        each.number: each.given for each in TOLD
    }


def test_next_reviews_are_worked_out_and_most_of_those_soon_due_are_planned(children: dict[str, Child]) -> None:
    asked_for = Due.objects.filter(latest_on__lte=date(2026, 12, 14), lapses_on=None)
    soon = set(asked_for.values_list("child", flat=True))
    planned = set(PlannedReview.objects.filter(closed_at=None).values_list("child", flat=True))
    kyle, jayden, rohan = (children[_number(given)] for given in ("Kyle", "Jayden", "Rohan"))

    assert due.differing() == []
    assert 55 <= len(soon) <= 75
    assert 4 <= len(soon - planned) <= 9
    assert list(Due.objects.filter(latest_on__lt=DAY).values_list("child", flat=True)) == [kyle.pk]
    assert PlannedReview.objects.get(child=jayden).planned_on == DAY
    assert LateExplained.objects.filter(child=rohan).exists()
    assert not PlannedReview.objects.filter(planned_on__lt=DAY).exists()
    late = PlannedReview.objects.filter(planned_on__gt=F("child__due__latest_on"))
    assert [plan.child_id for plan in late] == [rohan.pk]


def _number(given: str) -> str:
    [number] = [each.number for each in TOLD if each.given == given]
    return number


def test_what_people_told_is_there(children: dict[str, Child]) -> None:
    own = OwnWords.objects.filter(child=children[_number("Amara")]).order_by("-said_on")
    here = sum(in_care(life) is not None for life in lives())

    assert OwnWords.objects.count() == len(voices.VOICES)
    assert own[0].what_matters.splitlines()[0] == "I want to see Ben every week, not once a month."
    assert 0.6 * here <= LivesWith.objects.filter(until_on=None).count() <= 0.9 * here
    assert LateExplained.objects.count() > 10
    assert Review.objects.filter(begun_on__lt=F("completed_on")).count() > 4
    assert SchoolHoliday.objects.count() == 6
    assert ListItem.objects.exists()


def test_who_is_whose_is_told_of_pairs_and_two_are_never_linked(children: dict[str, Child]) -> None:
    corey, bonnie, alfie = (children[_number(given)].person for given in ("Corey", "Bonnie", "Alfie"))
    never = NotLinked.objects.get()

    assert Relationship.objects.filter(person=corey, other=bonnie).count() == 1
    assert Relationship.objects.filter(person=bonnie, other=alfie).count() == 1
    assert not Relationship.objects.filter(person=corey, other=alfie).exists()
    assert {never.person_id, never.other_id} == {children[number].person_id for number in family.NEVER_LINKED}


def test_one_child_is_seen_by_those_named_alone(children: dict[str, Child]) -> None:
    restricted = Restricted.objects.get()
    seeing = {
        user.username for user in User.objects.all() if Child.objects.visible_to(user).filter(pk=restricted.child_id)
    }

    assert restricted.child_id == children[family.RESTRICTED].pk
    assert seeing == set(family.MAY_SEE_HER)


def test_helen_stands_in_for_marcus_who_stays_the_childrens_iro() -> None:
    cover = Cover.objects.get()

    assert (cover.away.name, cover.covered_by.name) == ("Marcus Bell", "Helen Dacre")
    assert (cover.from_on, cover.until_on) == (date(2026, 11, 19), date(2026, 11, 30))
    assert Appointment.objects.filter(worker=cover.away, until_on=None).count() == staff.CHILDREN_OF["Marcus Bell"]


def test_what_is_loaded_is_not_loaded_again_and_figures_that_were_lost_are_made_again() -> None:
    models = (
        Import,
        RosterHandedIn,
        Worker,
        OwnWords,
        LivesWith,
        PlannedReview,
        Cover,
        Relationship,
        Appointment,
        Report,
    )
    before = [model._base_manager.count() for model in models]
    entries = Entry.objects.count()

    load_fenshire(DAY)
    assert [model._base_manager.count() for model in models] == before
    assert Entry.objects.count() == entries
    demo = Demo.here()
    assert demo is not None
    assert demo.day == DAY

    Snapshot.objects.update(ready_at=None)
    load_fenshire(DAY)
    assert Snapshot.objects.ready().count() == 1


def test_the_annual_report_is_a_third_draft_as_its_manager_wrote_it_with_one_approval_given_and_one_to_come() -> None:
    report, on = Report.objects.get(), DAY
    book = book_of(report, on=on)
    director, board = approvals_of(report, on=on, book=book)

    written = manuscript_of(report, on=on, book=book)
    assert written == fenshire_manuscript()
    assert (director.stands, board.stands) == (True, False)
    assert unread(book, written) == ()
    assert [each.is_answered for each in report.comments.order_by("pk")] == [True, False, False]
    assert {each.what for each in hindrances(report, on=on)} == {What.APPROVAL}
    assert [each.stands for each in approvals_of(report, on=LATER, book=book_of(report, on=LATER))] == [True, False]


def test_the_report_names_the_returns_that_it_was_made_from_by_their_files() -> None:
    sources = book_of(Report.objects.get(), on=DAY).sources

    assert [each.name for each in sources] == [f"the return of {label}" for label in ("2023-24", "2024-25", "2025-26")]
    files = ImportedFile.objects.filter(of__year=2026, of__active=True, read=True).order_by("name")
    listed = "".join(f"{file.stored.sha256}  {file.name}\n" for file in files)
    assert sources[-1].sha256 == hashlib.sha256(listed.encode()).hexdigest()
    assert len({each.sha256 for each in sources}) == 3


def test_the_team_of_the_report_is_of_the_day_of_the_data_because_no_roster_names_the_iro_of_who_has_left() -> None:
    team = book_of(Report.objects.get(), on=DAY).team
    assert team is not None

    assert team.on == KNOWN_TO
    assert (team.iros, team.fte) == (len(staff.CHILDREN_OF), 6.9)
    assert (team.least, team.most) == (min(staff.CHILDREN_OF.values()), max(staff.CHILDREN_OF.values()))
    assert (team.children, team.without_iro) == (sum(staff.CHILDREN_OF.values()) + 2, 2)
