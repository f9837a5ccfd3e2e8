"""What the Department's checks would find fault with, taken out of a life: in every course of care, and in a clean return."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.returns.days import birthday
from tests.returns.lives import SHORT_BREAKS, TEMPORARY, Course, Life, Review

_SGO_BY_A_FORMER_CARER = ("E45", "E46")


def made_sound(course: Course) -> Course:
    """Temporary stays end where they began and are not too many; only a foster carer becomes a guardian as one."""
    found = Course(list(course.happenings), dict(course.endings))
    kept: list[date] = []
    for at, (on, _, placement, _) in enumerate(sorted(course.happenings)):
        if placement not in TEMPORARY:
            continue
        if not _comes_back(course, at) or (placement == "T3" and sum((on - t).days < 366 for t in kept) >= 1):
            found.happenings = [h for h in found.happenings if (h[0], h[2]) != (on, placement)]
        elif placement == "T3":
            kept.append(on)
    for on, reason in found.endings.items():
        if reason in _SGO_BY_A_FORMER_CARER and not found.placement_before(on).startswith("U"):
            found.endings[on] = "E47"
    return found


def _comes_back(course: Course, at: int) -> bool:
    """Whether the next thing that happens is that the child is back where they were, and nothing else."""
    in_order = sorted(course.happenings)
    on, status, _, _ = in_order[at]
    if at + 1 >= len(in_order) or status:
        return False
    back, status_then, placement, same_carer = in_order[at + 1]
    went_home = any(on < end <= back for end in course.endings)
    alone = [h[0] for h in in_order].count(back) == 1 and [h[0] for h in in_order].count(on) == 1
    return (
        alone
        and not went_home
        and not status_then
        and not same_carer
        and placement == course.placement_before(on) != ""
    )


def mended(life: Life) -> Life:
    """A life with nothing at fault: sex known, every review held in care that has reviews, with a code right for the age."""
    turns_4 = birthday(life.born_on, 4)
    return replace(
        life,
        sex="M" if life.sex == "U" else life.sex,
        reviews=tuple(_right_code(r, turns_4) for r in life.reviews if _in_reviewed_care(life, r.held_on)),
        childs_birth=None if life.sex == "U" else life.childs_birth,
    )


def _in_reviewed_care(life: Life, on: date) -> bool:
    return any(
        e.from_on <= on and (e.until_on is None or on <= e.until_on) and e.legal_status not in SHORT_BREAKS
        for e in life.episodes
    )


def _right_code(review: Review, turns_4: date) -> Review:
    if review.held_on < turns_4:
        return replace(review, code="PN0")
    return replace(review, code=review.code if review.code in (f"PN{n}" for n in range(1, 8)) else "PN1")
