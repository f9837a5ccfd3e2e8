"""What the pages of the record read, each in a fixed number of queries, however long the record is.

A row that was written by force and cannot be read is left out and hides no other: `heed audit verify` names it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.db.models import Count, QuerySet

from heed.access import legible, sealing, verifying
from heed.access.models import Entry, EntryChild, RoleHeld, Seal, User
from heed.access.permissions import Role
from heed.council.words import Words
from heed.web import formats
from heed.web.addresses import reverse
from heed.web.people.roles import role_name, role_names
from heed.web.record.asked import Asked
from heed.web.record.shapes import AboutLine, EntryLine, RecordPage, Standing, TrailPage

SHOWN = 50
"""Entries on a page."""

NO_ANSWER = "There was no answer in the last three months."

FEW = 6
"""Children of an entry who are named by their keys; of more it is told how many they are."""

AT_ONCE = 500
"""Entries read together for a file."""

LOOKED_BACK = timedelta(days=1)
"""How long before the last sealing an entry may be that is not sealed yet; what is older is for the proof to name."""

COLUMNS = (
    "number",
    "at",
    "who",
    "signs_in_as",
    "roles",
    "kind",
    "what",
    "sentence",
    "filter",
    "about",
    "fields",
    "children",
    "sealed_at_place",
)


def record_page(asked: Asked, narrowed: str, before: int | None, words: Words) -> RecordPage:
    """A page of the entries asked for."""
    found, more = _page(asked.entries(), before)
    address = reverse("web:record")
    return RecordPage(
        lines=tuple(_lines(found, words, keys=True)),
        narrowed=narrowed,
        earlier=f"{address}?{asked.query(found[-1].pk)}" if more else "",
        newest=f"{address}?{asked.query()}" if before else "",
        csv=f"{reverse('web:record_csv')}?{asked.query()}",
        standing=standing(),
    )


def trail_page(user: User, before: int | None, words: Words) -> TrailPage:
    """What the record says of somebody, for themselves."""
    found, more = _page(Entry.objects.filter(by=user), before)
    address = reverse("web:my_trail")
    return TrailPage(
        lines=tuple(_lines(found, words, keys=False)),
        about=() if before else tuple(_about(user, words)),
        earlier=f"{address}?before={found[-1].pk}" if more else "",
        newest=address if before else "",
    )


def standing() -> Standing:
    """How far the record is sealed, and the last answer whether it is whole."""
    last = Seal.objects.filter(place=sealing.last_place()).first()
    tail = sealing.unsealed()
    n = (tail.filter(at__gte=last.at - LOOKED_BACK) if last else tail).count()
    answer = verifying.last_answer()
    waiting = verifying.waiting_since(answer)
    return Standing(
        sealed=f"{formats.count(last.place, 'entry', 'entries')} sealed, the last {formats.moment(last.at)}"
        if last
        else "Nothing is sealed yet",
        unsealed=f"{formats.count(n, 'entry', 'entries')} not sealed yet" if n else "None waits to be sealed",
        verified=f"{formats.moment(answer.at)}: {answer.sentence}" if answer else NO_ANSWER,
        waiting=f"Asked {formats.moment(waiting.at)}: it is being read through." if waiting else "",
    )


def _page(among: QuerySet[Entry], before: int | None) -> tuple[list[Entry], bool]:
    """The newest entries before one, and whether there are more."""
    keys = list(
        (among.filter(pk__lt=before) if before else among).order_by("-pk").values_list("pk", flat=True)[: SHOWN + 1]
    )
    rows = legible.rows(Entry.objects.select_related("by"), keys[:SHOWN])
    return [rows[key] for key in keys[:SHOWN] if key in rows], len(keys) > SHOWN


def _lines(found: Sequence[Entry], words: Words, *, keys: bool) -> Iterator[EntryLine]:
    numbers = [entry.pk for entry in found]
    counted = EntryChild.objects.filter(entry__in=numbers).values_list("entry").annotate(n=Count("pk")).order_by()
    n_of = dict(counted)
    few = [number for number, n in n_of.items() if n <= FEW] if keys else []
    named: dict[int, list[str]] = {}
    for number, key in EntryChild.objects.filter(entry__in=few).order_by("pk").values_list("entry", "child_key"):
        named.setdefault(number, []).append(key)
    places = dict(Seal.objects.filter(entry_key__in=numbers).values_list("entry_key", "place"))
    for entry in found:
        yield EntryLine(
            at=_at(entry.at),
            who=entry.by.name if entry.by else "Heed itself",
            role=_roles(entry, words),
            kind=entry.kind,
            sentence=words.say(entry.sentence),
            filter=entry.filter,
            subject=_subject(entry) if keys else "",
            children=_children(n_of.get(entry.pk, 0), named.get(entry.pk, [])),
            sealed=f"sealed at place {formats.number(places[entry.pk])}" if entry.pk in places else "not sealed yet",
        )


def _at(moment: datetime | None) -> str:
    return formats.moment(moment) if moment else "when cannot be read"


def _children(n: int, keys: Sequence[str]) -> str:
    if not n:
        return ""
    said = formats.count(n, "child", "children")
    return f"{said}: {', '.join(keys)}" if keys else said


def _subject(entry: Entry) -> str:
    """The row that was changed, as the record names it, and which of its fields."""
    fields = [name for name in entry.fields.split(",") if name not in ("", "id", "version")]
    return f"{entry.subject} ({', '.join(fields)})" if fields else entry.subject


def _roles(entry: Entry, words: Words) -> str:
    return role_names([Role(each) for each in entry.roles.split(",") if each in {*Role}], words)


def _about(user: User, words: Words) -> Iterator[AboutLine]:
    """What others did about somebody's login and roles, the latest first: it stands in the versions of those rows."""
    roles = RoleHeld.history.filter(user=user.pk).select_related("history_user")
    login = User.history.filter(id=user.pk).select_related("history_user")
    said = [(row, _role_said(row, words)) for row in roles]
    said += [
        (row, "Added the login" if row.history_type == "+" else "Changed the login or its password") for row in login
    ]
    for row, says in sorted(said, key=lambda each: each[0].history_date, reverse=True)[:SHOWN]:
        by = row.history_user.name if row.history_user else "Heed itself"
        yield AboutLine(at=formats.moment(row.history_date), says=says, by=by)


def _role_said(row: RoleHeld, words: Words) -> str:
    name = role_name(Role(row.role), words)
    if row.until_on is None:
        return f"Gave the role “{name}” from {formats.day(row.from_on)}: {row.why}"
    return f"Ended the role “{name}” from {formats.day(row.until_on)}"


def csv_rows(asked: Asked) -> Iterator[tuple[str | int | None, ...]]:
    """Every entry asked for, the newest first, some hundred at a time."""
    before: int | None = None
    while True:
        some = asked.entries().filter(pk__lt=before) if before else asked.entries()
        keys = list(some.order_by("-pk").values_list("pk", flat=True)[:AT_ONCE])
        if not keys:
            return
        yield from _csv_rows(keys)
        before = keys[-1]


def _csv_rows(keys: Sequence[int]) -> Iterator[tuple[str | int | None, ...]]:
    rows = legible.rows(Entry.objects.select_related("by"), keys)
    places = dict(Seal.objects.filter(entry_key__in=keys).values_list("entry_key", "place"))
    children: dict[int, list[str]] = {}
    for number, child in EntryChild.objects.filter(entry__in=keys).order_by("pk").values_list("entry", "child_key"):
        children.setdefault(number, []).append(child)
    for key in keys:
        if (entry := rows.get(key)) is not None:
            yield (
                *(key, _iso(entry.at), entry.by.name if entry.by else "", entry.by.username if entry.by else ""),
                *(entry.roles, entry.kind, entry.what, entry.sentence, entry.filter, entry.subject, entry.fields),
                *(" ".join(children.get(key, [])), places.get(key)),
            )


def _iso(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
