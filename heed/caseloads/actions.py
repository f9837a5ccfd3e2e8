"""What a person does about who has whom: choose a child's IRO, say that the child was told, arrange who covers.

No sentence here names a child; notices name them to those who may see them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from heed.access.actions import action
from heed.access.models import Demo, User, the_day
from heed.access.notices import CHILD, tell
from heed.access.permissions import Permission
from heed.caseloads import sight
from heed.caseloads.cases import findings
from heed.caseloads.independence import forbids, in_words, needs_a_reason
from heed.caseloads.models import Appointment, Cover, WhyAppointed
from heed.caseloads.pages import covers, in_care, is_iro
from heed.children.models import Child
from heed.council.refusals import refused_as
from heed.law.dates import in_words as day_in_words
from heed.people.models import Worker

APPOINTED, COVERING = "caseloads.appointed", "caseloads.cover"
"""How notices of an appointment and of a cover are called."""

SOMEBODY_ELSE = "Somebody chose an IRO for this child while you were choosing. Look again at who it is now."
LONGEST_REASON, LONGEST_WHY = 500, 200


def _today() -> date:
    return the_day(Demo.here())


# The IRO of a child


def present(child: Child) -> Appointment | None:
    """The appointment that is open of a child, with its worker."""
    return Appointment.objects.filter(child=child, until_on=None).select_related("worker__user").first()


def _cannot_appoint(
    *, child: Child, worker: Worker, why: str, reason: str, from_on: date, instead_of: int | None
) -> str | None:
    now, today = present(child), _today()
    if (now.pk if now else None) != instead_of:
        return SOMEBODY_ELSE
    if now is not None and now.worker_id == worker.pk:
        return f"{worker.name} is the child’s IRO already."
    if not is_iro(worker, today):
        return f"{worker.name} is not an IRO of the service today."
    return _day_fault(child, now, from_on, today) or _reason_fault(worker, child, why, reason, today)


def _day_fault(child: Child, now: Appointment | None, from_on: date, today: date) -> str | None:
    if from_on > today:
        return f"An IRO cannot be named for a day to come: give {day_in_words(today)} or a day before it."
    period = in_care(today).filter(child=child).first()
    if period is None:
        return "This child is not in care by what is loaded: there is no IRO to choose."
    if from_on < period.from_on:
        return f"The child came into care on {day_in_words(period.from_on)}: give that day or a later one."
    if now is not None and from_on < now.from_on:
        return f"{now.worker.name} is the IRO from {day_in_words(now.from_on)}: give that day or a later one."
    return None


def _reason_fault(worker: Worker, child: Child, why: str, reason: str, today: date) -> str | None:
    if why not in WhyAppointed.values:
        return "Say why the child gets this IRO."
    if len(reason) > LONGEST_REASON:
        return f"Give the reason in at most {LONGEST_REASON} characters."
    found = findings(worker, child, today)
    if barred := [each for each in found if forbids(each)]:
        return f"{worker.name} cannot be this child’s IRO. {' '.join(map(str, barred))}"
    if not reason.strip() and needs_a_reason(found):
        return f"Give a reason for choosing {worker.name}: the check found something that speaks for another."
    return "Say in words what the other reason is." if why == WhyAppointed.OTHER and not reason.strip() else None


@action(Permission.APPOINT_IRO, unless=_cannot_appoint)
def appoint(
    *, by: User, child: Child, worker: Worker, why: str, reason: str, from_on: date, instead_of: int | None
) -> Appointment:
    """Choose a child's IRO."""
    found = findings(worker, child, _today())
    before = present(child)
    with refused_as(SOMEBODY_ELSE):
        if before is not None:
            before.until_on, before.version = from_on, before.version + 1
            before._history_user = by  # type: ignore[attr-defined]  # simple_history asks the row itself first
            before.save()
        new: Appointment = Appointment.objects.create(
            child=child,
            worker=worker,
            from_on=from_on,
            why=why,
            reason=reason.strip(),
            independence=in_words(found),
            by=by,
        )
    sight.bring([child.pk], by=by)
    _introduce(before, new)
    return new


def _introduce(before: Appointment | None, new: Appointment) -> None:
    """Tell both IROs, the one who was and the one who is, so that the first can introduce the second to the child."""
    since, now = day_in_words(new.from_on), new.worker
    came = "They had none before." if before is None else f"{before.worker.name} was until then, and introduces you."
    sentence = f"You are the IRO of {CHILD} from {since}. {came}"
    tell(_logins(now), what=APPOINTED, sentence=sentence, child_key=new.child_id)
    if before is not None:
        sentence = (
            f"{now.name} is the IRO of {CHILD} from {since}, and you no longer are: introduce them to each other."
        )
        tell(_logins(before.worker), what=APPOINTED, sentence=sentence, child_key=new.child_id)


def _logins(*workers: Worker) -> Iterable[User]:
    return [worker.user for worker in workers if worker.user is not None]


def _cannot_tell(appointment: Appointment, *, told_on: date) -> str | None:
    today = _today()
    if appointment.until_on is not None and appointment.until_on <= today:
        return "This is not the child’s IRO any more."
    if appointment.child_told_on is not None:
        return f"It is written down already: the child was told on {day_in_words(appointment.child_told_on)}."
    if told_on > today:
        return f"That day is still to come: give {day_in_words(today)} or a day before it."
    if told_on < appointment.from_on:
        return f"They are the IRO from {day_in_words(appointment.from_on)}: give that day or a later one."
    return None


@action(Permission.TELL_CHILD_IRO, unless=_cannot_tell)
def tell_child(appointment: Appointment, *, by: User, told_on: date) -> Appointment:
    """Write down that a child was told who their IRO is."""
    appointment.child_told_on = told_on
    appointment.save()
    return appointment


# Cover while an IRO is away


def _cannot_cover(away: Worker, *, covered_by: Worker, from_on: date, until_on: date, why: str) -> str | None:
    today = _today()
    if not is_iro(away, today):
        return f"{away.name} is not an IRO of the service today."
    if covered_by.pk == away.pk:
        return f"{away.name} cannot cover for themselves: choose a colleague."
    if len(why) > LONGEST_WHY:
        return f"Say why in at most {LONGEST_WHY} characters."
    return _span_fault(from_on, until_on, today) or _not_free(away, covered_by, from_on, until_on)


def _span_fault(from_on: date, until_on: date, today: date) -> str | None:
    if until_on <= from_on:
        return "The day they are back is after the first day away: check both."
    return f"That is over: the day they are back is after {day_in_words(today)}." if until_on <= today else None


def _not_free(away: Worker, covered_by: Worker, from_on: date, until_on: date) -> str | None:
    """Why the two cannot be put together for the time: one of them is away then, or stands in for somebody."""
    if not is_iro(covered_by, _today()):
        return f"{covered_by.name} is not an IRO of the service today."
    if covered_by.until_on is not None and covered_by.until_on < until_on:
        return f"{covered_by.name} leaves on {day_in_words(covered_by.until_on)}, before {away.name} is back."
    for other in covers().filter(from_on__lt=until_on, until_on__gt=from_on).select_related("away", "covered_by"):
        if other.away_id in (away.pk, covered_by.pk):
            return (
                f"{other.away.name} is away from {day_in_words(other.from_on)} until {day_in_words(other.until_on)}, "
                f"and {other.covered_by.name} covers: end that first."
            )
        if other.covered_by_id == away.pk:
            return (
                f"{away.name} covers for {other.away.name} until {day_in_words(other.until_on)}: "
                "arrange for somebody else first."
            )
    return None


@action(Permission.ARRANGE_COVER, unless=_cannot_cover)
def arrange_cover(away: Worker, *, by: User, covered_by: Worker, from_on: date, until_on: date, why: str) -> Cover:
    """Arrange who covers for an IRO who is away."""
    cover: Cover = Cover.objects.create(
        away=away, covered_by=covered_by, from_on=from_on, until_on=until_on, why=why.strip(), by=by
    )
    sight.bring(_children(away), by=by)
    span = f"from {day_in_words(from_on)}, until {away.name} is back on {day_in_words(until_on)}"
    tell(_logins(covered_by), what=COVERING, sentence=f"You cover for {away.name} {span}.")
    tell(
        _logins(away), what=COVERING, sentence=f"{covered_by.name} covers for you {span}. You stay the children’s IRO."
    )
    return cover


def _over(cover: Cover) -> str | None:
    over = cover.until_on <= max(_today(), cover.from_on)
    return "This cover is over already, or was ended before it began." if over else None


@action(Permission.ARRANGE_COVER, unless=_over)
def end_cover(cover: Cover, *, by: User) -> Cover:
    """End a cover before its day."""
    cover.until_on = max(_today(), cover.from_on)
    cover.save()
    sight.bring(_children(cover.away), by=by)
    sentence = f"{cover.covered_by.name} no longer covers for {cover.away.name}: it was ended early."
    tell(_logins(cover.covered_by, cover.away), what=COVERING, sentence=sentence)
    return cover


def _children(iro: Worker) -> list[int]:
    return list(Appointment.objects.filter(worker=iro, until_on=None).values_list("child", flat=True))
