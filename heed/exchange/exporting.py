"""The returns of the database written out as the files of a return, on the record. What they say is `ssda903.writing`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from django.db.models import F

from heed.access import record
from heed.access.models import User
from heed.access.permissions import Permission
from heed.children.models import Child
from heed.exchange.read_back import read_back
from heed.exchange.ssda903.writing import Written, write


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, and how many children are in none of the files: held back by a fault, or not theirs to see."""

    files: tuple[Written, ...]
    children: int
    held: int
    unseen: int = 0


def export(years: Sequence[int], out: Path, *, by: User, in_sight: bool = False) -> Exported:
    """Write the return of each year below a folder that is not there yet, and record who had which. Raises `Refused`.

    `in_sight` leaves out the children whom the person may not see.
    """
    returns = read_back()
    everyone = len(returns.children)
    if in_sight:
        seen = set(Child.objects.visible_to(by).with_number().values_list(F("number"), flat=True))
        returns = replace(returns, children=tuple(child for child in returns.children if child.number in seen))
    wanted = [child.number for child in returns.children if child.years.intersection(years)]

    def recorded() -> None:
        keys = {child.number: child.pk for child in Child.objects.with_number().only("pk")}
        record.saw(
            by=by,
            what="exchange.export",
            sentence="Exported returns as files.",
            filter=f"years: {', '.join(str(year) for year in sorted(set(years)))}",
            children=[keys[number] for number in wanted],
            permission=Permission.APPLY_IMPORT,
        )

    written = write(returns, years, out, before=recorded)
    return Exported(tuple(written), len(wanted), len(returns.held), everyone - len(returns.children))
