"""How often things happen beside care and reviews, in a thousand. The storm's are here; a council may have its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Shares:
    """Each in a thousand, unless its name says otherwise. `faults` is of rows left out and cells left blank on purpose."""

    faults: int = 12
    mothers: int = 60
    previous_permanence: int = 120
    away_in_a_placement: int = 240
    away_more_than_once: int = 350
    missing_not_away: int = 700
    worker_changes_after_days: tuple[int, int] = (60, 700)
    liberty_in_a_childrens_home: int = 700
    uasc_status_ceases_early: int = 300
    sdq_returned: int = 820
    sdq_scores: Mapping[tuple[int, int], int] = field(
        default_factory=lambda: {(0, 8): 25, (9, 13): 25, (14, 16): 22, (17, 25): 22, (26, 40): 6}
    )
    convicted: int = 60
    health_check: int = 880
    immunised: int = 860
    teeth: int = 840
    assessed: int = 870
    substances: int = 50
    in_touch: int = 850
    active: int = 560
    suitable: int = 860
