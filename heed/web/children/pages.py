"""The list of children, read in a fixed number of queries: those in sight whom the filters and a search leave, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.db.models import F, QuerySet

from heed.access.models import User
from heed.access.permissions import Permission
from heed.access.spans import open_on
from heed.caseloads.models import Allocation, Appointment
from heed.caseloads.pages import still_here
from heed.children.models import Child, ChildQuerySet
from heed.council.models import Team
from heed.council.words import Words
from heed.people.models import Identifier, Name, NameKind, Scheme, Worker
from heed.web import formats
from heed.web.addresses import reverse
from heed.web.children import finding
from heed.web.children.asked import (
    BY_FAMILY,
    BY_NUMBER,
    BY_REVIEW,
    CHOICES,
    EVERYONE,
    LEFT,
    NONE,
    OVERDUE,
    SOON,
    YOUNGEST,
    Asked,
)
from heed.web.children.lines import Around, around, row
from heed.web.children.narrowing import kept_by, narrowed
from heed.web.children.shapes import ChildrenPage, Choice, Empty, Filter, Row, Search, Tab, Tag
from heed.web.models import SavedView

PAGE: Final = 25
LIST: Final = "web:children"
FAR: Final = date.max


@dataclass(frozen=True, slots=True)
class Candidate:
    """A child whom the filters leave, with what the list is put in order by."""

    pk: int
    person: int
    born_on: date | None
    latest_on: date | None
    number: str
    given: str
    family: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Everybody whom the filters and the search leave, in order."""

    every: tuple[Candidate, ...]
    siblings: Mapping[int, str]
    found_by: Mapping[int, str]


def listed(user: User, wanted: Asked, text: str | None, today: date) -> Listed:
    """Read whom the list is of. `text` is what was looked for, None where nothing was or the session no longer has it."""
    children = narrowed(user, wanted, today)
    every = _candidates(children)
    siblings: Mapping[int, str] = {}
    if wanted.siblings:
        kept = kept_by(wanted.siblings, user, today)
        every = [each for each in every if each.person in kept]
        siblings = _named(kept, every, user)
    found: Mapping[int, str] = {}
    if wanted.find:
        found = finding.find(text or "", {each.pk: each.person for each in every}, today).by
        every = [each for each in every if each.pk in found]
    every.sort(key=lambda each: (found.get(each.pk) not in (None, finding.NAME, finding.NUMBER), *_order(each, wanted)))
    return Listed(tuple(every), siblings, found)


def found_only(user: User, text: str, today: date) -> int | None:
    """The one child in sight whom a search finds; None for several or none."""
    return finding.find(text, dict(Child.objects.visible_to(user).values_list("pk", "person")), today).only


def children_page(
    user: User, wanted: Asked, text: str | None, words: Words, today: date
) -> tuple[ChildrenPage, frozenset[int]]:
    """The page asked for, and the keys of the children on it."""
    everybody = listed(user, wanted, text, today)
    n = len(everybody.every)
    page = min(wanted.page, max((n - 1) // PAGE, 0) + 1)
    start = (page - 1) * PAGE
    shown = everybody.every[start : start + PAGE]
    rows = rows_of(shown, everybody, user, words, today)
    filters, people = _filters(user, wanted, words, today)
    tabs, saved = _tabs(user, wanted, words)
    lost = bool(wanted.find) and text is None
    read = ChildrenPage(
        lead=_lead(n, wanted, words),
        search=_search(wanted, text, everybody, words) if wanted.find else None,
        query=wanted.query(),
        keeps=wanted.kept(),
        stays=tuple((name, value) for name in ("find", "sort") if (value := getattr(wanted, name))),
        filters=filters,
        tags=_tags(wanted, people, words),
        tabs=tabs,
        saved=saved,
        orders=tuple(
            Tab(label, wanted.address(sort=key), wanted.order == key) for key, label in _said("sort", words).items()
        ),
        find_label=f"Name, number, {words.iro}, {words.social_worker}, team or {words.home}",
        no_iro=f"no {words.iro} yet",
        headings=(
            "Child",
            words.home.capital,
            words.iro.capital,
            words.social_worker.capital,
            f"Next {words.review}",
        ),
        rows=rows,
        empty=None if rows else _empty(user, wanted, lost=lost, words=words),
        showing=f"{formats.number(start + 1)} to {formats.number(start + len(rows))} of {formats.number(n)}"
        if rows
        else "",
        earlier=wanted.address(page=page - 1) if page > 1 else "",
        later=wanted.address(page=page + 1) if start + PAGE < n else "",
        at_once=PAGE,
        next_n=min(PAGE, n - start - PAGE),
        csv=wanted.address("web:children_csv") if rows and Permission.EXPORT_FIGURES in user.permissions else "",
    )
    return read, frozenset(each.pk for each in shown)


def rows_of(shown: Sequence[Candidate], of: Listed, user: User, words: Words, today: date) -> tuple[Row, ...]:
    """The rows of some children. As many queries for many as for one."""
    known: Around = around([each.pk for each in shown], today)
    return tuple(
        row(known, each.pk, user, words, siblings=of.siblings.get(each.pk, ""), found_by=of.found_by.get(each.pk, ""))
        for each in shown
    )


def _candidates(children: ChildQuerySet) -> list[Candidate]:
    """Three queries: the children, the names they use, their numbers; of several the one that `shown` shows."""
    found = list(children.order_by("pk").values_list("pk", "person", "person__born_on", "due__latest_on"))
    persons = children.order_by().values("person")  # asked of the database again: a thousand keys in a query cost more
    used = Name.objects.filter(kind=NameKind.USED, until_on=None, person__in=persons).order_by("pk")
    names = {person: (given, family) for person, given, family in used.values_list("person", "given", "family")}
    known = Identifier.objects.filter(scheme=Scheme.LOCAL, until_on=None, person__in=persons)
    newest_last = known.order_by(F("from_on").asc(nulls_first=True), "pk")
    numbers = dict(newest_last.values_list("person", "value"))
    return [
        Candidate(pk, person, born_on, latest_on, numbers.get(person, ""), *names.get(person, ("", "")))
        for pk, person, born_on, latest_on in found
    ]


def _order(each: Candidate, wanted: Asked) -> tuple[object, ...]:
    """What the list is in the order of; a child without it comes last, and two alike by their names."""
    given, family = finding.plain(each.given), finding.plain(each.family)
    if wanted.order == BY_FAMILY:
        return (not family, family, given, each.pk)
    names = (not given, given, family, each.pk)
    if wanted.order == BY_REVIEW:
        return (each.latest_on or FAR, *names)
    if wanted.order == YOUNGEST:
        return (-(each.born_on or date.min).toordinal(), *names)
    return (each.number, *names) if wanted.order == BY_NUMBER else names


def _named(kept: Mapping[int, Collection[int]], every: Sequence[Candidate], user: User) -> dict[int, str]:
    """The brothers and sisters of each child, called as the list calls children. One query."""
    others = {person for each in every for person in kept[each.person]}
    called = {
        child.person_id: (child.given if user.sees_names and child.given else child.number) or "no number"
        for child in Child.objects.filter(person__in=others).with_identity()
    }
    return {each.pk: in_a_row(sorted(called[person] for person in kept[each.person])) for each in every}


def in_a_row(names: Sequence[str]) -> str:
    """ "Ben", "Ben and Lily", "Ben, Kai and Lily"."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _lead(n: int, wanted: Asked, words: Words) -> str:
    child = words.child_in_care
    if wanted.in_care == LEFT:
        return f"{formats.count(n, 'child', 'children')} who left in the last 12 months"
    if wanted.in_care == EVERYONE:
        return f"{formats.count(n, 'child', 'children')}, in care now or before"
    return formats.count(n, child.singular, child.plural)


def _search(wanted: Asked, text: str | None, found: Listed, words: Words) -> Search:
    by = Counter(found.found_by[each.pk] for each in found.every)
    own = by[finding.NAME] + by[finding.NUMBER]
    others = [f"{formats.number(n)} by their {words.say(of)}" for of, n in by.items() if of not in _OWN]
    says = "; ".join([f"{formats.number(own)} by name or number", *others]) if by else ""
    return Search(text or "", text is None, says, wanted.address(find=""))


_OWN: Final = frozenset({finding.NAME, finding.NUMBER})


def _said(name: str, words: Words) -> dict[str, str]:
    return {key: words.say(label) for key, label in CHOICES[name].items()}


def _filters(
    user: User, wanted: Asked, words: Words, today: date
) -> tuple[tuple[Filter, ...], Mapping[tuple[str, str], str]]:
    """Each filter with what it may be set to, and the names of the people and teams among that. Two queries."""
    seen = Child.objects.visible_to(user)
    appointed = Appointment.objects.filter(open_on(today), still_here(today), child__in=seen)
    iros = Worker.objects.filter(pk__in=appointed.values("worker"))
    holds = Allocation.objects.filter(open_on(today), child__in=seen)
    teams = Team.objects.filter(pk__in=holds.values("team")) | Team.objects.filter(pk__in=holds.values("worker__team"))
    people = {("iro", NONE): f"No {words.iro}", ("team", NONE): "No team"}
    people |= {("iro", key): name for key, name in _keyed(iros)} | {("team", key): name for key, name in _keyed(teams)}
    labels = {
        "care": "Which",
        "iro": words.iro.capital,
        "team": "Team",
        "placement": words.home.capital,
        "legal": "Legal status",
        "age": "Age",
        "review": words.review.capital,
        "siblings": "Brothers, sisters",
    }
    found = []
    for name, label in labels.items():
        said = {key: text for (of, key), text in people.items() if of == name} or _said(name, words)
        chosen = wanted.in_care if name == "care" else getattr(wanted, name)
        choices = tuple(Choice(key, text, key == chosen) for key, text in said.items())
        every = () if name == "care" else (Choice("", "Any", not chosen),)
        found.append(Filter(name, label, every + choices))
    return tuple(found), people


def _keyed(rows: QuerySet[Worker] | QuerySet[Team]) -> list[tuple[str, str]]:
    return [(str(key), name) for key, name in rows.order_by("name", "pk").values_list("pk", "name")]


def _tags(wanted: Asked, people: Mapping[tuple[str, str], str], words: Words) -> tuple[Tag, ...]:
    """What narrows the list now, each with the list without it."""
    found = []
    for name in ("care", "iro", "team", "placement", "legal", "age", "review", "siblings"):
        value = getattr(wanted, name)
        if not value or (name == "care" and value == replace(wanted, care="").in_care):
            continue
        if name in ("iro", "team"):
            label = people.get((name, value), f"{words.iro.capital if name == 'iro' else 'Team'} of no child here")
        else:
            label = _said(name, words)[value]
        label = f"{words.review.capital} {label.lower()}" if name == "review" else label
        found.append(Tag(f"Age {label}" if name == "age" else label, wanted.address(**{name: ""})))
    return tuple(found)


def _tabs(user: User, wanted: Asked, words: Words) -> tuple[tuple[Tab, ...], tuple[Tab, ...]]:
    """Heed's own lists and those this person saved. One query."""
    review, plainly = words.review.capital, Asked()
    own = {
        "In care now": plainly,
        f"{review} overdue": replace(plainly, review=OVERDUE, sort=BY_REVIEW),
        f"{review} within 4 weeks": replace(plainly, review=SOON, sort=BY_REVIEW),
        f"No {words.iro}": replace(plainly, iro=NONE),
    }
    here = "" if wanted.find else wanted.kept()
    tabs = [Tab(name, of.address(), not wanted.find and of.kept() == here) for name, of in own.items()]
    saved = tuple(
        Tab(
            view.name,
            reverse(LIST) + (f"?{view.query}" if view.query else ""),
            not wanted.find and view.query == here,
            view.pk,
        )
        for view in SavedView.objects.filter(user=user, page=LIST)
    )
    return tuple(tabs), saved


def _empty(user: User, wanted: Asked, *, lost: bool, words: Words) -> Empty:
    """Why nobody is listed, and what to try. It never says whether somebody is there whom this person may not see."""
    tries = [Tag(f"Show every {words.child_in_care} whom you may see", reverse(LIST))]
    if lost:
        return Empty("What you looked for is no longer kept: type it again.", tuple(tries))
    narrow = replace(wanted, find="", sort="", page=1)
    if wanted.find:
        if narrow != Asked():
            tries.insert(0, Tag("Look among every child whom you may see", Asked(find=wanted.find).address()))
        tried = "Try fewer letters, the number, or who works with the child."
        return Empty(f"Nobody whom you may see is found. {tried}", tuple(tries))
    if narrow != Asked():
        return Empty("Nobody whom you may see is like this. Take a filter away.", tuple(tries))
    appear = f"They appear here when you are their {words.iro} or {words.social_worker}, or somebody lets you see them."
    return Empty(f"There is no {words.child_in_care} whom you may see yet. {appear}", ())
