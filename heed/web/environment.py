"""The Jinja2 environment of every page: where templates are found and what they may call. It decides nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.templatetags.static import static
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, PrefixLoader, StrictUndefined, Undefined

from heed.web import fields, formats
from heed.web.addresses import reverse
from heed.web.frame import cast, cast_groups, frame, framed, of_the_council

HEED = Path(__file__).resolve().parent.parent


class Strict(StrictUndefined):
    """Fails when used, except where a macro asks whether it was called with a block of its own."""

    def __bool__(self) -> bool:  # type: ignore[override]  # Jinja2 types it as never answering
        return False if self._undefined_name == "caller" else super().__bool__()


class Pages(Environment):
    """A name or attribute that is not there is an error, so that a slip in a template fails its test.

    Keys of a dict may be absent: GOV.UK's macros take dicts and ask for every option that they know.
    """

    def getattr(self, obj: Any, attribute: str) -> Any:
        found = super().getattr(obj, attribute)
        return self._absent(obj, attribute) if isinstance(obj, dict) and isinstance(found, Undefined) else found

    def getitem(self, obj: Any, argument: Any) -> Any:
        found = super().getitem(obj, argument)
        return self._absent(obj, argument) if isinstance(obj, dict) and isinstance(found, Undefined) else found

    def _absent(self, obj: Any, name: Any) -> Undefined:
        return Undefined(obj=obj, name=str(name))


def environment(**options: Any) -> Environment:
    """Made once by Django's Jinja2 backend, whose own loader and undefined give way to ours."""
    folders = sorted(str(folder) for folder in HEED.glob("*/templates"))
    govuk = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    options |= {"loader": ChoiceLoader([FileSystemLoader(folders), govuk]), "undefined": Strict}
    pages = Pages(**options, trim_blocks=True, lstrip_blocks=True)
    pages.filters.update(formats.FILTERS)
    pages.filters.update(shown=fields.shown, error_list=fields.error_list)
    pages.globals.update(dict.fromkeys(("undefined", "null"), Undefined()))  # words that GOV.UK's macros compare with
    pages.globals.update(
        {
            "static": static,
            "url": _url,
            "frame": frame,
            "framed": framed,
            "cast": cast,
            "cast_groups": cast_groups,
            "of_the_council": of_the_council,
        }
    )
    return pages


def _url(name: str, **kwargs: Any) -> str:
    """The address of a named page; what it takes is given by name."""
    return reverse(name, kwargs=kwargs)
