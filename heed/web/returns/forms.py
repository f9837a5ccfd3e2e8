"""The form on which a return is handed in: its files, the year asked for, and the day the data speak for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from heed.exchange.ssda903.speaking import still_to_come
from heed.web.fields import DayField, FilesField, FilesInput
from heed.web.figures.asked import year_so_far

FIRST_YEAR = 2018


class ExportForm(forms.Form):
    """Which of the years loaded to take away."""

    years = forms.TypedMultipleChoiceField(
        label="Which years?",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one year.", "invalid_choice": "Choose years that are loaded."},
    )

    def __init__(self, *args: Any, loaded: Sequence[int], as_at: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        newest_first = sorted(loaded, reverse=True)
        self.fields["years"].choices = [(year, year_so_far(year, as_at or date.max)) for year in newest_first]  # type: ignore[attr-defined]  # a choice field, declared above
        self.fields["years"].initial = newest_first[:1]


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
