"""What may come of reading files, whatever stands in them: a `Returns` in its promised shape, or one sentence."""

from __future__ import annotations

from datetime import date

from heed.exchange.records import Refused, Returns
from heed.exchange.ssda903 import load

LONGEST_REFUSAL = 500
LONGEST_FAULT = 400


def outcome(*paths: str, as_at: date | None = date(2026, 3, 31)) -> Returns | str:
    """What comes of loading: a `Returns` with every promise of its shape kept, or one sentence."""
    try:
        returns = load(list(paths), year=2026, as_at=as_at)
    except Refused as refused:
        return one_sentence(str(refused))
    for child in returns.children:
        assert child.number not in returns.held
        for one, other in zip(child.episodes, child.episodes[1:], strict=False):
            assert one.until_on is not None
            assert one.from_on <= one.until_on <= other.from_on
        days = [review.held_on for review in child.reviews]
        assert days == sorted(set(days))
        assert all(day <= returns.as_at for day in days)
        assert all((review.code is None) == (review.code_unknown is not None) for review in child.reviews)
    for check in returns.checks:
        assert all(fault.sentence.isprintable() and len(fault.sentence) < LONGEST_FAULT for fault in check.faults)
    return returns


def one_sentence(said: str) -> str:
    """The refusal, once it is a sentence that can be shown."""
    assert said.isprintable()
    assert said.endswith(".")
    assert len(said) < LONGEST_REFUSAL
    return said
