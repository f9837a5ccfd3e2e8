"""The forms on which settings, words, lists and school holidays are changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from django import forms

from heed.council.file import AT_MOST
from heed.council.presets import ADOPTABLE
from heed.council.settings import Declared, Kind
from heed.council.words import ARTICLES
from heed.web import formats
from heed.web.doing import CalendarDay, Doing, why
from heed.web.fields import FilesField, FilesInput

NONE = "none"
"""How a setting says that nothing of several was chosen."""


def value_field(declared: Declared[Any], files: tuple[str, ...] = ()) -> forms.Field:
    """The field that asks for a setting's value, by its kind."""
    label = "What should it be?"
    if declared.kind is Kind.ONE_OF:
        return forms.ChoiceField(
            label=label,
            choices=declared.choices.items(),
            widget=forms.RadioSelect,
            error_messages={"required": "Choose one.", "invalid_choice": "Choose one."},
        )
    if declared.kind is Kind.SOME_OF:
        return forms.MultipleChoiceField(
            label=label,
            choices=declared.choices.items(),
            widget=forms.CheckboxSelectMultiple,
            required=False,
            error_messages={"invalid_choice": "Choose among these."},
        )
    if declared.kind is Kind.DAY:
        return CalendarDay(label=label, required=False)
    hint = f"In the folder now: {', '.join(files)}." if files else ""
    attrs = {"inputmode": "numeric"} if declared.kind is Kind.NUMBER else {}
    return forms.CharField(label=label, help_text=hint, required=False, widget=forms.TextInput(attrs=attrs))


class SettingForm(Doing):
    """A value from a day on, and why."""

    from_on = CalendarDay(
        label="From which day?",
        help_text="A day to come is kept until then. A day in the past changes what is worked out from it.",
        error_messages={"required": "Give the day from which it counts."},
    )
    reason = why(hint="Who agreed it, and where that stands.")
    field_order = ("value", "from_on", "reason")

    def __init__(
        self, *args: Any, declared: Declared[Any], now: str, today: date, files: tuple[str, ...] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.declared = declared
        self.fields["value"] = value_field(declared, files)
        self.fields["value"].initial = self._begins(now)
        self.fields["from_on"].initial = today
        self.order_fields(self.field_order)

    def _begins(self, now: str) -> Any:
        if self.declared.kind is Kind.SOME_OF:
            return [] if now == NONE else now.split(", ")
        if self.declared.kind is Kind.DAY:
            return date.fromisoformat(now) if now else None
        return now

    def clean_value(self) -> str:
        """The value as text, in the form in which settings are kept."""
        given = self.cleaned_data["value"]
        if isinstance(given, list):
            return ", ".join(sorted(given)) or NONE
        if isinstance(given, date):
            return given.isoformat()
        return str(given or "")

    def words_for(self, field: str, value: object) -> str:
        """A value as it is read."""
        return said(self.declared, str(value)) if field == "value" else super().words_for(field, value)


def said(declared: Declared[Any], text: str) -> str:
    """A setting's value, kept as text, as it is read."""
    if text == "":
        return "Not set"
    if declared.kind is Kind.SOME_OF:
        return "None" if text == NONE else text
    if declared.kind is Kind.DAY:
        return formats.day(date.fromisoformat(text))
    if declared.kind is Kind.NUMBER:
        return formats.number(int(text))
    return declared.choices.get(text, text)


def _word(label: str) -> forms.CharField:
    return forms.CharField(label=label, max_length=200, error_messages={"required": f"Give the {label.lower()}."})


class WordForm(Doing):
    """How the council says one noun from a day on."""

    singular = _word("Singular")
    plural = _word("Plural")
    article = forms.ChoiceField(
        label="Which article goes before it?",
        choices=[(each, each) for each in ARTICLES],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a or an.", "invalid_choice": "Choose a or an."},
    )
    from_on = CalendarDay(
        label="From which day?", error_messages={"required": "Give the day from which the word is used."}
    )


class AdoptForm(Doing):
    """Which council's words, from a day on."""

    preset = forms.ChoiceField(
        label="Whose words?",
        choices=[(each, each) for each in ADOPTABLE],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whose words.", "invalid_choice": "Choose whose words."},
    )
    from_on = CalendarDay(
        label="From which day?", error_messages={"required": "Give the day from which the words are used."}
    )


class ItemForm(Doing):
    """The words of a row of a list."""

    label = forms.CharField(
        label="What the row says",
        max_length=120,
        error_messages={"required": "Say what the row says.", "max_length": "Say it in at most 120 characters."},
    )


class RetireForm(Doing):
    """From which day a row cannot be chosen any more."""

    from_on = CalendarDay(
        label="From which day can it no longer be chosen?",
        help_text="What was recorded with it keeps saying so.",
        error_messages={"required": "Give the day."},
    )


class HolidayForm(Doing):
    """The first and the last day on which schools are closed."""

    name = forms.CharField(
        label="What are they called?",
        help_text="Such as Easter 2027.",
        max_length=80,
        error_messages={"required": "Give the holidays a name.", "max_length": "Give at most 80 characters."},
    )
    from_on = CalendarDay(label="First day", error_messages={"required": "Give the first day of the holidays."})
    last_on = CalendarDay(
        label="Last day",
        help_text="The last day on which schools are closed.",
        error_messages={"required": "Give the last day of the holidays."},
    )

    called: Mapping[str, str] = MappingProxyType({"until_on": "Last day"})

    def words_for(self, field: str, value: object) -> str:
        """A value as it is read: the day on which schools are open again is kept, and the day before it asked for."""
        if field == "until_on" and isinstance(value, date):
            value -= timedelta(days=1)
        return super().words_for(field, value)

    def asked(self) -> dict[str, Any]:
        """What an action takes: the day on which schools are open again instead of the last of the holidays."""
        given = self.cleaned_data
        return {"name": given["name"], "from_on": given["from_on"], "until_on": given["last_on"] + timedelta(days=1)}


class NothingForm(Doing):
    """A button alone."""


class FileForm(Doing):
    """The council's file, chosen to look at what it would change."""

    chosen = FilesField(
        label="The file",
        help_text="One that Heed made. You will see what would change before anything does.",
        widget=FilesInput(attrs={"accept": ".json"}),
        error_messages={"required": "Choose the file.", "empty": "The file is empty: download it again."},
    )

    def clean_chosen(self) -> str:
        """The text of the one file."""
        chosen = self.cleaned_data["chosen"]
        if len(chosen) > 1:
            raise forms.ValidationError("Choose one file: all settings are in it.")
        file = chosen[0].file
        if file.size > 4 * AT_MOST:
            raise forms.ValidationError("This is not a file of a council’s settings: it is far too large.")
        try:
            return str(file.read().decode("utf-8"))
        except UnicodeDecodeError:
            raise forms.ValidationError("This is not a file of a council’s settings: it is not text.") from None
