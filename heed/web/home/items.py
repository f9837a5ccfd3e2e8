"""A child's review as a row of a list of things to do: its title, why it stands there, and the one thing to press."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from heed.access.models import User
from heed.access.permissions import Permission
from heed.council.words import Words
from heed.reviews.models import Mode
from heed.web import formats
from heed.web.due.dates import name_of
from heed.web.home import links
from heed.web.home.matters import Matter, Need
from heed.web.home.reading import Standing
from heed.web.home.shapes import Item, Press
from heed.web.names import Shown
from heed.web.whens import Tone, When, happening, when

MODES = {Mode.FACE_TO_FACE: "face to face", Mode.HYBRID: "some in the room, some by video", Mode.VIRTUAL: "by video"}


def years_old(age: int) -> str:
    """ "14 years old", or "under 1 year old"."""
    return f"{formats.count(age, 'year')} old" if age else "under 1 year old"


@dataclass(frozen=True, slots=True)
class Writing:
    """Who reads, on which day, in whose words, and what the children in sight are called to them."""

    user: User
    today: date
    words: Words
    names: Mapping[int, Shown]

    def may(self, permission: Permission) -> bool:
        """Whether the reader may."""
        return permission in self.user.permissions

    def whose(self, standing: Standing) -> str:
        """ "Kyle’s fifth review"."""
        return f"{formats.possessive(self.names[standing.child].given)} {name_of(standing.due, self.words)}"

    def item(self, need: Need) -> Item:
        """The row as the person whose work it is reads it: an IRO, business support, a social worker."""
        standing = need.standing
        return Item(
            when=self._when(need),
            clock=self._clock(need),
            title=self._title(need),
            address=self.names[standing.child].address,
            says=self._says(need),
            press=self.press(need),
        )

    def blocked(self, need: Need) -> Item:
        """The row as whoever answers for the service reads it: the review, who chairs it, and what stops it."""
        standing = need.standing
        return Item(
            when=self._when(need),
            title=self.whose(standing),
            address=self.names[standing.child].address,
            says=self._chaired(standing),
            stops=self.stops(need),
            press=self.press(need),
        )

    def stops(self, need: Need) -> str:
        """What stands in the way of a review, in a sentence or two."""
        standing = need.standing
        if need.matter is Matter.NOBODY:
            return f"Nobody has been named to chair it. {self._planned(standing) or 'No date.'}"
        said = [self._planned(standing) or "No date."]
        if need.matter is Matter.AFTER:
            said = [f"Planned for {self._day(self._planned_on(standing))}, after the law’s day."]
        if need.matter is Matter.NOT_KNOWN:
            said = [f"Planned for {formats.short_day(need.on)}, and not known to have been held."]
        if need.matter is Matter.OVERDUE and standing.iro is None:
            said.append(f"No {self.words.iro}.")
        said += [each for each in (self._away(standing, need.on), self._unwritten(need)) if each]
        return " ".join(said)

    def press(self, need: Need) -> Press | None:
        """The one thing to press: what takes the reader nearest to the review being held in time."""
        standing = need.standing
        child = self.names[standing.child]
        if need.matter is Matter.UNTOLD and self.may(Permission.TELL_CHILD_IRO):
            return Press("Say when told", links.told(child), f": {child.given}")
        about = f"{formats.possessive(child.given)} {self.words.review}"
        if standing.iro is None and self.may(Permission.APPOINT_IRO):
            return Press(f"Choose {self.words.iro.with_article}", links.appoint(child), f"for {child.given}")
        unplanned = standing.plan is None or standing.plan.planned_on < self.today
        if need.matter in NEED_A_DAY and unplanned and self.may(Permission.PLAN_REVIEW):
            again = "Plan it again" if standing.plan else "Plan it"
            return Press(again, links.plan(child), f": {about}")
        if self._unwritten(need) and self.may(Permission.EXPLAIN_LATE):
            return Press("Say why", links.late(child), f"{about} is late")
        if need.matter is Matter.AFTER and self.may(Permission.PLAN_REVIEW):
            return Press("Find an earlier day", links.plan(child), f"for {about}")
        if need.matter is Matter.NO_PLACE and self.may(Permission.PLAN_REVIEW):
            return Press(f"Say {self._wanting(standing)}", links.plan(child), f": {about}")
        if self.may(Permission.SEE_CHILD):
            return Press("Open", child.address, formats.possessive(child.given) + " page", acts=False)
        return None

    def _when(self, need: Need) -> When:
        if need.matter is Matter.TODAY:
            plan = need.standing.plan
            return When(need.on, (plan.place if plan else "") or "no place yet", Tone.FINE)
        if need.matter is Matter.UNTOLD:
            return replace(happening(need.on, self.today), tone=Tone.SOON)
        if need.matter in (Matter.PLANNED, Matter.NO_PLACE):
            return happening(need.on, self.today)
        if need.matter is Matter.NOT_KNOWN:
            return replace(happening(need.on, self.today), tone=Tone.SOON)
        return when(need.on, self.today)

    def _clock(self, need: Need) -> str:
        plan = need.standing.plan
        return f"{plan.at:%H:%M}" if need.matter is Matter.TODAY and plan and plan.at else ""

    def _title(self, need: Need) -> str:
        whose, plan = self.whose(need.standing), need.standing.plan
        match need.matter:
            case Matter.NO_DATE:
                return f"{whose} has no date"
            case Matter.OVERDUE:
                return f"{whose} is late" + ("" if plan and plan.planned_on >= self.today else " and has no date")
            case Matter.AFTER:
                return f"{whose} is planned for too late a day"
            case Matter.NOT_KNOWN:
                return f"Was {whose} held?"
            case Matter.NOBODY:
                return f"{whose} has nobody to chair it"
            case Matter.PLANNED if plan and plan.at:
                return f"{whose}, {plan.at:%H:%M}"
            case Matter.UNTOLD:
                return f"Tell {self.names[need.standing.child].given} who their {self.words.iro} is"
            case Matter.NO_PLACE:
                return f"{whose} has no {self._lacks(need.standing)} yet"
        return whose

    def _says(self, need: Need) -> str:
        standing, said = need.standing, []
        match need.matter:
            case Matter.TODAY | Matter.PLANNED:
                said = [self._setting(standing, place=need.matter is Matter.PLANNED)]
            case Matter.NO_PLACE:
                said = [self._law(standing)]
            case Matter.OVERDUE:
                said = [self._planned(standing)]
            case Matter.NOT_KNOWN:
                said = ["What is loaded does not have it as held.", self._law(standing)]
            case Matter.AFTER:
                said = [self._planned(standing), self._law(standing), "The law allows no extension."]
            case Matter.NO_DATE:
                said = [self._law(standing), self._plan_by(standing)]
            case Matter.UNTOLD:
                said = [self._new_iro(standing)]
            case Matter.NOBODY:
                said = [f"The child has no {self.words.iro}.", self._planned(standing)]
        said += [self._away(standing, need.on), self._unwritten(need)]
        return " ".join(each for each in said if each)

    def _chaired(self, standing: Standing) -> str:
        if standing.iro is None:
            age = self.names[standing.child].age
            return f"No {self.words.iro}" + ("" if age is None else f"; {years_old(age)}")
        return f"{self.words.iro.capital} {standing.iro.name}"

    def _law(self, standing: Standing) -> str:
        return f"The law says by {self._day(standing.by_law)}." if standing.by_law else ""

    def _day(self, on: date) -> str:
        """Without its year where that is this one."""
        return formats.short_day(on) if on.year == self.today.year else formats.day(on)

    def _plan_by(self, standing: Standing) -> str:
        due = standing.due
        if due.plan_by is None or due.plan_by == due.latest_on:
            return ""
        if due.local_on is not None and due.local_on == due.plan_by:
            return f"Ours is {formats.short_day(due.local_on)}."
        return f"The last working day before is {formats.short_day(due.plan_by)}."

    def _planned_on(self, standing: Standing) -> date:
        return standing.plan.planned_on if standing.plan else self.today

    def _planned(self, standing: Standing) -> str:
        plan = standing.plan
        if plan is None:
            return ""
        if plan.planned_on < self.today:
            return f"It was planned for {formats.short_day(plan.planned_on)}, and is not known to have been held."
        at = f" at {plan.at:%H:%M}" if plan.at else ""
        return f"Planned for {self._day(plan.planned_on)}{at}."

    def _setting(self, standing: Standing, *, place: bool) -> str:
        plan = standing.plan
        if plan is None:
            return ""
        said = [plan.place if place else "", MODES[Mode(plan.mode)] if plan.mode else ""]
        known = [each for each in said if each]
        return formats.capital(", ".join(known)) + "." if known else ""

    def _away(self, standing: Standing, on: date) -> str:
        """That the one who chairs is away on the day, and who covers; as it is said to either of the two."""
        iro, cover = standing.iro, standing.covered_on(max(on, self.today))
        if iro is None or cover is None:
            return ""
        first, last = formats.short_day(cover.from_on), formats.short_day(cover.until_on - timedelta(1))
        span = f"until {last}" if cover.from_on <= self.today else f"from {first} to {last}"
        if cover.user is not None and cover.user == self.user.pk:
            return f"You cover for {iro.name} {span}."
        if iro.user is not None and iro.user == self.user.pk:
            return f"{cover.name} covers for you {span}."
        return f"{iro.name} is away {span}; {cover.name} covers."

    def _unwritten(self, need: Need) -> str:
        late = need.matter in (Matter.OVERDUE, Matter.AFTER)
        if not late or need.standing.late_explained:
            return ""
        return f"Why it is late, and what that does to {self.names[need.standing.child].given}, is not written yet."

    def _new_iro(self, standing: Standing) -> str:
        iro = standing.iro
        if iro is None:
            return ""
        who = "You are" if iro.user == self.user.pk else f"{iro.name} is"
        return f"{who} theirs since {formats.short_day(iro.from_on)}, and nothing says that they know."

    def _lacks(self, standing: Standing) -> str:
        plan = standing.plan
        if plan and plan.at is None and not (plan.place or plan.mode == Mode.VIRTUAL):
            return "time or place"
        return "time" if plan and plan.at is None else "place"

    def _wanting(self, standing: Standing) -> str:
        return {"time or place": "when and where", "time": "when", "place": "where"}[self._lacks(standing)]


NEED_A_DAY = frozenset({Matter.OVERDUE, Matter.NO_DATE, Matter.NOT_KNOWN, Matter.NOBODY})
