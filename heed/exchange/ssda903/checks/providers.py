"""Checks on who provides a placement, and on Ofsted's number of the home."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from heed.exchange.records import Episode
from heed.exchange.ssda903.checks.declared import SHOWN, Declared, Found, at_fault, columns
from heed.exchange.ssda903.checks.outside import outside_england
from heed.exchange.ssda903.checks.walks import TEMPORARY, ByYear, of_year, placed, rows_with
from heed.exchange.ssda903.layout import EPISODES
from heed.exchange.ssda903.merging import Merged

_OTHER = frozenset({"Z11", "Z12", "Z13", "Z14"})

WITHOUT_PROVIDER: ByYear = {0: TEMPORARY, 2026: TEMPORARY | _OTHER}
"""Rule 213: placements that have no provider."""

PROVIDER_SPARED: ByYear = {0: TEMPORARY | {"Z1"}, 2026: TEMPORARY | _OTHER}
"""Rule 526: placements whose provider need not be told."""

_NO_HOME = TEMPORARY | {"P1", "P3", "R1", "R2", "R5"}

URN_SPARED: ByYear = {0: _NO_HOME | {"H5", "P2", "Z1"}, 2025: _NO_HOME | {"Z1"}, 2026: _NO_HOME | _OTHER}
"""Rule 218: placements whose URN need not be told. H5 from 28 October 2023: rule 230."""

WITHOUT_URN: ByYear = {
    0: _NO_HOME | {"H5", "P2", "Z1"},
    2024: _NO_HOME | {"P2", "Z1"},
    2025: _NO_HOME | {"Z1"},
    2026: _NO_HOME | _OTHER,
}
"""Rule 222: placements that have no URN."""

NO_NUMBER = "XXXXXXX"
"""What stands for a URN where the home has none."""

SUPPORTED_FROM = date(2023, 10, 28)
"""Rules 217t and 230: the day from which supported accommodation is registered."""

NOT_WITH = {
    "PR1": frozenset({"P1", "R2", "R5"}),
    "PR2": frozenset({"P1", "R2", "R5"}),
    "PR3": frozenset({"P1", "A3", "A4", "A5", "A6", "K1", "K2", "U1", "U2", "U3", "U4", "U5", "U6"}),
    "PR4": frozenset({"P1"}),
    "PR5": frozenset({"P1"}),
}
"""Rules 527 to 531: placements that a provider cannot provide."""


def _provider_not_asked(episode: Episode) -> str | None:
    if episode.provider is None:
        return None
    return f"PLACE_PROVIDER is {episode.provider}, and PLACE is {episode.placement}, which has none: leave it blank"


def _no_provider(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        spared, unread = of_year(PROVIDER_SPARED, each.year), at_fault(each, EPISODES, "PLACE_PROVIDER")
        for child, episode in each.episodes:
            if episode.provider is not None or episode.placement is None or episode.placement in spared:
                continue
            if episode.source not in unread:
                words = f"PLACE_PROVIDER is blank, and PLACE is {episode.placement}: write its code"
                yield Found(episode.source, child, words)


def _parents_elsewhere(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        for child, episode in rows_with(each, "provider", frozenset({"PR0"})):
            if episode.placement not in ("P1", None):
                words = f"PLACE_PROVIDER is PR0, and PLACE is {episode.placement}, not P1: mend one of the two"
                yield Found(episode.source, child, words)


def _not_with(code: str, provider: str, says: str) -> Declared:
    """The check on the placements that one provider cannot provide."""
    cannot = NOT_WITH[provider]

    def find(merged: Merged) -> Iterator[Found]:
        for each in merged.returns:
            for child, episode in rows_with(each, "placement", cannot):
                if episode.provider == provider:
                    words = f"PLACE_PROVIDER is {provider}, and PLACE is {episode.placement}: mend one of the two"
                    yield Found(episode.source, child, words)

    return Declared(code, says, SHOWN, find, touches=columns(EPISODES, "PLACE", "PLACE_PROVIDER"))


def _no_urn(merged: Merged) -> Iterator[Found]:
    """Only of episodes that go on in the year, in England as far as PL_POST tells."""
    for each in merged.returns:
        spared, first = of_year(URN_SPARED, each.year), each.begins_on
        for child, episode in each.episodes:
            if episode.urn is not None or episode.placement is None or episode.placement in spared:
                continue
            ended = episode.until_on is not None and episode.until_on < first
            if not ended and not outside_england(episode.placement_postcode):
                words = f"URN is blank, and PLACE is {episode.placement}: write Ofsted’s number of the home"
                yield Found(episode.source, child, words)


def _no_urn_where_supported(episode: Episode) -> str | None:
    if episode.until_on is not None and episode.until_on <= SUPPORTED_FROM:
        return None
    if episode.urn not in (None, NO_NUMBER) or outside_england(episode.placement_postcode):
        return None
    is_ = "blank" if episode.urn is None else NO_NUMBER
    return f"URN is {is_}, and PLACE is H5 after 28/10/2023: write Ofsted’s number of the home"


def _urn_not_asked(episode: Episode) -> str | None:
    if episode.urn in (None, NO_NUMBER):
        return None
    return f"URN is filled, and PLACE is {episode.placement}, which has none: leave it blank, or mend PLACE"


_URN = columns(EPISODES, "PLACE", "URN")
_PROVIDER = columns(EPISODES, "PLACE", "PLACE_PROVIDER")

PROVIDERS = (
    Declared(
        "213",
        "Placement provider information not required.",
        SHOWN,
        placed(WITHOUT_PROVIDER, _provider_not_asked),
        touches=_PROVIDER,
    ),
    Declared(
        "526",
        "Child is missing a placement provider code for at least one episode.",
        SHOWN,
        _no_provider,
        touches=columns(EPISODES, "PLACE_PROVIDER"),
    ),
    _not_with("527", "PR1", "A placement provider code of PR1 cannot be associated with placements P1, R2 or R5."),
    _not_with("528", "PR2", "A placement provider code of PR2 cannot be associated with placements P1, R2 or R5."),
    _not_with(
        "529",
        "PR3",
        "Placement provider code of PR3 cannot be associated with placements P1, A3 to A6, K1, K2 and U1 to U6 as these"
        " placements cannot be provided by other public organisations.",
    ),
    _not_with("530", "PR4", "A placement provider code of PR4 cannot be associated with placement P1."),
    _not_with("531", "PR5", "A placement provider code of PR5 cannot be associated with placements P1."),
    Declared(
        "550",
        "A placement provider code of PR0 can only be associated with placement P1.",
        SHOWN,
        _parents_elsewhere,
        touches=_PROVIDER,
    ),
    Declared(
        "218",
        "Ofsted Unique reference number (URN) is required.",
        SHOWN,
        _no_urn,
        touches=columns(EPISODES, "URN"),
    ),
    Declared(
        "222",
        "Ofsted Unique reference number (URN) should not be recorded for this placement type.",
        SHOWN,
        placed(WITHOUT_URN, _urn_not_asked),
        touches=_URN,
    ),
    Declared(
        "230",
        "Ofsted Unique reference number (URN) is required for any English H5 placements from 28 October 2023.",
        SHOWN,
        placed({0: frozenset({"H5"})}, _no_urn_where_supported),
        touches=columns(EPISODES, "URN"),
        since=2024,
        until=2025,
    ),
)
