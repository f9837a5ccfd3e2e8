"""Choosing a child's IRO: the one before ends, sight passes over, both are told, and what forbids or asks is said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from heed.access.actions import NotNow, NotPermitted
from heed.access.models import Entry, EntryChild, Notice, User
from heed.caseloads import actions
from heed.caseloads.actions import SOMEBODY_ELSE, appoint, tell_child
from heed.caseloads.independence import NOTHING_FOUND
from heed.caseloads.models import Appointment, WhyAppointed
from heed.children.models import Child, Grant, Why
from heed.people.models import Worker
from tests.caseloads.made import APRIL, TODAY, allocate, in_care, iro, siblings, social_worker
from tests.caseloads.made import appoint as given
from tests.children.sight.made import sees
from tests.days import day

pytestmark = pytest.mark.django_db


def _choose(by: User, child: Child, worker: Worker, **changed: Any) -> Appointment:
    present = actions.present(child)
    asked: dict[str, Any] = {"why": WhyAppointed.FIRST, "reason": "", "from_on": TODAY}
    asked["instead_of"] = present.pk if present else None
    return appoint(by=by, child=child, worker=worker, **asked | changed)


def _line(child: Child) -> None:
    """The case is held, and by whom its holder is managed is recorded: the check finds nothing to say."""
    allocate(social_worker("Dev Patel", manager=social_worker("Carol Webb")), child)


def test_a_first_iro_is_named_sees_the_child_and_is_told(tom: User, nadia: User, amara: Child, hers: Worker) -> None:
    _line(amara)

    made = _choose(tom, amara, hers, from_on=day("Thu 12 Nov 2026"))

    kept = Appointment.objects.get()
    assert (kept, kept.worker, kept.from_on, kept.until_on) == (made, hers, day("Thu 12 Nov 2026"), None)
    assert (kept.why, kept.reason, kept.independence, kept.by) == ("first", "", NOTHING_FOUND, tom)
    assert sees(nadia, amara)
    (notice,) = Notice.objects.all()
    assert (notice.to, notice.child_key) == (nadia, str(amara.pk))
    assert notice.sentence == "You are the IRO of {child} from Thu 12 Nov 2026. They had none before."


def test_the_record_says_who_chose_without_a_name(tom: User, amara: Child, hers: Worker) -> None:
    made = _choose(tom, amara, hers)

    entry = Entry.objects.get(what="caseloads.appoint")
    assert (entry.by, entry.sentence, entry.subject) == (
        tom,
        "Choose a child's IRO.",
        f"caseloads.Appointment:{made.pk}",
    )
    assert "independence" in entry.fields
    assert list(EntryChild.objects.filter(entry=entry).values_list("child_key", flat=True)) == [str(amara.pk)]


def test_the_one_before_ends_sees_the_child_no_longer_and_is_asked_to_introduce_the_next(
    tom: User, nadia: User, sam: User, amara: Child, hers: Worker, his: Worker
) -> None:
    before = _choose(tom, amara, hers, from_on=APRIL)
    Notice.objects.all().delete()

    _choose(tom, amara, his, why=WhyAppointed.CHILD_ASKED, reason=" Amara asked for somebody else. ")

    before.refresh_from_db()
    assert (before.until_on, before.version) == (TODAY, 2)
    assert before.history.first().history_user == tom
    now = Appointment.objects.get(until_on=None)
    assert (now.worker, now.reason) == (his, "Amara asked for somebody else.")
    assert (sees(nadia, amara), sees(sam, amara)) == (False, True)
    assert Grant.objects.get(user=nadia).until_at is not None
    told = dict(Notice.objects.values_list("to__username", "sentence"))
    assert told == {
        "sam": "You are the IRO of {child} from Mon 16 Nov 2026. Nadia Rahman was until then, and introduces you.",
        "nadia": "Sam Whitaker is the IRO of {child} from Mon 16 Nov 2026, and you no longer are: "
        "introduce them to each other.",
    }


def test_an_iro_without_a_login_is_named_and_nobody_is_told_in_their_place(
    tom: User, amara: Child, his: Worker
) -> None:
    given(iro("Nadia Rahman"), amara)

    _choose(tom, amara, his)

    assert list(Notice.objects.values_list("to__username", flat=True)) == ["sam"]


def test_sight_that_somebody_gave_by_hand_stays(
    tom: User, nadia: User, amara: Child, hers: Worker, his: Worker
) -> None:
    _choose(tom, amara, hers)
    Grant.objects.create(
        child=amara, user=nadia, why=Why.APPOINTED, source="by hand", from_at=Grant.objects.get().from_at, by=tom
    )

    _choose(tom, amara, his, why=WhyAppointed.SHARE)

    assert sees(nadia, amara)


def test_it_is_for_the_service_manager(grace: User, nadia: User, amara: Child, hers: Worker) -> None:
    for user in (grace, nadia):
        with pytest.raises(NotPermitted):
            _choose(user, amara, hers)


Prepared = Callable[[Child, Worker], Any]

REFUSED: list[tuple[str, Prepared, dict[str, Any], str]] = [
    ("somebody chose meanwhile", lambda child, hers: given(iro("Ola"), child), {"instead_of": None}, SOMEBODY_ELSE),
    ("the IRO whom they saw is gone", lambda child, hers: None, {"instead_of": 77}, SOMEBODY_ELSE),
    ("the same again", lambda child, hers: given(hers, child), {}, "Nadia Rahman is the child’s IRO already."),
    ("a day to come", lambda child, hers: None, {"from_on": day("Tue 17 Nov 2026")},
     "An IRO cannot be named for a day to come: give Mon 16 Nov 2026 or a day before it."),
    ("before care began", lambda child, hers: None, {"from_on": day("Tue 31 Mar 2026")},
     "The child came into care on Wed 1 Apr 2026: give that day or a later one."),
    ("before the present one began", lambda child, hers: given(iro("Ola"), child, day("Mon 2 Nov 2026")),
     {"from_on": day("Sun 1 Nov 2026"), "why": "share"},
     "Ola is the IRO from Mon 2 Nov 2026: give that day or a later one."),
    ("no reason of the list", lambda child, hers: None, {"why": ""}, "Say why the child gets this IRO."),
    ("too long", lambda child, hers: None, {"reason": "x" * 501}, "Give the reason in at most 500 characters."),
    ("another reason, not said", lambda child, hers: None, {"why": "other", "reason": " "},
     "Say in words what the other reason is."),
    ("not independent", lambda child, hers: allocate(hers, child), {"reason": "Nobody else"},
     "Nadia Rahman cannot be this child’s IRO. Nadia Rahman holds the child’s case. "
     "(Care Planning, Placement and Case Review (England) Regulations 2010, reg 46)"),
]  # fmt: skip


@pytest.mark.parametrize(("_what", "prepare", "asked", "sentence"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_cannot_be_is_refused_in_a_sentence(
    _what: str, prepare: Prepared, asked: dict[str, Any], sentence: str, tom: User, amara: Child, hers: Worker
) -> None:
    prepare(amara, hers)
    there = set(Appointment.objects.values_list("pk", "until_on"))

    with pytest.raises(NotNow) as refused:
        _choose(tom, amara, hers, **asked)

    assert str(refused.value) == sentence
    assert set(Appointment.objects.values_list("pk", "until_on")) == there
    assert not Notice.objects.exists()


@pytest.mark.parametrize(
    "worker",
    [
        lambda: social_worker("Dev Patel"),
        lambda: iro("Dev Patel", until_on=TODAY),
        lambda: Worker.objects.create(
            name="Dev Patel", profession="Independent Reviewing Officer", from_on=day("Tue 17 Nov 2026")
        ),
    ],
    ids=["a social worker", "one who has left", "one who is still to come"],
)
def test_only_an_iro_of_today_is_chosen(worker: Callable[[], Worker], tom: User, amara: Child) -> None:
    with pytest.raises(NotNow, match=r"^Dev Patel is not an IRO of the service today\.$"):
        _choose(tom, amara, worker())


def test_a_child_who_is_not_in_care_gets_none(tom: User, hers: Worker) -> None:
    with pytest.raises(NotNow, match="not in care by what is loaded"):
        _choose(tom, in_care("Left", until_on=TODAY), hers)


def test_what_speaks_for_another_needs_a_reason_which_is_kept_with_the_finding(
    tom: User, amara: Child, hers: Worker, his: Worker
) -> None:
    _line(amara)
    ben = in_care("Ben")
    siblings(amara, ben)
    given(his, ben)

    with pytest.raises(NotNow, match=r"^Give a reason for choosing Nadia Rahman"):
        _choose(tom, amara, hers, reason="  ")
    _choose(tom, amara, hers, reason="Ben asked that his sister has somebody of her own.")

    kept = Appointment.objects.get(child=amara)
    assert kept.reason == "Ben asked that his sister has somebody of her own."
    assert kept.independence == (
        "One of the child’s brothers and sisters in care has another IRO: Sam Whitaker. "
        "(IRO Handbook 2010, on continuity)"
    )


def test_of_two_who_choose_at_once_the_second_is_told(
    tom: User, amara: Child, hers: Worker, his: Worker, at_once: Any
) -> None:
    def choose(worker: Worker) -> Callable[[], str]:
        def chosen() -> str:
            try:
                return appoint(
                    by=tom, child=amara, worker=worker, why="first", reason="x", from_on=TODAY, instead_of=None
                ).worker.name
            except NotNow as refused:
                return str(refused)

        return chosen

    said = at_once(choose(hers), choose(his))

    assert SOMEBODY_ELSE in said
    assert len(set(said) & {"Nadia Rahman", "Sam Whitaker"}) == 1
    (open_now,) = at_once(lambda: Appointment.objects.filter(child=amara, until_on=None).count())
    assert open_now == 1


def test_the_database_has_the_last_word_on_two_at_once(
    tom: User, amara: Child, hers: Worker, his: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    given(his, amara)
    monkeypatch.setattr(actions, "present", lambda _child: None)  # as it was when the second began

    with pytest.raises(NotNow) as refused:
        _choose(tom, amara, hers)

    assert str(refused.value) == SOMEBODY_ELSE
    assert not Notice.objects.exists()


# The child is told


def test_the_day_on_which_the_child_was_told_is_written_down_once(grace: User, amara: Child, hers: Worker) -> None:
    appointment = given(hers, amara)

    tell_child(appointment, by=grace, told_on=day("Thu 2 Apr 2026"))

    appointment.refresh_from_db()
    assert (appointment.child_told_on, appointment.version) == (day("Thu 2 Apr 2026"), 2)
    with pytest.raises(NotNow, match=r"It is written down already: the child was told on Thu 2 Apr 2026\."):
        tell_child(appointment, by=grace, told_on=TODAY)


@pytest.mark.parametrize(
    ("until_on", "told_on", "sentence"),
    [
        (TODAY, TODAY, "This is not the child’s IRO any more."),
        (None, day("Tue 17 Nov 2026"), "That day is still to come: give Mon 16 Nov 2026 or a day before it."),
        (None, day("Tue 31 Mar 2026"), "They are the IRO from Wed 1 Apr 2026: give that day or a later one."),
    ],
)
def test_a_day_that_cannot_be_is_refused(
    until_on: date | None, told_on: date, sentence: str, nadia: User, amara: Child, hers: Worker
) -> None:
    with pytest.raises(NotNow) as refused:
        tell_child(given(hers, amara, until_on=until_on), by=nadia, told_on=told_on)

    assert str(refused.value) == sentence


def test_an_appointment_that_ends_on_a_day_to_come_is_still_one(nadia: User, amara: Child, hers: Worker) -> None:
    appointment = given(hers, amara, until_on=day("Tue 17 Nov 2026"))

    assert tell_child(appointment, by=nadia, told_on=TODAY).child_told_on == TODAY


def test_a_director_does_not_write_it_down(ruth: User, amara: Child, hers: Worker) -> None:
    with pytest.raises(NotPermitted):
        tell_child(given(hers, amara), by=ruth, told_on=TODAY)
