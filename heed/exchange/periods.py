"""Episodes parted into periods of care: said once, for figures and for the import that stores them. No Django."""

from __future__ import annotations

from collections.abc import Sequence

from heed.exchange.records import SHORT_BREAKS, Episode
from heed.law.dates import first_day_of, last_day_of

STARTED = "S"  # RNE: started to be looked after
GOES_ON = "X1"  # REC: the episode ceased and another begins


def periods(episodes: Sequence[Episode]) -> list[list[Episode]]:
    """The episodes of a child, in order, by period: a new one starts where the return says so, or after one that ended."""
    found: list[list[Episode]] = []
    for episode in episodes:
        before = found[-1][-1] if found else None
        if before is None or episode.reason_new == STARTED or ended(before):
            found.append([episode])
        else:
            found[-1].append(episode)
    return found


def ended(episode: Episode) -> bool:
    """Whether care ceased with this episode, as far as the return says."""
    return episode.until_on is not None and episode.reason_ceased not in (None, GOES_ON)


def twelve_months(episodes: Sequence[Episode], year: int) -> bool:
    """Whether a child was looked after continuously for the 12 months to 31 March of `year`: whom OC2 is about.

    DfE's own definition, told from the episodes: care in the year and on its last day, none of it short breaks, that neither
    started after 1 April nor ceased before 31 March. An episode of which it is not known why it ceased does not end care,
    as in `periods`. True only as far as the episodes go: what came before them is not asked.
    """
    begins, ends, lasts = first_day_of(year), last_day_of(year), False
    for each in episodes:
        until_on = each.until_on
        if each.from_on > ends or (until_on is not None and until_on < begins):
            continue
        if each.legal_status in SHORT_BREAKS or (each.reason_new == STARTED and each.from_on > begins):
            return False
        if until_on is not None and until_on < ends and ended(each):
            return False
        lasts = lasts or until_on is None or until_on >= ends
    return lasts
