"""The forms on a child's pages: their own words, and who they live with. What is allowed is the actions' to say."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from heed.children.models import HowTold, OwnWords
from heed.children.telling import LONGEST
from heed.web.fields import DayField


class OwnWordsForm(forms.Form):
    """How to talk with the child and what matters to them, in their words, of any length."""

    how_to_talk = forms.CharField(
        label="How to talk with me",
        help_text="A line for each thing, just as it is said.",
        required=False,
        widget=forms.Textarea,
    )
    what_matters = forms.CharField(
        label="What matters to me",
        help_text="A line for each thing, just as it is said.",
        required=False,
        widget=forms.Textarea,
    )
    how = forms.ChoiceField(
        label="How it came here",
        choices=HowTold.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Say how it came here."},
    )
    said_on = DayField(label="When it was said", error_messages={"required": "Give the day on which it was said."})

    def __init__(self, *args: Any, today: date, before: OwnWords | None, **kwargs: Any) -> None:
        """Begins with what was said before: mostly a little of it has changed."""
        super().__init__(*args, **kwargs)
        self.fields["said_on"].initial = today
        if before is not None:
            self.fields["how_to_talk"].initial = before.how_to_talk
            self.fields["what_matters"].initial = before.what_matters


class LivesWithForm(forms.Form):
    """With whom a child lives from a day on."""

    who = forms.CharField(
        label="Who with",
        help_text="First names, as the child says them.",
        max_length=LONGEST,
        error_messages={"required": "Say who the child lives with: a first name is enough."},
    )
    where = forms.CharField(
        label="Where",
        help_text="The town or village. Never the whole address.",
        max_length=LONGEST,
        required=False,
    )
    withheld = forms.MultipleChoiceField(
        label="Who may be told",
        choices=[("yes", "Where this is may not be told to everybody around the child")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    from_on = DayField(label="Since when", error_messages={"required": "Give the day on which it began."})


class NameForm(forms.Form):
    """The name that a child uses from a day on."""

    given = forms.CharField(
        label="First name",
        help_text="The one they use, and want to be called by.",
        max_length=LONGEST,
        error_messages={"required": "Give at least the first name."},
    )
    family = forms.CharField(label="Family name", max_length=LONGEST, required=False)
    from_on = DayField(label="Since when", error_messages={"required": "Give the day on which it began."})


class EndForm(forms.Form):
    """From when a child lives there no longer."""

    until_on = DayField(
        label="From which day no longer", error_messages={"required": "Give the day from which it is over."}
    )
