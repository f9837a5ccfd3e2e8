"""What the database refuses about reviews: one that hangs on another child's period of care."""

from __future__ import annotations

from typing import Final

from heed.council.refusals import Refusal

REFUSALS: Final = (
    Refusal(
        name="reviews_review_of_its_child",
        table="reviews_review",
        when="NEW.period_id IS NOT NULL AND NEW.child_id <> "
        "(SELECT p.child_id FROM children_periodofcare p WHERE p.id = NEW.period_id)",
        says="A review belongs to a period of care of the same child",
    ),
)
