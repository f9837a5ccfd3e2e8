"""The list of children: shown, searched, taken away as a file, saved under a name."""

from __future__ import annotations

from django.http import Http404, HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from heed.access import record
from heed.access.actions import NotNow
from heed.access.pages import DEED, Request, Shows, page
from heed.access.permissions import Permission
from heed.children.models import Child
from heed.exchange import csv_out
from heed.web.children import actions, finding
from heed.web.children.asked import Asked, asked
from heed.web.children.files import columns, lines
from heed.web.children.forms import NameForm
from heed.web.children.pages import LIST, children_page, found_only, listed
from heed.web.models import SavedView
from heed.web.standing import words_of


@page(Permission.SEE_CHILD, shows=Shows.IN_SIGHT)
def children(request: Request) -> HttpResponse:
    """The children in sight, as the reader narrowed them down."""
    return _list(request, asked(request.GET), NameForm())


@page(Permission.SEE_CHILD, shows=Shows.IN_SIGHT, methods=DEED)
def find(request: Request) -> HttpResponse:
    """Look for a child. What was typed goes into the session and never into an address; the only one found is opened."""
    text = finding.tidied(request.POST.get("q", ""))
    within = _within(request.POST.get("within", ""))
    if not text:
        return redirect(within.address())
    only = found_only(request.user, text, request.today)
    if only is not None:
        return redirect("web:child", key=Child.objects.visible_to(request.user).get(pk=only).key)
    return redirect(within.address(find=finding.keep(request.session, text)))


@page(Permission.EXPORT_FIGURES, shows=Shows.IN_SIGHT)
def children_csv(request: Request) -> StreamingHttpResponse:
    """The whole list as it is narrowed down, as a file."""
    wanted = asked(request.GET)
    words = words_of(request)
    found = listed(request.user, wanted, _text(request, wanted), request.today)
    _saw(
        request,
        wanted,
        frozenset(each.pk for each in found.every),
        "Took a list of children away as a file.",
        Permission.EXPORT_FIGURES,
    )
    rows = lines(found, request.user, words, request.today)
    return StreamingHttpResponse(
        csv_out.lines(columns(words), rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="children {request.today}.csv"'},
    )


@page(Permission.SEE_CHILD, shows=Shows.IN_SIGHT, methods=DEED)
def save(request: Request) -> HttpResponse:
    """Save the list as it is narrowed down; what is wrong with the name is said on the list itself."""
    wanted, form = _within(request.POST.get("query", "")), NameForm(request.POST)
    if form.is_valid():
        name = form.cleaned_data["name"]
        try:
            actions.save_view(by=request.user, page=LIST, name=name, query=wanted.kept())
        except NotNow as refusal:
            form.add_error("name", str(refusal))
        else:
            return redirect(wanted.address(find=""))
    return _list(request, wanted, form)


@page(Permission.SEE_CHILD, shows=Shows.NO_CHILD, methods=DEED)
def forget(request: Request, pk: int) -> HttpResponse:
    """Forget a saved list. Somebody else's is not there."""
    actions.forget_view(get_object_or_404(SavedView, pk=pk, user=request.user), by=request.user)
    return redirect(LIST)


def _list(request: Request, wanted: Asked, form: NameForm) -> HttpResponse:
    """The list with the form under it on which it may be saved. One entry in the record for all who are shown."""
    text = _text(request, wanted)
    shown, seen = children_page(request.user, wanted, text, words_of(request), request.today)
    _saw(request, wanted, seen, "Looked at a list of children.", Permission.SEE_CHILD)
    return render(request, "children/list.html", {"page": shown, "form": form})


def _text(request: Request, wanted: Asked) -> str | None:
    return finding.kept(request.session, wanted.find) if wanted.find else None


def _within(query: str) -> Asked:
    """The filters that a form was sent from; none where they are no longer known."""
    try:
        return asked(QueryDict(query).dict())
    except (Http404, ValueError):
        return Asked()


def _saw(request: Request, wanted: Asked, children: frozenset[int], sentence: str, permission: Permission) -> None:
    """One entry with the filters, and that something was looked for: never what."""
    if not children:
        return
    looked = "looked for somebody" if wanted.find else ""
    record.saw(
        by=request.user,
        what="web.children",
        sentence=sentence,
        children={str(key) for key in children},
        filter="&".join(part for part in (wanted.kept(), looked) if part),
        permission=permission,
    )
