"""The forms of children's pages: a view's name, opening a record in an emergency, giving and restricting sight of a child."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django import forms

from heed.access import clock
from heed.children.models import Why
from heed.council.words import Words
from heed.web.children.actions import LONGEST
from heed.web.fields import DayField

REASON: Final = 500
"""Characters of a reason."""

REASONS: Final = {why.value: why.label.replace("'", "’") for why in Why}
"""Why a child may be seen, as pages write it."""


def _reason(label: str, hint: str = "", missing: str = "Give the reason.") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=REASON,
        widget=forms.Textarea,
        error_messages={"required": missing, "max_length": f"Give the reason in at most {REASON} characters."},
    )


class NameForm(forms.Form):
    """The name under which a list is saved."""

    name = forms.CharField(
        label="Name of this view",
        help_text="It is yours alone. Do not put a child’s name in it.",
        max_length=LONGEST,
        error_messages={
            "required": "Give the view a name.",
            "max_length": f"Give the view a name of at most {LONGEST} characters.",
        },
    )


class EmergencyForm(forms.Form):
    """Which record, and why now."""

    number = forms.CharField(
        label="The child’s number", max_length=40, error_messages={"required": "Give the child’s number."}
    )
    reason = _reason(
        "Why you need it now",
        "It is read by people at once. Say who needs you to act, without the child’s name.",
        "Say why you need it now.",
    )


class GiveForm(forms.Form):
    """Whom to let see a child, why, and until when."""

    prefix = "give"

    to = forms.ChoiceField(label="Who", error_messages={"required": "Choose a person or a team."})
    why = forms.ChoiceField(label="What for", error_messages={"required": "Choose what it is for."})
    source = _reason("The reason, in your words")
    until = DayField(
        label="The last day, if it ends", help_text="Leave it empty where it ends with no day.", required=False
    )

    def __init__(self, *args: Any, who: Sequence[tuple[str, str]], words: Words, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reasons = [(why, words.say(said)) for why, said in REASONS.items() if why != Why.BROKE_GLASS]
        self.fields["to"].choices = [("", "Choose"), *who]  # type: ignore[attr-defined]  # of a ChoiceField
        self.fields["why"].choices = [("", "Choose"), *reasons]  # type: ignore[attr-defined]

    @property
    def until_at(self) -> datetime | None:
        """The moment at which it ends: the midnight in England after the last day."""
        last: date | None = self.cleaned_data["until"]
        return None if last is None else datetime.combine(last + timedelta(days=1), time(), tzinfo=clock.LONDON)


class NamedForm(forms.Form):
    """Who may see a child who is restricted."""

    prefix = "named"

    named = forms.MultipleChoiceField(
        label="Who may see this child",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Name at least one person who may see the child, or nobody could."},
    )

    def __init__(self, *args: Any, who: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["named"].choices = who  # type: ignore[attr-defined]  # of a MultipleChoiceField

    @property
    def keys(self) -> Collection[int]:
        """The keys of those who were chosen."""
        return frozenset(int(key) for key in self.cleaned_data["named"])


class RestrictForm(NamedForm):
    """The same with the reason for restricting."""

    prefix = "restrict"

    why = _reason("Why")


class LiftForm(forms.Form):
    """Why a restriction is lifted."""

    prefix = "lift"

    why = _reason("Why it is lifted")
