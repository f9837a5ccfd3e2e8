"""The answer to each measure, row by row: one function a measure, slow and plain, from what the returns show of a child."""

from __future__ import annotations

from tests.returns.answers import children, health, moves, placements, reviews, safety, taking_part
from tests.returns.answers.answer import Answer

ANSWERS: dict[str, Answer] = {
    **reviews.ANSWERS,
    **taking_part.ANSWERS,
    **children.ANSWERS,
    **placements.ANSWERS,
    **health.ANSWERS,
    **safety.ANSWERS,
    **moves.ANSWERS,
}
"""By the measure's code."""

__all__ = ["ANSWERS", "Answer"]
