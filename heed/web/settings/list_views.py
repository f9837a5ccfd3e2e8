"""The pages of the lists a council keeps, and of its school holidays."""

from __future__ import annotations

from datetime import timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from heed.access.pages import DEED, FORM, Request, Shows, page
from heed.access.permissions import Permission
from heed.council import actions
from heed.council.lists import LISTS, CouncilList
from heed.council.models import ListItem, SchoolHoliday
from heed.web.doing import Doing, seen
from heed.web.settings.forms import HolidayForm, ItemForm, NothingForm, RetireForm
from heed.web.settings.keeping import holidays_page, items_page, retired_said
from heed.web.settings.pages import tabs
from heed.web.standing import words_of


@page(Permission.SEE_SETTINGS, shows=Shows.NO_CHILD, methods=FORM)
def council_list(request: Request, list_name: str) -> HttpResponse:
    """The rows of a list; adding one."""
    declared = _declared(list_name)
    form = ItemForm(request.POST or None)
    if form.is_valid() and form.does(
        actions.add_list_item, at="label", by=request.user, list_name=list_name, label=form.cleaned_data["label"]
    ):
        return redirect("web:list", list_name=list_name)
    return render(
        request,
        "settings/list.html",
        {
            "title": words_of(request).say(declared.title),
            "list_name": list_name,
            "lines": items_page(list_name, request.today),
            "form": form,
            "tabs": tabs("list"),
        },
    )


def _declared(list_name: str) -> CouncilList:
    if list_name not in LISTS:
        raise Http404
    return LISTS[list_name]


@page(Permission.SEE_SETTINGS, shows=Shows.NO_CHILD, methods=DEED)
def begin_list(request: Request, list_name: str) -> HttpResponse:
    """Fill what is still empty with the rows that Heed begins with."""
    _declared(list_name)
    actions.begin_lists(by=request.user)
    return redirect("web:list", list_name=list_name)


@page(Permission.SEE_SETTINGS, shows=Shows.NO_CHILD, methods=FORM)
def item(request: Request, list_name: str, number: int) -> HttpResponse:
    """One row of a list: rewording it."""
    row = _item(list_name, number)
    form = ItemForm(request.POST or None, initial={"label": row.label})
    if form.is_valid():
        said = {"label": form.cleaned_data["label"], "seen_version": seen(request)}
        if form.does(actions.reword_list_item, row, at="label", by=request.user, **said):
            return redirect("web:list", list_name=list_name)
    return _show_item(request, row, form, RetireForm(initial={"from_on": request.today}))


@page(Permission.SEE_SETTINGS, shows=Shows.NO_CHILD, methods=DEED)
def retire_item(request: Request, list_name: str, number: int) -> HttpResponse:
    """Retire a row from a day on."""
    row = _item(list_name, number)
    form = RetireForm(request.POST)
    if form.is_valid() and form.does(
        actions.retire_list_item, row, at="from_on", by=request.user, from_on=form.cleaned_data["from_on"]
    ):
        return redirect("web:list", list_name=list_name)
    return _show_item(request, row, ItemForm(initial={"label": row.label}), form)


@page(Permission.SEE_SETTINGS, shows=Shows.NO_CHILD, methods=DEED)
def bring_back_item(request: Request, list_name: str, number: int) -> HttpResponse:
    """Let a retired row be chosen again."""
    row = _item(list_name, number)
    form = NothingForm({})
    if form.does(actions.bring_back_list_item, row, by=request.user):
        return redirect("web:list", list_name=list_name)
    return _show_item(request, row, ItemForm(initial={"label": row.label}), form)


def _item(list_name: str, number: int) -> ListItem:
    return get_object_or_404(ListItem, list_name=_declared(list_name).name, number=number)


def _show_item(request: Request, row: ListItem, form: Doing, other: Doing) -> HttpResponse:
    row.refresh_from_db()
    shown = {
        "row": row,
        "list": words_of(request).say(LISTS[row.list_name].title),
        "retired": retired_said(row, request.today),
        "form": form,
        "retiring": other if isinstance(other, RetireForm) else RetireForm(initial={"from_on": request.today}),
        "wrong": other if other.errors else form,
    }
    return render(request, "settings/item.html", shown)


# School holidays


@page(Permission.SEE_SETTINGS, shows=Shows.NO_CHILD, methods=FORM)
def holidays(request: Request) -> HttpResponse:
    """The school holidays; adding some."""
    form = HolidayForm(request.POST or None)
    if form.is_valid() and form.does(actions.add_school_holiday, at="from_on", by=request.user, **form.asked()):
        return redirect("web:holidays")
    shown = {"page": holidays_page(request.today), "form": form, "tabs": tabs("holidays")}
    return render(request, "settings/holidays.html", shown)


@page(Permission.SEE_SETTINGS, shows=Shows.NO_CHILD, methods=FORM)
def holiday(request: Request, pk: int) -> HttpResponse:
    """One span of school holidays: changing it."""
    row = get_object_or_404(SchoolHoliday, pk=pk)
    began = {"name": row.name, "from_on": row.from_on, "last_on": row.until_on - timedelta(days=1)}
    form = HolidayForm(request.POST or None, initial=began)
    if form.is_valid():
        said = {**form.asked(), "seen_version": seen(request)}
        if form.does(actions.change_school_holiday, row, at="from_on", by=request.user, **said):
            return redirect("web:holidays")
    row = SchoolHoliday.objects.filter(pk=pk).first() or row  # as somebody else saved it meanwhile
    return render(request, "settings/holiday.html", {"row": row, "form": form})


@page(Permission.SEE_SETTINGS, shows=Shows.NO_CHILD, methods=DEED)
def remove_holiday(request: Request, pk: int) -> HttpResponse:
    """Remove a span of school holidays. Pressed twice, it is gone all the same."""
    row = SchoolHoliday.objects.filter(pk=pk).first()
    if row is not None:
        NothingForm({}).does(actions.remove_school_holiday, row, by=request.user)
    return redirect("web:holidays")
