"""The forms on which a review is planned, a plan is taken back, and why a review is late is written."""

from __future__ import annotations

import re
from datetime import time
from typing import Any

from django import forms

from heed.council.models import ListItem
from heed.council.words import OWN, Words
from heed.reviews.actions import LONGEST_BECAUSE, LONGEST_EFFECT, LONGEST_PLACE
from heed.reviews.models import Mode
from heed.web.fields import DayField

_TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:.h ]?(?P<minute>\d{2}))?\s*(?P<half>am|pm)?", re.IGNORECASE)
NO_TIME = "Write the time like 16:15 or 4.15pm."


def read_time(text: str) -> time | None:
    """A time as people write it: 16:15, 16.15, 1615, 4.15pm, 4pm, 9 am. Raises ValueError with a sentence fit to show."""
    if not text.strip():
        return None
    found = _TIME.fullmatch(text.strip())
    if found is None or not (found["minute"] or found["half"]):
        raise ValueError(NO_TIME)
    hour, half = int(found["hour"]), (found["half"] or "").lower()
    if half and not 1 <= hour <= 12:
        raise ValueError(NO_TIME)
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        return time(hour, int(found["minute"] or 0))
    except ValueError:
        raise ValueError(NO_TIME) from None


class TimeField(forms.CharField):
    """A time of day, typed."""

    def clean(self, value: Any) -> time | None:
        """The time; None where nothing was typed."""
        try:
            return read_time(str(super().clean(value)))
        except ValueError as problem:
            raise forms.ValidationError(str(problem)) from None


class ReasonForm(forms.Form):
    """Why a review is late, and what that does to the child. Both or neither, unless the page asks for them."""

    reason = forms.ChoiceField(
        label="Why is it late?", required=False, error_messages={"invalid_choice": "Choose a reason from the list."}
    )
    effect = forms.CharField(
        label="What does the delay do to the child?",
        help_text="In plain words: what waits, what the child was told, what is done meanwhile.",
        required=False,
        max_length=LONGEST_EFFECT,
        widget=forms.Textarea,
        error_messages={"max_length": f"Say it in at most {LONGEST_EFFECT:,} characters."},
    )

    def __init__(
        self, *args: Any, reasons: list[ListItem], words: Words = OWN, needed: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.reasons = {str(item.pk): item for item in reasons}
        self.needed = needed
        choices = [("", "Choose a reason"), *((key, words.say(item.label)) for key, item in self.reasons.items())]
        self.fields["reason"].choices = choices  # type: ignore[attr-defined]  # a choice field, declared above

    def clean(self) -> dict[str, Any] | None:
        """Whoever gives one gives both."""
        typed = super().clean() or {}
        reason, effect = typed.get("reason", ""), typed.get("effect", "").strip()
        if self.needed or reason or effect:
            if not reason and "reason" not in self.errors:
                self.add_error("reason", "Choose why it is late.")
            if not effect and "effect" not in self.errors:
                self.add_error("effect", "Say what the delay does to the child.")
        return typed

    @property
    def chosen(self) -> ListItem | None:
        """The reason chosen, None where none is."""
        return self.reasons.get(self.cleaned_data.get("reason", ""))


class PlanForm(ReasonForm):
    """The day of a review. Why it is late is asked for where the day is after the law's."""

    planned_on = DayField(label="Which day?", error_messages={"required": "Give the day."})
    at = TimeField(label="At what time?", help_text="Like 16:15. Leave it empty until it is known.", required=False)
    place = forms.CharField(
        label="Where?",
        help_text="Where the child would like it, if they have said.",
        required=False,
        max_length=LONGEST_PLACE,
        error_messages={"max_length": f"Give the place in at most {LONGEST_PLACE} characters."},
    )
    mode = forms.ChoiceField(
        label="How do people meet?",
        required=False,
        choices=[*Mode.choices, ("", "Not decided yet")],
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose how people meet from the list."},
    )
    field_order = ("planned_on", "at", "place", "mode", "reason", "effect")


class TakeBackForm(forms.Form):
    """Why a plan is taken back."""

    because = forms.CharField(
        label="Why is no day planned any more?",
        max_length=LONGEST_BECAUSE,
        error_messages={
            "required": "Say why.",
            "max_length": f"Say it in at most {LONGEST_BECAUSE} characters.",
        },
    )
