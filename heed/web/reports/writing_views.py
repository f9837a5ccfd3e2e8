"""The desk of a section: keeping its text, showing what it becomes, keeping what is typed while it is typed."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from heed.access.actions import NotNow, Stale
from heed.access.pages import DEED, FORM, Request, Shows, page
from heed.access.permissions import Permission
from heed.reports import actions, pasted
from heed.web import formats
from heed.web.doing import seen, still_seen
from heed.web.reports import tabs
from heed.web.reports.comments import comments_on
from heed.web.reports.desk import LIVE_MOST, as_kept, desk_page, reads
from heed.web.reports.findings import findings_in
from heed.web.reports.forms import CommentForm, SectionForm
from heed.web.reports.papers import papers_page
from heed.web.reports.reading import Reading, reading_of

TEXT_MOST = 5_000_000
"""Bytes of a text that is sent at once: an appendix of two hundred pages is a fifth of it."""

SHOW = "show"
"""What the button is called that shows what a text becomes, and keeps nothing."""


@page(Permission.SEE_REPORT, shows=Shows.NO_CHILD, methods=FORM, takes=TEXT_MOST)
def section(request: Request, year: int, code: str) -> HttpResponse:
    """One section: writing it, or reading it with what others said."""
    reading = reading_of(request, year)
    form = SectionForm(request.POST or None)
    typed = None
    if form.is_valid():
        typed = form.cleaned_data["text"]
        if SHOW not in request.POST and code in reading.codes and _keeps(request, reading, code, form, typed):
            said = "tidied" if pasted.says(typed) else "kept"
            return redirect(f"{tabs.section(reading, code)}?done={said}")
        if form.errors:
            reading = reading_of(request, year)
    found = desk_page(reading, code, typed)
    shown = {
        "page": found,
        "version": still_seen(request, form, found.version),
        "reading": reading,
        "form": form,
        "said": pasted.says(typed) if typed else "",
        "done": request.GET.get("done", ""),
        "findings": findings_in(reading, code, typed),
        "comments": comments_on(reading, code),
        "comment_form_": CommentForm(),
        "live_most": LIVE_MOST,
        "looked": typed is not None and not form.errors,
        "tabs": tabs.tabs(reading, "web:report"),
    }
    return render(request, "reports/section.html", shown)


def _keeps(request: Request, reading: Reading, code: str, form: SectionForm, typed: str) -> bool:
    """Keep a text; where Heed's own words were left as they are, there is nothing to keep."""
    text, version = as_kept(reading, code, typed), seen(request)
    if not text and version == 0:
        return True
    said = {"report": reading.report, "code": code, "text": text, "seen_version": version}
    return form.does(actions.save_section, at="text", by=request.user, **said)


@page(Permission.WRITE_REPORT, shows=Shows.NO_CHILD, methods=DEED, takes=TEXT_MOST)
def show_section(request: Request, year: int, code: str) -> HttpResponse:
    """How a section would read with what is typed, and what the proof-reader says of it. Keeps nothing."""
    reading = reading_of(request, year)
    form = SectionForm(request.POST)
    typed = form.cleaned_data["text"] if form.is_valid() and code in reading.codes else None
    shown = {
        "alone": True,
        "reads": reads(reading, code, typed) if typed is not None else "",
        "said": pasted.says(typed or ""),
        "findings": findings_in(reading, code, typed),
        "reading": reading,
        "code": code,
    }
    return render(request, "reports/live.html", shown)


@page(Permission.WRITE_REPORT, shows=Shows.NO_CHILD, methods=DEED, takes=TEXT_MOST)
def keep_section(request: Request, year: int, code: str) -> HttpResponse:
    """Keep what is typed while it is typed: as the button does, answered in a few words for the page that sent it."""
    reading = reading_of(request, year)
    form = SectionForm(request.POST)
    if not form.is_valid() or code not in reading.codes:
        return JsonResponse({"why": "This could not be kept."}, status=400)
    text, version = as_kept(reading, code, form.cleaned_data["text"]), seen(request)
    if not text and version == 0:
        return JsonResponse({"version": 0, "said": ""})
    try:
        row = actions.save_section(by=request.user, report=reading.report, code=code, text=text, seen_version=version)
    except Stale:
        why = "Somebody else has changed this since you opened it. Press “Keep it” to see both texts: yours is still here."
        return JsonResponse({"why": why}, status=409)
    except NotNow as refused:
        return JsonResponse({"why": str(refused)}, status=409)
    if not row.version:
        return JsonResponse({"version": 0, "said": ""})  # nothing was written, and nothing is kept
    return JsonResponse({"version": row.version, "said": f"Kept on {formats.moment(row.at)}"})


@page(Permission.WRITE_REPORT, shows=Shows.NO_CHILD)
def papers(request: Request, year: int) -> HttpResponse:
    """The parts of committee papers that people write."""
    reading = reading_of(request, year)
    shown = {
        "page": papers_page(reading),
        "reading": reading,
        "tabs": tabs.tabs(reading, "web:report_papers"),
    }
    return render(request, "reports/papers.html", shown)
