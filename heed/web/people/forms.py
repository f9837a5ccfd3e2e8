"""The forms on which users are added, roles given and ended, and workers and teams recorded."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Q

from heed.access.models import User
from heed.access.permissions import Role
from heed.access.users import LONGEST_BECAUSE
from heed.council.models import Team
from heed.council.words import Words
from heed.people.models import IRO_PROFESSION, SOCIAL_WORK, Worker
from heed.web.doing import CalendarDay, Doing, why
from heed.web.people.roles import choices

KNOWN = {name.casefold(): name for name in (IRO_PROFESSION, SOCIAL_WORK)} | {"iro": IRO_PROFESSION}
"""Professions that Heed itself asks for, however they are typed."""

YES, NO = "yes", "no"


class PasswordForm(Doing):
    """A password, typed, or left to Heed to make."""

    password = forms.CharField(
        label="Password",
        help_text="Leave this empty and Heed makes one. It is shown once, on the next page.",
        required=False,
        strip=False,
        max_length=200,
        widget=forms.PasswordInput,
    )


class AddForm(PasswordForm):
    """Somebody who is to sign in."""

    name = forms.CharField(
        label="Their name", help_text="As colleagues know them.", error_messages={"required": "Give their name."}
    )
    username = forms.CharField(
        label="The name they sign in with",
        help_text="One word, such as jpetrie. Small and large letters are the same.",
        error_messages={"required": "Give the name they sign in with."},
    )
    email = forms.CharField(label="E-mail at work", required=False)
    field_order = ("name", "username", "email", "password")


class GiveRoleForm(Doing):
    """A role from a day on, and why."""

    role = forms.ChoiceField(
        label="Which role?", error_messages={"required": "Choose a role.", "invalid_choice": "Choose a role."}
    )
    from_on = CalendarDay(label="From which day?", error_messages={"required": "Give the day."})
    why = why()

    def __init__(self, *args: Any, words: Words, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [("", "Choose a role"), *choices(words)]  # type: ignore[attr-defined]  # a choice field

    def clean_role(self) -> Role:
        """The role itself."""
        return Role(self.cleaned_data["role"])


class EndRoleForm(Doing):
    """The first day without the role, and why."""

    until_on = CalendarDay(
        label="The first day without it", error_messages={"required": "Give the first day without it."}
    )
    because = forms.CharField(
        label="Why?",
        max_length=LONGEST_BECAUSE,
        error_messages={"required": "Say why.", "max_length": f"Say it in at most {LONGEST_BECAUSE} characters."},
    )


class WorkerForm(Doing):
    """Who works here: what they do, in which team, for whom, with which login."""

    name = forms.CharField(label="Name", error_messages={"required": "Give the worker’s name."})
    profession = forms.CharField(
        label="What do they do?",
        help_text=f"“{IRO_PROFESSION}” and “{SOCIAL_WORK}” are asked for by Heed; anything else as you call it.",
        required=False,
    )
    registration = forms.CharField(label="Registration with Social Work England", required=False)
    share = forms.CharField(
        label="Share of full time",
        help_text="1 is full time, 0.6 three days of five.",
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={"required": "Give the share of full time, 1 for all of it."},
    )
    team = forms.ModelChoiceField(
        Team.objects.none(),
        label="Team",
        required=False,
        empty_label="No team",
        error_messages={"invalid_choice": "Choose a team that is open."},
    )
    manager = forms.ModelChoiceField(
        Worker.objects.none(),
        label="Line manager",
        required=False,
        empty_label="Nobody, or nobody recorded here",
        error_messages={"invalid_choice": "Choose somebody who works here."},
    )
    user = forms.ModelChoiceField(
        User.objects.none(),
        label="Login",
        required=False,
        empty_label="Does not sign in",
        error_messages={"invalid_choice": "Choose a login that no other worker has."},
    )
    controls_resources = forms.ChoiceField(
        label="Do they decide what may be spent on children?",
        help_text="Whoever does is never the independent person for those children.",
        choices=((NO, "No"), (YES, "Yes")),
        widget=forms.RadioSelect,
        error_messages={"required": "Say yes or no.", "invalid_choice": "Say yes or no."},
    )

    def __init__(self, *args: Any, worker: Worker | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = worker or Worker()
        self._choose("team", Team.objects.filter(Q(until_on=None) | Q(pk=own.team_id)).order_by("name"))
        others = Worker.objects.filter(Q(until_on=None) | Q(pk=own.manager_id)).exclude(pk=own.pk)
        self._choose("manager", others.order_by("name"))
        free = User.objects.filter(Q(is_active=True, worker=None) | Q(pk=own.user_id))
        self._choose("user", free.order_by("name"))

    def _choose(self, field: str, among: Any) -> None:
        self.fields[field].queryset = among  # type: ignore[attr-defined]  # a choice of rows

    def clean_profession(self) -> str:
        """The professions that Heed asks for, as it asks for them."""
        given = str(self.cleaned_data["profession"]).strip()
        return KNOWN.get(given.casefold(), given)

    def clean_share(self) -> Decimal:
        """A number written with a point or a comma."""
        given = str(self.cleaned_data["share"]).strip().replace(",", ".")
        whole, _, part = given.partition(".")
        if not (given.isascii() and (whole + part).isdigit() and len(given) <= len("1.000")):
            raise forms.ValidationError("Give the share of full time as a number, such as 0.6.")
        return Decimal(given)

    def clean_controls_resources(self) -> bool:
        """Yes or no."""
        return bool(self.cleaned_data["controls_resources"] == YES)


def began(worker: Worker) -> dict[str, Any]:
    """What the form of a worker is filled with."""
    return {
        "name": worker.name,
        "profession": worker.profession,
        "registration": worker.registration,
        "share": f"{worker.share.normalize():f}",
        "team": worker.team_id,
        "manager": worker.manager_id,
        "user": worker.user_id,
        "controls_resources": YES if worker.controls_resources else NO,
    }


class AddWorkerForm(WorkerForm):
    """Somebody new who works here, from a day on."""

    from_on = CalendarDay(label="Since which day?", error_messages={"required": "Give the day."})


class LeaveForm(Doing):
    """The first day on which somebody no longer works here, or a team is no more."""

    until_on = CalendarDay(label="The first day without", error_messages={"required": "Give the day."})


class TeamForm(Doing):
    """The name of a team."""

    name = forms.CharField(
        label="Name",
        max_length=120,
        error_messages={"required": "Give the team a name.", "max_length": "Give at most 120 characters."},
    )


class OpenTeamForm(TeamForm):
    """A team from a day on."""

    from_on = CalendarDay(label="Since which day?", error_messages={"required": "Give the day."})
