"""What of the record is asked for: by whom, of which kind, about what, of which child, in which days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet

from heed.access import clock
from heed.access.models import Entry, Kind, User
from heed.web import formats
from heed.web.doing import CalendarDay, Doing

LONGEST_NUMBER = 15
HEED_ITSELF = "heed"

AREAS = {
    "signing-in": ("access", "Signing in, users, roles, the record"),
    "settings": ("council", "Settings, words, lists and teams"),
    "persons": ("people", "Persons and workers"),
    "children": ("children", "Who may see a child, and what a child says"),
    "cases": ("caseloads", "IROs, cases and cover"),
    "planning": ("reviews", "Reviews"),
    "returns": ("exchange", "Returns and rosters"),
    "files": ("post", "Kept files"),
    "worked-out": ("facts", "What Heed worked out"),
    "annual-report": ("reports", "The annual report"),
    "pages": ("web", "Pages and lists looked at"),
}
"""What an entry is about: how its name begins, and the words for it."""


class AskedForm(Doing):
    """What the list is narrowed to."""

    who = forms.ChoiceField(label="Who", required=False)
    kind = forms.ChoiceField(
        label="Did or saw",
        required=False,
        choices=(("", "Both"), (Kind.DID.value, "Did"), (Kind.SAW.value, "Saw")),
    )
    about = forms.ChoiceField(label="About", required=False)
    child = forms.RegexField(
        r"\A[0-9]{1,18}\Z",
        label="Child, by the record’s key",
        required=False,
        error_messages={"invalid": "A key is a number, as entries show it: names do not stand in the record."},
    )
    since = CalendarDay(label="First day", required=False)
    until = CalendarDay(label="Last day", required=False)

    def __init__(self, *args: object, areas: dict[str, str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # as Django takes them
        users = User.objects.order_by("name", "pk").values_list("pk", "name")
        everyone = [("", "Everybody"), (HEED_ITSELF, "Heed itself"), *((str(pk), name) for pk, name in users)]
        self.fields["who"].choices = everyone  # type: ignore[attr-defined]  # a choice field
        self.fields["about"].choices = [("", "Everything"), *areas.items()]  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list is narrowed to, as it was understood."""

    who: str = ""
    kind: str = ""
    about: str = ""
    child: str = ""
    since: date | None = None
    until: date | None = None

    def entries(self) -> QuerySet[Entry]:
        """The entries asked for, in no order."""
        found = Entry.objects.all()
        if self.who:
            found = found.filter(by=None) if self.who == HEED_ITSELF else found.filter(by=int(self.who))
        if self.kind:
            found = found.filter(kind=self.kind)
        if self.about:
            found = found.filter(what__startswith=f"{AREAS[self.about][0]}.")
        if self.child:
            found = found.filter(children__child_key=self.child)
        if self.since:
            found = found.filter(at__gte=clock.start_of(self.since))
        if self.until:
            found = found.filter(at__lt=clock.start_of(self.until + timedelta(days=1)))
        return found

    def query(self, before: int | None = None) -> str:
        """The same as an address says it, with days as the three boxes of the form send them."""
        said = self._texts()
        for name, day in (("since", self.since), ("until", self.until)):
            if day:
                said |= {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}
        return urlencode({**said, "before": before} if before else said)

    def recorded(self) -> str:
        """The same as the record keeps it."""
        days = {name: day.isoformat() for name, day in (("since", self.since), ("until", self.until)) if day}
        return urlencode({**self._texts(), **days})

    def _texts(self) -> dict[str, str]:
        texts = {name: getattr(self, name) for name in ("who", "kind", "about", "child")}
        return {name: text for name, text in texts.items() if text}

    def words(self, who: str, about: str) -> str:
        """What the list is narrowed to, in a line; blank where it is not."""
        said = [
            who,
            {Kind.DID.value: "did", Kind.SAW.value: "saw"}.get(self.kind, ""),
            about,
            f"child {self.child}" if self.child else "",
            f"from {formats.day(self.since)}" if self.since else "",
            f"to {formats.day(self.until)}" if self.until else "",
        ]
        return ", ".join(each for each in said if each)


def asked(form: AskedForm) -> Asked:
    """What a form that was understood asks for."""
    given = form.cleaned_data
    return Asked(
        who=given["who"],
        kind=given["kind"],
        about=given["about"],
        child=given["child"],
        since=given["since"],
        until=given["until"],
    )


def read_before(text: str) -> int | None:
    """The entry before which a page begins; None for the newest, or for what is no number of one."""
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) <= LONGEST_NUMBER else None
