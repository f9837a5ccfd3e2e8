"""What `heed tick` does for this package: working data of imports deleted when its time is over."""

from __future__ import annotations

from heed.access import clock
from heed.exchange.apply.clearing import clear_old


def tick() -> int:
    """Delete imports that nobody applied and the faults of those long replaced; how many rows."""
    return clear_old(clock.now())
