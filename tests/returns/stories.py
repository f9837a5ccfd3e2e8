"""The stories of care that invented households are told: one each, its details by dice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tests.returns.chair import Told, hold_reviews, on_these_days
from tests.returns.days import (
    BANK_HOLIDAYS,
    ONE_DAY,
    birthday,
    collection_year,
    every_day,
    months_after,
    working_days_after,
)
from tests.returns.dice import Dice
from tests.returns.era import Era
from tests.returns.lives import Course

FOSTER = ("U1", "U3", "U4", "U6", "U6", "U6")
HOMES = ("K2", "U6", "U4", "U1", "R1")
ENDINGS = ("E4A", "E4A", "E4B", "E13", "E41", "E45", "E46", "E47", "E48", "E3", "E8", "E2")
AT_18 = ("E5", "E6", "E7", "E17")
_BEFORE_MONTH_ENDS = (date(2023, 7, 14), date(2023, 8, 2), date(2024, 8, 5), date(2024, 11, 4), date(2025, 7, 31))
_HOLIDAYS = (
    *("2023-12-08", "2023-12-22", "2024-03-15", "2024-03-28", "2024-12-16", "2024-12-24", "2025-03-28"),
    *("2025-04-12", "2025-04-18", "2025-12-19", "2025-12-25"),
)


@dataclass(slots=True)
class Draft:
    """A life being told: its course, its reviews, and what it was told for."""

    born_on: date
    course: Course
    told: list[Told]
    situations: set[str]
    extra: list[date]
    uasc_until: date | None = None
    placed: tuple[tuple[date, date | None, str], ...] = ()
    adopted_before: date | None = None

    def held(self) -> list[date]:
        """Every day on which a review was held, inside care or not."""
        return sorted({on for told in self.told for on in told.held()} | set(self.extra))


Story = Callable[[Dice, Era], list[Draft]]


def _draft(born_on: date, situation: str) -> Draft:
    return Draft(born_on, Course(), [], {situation}, [])


def _born(dice: Dice, era: Era, start: date, youngest: int = 0, oldest: int = 16) -> date:
    """A birth date so that care begins between two ages; not so late that the child turns 18 within the returns."""
    born = start - timedelta(days=dice.between(youngest * 366, oldest * 365 + 200))
    latest_18 = birthday(born, 18)
    return (
        born
        if latest_18 > era.horizon
        else born + timedelta(days=(era.horizon - latest_18).days + dice.between(30, 900))
    )


def _start_long_ago(dice: Dice, era: Era) -> date:
    return era.earliest + timedelta(days=dice.between(0, (era.day(2025, 2, 1) - era.earliest).days))


def _start_within(dice: Dice, era: Era) -> date:
    return era.first_day + timedelta(days=dice.between(0, (era.last_day - era.first_day).days))


def _unsettled(dice: Dice, era: Era, course: Course, start: date, end: date) -> set[str]:
    """Now and then the legal status or the placement changes; neither moves a review."""
    told: set[str] = set()
    today = start + timedelta(days=dice.between(8, 200))
    status = 0
    while today < end - timedelta(days=10):
        match dice.between(1, 6):
            case 1 | 2 if status < 2:
                course.changes(today, status=("C1", "C2")[status])
                status += 1
                told.add("a change of legal status")
            case 3:
                course.changes(today, placement=dice.one_of(HOMES))
                told.add("a placement move")
            case 4:
                course.changes(today, placement=dice.one_of(FOSTER), same_carer=True)
            case 5:
                back = today + timedelta(days=dice.between(2, 7))
                course.changes(today, placement=dice.one_of(("T0", "T1", "T2", "T3", "T4")))
                course.changes(back, placement=course.placement_before(today))
                told.add("a temporary placement")
                today = back
            case _:
                course.changes(today, status="C2", placement="U4")
                status = 2
        today += timedelta(days=dice.between(20, 500))
    return told


def _care(dice: Dice, era: Era, draft: Draft, start: date, end: date | None, reason: str = "") -> None:
    """One time in care on the statutory track, from its first day to its end."""
    draft.course.enters(start, dice.one_of(("V2", "V2", "C1")), dice.one_of(FOSTER))
    draft.situations |= _unsettled(dice, era, draft.course, start, end or era.horizon)
    told = hold_reviews(dice, "statutory", start, era.horizon)
    if end is not None:
        draft.course.ends_by(end, reason or dice.one_of(ENDINGS))
        told = told.until(end, included=True)
    if any(today in BANK_HOLIDAYS for today in every_day(start, working_days_after(start, 20))):
        draft.situations.add("a bank holiday inside the 20 working days")
    draft.told.append(told)


def long_in_care(dice: Dice, era: Era) -> list[Draft]:
    """In care since before the returns reach back; some leave."""
    start = _start_long_ago(dice, era)
    draft = _draft(_born(dice, era, start, 0, 11), "care began before the returns")
    end = start + timedelta(days=dice.between(400, 2600)) if dice.chance(400) else None
    _care(dice, era, draft, start, end if end and end < era.horizon else None)
    return [draft]


def entered(dice: Dice, era: Era) -> list[Draft]:
    """Care began inside the returns; some leave again."""
    start = _start_within(dice, era)
    draft = _draft(_born(dice, era, start), "care began inside the returns")
    end = start + timedelta(days=dice.between(3, 700)) if dice.chance(450) else None
    _care(dice, era, draft, start, end if end and end < era.horizon else None)
    return [draft]


def entered_just_before(dice: Dice, era: Era) -> list[Draft]:
    """Care began in the months before a year of the returns: a review may lie outside, or have been the first."""
    start = era.day(dice.between(2023, 2025), 4, 1) - timedelta(days=dice.between(1, 230))
    draft = _draft(_born(dice, era, start, 0, 12), "care began in the months before a return")
    end = start + timedelta(days=dice.between(120, 600)) if dice.chance(300) else None
    _care(dice, era, draft, start, end if end and end < era.horizon else None)
    return [draft]


def left_about_the_due_date(dice: Dice, era: Era) -> list[Draft]:
    """Left care before, on, or just after the day a review was due, and it was not held."""
    start = _start_within(dice, era) - timedelta(days=dice.between(0, 400))
    draft = _draft(_born(dice, era, start, 1, 12), "")
    _care(dice, era, draft, start, None)
    _leave_near_due(dice, era, draft, start, dice.one_of(ENDINGS))
    return [draft]


def _leave_near_due(dice: Dice, era: Era, draft: Draft, start: date, reason: str) -> date:
    told = draft.told[-1]
    chosen = dice.between(0, min(3, len(told.promises) - 1))
    promise = told.promises[chosen]
    by = dice.one_of((-20, -9, -1, 0, 0, 1, 12))
    end = max(promise.latest_on + timedelta(days=by), start + ONE_DAY)
    kept = [p for p in told.promises[:chosen] if p.held_on is not None and p.held_on <= end]
    draft.told[-1] = Told([*kept, replace(promise, held_on=None)], told.situations)
    draft.course.ends_by(end, reason)
    draft.situations |= {
        "left before the due date" if by < 0 else "left on the due date" if by == 0 else "left after the due date"
    }
    return end


def turned_18(dice: Dice, era: Era) -> list[Draft]:
    """Turned 18 before, on, or just after the day a review was due, and left care that day."""
    start = _start_within(dice, era) - timedelta(days=dice.between(0, 700))
    draft = _draft(start, "turned 18")
    _care(dice, era, draft, start, None)
    end = _leave_near_due(dice, era, draft, start, dice.one_of(AT_18))
    draft.situations = {s.replace("left", "turned 18", 1) if s.startswith("left ") else s for s in draft.situations}
    draft.born_on = date(end.year - 18, end.month, end.day if (end.month, end.day) != (2, 29) else 28)
    if birthday(draft.born_on, 18) != end:
        draft.situations -= {s for s in draft.situations if s.startswith("turned 18")}
    return [draft]


def asylum(dice: Dice, era: Era) -> list[Draft]:
    """Came alone, seeking asylum, at 15 to 17."""
    start = _start_within(dice, era)
    draft = _draft(_born(dice, era, start, 15, 16), "unaccompanied asylum-seeking")
    turns = birthday(draft.born_on, 18)
    draft.uasc_until = turns
    _care(dice, era, draft, start, turns if turns < era.horizon else None, dice.one_of(AT_18))
    return [draft]


def _placed(dice: Dice, era: Era, situation: str) -> tuple[Draft, date, date]:
    """A small child placed for adoption: statutory reviews until then, adoption reviews from then on."""
    placed_on = era.first_day + timedelta(days=dice.between(0, 1000))
    start = placed_on - timedelta(days=dice.between(25, 700))
    draft = _draft(_born(dice, era, start, 0, 4), situation)
    _care(dice, era, draft, start, None)
    draft.course.happenings = [h for h in draft.course.happenings if h[0] < placed_on - timedelta(days=12)]
    consent = dice.chance(150)
    if not consent:
        draft.course.changes(placed_on - timedelta(days=10), status="E1")
    with_strangers = not draft.course.placement_before(placed_on).startswith("U")
    placement = dice.one_of(("A3", "A4") if consent else ("A5", "A6", "A6"))
    placement = {"A3": "A4", "A5": "A6"}.get(placement, placement) if with_strangers else placement
    draft.course.changes(placed_on, placement=placement, same_carer=placement in ("A3", "A5"))
    draft.told[-1] = draft.told[-1].until(placed_on, included=False)
    draft.told.append(hold_reviews(dice, "adoption", placed_on, era.horizon))
    draft.placed = ((max(start, placed_on - timedelta(days=dice.between(11, 90))), None, ""),)
    if placed_on in draft.told[-1].held():
        draft.situations.add("a review on the day of placement for adoption")
    if draft.told[-2].promises[-1].latest_on >= placed_on:
        draft.situations.add("placed for adoption before the due date")
    return draft, start, placed_on


def adopted(dice: Dice, era: Era) -> list[Draft]:
    """Placed for adoption; most are adopted, and one in five of those comes back to care under a new number."""
    draft, _, placed_on = _placed(dice, era, "placed for adoption")
    end = placed_on + timedelta(days=dice.between(75, 400))
    if end > era.horizon or dice.chance(150):
        return [draft]
    draft.course.ends_by(end, dice.one_of(("E11", "E12")))
    draft.told[-1] = draft.told[-1].until(end, included=True)
    draft.situations.add("adopted")
    if not dice.chance(200):
        return [draft]
    again = _draft(draft.born_on, "back in care after adoption, under a new number")
    again.adopted_before = end
    _care(dice, era, again, end + timedelta(days=dice.between(30, 300)), None)
    return [draft, again]


def disrupted(dice: Dice, era: Era) -> list[Draft]:
    """Placed for adoption, and the placement ended with a return to foster care."""
    draft, _, placed_on = _placed(dice, era, "an adoptive placement that was disrupted")
    back = placed_on + timedelta(days=dice.between(40, 250))
    draft.course.changes(back, placement="U6")
    draft.told[-1] = draft.told[-1].until(back, included=False)
    draft.told.append(hold_reviews(dice, "back", back, era.horizon))
    decided = draft.placed[0][0]
    draft.placed = ((decided, back, "RD4"),)
    return [draft]


def decided_not_placed(dice: Dice, era: Era) -> list[Draft]:
    """The decision to place for adoption is in the return, and no placement came of it: the track does not move."""
    start = _start_within(dice, era)
    draft = _draft(_born(dice, era, start, 0, 4), "a decision for adoption without a placement")
    _care(dice, era, draft, start, None)
    draft.placed = ((start + timedelta(days=dice.between(100, 300)), None, ""),)
    return [draft]


def short_breaks(dice: Dice, era: Era) -> list[Draft]:
    """An agreed series of short breaks (V4), or break by break (V3): no statutory review."""
    start = _start_within(dice, era)
    draft = _draft(_born(dice, era, start, 4, 13), "short breaks")
    if dice.chance(500):
        draft.course.enters(start, "V4", "U6")
        if dice.chance(300):
            draft.extra.append(start + timedelta(days=dice.between(20, 80)))
            draft.situations.add("a review returned for a child in short breaks")
        return [draft]
    for n in range(dice.between(2, 6)):
        on = start + timedelta(days=30 * n)
        draft.course.enters(on, "V3", "R1")
        draft.course.leaves(on + timedelta(days=dice.between(1, 9)), "E4A")
    return [draft]


def short_breaks_to_care(dice: Dice, era: Era) -> list[Draft]:
    """From short breaks (V4) to being looked after (V2): the statutory track starts that day."""
    begins = _start_within(dice, era) - timedelta(days=dice.between(0, 300))
    start = begins + timedelta(days=dice.between(30, 400))
    draft = _draft(_born(dice, era, begins, 2, 12), "from short breaks to care")
    _care(dice, era, draft, start, None)
    draft.course.happenings = [h for h in draft.course.happenings if h[0] > start]
    draft.course.enters(begins, "V4", "U6")
    draft.course.changes(start, status="V2", placement=dice.one_of(("U6", "U4")))
    return [draft]


def care_to_short_breaks(dice: Dice, era: Era) -> list[Draft]:
    """From being looked after to short breaks: what was promised and not yet due lapses; perhaps back again."""
    start = _start_within(dice, era)
    moved = start + timedelta(days=dice.between(10, 200))
    draft = _draft(_born(dice, era, start, 3, 12), "from care to short breaks")
    _care(dice, era, draft, start, None)
    draft.course.happenings = [h for h in draft.course.happenings if h[0] < moved]
    draft.course.changes(moved, status="V4", placement="U6")
    draft.told[-1] = draft.told[-1].until(moved, included=False)
    if dice.chance(400):
        back = moved + timedelta(days=dice.between(30, 150))
        draft.course.changes(back, status="V2")
        draft.told.append(hold_reviews(dice, "statutory", back, era.horizon))
        draft.situations.add("back from short breaks to care")
    return [draft]


def re_entered(dice: Dice, era: Era) -> list[Draft]:
    """Left care and came back under the same number: the reviews start again with a first."""
    start = _start_within(dice, era) - timedelta(days=dice.between(0, 500))
    draft = _draft(_born(dice, era, start, 0, 12), "re-entered care")
    end = start + timedelta(days=dice.between(15, 400))
    _care(dice, era, draft, start, end, "E4B")
    _care(dice, era, draft, end + timedelta(days=dice.between(2, 250)), None)
    return [draft]


def siblings(dice: Dice, era: Era) -> list[Draft]:
    """Two or three children with the same days, each with their own age and codes."""
    start = _start_within(dice, era) - timedelta(days=dice.between(0, 300))
    eldest = _draft(_born(dice, era, start, 5, 10), "siblings")
    end = start + timedelta(days=dice.between(60, 600)) if dice.chance(300) else None
    _care(dice, era, eldest, start, end if end and end < era.horizon else None)
    found = [eldest]
    for _ in range(dice.between(1, 2)):
        younger = min(eldest.born_on + timedelta(days=dice.between(300, 1600)), start - timedelta(days=20))
        found.append(Draft(younger, eldest.course, eldest.told, set(eldest.situations), []))
    return found


def fourth_birthday(dice: Dice, era: Era) -> list[Draft]:
    """A review held on the day the child turned 4."""
    start = _start_within(dice, era) - timedelta(days=dice.between(0, 300))
    draft = _draft(start, "")
    _care(dice, era, draft, start, None)
    held = [on for on in draft.held() if on <= era.last_day]
    on = dice.one_of(held) if held else months_after(start, 5)
    if (on.month, on.day) == (2, 29):
        on = on - ONE_DAY
    draft.born_on = on.replace(year=on.year - 4)
    draft.situations.add("a review on the 4th birthday" if on in held else "small child")
    return [draft]


def month_ends(dice: Dice, era: Era) -> list[Draft]:
    """Reviews on the last days of months, so that the day 3 or 6 months on does not exist."""
    told = dice.one_of(_BEFORE_MONTH_ENDS)
    start = era.day(told.year, told.month, told.day)
    in_time = list(every_day(start, working_days_after(start, 20)))
    first = dice.one_of([d for d in in_time if d.day in (29, 30, 31)] or in_time[-1:])
    second = months_after(first, 3) + timedelta(days=dice.between(-1, 1))
    third = months_after(second, 6) + timedelta(days=dice.between(-1, 1))
    fourth = months_after(third, 6) + timedelta(days=dice.between(-1, 1))
    draft = _draft(_born(dice, era, start, 4, 12), "month ends")
    draft.course.enters(start, "C1", "U6")
    held = [on for on in (first, second, third, fourth) if on <= era.horizon]
    draft.told.append(on_these_days(start, held, set()))
    return [draft]


def leap_day(dice: Dice, era: Era) -> list[Draft]:
    """Care that began in the autumn of 2023, with a review on 29 February 2024."""
    start = era.day(2023, 11, 6) + timedelta(days=dice.between(0, 50))
    draft = _draft(_born(dice, era, start, 4, 12), "a review on 29 February")
    draft.course.enters(start, "V2", "U4")
    first = working_days_after(start, dice.between(12, 21))
    rest = [era.day(2024, 2, 29), era.day(2024, 8, 29) + timedelta(days=dice.between(-2, 1))]
    held = [first, *rest]
    draft.told.append(on_these_days(start, held, {"a review missed and overdue"}))
    return [draft]


def around_holidays(dice: Dice, era: Era) -> list[Draft]:
    """Care that began shortly before Christmas or Easter, or on the very day; the first review near its last day."""
    told = date.fromisoformat(dice.one_of(_HOLIDAYS))
    start = era.day(told.year, told.month, told.day)
    draft = _draft(_born(dice, era, start, 0, 15), "Christmas or Easter inside the 20 working days")
    _care(dice, era, draft, start, None)
    return [draft]


def held_outside_care(dice: Dice, era: Era) -> list[Draft]:
    """A review dated before care began, or after it ended, in the same year of the returns."""
    start = _start_within(dice, era)
    draft = _draft(_born(dice, era, start, 1, 12), "")
    end = start + timedelta(days=dice.between(30, 300))
    _care(dice, era, draft, start, end)
    on = dice.one_of((start - timedelta(days=dice.between(1, 25)), end + timedelta(days=dice.between(1, 25))))
    if collection_year(on) == collection_year(start if on < start else end):
        draft.extra.append(on)
        draft.situations.add("a review on a day outside care")
    return [draft]


STORIES: dict[Story, int] = {
    long_in_care: 240,
    entered: 220,
    entered_just_before: 70,
    left_about_the_due_date: 70,
    turned_18: 60,
    asylum: 40,
    adopted: 60,
    disrupted: 15,
    decided_not_placed: 10,
    short_breaks: 25,
    short_breaks_to_care: 25,
    care_to_short_breaks: 20,
    re_entered: 45,
    siblings: 30,
    fourth_birthday: 25,
    month_ends: 20,
    leap_day: 10,
    around_holidays: 25,
    held_outside_care: 20,
}
