"""The pages of figures, and their rows as a file."""

from __future__ import annotations

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render

from heed.access import record
from heed.access.pages import Request, Shows, page
from heed.access.permissions import Permission
from heed.exchange import csv_out
from heed.exchange.models import Import, last_applied
from heed.facts.live import NoFigures
from heed.measures.declare import Measure
from heed.measures.output import csv_rows, row_columns
from heed.web.figures.asked import Asked
from heed.web.figures.listed import figures_page
from heed.web.figures.page import ask, figure_page, measure_of
from heed.web.figures.stored import reading_of


@page(Permission.SEE_FIGURES, shows=Shows.IN_SIGHT)
def figures(request: Request) -> HttpResponse:
    """Every figure of a period, each with its meaning."""
    try:
        reading = reading_of(request, rows=False)
    except NoFigures as why:
        may_load = Permission.IMPORT_RETURN in request.user.permissions
        return render(request, "web/figures_none.html", {"why": str(why), "load": why.load, "may_load": may_load})
    shown = {"page": figures_page(request.GET, reading), "behind": _found_wanting(request)}
    return render(request, "web/figures.html", shown)


def _found_wanting(request: Request) -> Import | None:
    """The return behind the figures, where its checks found something and the person may see what."""
    if Permission.IMPORT_RETURN not in request.user.permissions:
        return None
    last = last_applied().first()
    return last if last is not None and last.failed_checks else None


@page(Permission.SEE_FIGURES, shows=Shows.IN_SIGHT)
def figure(request: Request, code: str) -> HttpResponse:
    """One figure, its band, its breakdown, its definition, and the rows that this person may see."""
    measure = measure_of(code)
    try:
        reading = reading_of(request, rows=True)
    except NoFigures:
        return redirect("web:figures")
    shown, children = figure_page(measure, request.GET, reading)
    if shown.rows:
        wanted, _ = ask(request.GET, reading, measure)
        _saw(request, measure, wanted, children, "Opened the rows of a figure.", Permission.OPEN_ROWS)
    return render(request, "web/figure.html", {"page": shown})


@page(Permission.EXPORT_FIGURES, shows=Shows.IN_SIGHT)
def figure_csv(request: Request, code: str) -> StreamingHttpResponse:
    """Every row of the figure whose child this person may see, whatever its outcome."""
    measure = measure_of(code)
    try:
        reading = reading_of(request, rows=True)
    except NoFigures as why:
        raise Http404(str(why)) from why
    wanted, period = ask(request.GET, reading, measure)
    rows = [row for row in reading.engine.rows(measure, period) if row.child in reading.children]
    children = frozenset(reading.children[row.child].key for row in rows)
    _saw(request, measure, wanted, children, "Took the rows of a figure away as a file.", Permission.EXPORT_FIGURES)
    labels = {key: seen.label for key, seen in reading.children.items()}
    lines = csv_out.lines(row_columns(measure), csv_rows(measure, rows, labels))
    name = f"{measure.code} {period.from_on} to {period.to_on}.csv"
    return StreamingHttpResponse(
        lines,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _saw(
    request: Request,
    measure: Measure,
    wanted: Asked,
    children: frozenset[str],
    sentence: str,
    permission: Permission,
) -> None:
    """One entry with what the list was narrowed to, as it was understood and never as it was typed, and every child."""
    record.saw(
        by=request.user,
        what=f"web.figures.{measure.code}",
        sentence=sentence,
        children=children,
        filter=wanted.query(),
        permission=permission,
    )
