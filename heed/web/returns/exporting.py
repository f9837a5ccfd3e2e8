"""Taking the return away as files: the page that asks which years, and the zip. What it says is `heed.exchange`'s."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from heed.access.models import User
from heed.access.pages import FORM, Request, Shows, page
from heed.access.permissions import Permission
from heed.children.models import Child
from heed.exchange.exporting import Exported
from heed.exchange.exporting import export as write
from heed.exchange.models import HeldBack
from heed.exchange.read_back import standing
from heed.exchange.records import Refused
from heed.web import formats
from heed.web.returns.forms import ExportForm

NOTE = "What is in these files.txt"


@page(Permission.IMPORT_RETURN, shows=Shows.IN_SIGHT, methods=FORM)
def export(request: Request) -> HttpResponseBase:
    """Choose the years; sent, it is their files in one zip. Every child in them is on the record."""
    if Permission.EXPORT_FIGURES not in request.user.permissions:
        raise Http404
    stands = standing()
    form = ExportForm(request.POST or None, loaded=stands.years, as_at=stands.as_at)
    if form.is_valid():
        try:
            return _download(form.cleaned_data["years"], request.user)
        except Refused as refusal:
            form.add_error("years", str(refusal))
    return _asked(request, form, loaded=bool(stands.years))


def _asked(request: Request, form: ExportForm, *, loaded: bool) -> HttpResponse:
    unseen = Child.objects.count() - Child.objects.visible_to(request.user).count()
    left_out = _left_out(HeldBack.objects.count(), unseen)
    return render(request, "web/export.html", {"form": form, "loaded": loaded, "left_out": left_out})


def _download(years: Sequence[int], by: User) -> FileResponse:
    name = f"SSDA903 {' '.join(str(year) for year in sorted(set(years)))}.zip"
    return FileResponse(_zipped(years, by), as_attachment=True, filename=name, content_type="application/zip")


def _zipped(years: Sequence[int], by: User) -> IO[bytes]:
    """The files in a zip that is on the disk for as long as it is being sent, and has no name there."""
    zipped = tempfile.TemporaryFile()  # noqa: SIM115 - closed by the response that sends it
    try:
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "return"
            done = write(years, out, by=by, in_sight=True)
            with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as into:
                for path in sorted(out.rglob("*.csv")):
                    into.write(path, path.relative_to(out).as_posix())
                into.writestr(NOTE, _note(done))
    except BaseException:
        zipped.close()
        raise
    zipped.seek(0)
    return zipped


def _note(done: Exported) -> str:
    """What goes with the files, so that nobody takes them for more than they are."""
    rows = [f"{file.file}: {formats.count(file.rows, 'row')}" for file in done.files]
    formulas = sum(file.left_out for file in done.files)
    unsafe = f"{formats.count(formulas, 'text')} that a spreadsheet would run as a formula: left out."
    said = [f"{formats.count(done.children, 'child', 'children')}.", *rows, *_left_out(done.held, done.unseen)]
    return "\r\n".join([*said, *([unsafe] if formulas else [])]) + "\r\n"


def _left_out(held: int, unseen: int) -> tuple[str, ...]:
    """Whom the files do not hold, and why. Without them they are not a whole return."""
    said = []
    if held:
        is_ = "is" if held == 1 else "are"
        said.append(f"{formats.count(held, 'child', 'children')} held back by a fault {is_} in no file.")
    if unseen:
        is_ = "is" if unseen == 1 else "are"
        said.append(
            f"{formats.count(unseen, 'child', 'children')} whom you may not see {is_} in no file: this is not the whole return."
        )
    return tuple(said)
