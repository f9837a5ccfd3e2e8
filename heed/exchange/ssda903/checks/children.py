"""Checks on who a child is: the Header, and what other tables say against it. Across returns: `years`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from heed.exchange.records import Source
from heed.exchange.ssda903.checks.declared import HOLD, SHOWN, Declared, Found, columns, day, place, turns
from heed.exchange.ssda903.layout import EPISODES, HEADER, REVIEWS
from heed.exchange.ssda903.merging import UNTOLD, Merged
from heed.exchange.ssda903.rows import HeaderRow, Return

LEAVER = 17  # the age from which the return tells of care leavers
ADULT = 18  # rule 359
_ADD = "add the child to the Header, or mend the number"


def _strangers(rows: Iterable[tuple[str, Source]], each: Return) -> Iterator[Found]:
    """Rows whose child the same return's Header does not have."""
    known = {row.child for row in each.header}
    for child, source in rows:
        if child not in known:
            yield Found(source, child, f"the child {child} is not in the Header: {_ADD}")


def _not_in_header_episodes(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        yield from _strangers(((row.child, row.episode.source) for row in each.episodes), each)


def _not_in_header_reviews(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        yield from _strangers(((row.child, row.review.source) for row in each.reviews), each)


def _repeats(each: Return) -> Iterator[tuple[HeaderRow, HeaderRow]]:
    """Each Header row whose child has one already, with the first."""
    first: dict[str, HeaderRow] = {}
    for row in each.header:
        before = first.setdefault(row.child, row)
        if before is not row:
            yield row, before


def _twice_in_header(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        for row, before in _repeats(each):
            if row.born_on == before.born_on:
                where = place(before.source, row.source)
                yield Found(
                    row.source, row.child, f"the child {row.child} is in the Header already ({where}): leave one row"
                )


def _two_birth_dates(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        for row, before in _repeats(each):
            if row.born_on != before.born_on:
                where = place(before.source, row.source)
                yield Found(
                    row.source, row.child, f"DOB is not that of the child’s other row ({where}): leave the right row"
                )


def _not_born_yet(merged: Merged) -> Iterator[Found]:
    for child, row in merged.header.items():
        if row.born_on is not None and row.born_on > merged.as_at:
            words = f"DOB is {day(row.born_on)}, after {day(merged.as_at)}, the day the data speak for: mend the date"
            yield Found(row.source, child, words)


def _in_care_before_birth(merged: Merged) -> Iterator[Found]:
    for child, life in merged.lives.items():
        born_on, first = merged.header[child].born_on, life.episodes[0] if life.episodes else None
        if born_on is not None and first is not None and first.from_on < born_on:
            words = f"DECOM is {day(first.from_on)}, before the child was born on {day(born_on)}: mend one of the two"
            yield Found(first.source, child, words)


def _no_episode(merged: Merged) -> Iterator[Found]:
    """A child too young to be there as a care leaver. Older children may be, without an episode."""
    for each in merged.returns:
        in_care = {child for child, _ in each.episodes}
        in_care.update(row.child or "" for dates in UNTOLD for row in each.misread.get(dates, ()))
        for row in each.header:
            if row.child in in_care or row.born_on is None or turns(LEAVER, row.born_on) <= each.ends_on:
                continue
            yield Found(row.source, row.child, f"the child {row.child} has no episode: add it, or take the child out")


def _past_18(merged: Merged) -> Iterator[Found]:
    for child, life in merged.lives.items():
        born_on, last = merged.header[child].born_on, life.episodes[-1] if life.episodes else None
        if born_on is None or last is None:
            continue
        until = last.until_on or merged.as_at
        if until.year < born_on.year + ADULT or until <= (birthday := turns(ADULT, born_on)):
            continue
        if (last.legal_status, last.placement) != ("V2", "K2"):
            words = f"the child turned {ADULT} on {day(birthday)}, and the episode goes on: write its DEC, or mend DOB"
            yield Found(last.source, child, words)


def _other_birth_date_in_reviews(merged: Merged) -> Iterator[Found]:
    for each in merged.returns:
        for child, source, words in each.misread.get((REVIEWS, "DOB"), ()):
            yield Found(source, child, f"DOB {words}")
        known = {row.child: row for row in reversed(each.header)}
        for child, born_on, review in each.reviews:
            row = known.get(child)
            if row is not None and born_on != row.born_on and born_on is not None and row.born_on is not None:
                yield Found(review.source, child, _other(row))


def _other(row: HeaderRow) -> str:
    return (
        f"DOB is not that of the Header ({row.source.file}, line {row.source.line}), which is used: mend one of the two"
    )


_DOB = columns(HEADER, "DOB")
_EPISODES = columns(HEADER, "CHILD") | columns(EPISODES, "CHILD")
_REVIEWS = columns(HEADER, "CHILD") | columns(REVIEWS, "CHILD")

CHILDREN = (
    Declared("H003", "Child in Episodes is not in the Header.", HOLD, _not_in_header_episodes, touches=_EPISODES),
    Declared("H004", "Child in Reviews is not in the Header.", HOLD, _not_in_header_reviews, touches=_REVIEWS),
    Declared(
        "H006", "Child is in the Header more than once.", SHOWN, _twice_in_header, touches=columns(HEADER, "CHILD")
    ),
    Declared("H007", "Child is in the Header with two birth dates.", HOLD, _two_birth_dates, touches=_DOB),
    Declared("301", "Date of birth falls after the year ended.", HOLD, _not_born_yet, touches=_DOB),
    Declared(
        "302",
        "First episode starts before child was born.",
        SHOWN,
        _in_care_before_birth,
        touches=_DOB | columns(EPISODES, "DECOM"),
    ),
    Declared(
        "359",
        "Child being looked after following 18th birthday must be accommodated under section 20(5) of the Children Act"
        " 1989 in a community home.",
        SHOWN,
        _past_18,
        touches=_DOB | columns(EPISODES, "DEC", "LS", "PLACE"),
    ),
    Declared(
        "H019",
        "Child in the Header has no episode, and is too young to be a care leaver.",
        SHOWN,
        _no_episode,
        touches=_EPISODES,
    ),
    Declared(
        "H008", "Date of birth in Reviews differs from the Header’s.", SHOWN, _other_birth_date_in_reviews, touches=_DOB
    ),
)
