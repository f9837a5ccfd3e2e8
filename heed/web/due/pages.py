"""What the list of reviews due needs: counts of all in sight from a few columns, and everything of the few shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from urllib.parse import urlencode

from heed.access.models import User
from heed.access.permissions import Permission
from heed.caseloads.pages import Iro, iro_of
from heed.children.models import Child
from heed.council.models import Team
from heed.council.words import Words
from heed.exchange.csv_out import Value
from heed.law.deadlines import Track
from heed.people.models import Worker
from heed.reviews.models import Due, LateExplained, PlannedReview
from heed.web import formats, names
from heed.web.addresses import reverse
from heed.web.due import asked as asking
from heed.web.due.asked import NOBODY, SCHOOL, Asked, counted
from heed.web.due.dates import dates_of, name_of
from heed.web.due.rows import SOON, Plan, Row, State, Terms, rows_of, state_of, terms
from heed.web.due.shapes import Chip, Choice, DueLine, DuePage, Group, Press

PAGE = 25

STATES = {
    State.OVERDUE: "Overdue",
    State.SOON: "Next 4 weeks",
    State.LATER: "Later",
    State.UNKNOWN: "Cannot be told",
    State.ADULT: "Turn 18 first",
    State.SHORT_BREAK: "Short breaks",
}
PLANS = {
    Plan.NONE: "No day planned",
    Plan.IN_TIME: "Planned in time",
    Plan.LATE: "Planned after the law’s day",
    Plan.PASSED: "Planned day has passed",
}
SERIES = {Track.STATUTORY: "In care", Track.ADOPTION: "Placed for adoption", Track.SHORT_BREAK: "Short breaks"}
WHICH = {"first": "First", "second": "Second", "later": "Third or later"}
SCHOOLS = {SCHOOL[0]: "In the school holidays", SCHOOL[1]: "In term"}
LABELS = {"plan": "The plan", "iro": "IRO", "team": "Team", "when": "Due in", "series": "Kind of care"}
ANY = {"iro": "Every IRO", "team": "Every team", "plan": "Planned or not", "when": "Any time", "series": "Any"}
WEEKS = 8
"""Weeks from this one that can be chosen; beyond them, and before, months."""


def due_page(user: User, asked: Asked, today: date, words: Words) -> DuePage:
    """The list as asked for. A fixed number of queries, whatever its length."""
    school = terms()
    rows = rows_of(user, today, school)
    found = [row for row in rows if asked.takes(row)]
    start = (asked.page - 1) * PAGE
    shown = found[start : start + PAGE]
    counts = counted(rows, asked)
    groups = tuple(_groups(counts, asked, today, words))
    more = len(found) > start + PAGE
    return DuePage(
        lead=words.say(_lead(rows, today)),
        tabs=_tabs(counts["state"], asked, words),
        groups=groups,
        chips=_chips(groups, asked),
        clear=Asked({name: value for name, value in asked.by.items() if name == "state"}).address(),
        hidden_state=asked.by.get("state", ""),
        lines=tuple(_lines(shown, user, today, words, school, asked)),
        found=len(found),
        of=len(rows),
        showing=f"{start + 1:,} to {start + len(shown):,} of {len(found):,}" if shown and len(found) > PAGE else "",
        earlier=asked.address(page=asked.page - 1) if asked.page > 1 else "",
        later=asked.address(page=asked.page + 1) if more else "",
        csv=asked.address("web:reviews_csv") if found and Permission.EXPORT_FIGURES in user.permissions else "",
        query=asked.query(),
        today=today,
    )


def _lead(rows: Sequence[Row], today: date) -> str:
    """One sentence on all in sight, however the list is narrowed."""
    if not rows:
        return "No review is asked for of the children whom you may see."
    overdue = sum(row.state is State.OVERDUE for row in rows)
    soon = [row for row in rows if row.state is State.SOON]
    undated = sum(row.plan is Plan.NONE for row in soon)
    late = "None is overdue" if not overdue else f"{overdue:,} {'is' if overdue == 1 else 'are'} overdue"
    if not soon:
        return f"{late}, and none falls due in the next four weeks."
    fall = f"{len(soon):,} {'falls' if len(soon) == 1 else 'fall'} due by {formats.short_day(today + SOON)}"
    if not undated:
        return f"{late}; {fall}, each with a day planned."
    return f"{late}; {fall}, {undated:,} of them with no day planned."


def _tabs(counts: Counter[str], asked: Asked, words: Words) -> tuple[Choice, ...]:
    """All, then each state that has a review, or is the one shown."""
    here = asked.by.get("state", "")
    tabs = [Choice("", "All", counts.total(), not here, asked.address(state=""))]
    tabs += [
        Choice(state.value, words.say(label), counts[state], state == here, asked.address(state=state.value))
        for state, label in STATES.items()
        if counts[state] or state == here
    ]
    return tuple(tabs)


def _groups(counts: Mapping[str, Counter[str]], asked: Asked, today: date, words: Words) -> Iterator[Group]:
    """Each select: the values that have a review, or are the one chosen, with their counts."""
    labels: dict[str, Mapping[str, str]] = {
        "iro": {NOBODY: "No IRO", **_workers(counts["iro"], asked.by.get("iro"))},
        "team": {NOBODY: "No team", **_teams(counts["team"], asked.by.get("team"))},
        "plan": {key.value: label for key, label in PLANS.items()},
        "when": _times(counts["when"], asked.by.get("when", ""), today),
        "which": WHICH,
        "series": {key.value: label for key, label in SERIES.items()},
        "school": SCHOOLS,
    }
    for name, of in labels.items():
        chosen = asked.by.get(name, "")
        yield Group(
            name=name,
            label=words.say(LABELS.get(name, "Which review" if name == "which" else "School holidays")),
            any=words.say(ANY.get(name, "Any")),
            choices=tuple(
                Choice(key, words.say(label), counts[name][key], key == chosen)
                for key, label in of.items()
                if counts[name][key] or key == chosen
            ),
        )


def _keys(counts: Counter[str], chosen: str | None) -> set[str]:
    return {*counts, *([chosen] if chosen else [])} - {NOBODY}


def _workers(counts: Counter[str], chosen: str | None) -> dict[str, str]:
    found = Worker.objects.filter(pk__in=_keys(counts, chosen)).order_by("name", "pk")
    return {str(pk): name for pk, name in found.values_list("pk", "name")}


def _teams(counts: Counter[str], chosen: str | None) -> dict[str, str]:
    found = Team.objects.filter(pk__in=_keys(counts, chosen)).order_by("name", "pk")
    return {str(pk): name for pk, name in found.values_list("pk", "name")}


def _times(counts: Counter[str], chosen: str, today: date) -> dict[str, str]:
    """The weeks from this one on, then every month, each in order."""
    this = today - timedelta(days=today.weekday())
    weeks = [this + timedelta(weeks=n) for n in range(WEEKS)]
    said = {day.isoformat(): f"Week of {formats.short_day(day)}" for day in weeks}
    if chosen and chosen not in said and asking.month_of(chosen) is None:
        said[chosen] = f"Week of {formats.day(date.fromisoformat(chosen))}"
    months = sorted(key for key in {*counts, chosen} if asking.month_of(key))
    return said | {key: f"{date.fromisoformat(f'{key}-01'):%B %Y}" for key in months}


def _chips(groups: Iterable[Group], asked: Asked) -> tuple[Chip, ...]:
    return tuple(
        Chip(f"{group.label}: {choice.label}", asked.without(group.name))
        for group in groups
        for choice in group.choices
        if choice.here
    )


# The rows shown


def _lines(
    shown: Sequence[Row], user: User, today: date, words: Words, school: Terms, asked: Asked
) -> Iterator[DueLine]:
    """Everything of the few reviews on the page. Its queries do not grow with them."""
    keys = [row.child for row in shown]
    children = Child.objects.visible_to(user).filter(pk__in=keys).with_identity().select_related("person")
    called = names.by_key(children, user, today)
    dues = {due.child_id: due for due in Due.objects.filter(child__in=keys)}
    plans = {plan.child_id: plan for plan in PlannedReview.objects.filter(child__in=keys, closed_at=None)}
    reasons = LateExplained.objects.filter(child__in=keys).select_related("reason")
    why = {(each.child_id, each.latest_on): each.reason.label for each in reasons}
    iros, teams = iro_of(keys, today), _teams(Counter(str(row.team) for row in shown if row.team), None)
    pressed = False
    for row in shown:
        due, plan, child = dues[row.child], plans.get(row.child), called[row.child]
        explained = why.get((row.child, due.latest_on), "") if due.latest_on else ""
        holiday = school.holiday_on(row.planned_on or row.latest_on)
        press = _press(row, user, child, bool(explained), words, asked.query(), first=not pressed)
        pressed = pressed or (press is not None and press.first)
        yield DueLine(
            child=child,
            name=name_of(due, words),
            about=tuple(
                words.say(each) for each in _about(child, iros.get(row.child), teams.get(str(row.team), ""), user)
            ),
            dates=dates_of(due, plan, today, words),
            school="" if holiday is None else f"{'Planned' if plan else 'Due'} in the school holidays: {holiday.name}",
            explained=words.say(explained),
            press=press,
        )


def _about(child: names.Shown, iro: Iro | None, team: str, user: User) -> Iterator[str]:
    """The child's age, IRO and team. Nobody is told on each row that they are the IRO themselves."""
    if child.age is not None:
        yield f"aged {child.age}"
    if iro is None:
        yield "no IRO"
    elif iro.user != user.pk:
        yield f"IRO {iro.name}" + (f", {iro.covered_by.name} covers" if iro.covered_by else "")
    if team:
        yield team


def _press(
    row: Row, user: User, child: names.Shown, explained: bool, words: Words, back: str, *, first: bool
) -> Press | None:
    """The one thing to press: plan what is not planned, say why what is late is late, else change the day.

    Solid is the first that something is wanting of.
    """
    is_late = row.state is State.OVERDUE or row.plan is Plan.LATE
    if row.plan is not Plan.NONE and is_late and not explained and Permission.EXPLAIN_LATE in user.permissions:
        return Press("Say why it is late", _to("web:late", child, back), f"about {child.given}", first)
    if Permission.PLAN_REVIEW not in user.permissions:
        return None
    if row.plan is Plan.NONE:
        return Press(words.say("Plan the review"), _to("web:plan", child, back), f"for {child.given}", first)
    return Press("Change the day", _to("web:plan", child, back), f"for {child.given}")


def _to(name: str, child: names.Shown, back: str) -> str:
    """The form for a child, which leads back to the list as it was narrowed."""
    query = f"?{urlencode({'back': back})}" if back else ""
    return reverse(name, kwargs={"key": child.key}) + query


# The same as a file

COLUMNS = (
    *("child", "name", "review", "series", "state", "due by law", "days late", "because", "cannot be told"),
    *("own standard", "turns 18 first", "planned", "time", "place", "iro", "team", "in school holidays"),
)


def due_rows(user: User, asked: Asked, today: date, words: Words) -> tuple[frozenset[int], list[tuple[Value, ...]]]:
    """Every row of the list as asked for, of every page; and whose they are."""
    school = terms()
    found = [row for row in rows_of(user, today, school) if asked.takes(row)]
    keys = {row.child for row in found}
    children = Child.objects.visible_to(user).with_identity().select_related("person")
    called = names.by_key((child for child in children if child.pk in keys), user, today)
    dues = {due.child_id: due for due in Due.objects.visible_to(user)}
    plans = {plan.child_id: plan for plan in PlannedReview.objects.filter(closed_at=None)}
    iros = dict(Worker.objects.filter(pk__in={row.iro for row in found if row.iro}).values_list("pk", "name"))
    teams = dict(Team.objects.filter(pk__in={row.team for row in found if row.team}).values_list("pk", "name"))
    lines = [
        _csv_row(
            row,
            dues[row.child],
            plans.get(row.child),
            called[row.child],
            (iros.get(row.iro or 0, ""), teams.get(row.team or 0, "")),
            today,
            words,
        )
        for row in found
    ]
    return frozenset(keys), lines


def _csv_row(
    row: Row,
    due: Due,
    plan: PlannedReview | None,
    child: names.Shown,
    whose: tuple[str, str],
    today: date,
    words: Words,
) -> tuple[Value, ...]:
    dates = dates_of(due, plan, today, words)
    state = state_of(due.latest_on, due.lapses_on, due.track, today)
    late = (today - due.latest_on).days if state is State.OVERDUE and due.latest_on else None
    return (
        child.number,
        "" if child.full == child.number else child.full,
        name_of(due, words),
        words.say(SERIES[Track(due.track)]),
        words.say(STATES[state]),
        due.latest_on,
        late,
        f"{dates.because.says} ({dates.because.provision})." if dates.because else "",
        words.say(due.unknown),
        due.local_on,
        due.lapses_on,
        plan.planned_on if plan else None,
        dates.planned.at if dates.planned else "",
        plan.place if plan else "",
        *whose,
        "yes" if row.in_school_holidays else "",
    )
