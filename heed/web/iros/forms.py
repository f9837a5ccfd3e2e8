"""The forms of IROs: choosing one, the day on which a child was told, who covers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from heed.caseloads.actions import LONGEST_REASON, LONGEST_WHY
from heed.caseloads.models import WhyAppointed
from heed.caseloads.pages import is_iro
from heed.council.words import Words
from heed.people.models import IRO_PROFESSION, Worker
from heed.web.doing import CalendarDay, Doing

NOBODYS_HEALTH = "Leave out what ails anybody: it is kept."


def _iros(today: date, but: int | None = None) -> Any:
    workers = Worker.objects.filter(profession__iexact=IRO_PROFESSION).order_by("name", "pk")
    there = [worker.pk for worker in workers if is_iro(worker, today) and worker.pk != but]
    return workers.filter(pk__in=there)


class AppointForm(Doing):
    """Who, why, since when."""

    worker = forms.ModelChoiceField(Worker.objects.none(), widget=forms.RadioSelect, empty_label=None)
    why = forms.ChoiceField(label="Why this one?", widget=forms.RadioSelect)
    reason = forms.CharField(
        label="The reason in your words",
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea,
        error_messages={"max_length": f"Give the reason in at most {LONGEST_REASON} characters."},
    )
    from_on = CalendarDay(label="From which day?")

    def __init__(self, *args: Any, today: date, words: Words, reasons: Sequence[WhyAppointed], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        worker = self.fields["worker"]
        assert isinstance(worker, forms.ModelChoiceField)  # noqa: S101 - for the types
        worker.queryset = _iros(today)
        worker.error_messages |= {
            "required": words.say("Choose an IRO."),
            "invalid_choice": words.say("Choose an IRO of the service."),
        }
        why = self.fields["why"]
        assert isinstance(why, forms.ChoiceField)  # noqa: S101 - for the types
        sent = self.data.get("why")  # who an IRO is may have changed since the page was opened, and with it the reasons
        why.choices = [
            (each.value, words.say(each.label)) for each in WhyAppointed if each in reasons or each.value == sent
        ]
        why.error_messages["required"] = words.say("Say why the child gets this IRO.")
        hint = f"Needed where the check asks for one. {NOBODYS_HEALTH} The child may read it one day."
        self.fields["reason"].help_text = hint
        self.fields["from_on"].error_messages["required"] = words.say("Give the day from which they are the IRO.")
        if WhyAppointed.FIRST in reasons and WhyAppointed.CAME_BACK not in reasons:
            why.initial = WhyAppointed.FIRST.value
        self.fields["from_on"].initial = today


class ToldForm(Doing):
    """On which day."""

    told_on = CalendarDay(
        label="On which day?", error_messages={"required": "Give the day on which the child was told."}
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["told_on"].initial = today


class CoverForm(Doing):
    """Who stands in, from when until when, and why."""

    from_on = CalendarDay(label="First day away", error_messages={"required": "Give the first day away."})
    until_on = CalendarDay(
        label="First day back", error_messages={"required": "Give the first day on which they are back."}
    )
    covered_by = forms.ModelChoiceField(
        Worker.objects.none(),
        label="Who covers?",
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Choose who covers.", "invalid_choice": "Choose one of the list."},
    )
    why = forms.CharField(
        label="What for",
        required=False,
        max_length=LONGEST_WHY,
        help_text=f"Leave, training. {NOBODYS_HEALTH}",
        error_messages={"max_length": f"Say why in at most {LONGEST_WHY} characters."},
    )

    def __init__(self, *args: Any, today: date, away: Worker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = {"required": "Choose who covers.", "invalid_choice": "Choose one of the list."}
        self.fields["covered_by"] = forms.ModelChoiceField(
            _iros(today, away.pk),
            label="Who covers?",
            widget=forms.RadioSelect,
            empty_label=None,
            error_messages=chosen,
        )
