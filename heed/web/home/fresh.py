"""How far what is shown is up to date: the day for which the returns speak, when they were loaded, what was settled since."""

from __future__ import annotations

from heed.access.models import User
from heed.access.permissions import Permission
from heed.exchange.models import Import, last_applied
from heed.web import formats
from heed.web.addresses import reverse
from heed.web.home.shapes import Fresh

NOTHING = "No return has been applied, so nothing is known of any child yet."


def last() -> Import | None:
    """The import that the database speaks from. One query."""
    return last_applied().select_related("applied_by").first()


def fresh(import_: Import | None, user: User) -> Fresh:
    """The sentence, with the way to the return for those who may look at it."""
    may_look = Permission.IMPORT_RETURN in user.permissions
    if import_ is None or import_.as_at is None or import_.applied_at is None:
        return Fresh(NOTHING, *((reverse("web:returns"), "Load a return") if may_look else ()))
    by = f" by {import_.applied_by.name}" if import_.applied_by else ""
    since = f"; {formats.count(import_.revised, 'change')} since" if import_.revised else ""
    said = (
        f"The returns speak of {formats.short_day(import_.as_at)}; loaded {formats.moment(import_.applied_at)}{by}{since}."
        " What was held after that day is not known here yet."
    )
    return Fresh(said, *((reverse("web:return", kwargs={"pk": import_.pk}), "The return") if may_look else ()))
