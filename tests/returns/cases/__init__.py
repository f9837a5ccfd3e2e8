"""Children told one by one, each with the rows that a person worked out by hand from the law and the settled points."""

from __future__ import annotations

from tests.returns.cases.due import DUE
from tests.returns.cases.endings import ENDINGS
from tests.returns.cases.participation import PARTICIPATION
from tests.returns.cases.telling import Case
from tests.returns.cases.unseen import UNSEEN_BEFORE
from tests.returns.lives import Life

CASES: tuple[Case, ...] = (*DUE, *ENDINGS, *UNSEEN_BEFORE, *PARTICIPATION)


def lives() -> list[Life]:
    """The children of all named cases, each under the number of its case ("N-01" is the first)."""
    return [case.child.life(f"N-{number:02}") for number, case in enumerate(CASES, 1)]


__all__ = ["CASES", "Case", "lives"]
