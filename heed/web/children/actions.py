"""What a person keeps for themselves: a list as they narrowed it down, under a name of theirs. Never what they looked for."""

from __future__ import annotations

from typing import Final

from heed.access.actions import action
from heed.access.models import User
from heed.council.refusals import refused_as
from heed.web.models import SavedView

AT_MOST: Final = 12
"""Views that a person keeps of one page: more would not be seen at a glance."""

LONGEST: Final = 80
TAKEN: Final = "You have a view of that name already: choose another name, or forget the old one."


def _cannot_save(*, by: User, page: str, name: str) -> str | None:
    if not 0 < len(name.strip()) <= LONGEST:
        return f"Give the view a name of at most {LONGEST} characters."
    views = SavedView.objects.filter(user=by, page=page)
    if views.filter(name=name.strip()).exists():
        return TAKEN
    return (
        f"You keep {AT_MOST} views already, which is the most: forget one first." if views.count() >= AT_MOST else None
    )


@action(None, unless=_cannot_save)
def save_view(*, by: User, page: str, name: str, query: str) -> SavedView:
    """Save a list as one narrowed it down, under a name of one's own."""
    with refused_as(TAKEN):
        return SavedView.objects.create(user=by, page=page, name=name.strip(), query=query)


def _not_yours(view: SavedView, *, by: User) -> str | None:
    return None if view.user_id == by.pk else "This view is somebody else’s."


@action(None, unless=_not_yours)
def forget_view(view: SavedView, *, by: User) -> SavedView:
    """Forget a list that one saved."""
    key = view.pk
    view.delete()
    view.pk = key  # the record says which
    return view
