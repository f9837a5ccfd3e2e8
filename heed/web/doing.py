"""A form whose sending is one action: refused, it keeps what was typed and says why; stale, it shows both texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from django import forms
from django.http import HttpRequest

from heed.access.actions import Difference, NotNow, Stale
from heed.web import formats
from heed.web.fields import DayField

LONGEST_REASON = 500
LONGEST_VERSION = 9
"""Digits of a version; what has more is none."""

NO_VERSION = -1
FIRST_YEAR, LAST_YEAR = 1990, 2100


@dataclass(frozen=True, slots=True)
class Both:
    """One field that two people changed: what is kept now, and what this person wrote."""

    what: str
    kept: str
    yours: str


class Doing(forms.Form):
    """A form whose sending is one action. `both` holds both texts where somebody else was first."""

    both: tuple[Both, ...] = ()
    called: Mapping[str, str] = MappingProxyType({})
    """What is kept under another name than the field that asks for it, and what that is called."""

    def does(self, deed: Callable[..., object], *subject: object, at: str | None = None, **said: object) -> bool:
        """Do it, and say whether it was done. Where it cannot be done now, the reason stands at the field `at`."""
        try:
            deed(*subject, **said)
        except Stale as refused:
            self.both = tuple(self._both(each) for each in refused.differences)
            self.add_error(None, str(refused))
        except NotNow as refused:
            self.add_error(at, str(refused))
        else:
            return True
        return False

    def _both(self, of: Difference) -> Both:
        field = self.fields.get(of.field)
        name = str(field.label) if field is not None and field.label else of.field.replace("_", " ")
        return Both(
            self.called.get(of.field, name), self.words_for(of.field, of.kept), self.words_for(of.field, of.yours)
        )

    def words_for(self, field: str, value: object) -> str:
        """A value of a field as it is read."""
        if isinstance(value, date):
            return formats.day(value)
        if isinstance(value, bool):
            return "Yes" if value else "No"
        return "nothing" if value in (None, "") else str(value)


class CalendarDay(DayField):
    """A day within living memory, or the life of this program."""

    def to_python(self, value: Any) -> date | None:
        """The day; None where nothing was typed."""
        day = super().to_python(value)
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(f"Check the year: it lies between {FIRST_YEAR} and {LAST_YEAR}.")
        return day


def why(label: str = "Why?", hint: str = "") -> forms.CharField:
    """The field that asks for a reason."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=LONGEST_REASON,
        widget=forms.Textarea,
        error_messages={"required": "Say why.", "max_length": f"Say it in at most {LONGEST_REASON} characters."},
    )


def seen(request: HttpRequest, name: str = "seen_version") -> int:
    """What the person saw when they opened the page; what cannot be a version is none."""
    sent = request.POST.get(name, "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) <= LONGEST_VERSION else NO_VERSION


def still_seen(request: HttpRequest, form: Doing, now: int) -> int:
    """The version that a page shown again says it has seen: what was sent, until both texts have been shown.

    Were it always the one of now, whoever mends a slip would take the place of what somebody saved meanwhile, unseen.
    """
    return now if request.method != "POST" or form.non_field_errors() else seen(request)
