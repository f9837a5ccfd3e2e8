"""The first page of a performance analyst: is what is loaded new and whole, and which figures moved."""

from __future__ import annotations

from datetime import date

from heed.access.models import User
from heed.access.pages import Request
from heed.council.words import Words
from heed.exchange.models import Disagreement, HeldBack, Import, Settled, State
from heed.measures.all import MEASURES
from heed.measures.declare import Period
from heed.measures.figures import year_label
from heed.web import formats
from heed.web.addresses import reverse
from heed.web.figures.asked import Asked
from heed.web.home import glance
from heed.web.home.fresh import fresh, last
from heed.web.home.shapes import Part, Row
from heed.web.returns.faults import children_of, out_of_sight

MOVED_MOST = 6
HELD_SHOWN = 8

ENOUGH = 30
"""Cases that a share is out of, in both years, before it is told that it moved: fewer move by chance."""


def analyst_part(request: Request, words: Words) -> Part:
    """How fresh the data are, what waits for somebody, the figures that moved most, the children held back."""
    user = request.user
    import_ = last()
    figures = glance.stored(request)
    held, shown = _held(user)
    moved = _moved(figures)
    waits = tuple(_waiting())
    return Part(
        kind="analyst",
        title="The data",
        lead=_lead(request.today, import_),
        children=shown,
        fresh=fresh(import_, user),
        glances=glance.glances(figures, glance.SERVICE),
        notes=(figures.why_none,) if figures.why_none else (),
        rows=(
            *((("What is loaded", _loaded(import_)),) if import_ else ()),
            (
                "Waiting for somebody",
                waits or (Row(None, "", "", "Nothing: no return waits, and no difference is open."),),
            ),
            *(((_title(figures), moved),) if moved else ()),
            *((("Children held back", held),) if held else ()),
        ),
    )


def _lead(today: date, import_: Import | None) -> str:
    if import_ is None or import_.as_at is None:
        return "No return has been applied."
    days = (today - import_.as_at).days
    age = "today" if days <= 0 else "yesterday" if days == 1 else f"{formats.count(days, 'day')} ago"
    return f"What is loaded speaks of {formats.day(import_.as_at)}, {age}."


def _waiting() -> list[Row]:
    """What somebody has to look at: returns handed in, and where a return says otherwise than what is kept. Two queries."""
    rows = [
        Row(
            None,
            State(each.state).label,
            reverse("web:return", kwargs={"pk": each.pk}),
            formats.moment(each.received_at),
        )
        for each in Import.objects.filter(state__in=(State.STAGED, State.READY, State.APPLYING, State.UNDOING))
    ]
    n = Disagreement.objects.filter(state=Settled.OPEN).count()
    if n:
        says = "a return says otherwise than what is kept here"
        rows.append(Row(None, f"{formats.count(n, 'difference')} to settle", reverse("web:differences"), says))
    return rows


def _loaded(import_: Import) -> tuple[Row, ...]:
    """The import that the database speaks from, and what its checks found."""
    held = f", {formats.number(import_.held)} held back" if import_.held else ""
    children = formats.count(import_.children, "child", "children")
    n = import_.failed_checks
    found = f"{formats.count(n, 'check')} found something" if n else "Every check that ran passed"
    faults = f"{formats.count(import_.faults, 'row')} at fault" if import_.faults else ""
    return (
        Row(None, "The last import", reverse("web:return", kwargs={"pk": import_.pk}), f"{children}{held}"),
        Row(None, found, reverse("web:quality", kwargs={"pk": import_.pk}), faults),
    )


def _held(user: User) -> tuple[tuple[Row, ...], frozenset[int]]:
    """The children who are in no figure, by number, with why; those out of sight are counted. Three queries."""
    rows = list(HeldBack.objects.all())
    hidden = out_of_sight({row.number for row in rows}, user)
    shown = [row for row in rows if row.number not in hidden][:HELD_SHOWN]
    found = [
        Row(None, row.number, reverse("web:quality", kwargs={"pk": row.by_import_id}) + "?by=child", row.why)
        for row in shown
    ]
    more = len(rows) - len(shown)
    if more:
        unseen = f", of whom you may not see {formats.number(len(hidden))}" if hidden else ""
        found.append(Row(None, "", "", f"and {formats.number(more)} more{unseen}"))
    known = children_of(row.number for row in shown)
    return tuple(found), frozenset[int]().union(*known.values())


def _title(figures: glance.Figures) -> str:
    return f"What moved most since {year_label(figures.year - 1)}"


def _moved(figures: glance.Figures) -> tuple[Row, ...]:
    """The shares that differ most from the year before, each with both; none where only one year is loaded."""
    if figures.reading is None or figures.year - 1 not in figures.reading.years:
        return ()
    whole = figures.reading.as_at >= Period.year(figures.year).to_on
    found = []
    for code, declared in MEASURES.items():
        if not declared.is_share or (declared.yearly and not whole):
            continue
        now, then = figures.counted(code), figures.counted(code, figures.year - 1)
        if now is None or then is None or now[1].value is None or then[1].value is None:
            continue
        if min(now[1].denominator, then[1].denominator) < ENOUGH:
            continue
        by = now[1].value - then[1].value
        says = (
            f"{formats.percent(now[1].value, 1)}; {formats.percent(then[1].value, 1)} in {year_label(figures.year - 1)}"
        )
        found.append(
            (abs(by), code, Row(None, now[0].name, Asked(str(figures.year)).address("web:figure", code), says))
        )
    most = sorted(found, key=lambda each: (-each[0], each[1]))[:MOVED_MOST]
    return tuple(row for by, _, row in most if by)
