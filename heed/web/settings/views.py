"""The pages of the council's settings: all of them, one of them, and all as one file."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from heed.access.pages import FORM, SMALL, Request, Shows, page
from heed.access.permissions import Permission
from heed.council import actions
from heed.council.file import AT_MOST, NotACouncilFile
from heed.council.pages import export
from heed.council.settings import DECLARED
from heed.web.doing import seen
from heed.web.settings.forms import FileForm, NothingForm, SettingForm
from heed.web.settings.pages import file_page, setting_page, settings_page, tabs
from heed.web.standing import words_of
from heed.web.tasks import count_again


@page(Permission.SEE_SETTINGS, shows=Shows.NO_CHILD)
def settings(request: Request) -> HttpResponse:
    """Every setting with its value today."""
    shown = settings_page(request.today, words_of(request))
    return render(request, "settings/settings.html", {"page": shown, "tabs": tabs("settings")})


@page(Permission.SEE_SETTINGS, shows=Shows.NO_CHILD, methods=FORM)
def setting(request: Request, name: str) -> HttpResponse:
    """One setting: what it was, is and will be; changing it from a day on."""
    if name not in DECLARED:
        raise Http404
    declared = DECLARED[name]
    shown = setting_page(declared, request.today, words_of(request))
    form = SettingForm(request.POST or None, declared=declared, now=shown.now, today=request.today, files=shown.files)
    if form.is_valid():
        said = {"name": name, "seen": seen(request, "seen"), **form.cleaned_data}
        if form.does(actions.change_setting, at="value", by=request.user, **said):
            count_again.enqueue()
            return redirect("web:setting", name=name)
    return render(request, "settings/setting.html", {"page": shown, "form": form})


@page(Permission.SEE_SETTINGS, shows=Shows.NO_CHILD, methods=FORM, takes=4 * AT_MOST + SMALL)
def council_file(request: Request) -> HttpResponse:
    """All settings, words, lists and holidays as one file: taking it away, and looking at what one would change."""
    if "text" in request.POST:
        return _take_over(request, request.POST["text"])
    form = FileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            shown = file_page(form.cleaned_data["chosen"], words_of(request))
        except NotACouncilFile as fault:
            form.add_error("chosen", str(fault))
        else:
            return render(request, "settings/file_preview.html", {"page": shown, "form": NothingForm()})
    return render(request, "settings/file.html", {"form": form, "tabs": tabs("council_file")})


def _take_over(request: Request, text: str) -> HttpResponse:
    """Take a file over that was looked at; where that cannot be now, show what it would change once more."""
    form = NothingForm({})
    if form.does(actions.import_council, by=request.user, text=text, seen=seen(request, "seen")):
        count_again.enqueue()
        return redirect("web:settings")
    try:
        shown = file_page(text, words_of(request))
    except NotACouncilFile as fault:
        again = FileForm({})
        again.add_error("chosen", str(fault))
        return render(request, "settings/file.html", {"form": again, "tabs": tabs("council_file")})
    return render(request, "settings/file_preview.html", {"page": shown, "form": form})


@page(Permission.SEE_SETTINGS, shows=Shows.NO_CHILD)
def council_file_download(request: Request) -> HttpResponse:
    """The file."""
    answer = HttpResponse(export(), content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="council settings {request.today}.json"'
    return answer
