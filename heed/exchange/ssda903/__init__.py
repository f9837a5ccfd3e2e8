"""The SSDA903 return in: read, type, check and match, from CSV or XML files to `Returns`. No database, no figures.

`load` does it all for a command line. An import does it in two steps: `read` each return as uploaded (`folder.uploaded`),
then `combine`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from heed.exchange.records import Child, Returns
from heed.exchange.ssda903 import checks
from heed.exchange.ssda903.codes import YEARS
from heed.exchange.ssda903.dates import Dates
from heed.exchange.ssda903.folder import Given, given, uploaded
from heed.exchange.ssda903.gathering import by
from heed.exchange.ssda903.merging import Life, Merged, merged
from heed.exchange.ssda903.reading import Progress, one_of_each_year, read
from heed.exchange.ssda903.repairs import DEFAULT, mend
from heed.exchange.ssda903.rows import Return
from heed.exchange.ssda903.same_council import refuse_another_council
from heed.exchange.ssda903.speaking import day_spoken_for

__all__ = ["YEARS", "Given", "Return", "combine", "given", "load", "read", "told", "uploaded"]

NOTHING = Life()


def load(
    paths: Sequence[str],
    *,
    year: int,
    as_at: date | None,
    progress: Progress | None = None,
    repairs: Collection[str] = DEFAULT,
) -> Returns:
    """Every return of a command line, as one.

    `paths`: folders of CSV files, zips of them, XML files; `2026=PATH` to name a return's collection year. `year`: the
    collection year asked for, which decides the day the data speak for where `as_at` is None (decisions, 18). `progress`
    is told each file as it is read. `repairs` are the codes of those to be made.
    Raises `Refused`, with one sentence, where the input cannot be used.
    """
    dates = Dates()
    returns = [read(each, dates, progress, year) for each in given(paths)]
    return combine(returns, year=year, as_at=as_at, repairs=repairs)


def combine(returns: Sequence[Return], *, year: int, as_at: date | None, repairs: Collection[str] = DEFAULT) -> Returns:
    """Returns already read, matched, merged, mended by the repairs of these codes, and checked. Their order does not matter.

    A return whose year begins after the day the data speak for is not used: nothing after that day is known, and what it
    says of children who came later is no fault.
    """
    all_read = one_of_each_year(returns)
    as_at = day_spoken_for(all_read, year, as_at)
    ordered = [each for each in all_read if each.begins_on <= as_at]
    refuse_another_council(ordered)
    whole = merged(ordered, as_at)
    mended = mend(whole, repairs)
    done, held = checks.run(whole)
    return Returns(
        as_at=whole.as_at,
        years=tuple(each.year for each in ordered),
        children=tuple(_children(whole, held)),
        held=held,
        checks=done,
        tables=tuple(table for each in ordered for table in each.tables),
        notes=(*(note for each in ordered for note in each.notes), *_not_used(all_read[len(ordered) :], as_at)),
        repairs=mended,
    )


def told(returns: Sequence[Return], *, as_at: date, repairs: Collection[str]) -> tuple[Child, ...]:
    """What returns say, of which the rows of a few children alone were read: no check is asked, and nobody is held back."""
    whole = merged([each for each in one_of_each_year(returns) if each.begins_on <= as_at], as_at)
    mend(whole, repairs)
    return tuple(_children(whole, {}))


def _not_used(later: Sequence[Return], as_at: date) -> Iterator[str]:
    for each in later:
        yield f"The return of {each.year} begins after {as_at:%d/%m/%Y}, the day the data speak for, and was not used."


def _children(whole: Merged, held: Mapping[str, str]) -> Iterator[Child]:
    """Every child who is not held back, by number. One without a birth date always is (check 102)."""
    others = whole.others
    for number in sorted(whole.header):
        row, life = whole.header[number], whole.lives.get(number, NOTHING)
        if number not in held and row.born_on is not None:
            yield Child(
                number=number,
                born_on=row.born_on,
                sex=row.sex,
                uasc=number in whole.uasc,
                years=whole.years[number],
                episodes=life.episodes,
                reviews=life.reviews,
                source=row.source,
                ethnicity=row.ethnicity,
                upn=row.upn,
                mother=row.mother,
                mothers_child_born_on=by(row.mothers_child_born_on, whole.as_at),
                unaccompanied=others.unaccompanied.get(number, ()),
                health=others.health.get(number, ()),
                care_leaver=others.care_leaver.get(number, ()),
                adoption=others.adoption.get(number, ()),
                placed_for_adoption=others.placed_for_adoption.get(number, ()),
                previous_permanence=others.previous_permanence.get(number, ()),
                missing=others.missing.get(number, ()),
                social_workers=others.social_workers.get(number, ()),
                deprivations=others.deprivations.get(number, ()),
            )
