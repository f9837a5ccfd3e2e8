"""What an import would do or did, read from the lines written down when it was looked through. Reads only."""

from __future__ import annotations

from typing import Final

from django.db.models import Count, Q, QuerySet, Sum

from heed.exchange.models import ChildLine, Disagreement, Does, Import, Settled

FIRST: Final = 5

CHANGES: Final = (
    ("new", "child who is new", "children who are new"),
    ("changed", "child with a changed record", "children with a changed record"),
    (
        "withdrawn",
        "child who is in no return any more: the rows are marked, not deleted",
        "children who are in no return any more: their rows are marked, not deleted",
    ),
    ("held", "child held back until the rows are mended", "children held back until their rows are mended"),
    (
        "moved",
        "child whose rows say the same, in another place of the files",
        "children whose rows say the same, in another place of the files",
    ),
    (
        "differs",
        "child of whom only differences are listed or closed",
        "children of whom only differences are listed or closed",
    ),
    ("episodes_added", "new episode", "new episodes"),
    ("episodes_changed", "changed episode", "changed episodes"),
    ("episodes_withdrawn", "episode that no return carries any more", "episodes that no return carries any more"),
    ("reviews_added", "new review", "new reviews"),
    ("reviews_changed", "changed review", "changed reviews"),
    ("reviews_withdrawn", "review that no return carries any more", "reviews that no return carries any more"),
    ("others_added", "new row of another table", "new rows of other tables"),
    ("others_changed", "changed row of another table", "changed rows of other tables"),
    (
        "others_withdrawn",
        "row of another table that no return carries any more",
        "rows of other tables that no return carries any more",
    ),
    (
        "differing",
        "review that differs from the one kept here: nothing is changed, the difference is listed",
        "reviews that differ from those kept here: nothing is changed, the differences are listed",
    ),
)
"""Each kind of change, of one and of several: words that hold before a return is applied, after, and where it never is."""


def changes_in(import_: Import) -> list[tuple[int, str]]:
    """How many of each kind of change, in words; the kinds of which there are none left out."""
    children = {each.value: Count("pk", filter=Q(does=each)) for each in Does}
    rows = {kind: Sum(kind) for kind, *_ in CHANGES if kind not in children}
    found = ChildLine.objects.filter(of=import_).aggregate(**children, **rows)
    return [(n, one if n == 1 else several) for kind, one, several in CHANGES if (n := found[kind])]


def held_first(import_: Import) -> list[str]:
    """Why the first of the children are held back."""
    held = ChildLine.objects.filter(of=import_, does=Does.HELD).order_by("number")
    return list(held.values_list("why", flat=True)[:FIRST])


def disagreements(import_: Import | None = None) -> QuerySet[Disagreement]:
    """The differences still to be settled, of one import or of all: where the return differs from what Heed owns."""
    rows = Disagreement.objects.filter(state=Settled.OPEN)
    return rows if import_ is None else rows.filter(opened_by=import_)
