"""Episodes parted into periods of care: said once, for figures and for the import that stores them. No Django."""

from __future__ import annotations

from collections.abc import Sequence

from heed.exchange.records import Episode

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
