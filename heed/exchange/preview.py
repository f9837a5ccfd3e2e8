"""What an import would do or did, read from the lines written down when it was looked through. Reads only."""

from __future__ import annotations

from typing import Final

from django.db.models import Count, Q, Sum

from heed.exchange.models import ChildLine, Does, Import

FIRST: Final = 5

CHANGES: Final = (
    ("new", "children who are new"),
    ("changed", "children whose record changes"),
    ("withdrawn", "children who are in no return any more"),
    ("held", "children held back"),
    ("moved", "children whose rows say the same, in another place of the files"),
    ("episodes_added", "episodes to add"),
    ("episodes_changed", "episodes that change"),
    ("episodes_withdrawn", "episodes that no return carries any more"),
    ("reviews_added", "reviews to add"),
    ("reviews_changed", "reviews that change"),
    ("reviews_withdrawn", "reviews that no return carries any more"),
)


def changes_in(import_: Import) -> list[tuple[int, str]]:
    """How many of each kind of change, in words; the kinds of which there are none left out."""
    children = {each.value: Count("pk", filter=Q(does=each)) for each in Does}
    rows = {name: Sum(name) for name, _ in CHANGES if name not in children}
    found = ChildLine.objects.filter(of=import_).aggregate(**children, **rows)
    return [(found[name], words) for name, words in CHANGES if found[name]] or [(0, "changes")]


def held_first(import_: Import) -> list[str]:
    """Why the first of the children are held back."""
    held = ChildLine.objects.filter(of=import_, does=Does.HELD).order_by("number")
    return list(held.values_list("why", flat=True)[:FIRST])
