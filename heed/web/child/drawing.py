"""A child's time in care as lanes and as the table that says the same. What is drawn where is in `lanes`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from heed.law.dates import add_months
from heed.web import formats
from heed.web.child.ahead import named
from heed.web.child.happened import in_time
from heed.web.child.homes import Home, homes, statuses
from heed.web.child.known import Care, Known
from heed.web.child.lanes import Lanes, Point, Span, drawn, scale_of
from heed.web.child.reviews import called, of_day

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table: from, to, which lane, what."""

    from_on: date
    until: str
    lane: str
    what: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """The time in care: its heading, the lanes, a sentence for who does not see them, and every row of it."""

    heading: str
    since: str
    before: str
    lanes: Lanes
    says: str
    home: str
    reviews: str
    rows: tuple[Row, ...]


def drawing(known: Known) -> Drawing | None:
    """The care of the day, or the last there was; None for a child of whom no care is known."""
    if not known.care:
        return None
    care, kind = _care(known)
    to_on = care.until_on or known.as_at
    of_care = [home for home in homes(known.stays, known.lives_with, known.as_at) if care.holds(home.from_on)]
    law = [each for each in statuses(known.stays) if care.holds(each.from_on)]
    points = _points(known, care)
    due, plan = (known.asked.next, known.planned) if care.until_on is None else (None, None)
    days = (due.latest_on if due else None, plan.planned_on if plan else None)
    ahead = [day for day in days if day is not None]
    lanes = drawn(
        scale_of(care.from_on, to_on, ahead),
        homes=[_home_span(known, home) for home in of_care],
        law=[
            Span(each.from_on, each.until_on, (formats.capital(each.law.name),), known.words.say(each.law.more))
            for each in law
        ],
        people=_people(known, care),
        points=points,
        to_on=to_on,
        now="" if care.until_on else "today" if known.now else _day(known.as_at, known.as_at),
    )
    rows = _rows(known, care, of_care)
    earlier = [
        f"{formats.day(each.from_on)} to {formats.day(each.until_on)}"
        for each in known.care
        if each.until_on and each.from_on < care.from_on
    ]
    return Drawing(
        heading=f"{formats.capital(lasted(care.from_on, to_on))} {kind}",
        since=f"since {formats.day(care.from_on)}"
        if care.until_on is None
        else f"{formats.day(care.from_on)} to {formats.day(care.until_on)}",
        before="; ".join(earlier),
        lanes=lanes,
        says=_says(known, care, len(of_care), len(law)),
        home=known.words.home.capital,
        reviews=known.words.review.plural_capital,
        rows=rows,
    )


def _care(known: Known) -> tuple[Care, str]:
    """The care that is drawn, and of what kind: a series of short breaks is drawn from the first of them to the last."""
    last = known.care_now or known.care[-1]
    if not known.is_break(last):
        return last, "in care"
    series = list(takewhile(known.is_break, reversed(known.care)))
    return Care(series[-1].from_on, last.until_on, last.reason_ceased), "of short breaks"


def lasted(from_on: date, to_on: date) -> str:
    """How long, as people say it: "nine months", "two years and three months", "ten days"."""
    months = (to_on.year - from_on.year) * 12 + to_on.month - from_on.month
    if add_months(from_on, months) > to_on:
        months -= 1
    if months < 1:
        return _counted((to_on - from_on).days, "day")
    years, rest = divmod(months, 12)
    parts = [_counted(n, of) for n, of in ((years, "year"), (rest, "month")) if n]
    return " and ".join(parts)


def _counted(n: int, of: str) -> str:
    return f"{NUMBERS[n] if n < len(NUMBERS) else n} {of}{'' if n == 1 else 's'}"


def _day(day: date, as_at: date) -> str:
    """Short, with its year where that is another one."""
    return formats.short_day(day) if day.year == as_at.year else formats.day(day)


def _home_span(known: Known, home: Home) -> Span:
    kind = formats.capital(known.words.say(home.place.name))
    if home.who:
        return Span(home.from_on, home.until_on, (home.who,), home.where or kind)
    return Span(home.from_on, home.until_on, (kind, kind.partition(",")[0]), "")


def _people(known: Known, care: Care) -> list[list[Span]]:
    iro, worker = str(known.words.iro), str(known.words.social_worker)
    iros = [(each.from_on, _end(each.until_on, known), each.worker.name, iro) for each in known.appointments]
    first = known.allocations[0].from_on if known.allocations else None
    workers = [
        (each.from_on, min(each.until_on or first or known.as_at, first or date.max), "", worker)
        for each in known.workers_before
    ]
    held = [
        (each.from_on, _end(each.until_on, known), each.worker.name if each.worker else "", worker)
        for each in known.allocations
    ]
    lanes = []
    for lane in (iros, [*workers, *held]):
        spans = []
        for from_on, until_on, name, role in lane:
            if (until_on or known.as_at) >= care.from_on and (care.until_on is None or from_on < care.until_on):
                spans.append(Span(max(from_on, care.from_on), _least(until_on, care.until_on), _names(name, role)))
        lanes.append(spans)
    return lanes


def _names(name: str, role: str) -> tuple[str, ...]:
    """From the longest to the shortest that a bar may carry."""
    if not name:
        return (formats.capital(role),)
    first = name.split(maxsplit=1)[0]
    return (f"{name}, {role}", f"{first}, {role}", first)


def _least(one: date | None, other: date | None) -> date | None:
    days = [day for day in (one, other) if day is not None]
    return min(days) if days else None


def _end(until_on: date | None, known: Known) -> date | None:
    return until_on if until_on is not None and until_on <= known.as_at else None


def _points(known: Known, care: Care) -> list[Point]:
    obligations, found = of_day(known), []
    for held in known.reviews:
        on = held.held or held.begun_on
        if not care.holds(on) and on != care.until_on:
            continue
        asked = obligations.get(on) if held.held else None
        late = asked is not None and asked.latest_on is not None and on > asked.latest_on
        name = formats.capital(called(known, held, asked).removesuffix(f" {known.words.review}"))
        more = _day(on, known.as_at) + (", late" if late else "" if held.held else ", begun")
        shape = "late" if late else "held" if held.held else "planned"
        found.append(Point(on, name, more, shape))
    if care.until_on is None:
        found += _next_points(known)
    return found


def _next_points(known: Known) -> list[Point]:
    due, plan = known.asked.next, known.planned
    word = str(known.words.review)
    name = formats.capital(named(due.number, due.track, word) if due else word).removesuffix(f" {word}")
    law = due.latest_on if due else None
    found = []
    if plan:
        more = _day(plan.planned_on, known.as_at) + (f"; by law {_day(law, known.as_at)}" if law else "")
        found.append(Point(plan.planned_on, f"{name}, planned", more, "planned", first=True))
        if law:
            found.append(Point(law, "", "", "law"))
    elif law:
        found.append(Point(law, f"{name}, by law", _day(law, known.as_at), "law", first=True))
    return found


def _says(known: Known, care: Care, n_homes: int, n_law: int) -> str:
    homes_, review = formats.count(n_homes, known.words.home.singular, known.words.home.plural), known.words.review
    n = sum(1 for each in known.reviews if each.held and care.holds(each.held))
    said = f"{homes_} and {formats.count(n_law, 'legal status', 'legal statuses')} since {formats.day(care.from_on)}."
    said += f" {formats.count(n, review.singular, review.plural)} held."
    if care.until_on is None:
        said += "".join(f" {point.name}: {point.more}." for point in _next_points(known) if point.name)
    return f"{said} The table below says the same."


def _rows(known: Known, care: Care, of_care: list[Home]) -> tuple[Row, ...]:
    """Every bar and point in words, whole."""
    words = known.words
    found = []
    for home in of_care:
        kind = words.say(home.place.name)
        what = f"{home.who}{', ' + home.where if home.where else ''} ({kind})" if home.who else formats.capital(kind)
        found.append(Row(home.from_on, _until(home.until_on, care), words.home.capital, what))
    for each in statuses(known.stays):
        if care.holds(each.from_on):
            what = formats.capital(", ".join(part for part in (each.law.name, each.law.more) if part))
            found.append(Row(each.from_on, _until(each.until_on, care), "Law", what))
    for lane in _people(known, care):
        found += [Row(span.from_on, _until(span.until_on, care), "People", span.names[0]) for span in lane]
    obligations = of_day(known)
    for held in known.reviews:
        if care.holds(held.held or held.begun_on):
            asked = obligations.get(held.held) if held.held else None
            said = in_time(held.held, asked) if held.held else "begun, not completed"
            what = f"{formats.capital(called(known, held, asked))}, {said}"
            found.append(Row(held.held or held.begun_on, "", words.review.plural_capital, what))
    if care.until_on is None:
        found += [
            Row(
                point.on,
                "",
                words.review.plural_capital,
                f"{point.name or 'By law'}: {point.more or 'the last lawful day'}",
            )
            for point in _next_points(known)
        ]
    return tuple(found)


def _until(until_on: date | None, care: Care) -> str:
    return formats.day(until_on) if until_on else "now" if care.until_on is None else formats.day(care.until_on)
