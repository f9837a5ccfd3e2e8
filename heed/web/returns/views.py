"""The pages of returns: the list, handing one in, and one return from preview to applied."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from heed.access.pages import Request, page
from heed.access.permissions import Permission
from heed.exchange.records import Refused
from heed.web.returns import stored
from heed.web.returns.forms import LoadForm


@page(Permission.IMPORT_RETURN)
def returns(request: Request) -> HttpResponse:
    """Every return handed in."""
    return render(request, "web/returns.html", {"page": stored.returns_page(request)})


@page(Permission.IMPORT_RETURN)
def load(request: Request) -> HttpResponse:
    """Hand in the files of a return; what was found in them is shown next."""
    form = LoadForm(request.POST or None, request.FILES or None, today=request.today)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("web:return", pk=stored.hand_in(request, **form.cleaned_data))
        except Refused as refusal:
            form.add_error("chosen", str(refusal))
    return render(request, "web/load.html", {"form": form})


@page(Permission.IMPORT_RETURN)
def one(request: Request, pk: int) -> HttpResponse:
    """One return: what was found, what will change or changed, and every fault."""
    return render(request, "web/return.html", {"page": stored.return_page(request, pk)})
