"""The form on which a return is handed in: its files, the year asked for, and the day the data speak for."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from heed.exchange.ssda903.speaking import still_to_come
from heed.web.fields import DayField, FilesField, FilesInput

FIRST_YEAR = 2018


class LoadForm(forms.Form):
    """Files of one or several collection years."""

    year = forms.TypedChoiceField(label="Which year are the figures for?", coerce=int)
    chosen = FilesField(
        label="The files of the return",
        help_text="Choose all the CSV files together, a zip of them, or the XML file. For two years, choose both years’ files.",
        widget=FilesInput(attrs={"accept": ".csv,.zip,.xml", "data-folder": "Or choose a whole folder"}),
        error_messages={
            "required": "Choose the CSV files of the return, a zip of them, or its XML file.",
            "empty": "One of the files is empty: export it again from the case system.",
        },
    )
    as_at = DayField(
        label="The day the data speak for",
        help_text="Leave this empty for 31 March of that year. For a return taken before then, give the day it was taken.",
        required=False,
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        last = today.year + (today.month > 3)  # the year that is going on
        years = [(year, f"{year - 1}-{year % 100:02}, to 31 March {year}") for year in range(last, FIRST_YEAR - 1, -1)]
        self.fields["year"].choices = years  # type: ignore[attr-defined]  # a choice field, declared above
        self.fields["year"].initial = last - 1

    def clean_as_at(self) -> date | None:
        """Nothing is known of days to come."""
        day: date | None = self.cleaned_data["as_at"]
        if day is not None and (to_come := still_to_come(day, self.today)):
            raise forms.ValidationError(to_come)
        return day
