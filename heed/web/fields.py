"""Form fields as pages show them: which component, what was typed, what is wrong. And a day as people write it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms.boundfield import BoundField

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
PARTS = ("day", "month", "year")
LONGEST_PAGE = 7
"""Digits from which the number of a page is nobody's."""
_ISO = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})")
_WRITTEN = re.compile(
    r"(?:[a-z]{3,9},?\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s/.\-]+(?P<month>\d{1,2}|[a-z]{3,9})[\s/.,\-]+(?P<year>\d{4}|\d{2})"
)


def read_day(text: str) -> date:
    """A day written as people in England write it: 5/4/2026, 05.04.2026, 5 Apr 2026, Sun 5 April 2026, 2026-04-05.

    Day before month, always. Raises ValueError with a sentence fit to show.
    """
    found = _ISO.fullmatch(plain := text.strip().lower()) or _WRITTEN.fullmatch(plain)
    if found is None:
        raise ValueError(f"“{text.strip()[:40]}” is not a date we can read: write it like 5 4 2026.")
    if len(found["year"]) == 2:
        raise ValueError(f"Write the year of “{text.strip()[:40]}” with four figures, like 2026.")
    month = int(found["month"]) if found["month"].isdigit() else _month(found["month"])
    try:
        return date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        raise ValueError(f"There is no such day as “{text.strip()[:40]}”: check day, month and year.") from None


def _month(name: str) -> int:
    """The month that the name, or its first letters, is of; 0 where it is none."""
    return next((number for number, full in enumerate(MONTHS, start=1) if full.startswith(name)), 0)


def read_page(asked: Mapping[str, str]) -> int:
    """The page of a long list, counted from 1. Its digits are counted first: a number of any length can be typed."""
    text = asked.get("page", "1")
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < LONGEST_PAGE else 1


class DayInput(forms.Widget):
    """Three boxes: day, month, year. A whole date pasted into one of them is read as it is."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str:
        """One text of what was typed."""
        typed = [str(data.get(f"{name}-{part}", "")).strip() for part in PARTS]
        return " ".join(part for part in typed if part) or str(data.get(name, "")).strip()

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Whether no box was sent."""
        return not any(key in data for key in (name, *(f"{name}-{part}" for part in PARTS)))


class DayField(forms.Field):
    """A day, typed or pasted."""

    widget = DayInput

    def to_python(self, value: Any) -> date | None:
        """The day; None where nothing was typed."""
        if not value or isinstance(value, date):
            return value or None
        try:
            return read_day(str(value))
        except ValueError as problem:
            raise ValidationError(str(problem)) from None


@dataclass(frozen=True, slots=True)
class Chosen:
    """A file that was chosen, and the name it had there, with its folder where a whole folder was chosen."""

    path: str
    file: UploadedFile[bytes]


class FilesInput(forms.ClearableFileInput):
    """A file input that takes several, and with JavaScript a whole folder beside it (see heed.js).

    Of a folder only the kinds of file that `accept` names are taken: nobody chose the others.
    """

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Chosen]:
        """Everything chosen, in order."""
        alone = [Chosen(file.name, file) for file in files.getlist(name)] if files else []
        return alone + [each for each in _of_folder(data, files, name) if self._takes(each.path)]

    def _takes(self, path: str) -> bool:
        accept = str(self.attrs.get("accept", ""))
        last = path.rpartition("/")[2].lower()
        return not last.startswith(".") and (not accept or last.endswith(tuple(accept.split(","))))


def _of_folder(data: Any, files: Any, name: str) -> list[Chosen]:
    """The files of a folder with their paths, which the page sends beside them; without those, by their names."""
    found = files.getlist(f"{name}-folder") if files else []
    paths = data.getlist(f"{name}-path") if hasattr(data, "getlist") else []
    named = paths if len(paths) == len(found) else [file.name for file in found]
    return [Chosen(path, file) for path, file in zip(named, found, strict=True)]


class FilesField(forms.FileField):
    """Several files chosen together, as `Chosen`."""

    widget = FilesInput

    def clean(self, data: list[Chosen], initial: Any = None) -> list[Chosen]:
        """The files, each checked as one."""
        if self.required and not data:
            raise ValidationError(self.error_messages["required"], code="required")
        for each in data:
            super().clean(each.file, initial)
        return data


@dataclass(frozen=True, slots=True)
class Shown:
    """A field as its component takes it. `kind` names the component."""

    kind: str
    id: str
    name: str
    label: str
    hint: str
    error: str
    value: str = ""
    type: str = "text"
    inputmode: str = ""
    options: tuple[dict[str, Any], ...] = ()
    multiple: bool = False
    attributes: dict[str, str] = field(default_factory=dict)


KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (DayInput, "day"),
    (forms.CheckboxSelectMultiple, "checkboxes"),  # before radios: Django makes it of them
    (forms.RadioSelect, "radios"),
    (forms.Select, "select"),
    (forms.Textarea, "textarea"),
    (forms.FileInput, "files"),
    (forms.PasswordInput, "text"),
    (forms.TextInput, "text"),
    (forms.NumberInput, "text"),
)


def shown(bound: BoundField, label: str | None = None, hint: str | None = None) -> Shown:
    """What a page shows of a bound field: what was typed stays, and its first error is said beside it."""
    widget = bound.field.widget
    kind = next((name for type_, name in KINDS if isinstance(widget, type_)), "")
    if not kind:
        raise TypeError(f"No component shows a {type(widget).__name__}: add it to heed.web.fields.KINDS.")
    return Shown(
        kind=kind,
        id=bound.auto_id,
        name=bound.html_name,
        label=label or str(bound.label),
        hint=hint or str(bound.help_text),
        error=str(next(iter(bound.errors), "")),
        value="" if kind in ("files", "day") or _is_secret(widget) else str(bound.value() or ""),
        type=getattr(widget, "input_type", "text") or "text",
        inputmode=str(widget.attrs.get("inputmode", "")),
        options=_options(kind, bound),
        multiple=bool(getattr(widget, "allow_multiple_selected", False)) if kind == "files" else False,
        attributes={key: str(value) for key, value in widget.attrs.items() if key in ("accept", "data-folder")},
    )


def _is_secret(widget: forms.Widget) -> bool:
    return isinstance(widget, forms.PasswordInput)


def _options(kind: str, bound: BoundField) -> tuple[dict[str, Any], ...]:
    if kind == "day":
        return _boxes(bound)
    choices = getattr(bound.field, "choices", None)
    if kind not in ("select", "radios", "checkboxes") or choices is None:
        return ()
    value = bound.value()
    chosen = {str(each) for each in value} if isinstance(value, list | tuple) else {str(value)}
    mark = "selected" if kind == "select" else "checked"
    return tuple({"value": str(key), "text": str(text), mark: str(key) in chosen} for key, text in choices)


def _shared_out(typed: dict[str, str]) -> dict[str, str]:
    """A date that was pasted whole into the first box, shown again in all three, so that it can be seen and mended."""
    pasted = re.split(r"[\s/.\-]+", typed["day"].strip())
    if typed["month"] or typed["year"] or len(pasted) != len(PARTS):
        return typed
    return dict(zip(PARTS, reversed(pasted) if len(pasted[0]) == len("2026") else pasted, strict=True))


def _boxes(bound: BoundField) -> tuple[dict[str, Any], ...]:
    """The three boxes with what was typed in each, or the day that the form began with."""
    typed = _shared_out({part: str(bound.form.data.get(f"{bound.html_name}-{part}", "")) for part in PARTS})
    if not bound.form.is_bound and isinstance(began := bound.initial, date):
        typed = {"day": str(began.day), "month": str(began.month), "year": str(began.year)}
    wrong = " govuk-input--error" if bound.errors else ""
    return tuple(
        {
            "name": f"{bound.html_name}-{part}",
            "id": f"{bound.auto_id}-{part}",
            "label": part.capitalize(),
            "value": typed[part],
            "classes": f"govuk-input--width-{4 if part == 'year' else 2}{wrong}",
        }
        for part in PARTS
    )


def error_list(form: forms.BaseForm) -> list[dict[str, str]]:
    """Every error of a form for its summary, each with a link to the field it is about."""
    said = [{"text": str(error)} for error in form.non_field_errors()]
    for bound in form:
        box = "-day" if isinstance(bound.field.widget, DayInput) else ""
        said += [{"text": str(error), "href": f"#{bound.auto_id}{box}"} for error in bound.errors]
    return said
