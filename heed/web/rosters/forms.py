"""The form on which a roster is handed in: its file, and the day from which it counts."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from heed.law.dates import in_words
from heed.web.fields import DayField, FilesField, FilesInput


class RosterForm(forms.Form):
    """One CSV file."""

    chosen = FilesField(
        label="The roster",
        help_text="One CSV file with one row for each child, made from the template.",
        widget=FilesInput(attrs={"accept": ".csv"}),
        error_messages={"required": "Choose the roster.", "empty": "The file is empty: save the roster again as CSV."},
    )
    from_on = DayField(
        label="The day from which it counts",
        help_text="Names, IROs and social workers that change are recorded as changed on this day.",
        error_messages={"required": "Give the day from which the roster counts."},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["from_on"].initial = today

    def clean_chosen(self) -> Any:
        """One file at a time."""
        chosen = self.cleaned_data["chosen"]
        if len(chosen) > 1:
            raise forms.ValidationError("Choose one file: a roster has every child in it.")
        return chosen[0]

    def clean_from_on(self) -> date:
        """Nobody is appointed on a day to come by a roster."""
        day: date = self.cleaned_data["from_on"]
        if day > self.today:
            raise forms.ValidationError(
                f"The roster cannot count from a day to come: give {in_words(self.today)} or before."
            )
        return day
