"""The pages of the record of who did and who saw what: all of it, as a file, whether it is whole, and one's own trail."""

from __future__ import annotations

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render

from heed.access import record as the_record
from heed.access import verifying
from heed.access.pages import DEED, SIGNED_IN, Request, Shows, page
from heed.access.permissions import Permission
from heed.exchange import csv_out
from heed.web.record.asked import AREAS, Asked, AskedForm, asked, read_before
from heed.web.record.pages import COLUMNS, csv_rows, record_page, trail_page
from heed.web.standing import words_of
from heed.web.tasks import verify_record


@page(Permission.READ_THE_RECORD, shows=Shows.NO_CHILD)
def record(request: Request) -> HttpResponse:
    """Entries, narrowed as asked. Children stand in them by key alone. That somebody read it goes on the record too."""
    words = words_of(request)
    areas = {area: words.say(says) for area, (_, says) in AREAS.items()}
    form = AskedForm(request.GET, areas=areas)
    wanted = asked(form) if form.is_valid() else Asked()
    who = dict(form.fields["who"].choices)[wanted.who] if wanted.who else ""  # type: ignore[attr-defined]  # a choice field
    narrowed = wanted.words(who, areas.get(wanted.about, ""))
    shown = record_page(wanted, narrowed, read_before(request.GET.get("before", "")), words)
    _saw(request, "web.record", "Read the record.", wanted)
    return render(request, "record/record.html", {"page": shown, "form": form})


@page(Permission.READ_THE_RECORD, shows=Shows.NO_CHILD)
def record_csv(request: Request) -> HttpResponse | StreamingHttpResponse:
    """Every entry asked for, as a file."""
    form = AskedForm(request.GET, areas=dict.fromkeys(AREAS, ""))
    if not form.is_valid():
        return redirect("web:record")
    wanted = asked(form)
    _saw(request, "web.record_csv", "Took the record away as a file.", wanted)
    return StreamingHttpResponse(
        csv_out.lines(COLUMNS, csv_rows(wanted)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="the record {request.today}.csv"'},
    )


def _saw(request: Request, what: str, sentence: str, wanted: Asked) -> None:
    the_record.saw(
        by=request.user,
        what=what,
        sentence=sentence,
        children=[wanted.child] if wanted.child else [],
        filter=wanted.recorded(),
        permission=Permission.READ_THE_RECORD,
    )


@page(Permission.VERIFY_RECORD, shows=Shows.NO_CHILD, methods=DEED)
def verify(request: Request) -> HttpResponse:
    """Ask whether the record is whole; the answer stands in it when it has been read through."""
    verifying.ask_whether_whole(by=request.user)
    verify_record.enqueue()
    return redirect("web:record")


@page(SIGNED_IN, shows=Shows.NO_CHILD)
def my_trail(request: Request) -> HttpResponse:
    """What the record says of oneself."""
    shown = trail_page(request.user, read_before(request.GET.get("before", "")), words_of(request))
    reads_all = Permission.READ_THE_RECORD in request.user.permissions
    return render(request, "record/mine.html", {"page": shown, "reads_all": reads_all})
