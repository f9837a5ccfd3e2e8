"""What a person may write down of what was told: a child's own words, and with whom they live. Nothing told is rewritten.

Words stand as they were given, whatever their length; what was said before stays and is shown as such.
"""

from __future__ import annotations

from datetime import date

from heed.access import clock
from heed.access.actions import action
from heed.access.models import Demo, User, the_day
from heed.access.permissions import Permission
from heed.children.models import Child, HowTold, LivesWith, OwnWords
from heed.council.refusals import refused_as

NOTHING_SAID = "Write at least one thing: how to talk with the child, or what matters to them."
NOT_YET = "This day is still to come: choose today or an earlier one."
NOT_LEGIBLE = "There is a character in it that cannot be kept: write it again."
SAME_MOMENT = "Somebody else said with whom this child lives at the same moment: open the page again."
LONGEST = 120
"""Characters of who a child lives with, and of where."""


def _unkept(*texts: str) -> bool:
    """Whether a text has the one character that no database keeps."""
    return any("\x00" in text for text in texts)


def _to_come(on: date) -> bool:
    return on > the_day(Demo.here())


def _cannot_write(*, how_to_talk: str, what_matters: str, said_on: date) -> str | None:
    if not how_to_talk.strip() and not what_matters.strip():
        return NOTHING_SAID
    if _unkept(how_to_talk, what_matters):
        return NOT_LEGIBLE
    return NOT_YET if _to_come(said_on) else None


@action(Permission.WRITE_OWN_WORDS, unless=_cannot_write)
def write_own_words(
    *, by: User, child: Child, how_to_talk: str, what_matters: str, said_on: date, how: HowTold
) -> OwnWords:
    """Write down a child's own words: how to talk with them and what matters to them."""
    return OwnWords.objects.create(
        child=child,
        how_to_talk=how_to_talk.strip(),
        what_matters=what_matters.strip(),
        said_on=said_on,
        how=how,
        by=by,
        at=clock.now(),
    )


def _open(child: Child) -> LivesWith | None:
    return LivesWith.objects.filter(child=child, until_on=None).first()


def _cannot_say(*, child: Child, who: str, where: str, from_on: date) -> str | None:
    if not who.strip():
        return "Say who the child lives with: a first name is enough."
    if max(len(who.strip()), len(where.strip())) > LONGEST:
        return f"Who and where have at most {LONGEST} characters each."
    if _unkept(who, where):
        return NOT_LEGIBLE
    if _to_come(from_on):
        return NOT_YET
    before = _open(child)
    if before is not None and from_on < before.from_on:
        return "What is said now began after that day: choose that day or a later one."
    return None


@action(Permission.EDIT_PERSON, unless=_cannot_say)
def say_who_with(*, by: User, child: Child, who: str, where: str, withheld: bool, from_on: date) -> LivesWith:
    """Say with whom a child lives from a day on; what was said before ends that day."""
    with refused_as(SAME_MOMENT):
        if before := _open(child):
            before.until_on, before.version = from_on, before.version + 1
            before.save()
        return LivesWith.objects.create(
            child=child, who=who.strip(), where=where.strip(), withheld=withheld, from_on=from_on
        )


def _cannot_end(lives_with: LivesWith, *, until_on: date) -> str | None:
    if lives_with.until_on is not None:
        return "This has ended already."
    if until_on < lives_with.from_on:
        return "This ends before the day it began: choose that day or a later one."
    return NOT_YET if _to_come(until_on) else None


@action(Permission.EDIT_PERSON, unless=_cannot_end)
def end_lives_with(lives_with: LivesWith, *, by: User, until_on: date) -> LivesWith:
    """Say that a child lives there no longer, from a day on."""
    lives_with.until_on = until_on
    lives_with.save()
    return lives_with
