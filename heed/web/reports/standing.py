"""What stands between a report and its issue, as pages list it: each with where it is mended. Worked out once for its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from heed.reports import hindrances, proofs
from heed.reports.hindrances import Hindrance, What
from heed.reports.standing import This, words_key
from heed.web import formats
from heed.web.addresses import reverse
from heed.web.reports import tabs
from heed.web.reports.lists import LISTS
from heed.web.reports.reading import Reading
from heed.web.reports.shapes import Todo


class _Whole:
    """Everything that is written, with the figures: a key that is the same where both are."""

    def __init__(self, reading: Reading, book: This) -> None:
        self.reading, self.book = reading, book
        self.key = (
            reading.report.pk,
            words_key(reading.manuscript),
            book,
            tuple(sorted(map(repr, reading.words.items()))),
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Whole) and other.key == self.key

    def __hash__(self) -> int:
        return hash(self.key)


@lru_cache(maxsize=8)
def _of_the_words(whole: _Whole) -> tuple[Hindrance, ...]:
    reading = whole.reading
    return hindrances.of_the_words(reading.report, reading.manuscript, whole.book.book, reading.words)


def hinders(reading: Reading) -> tuple[Hindrance, ...]:
    """Everything that keeps a report from being issued: as the deed itself asks it, without asking twice."""
    if reading.book is None:
        return (Hindrance(What.FIGURES, reading.why),)
    of_words = _of_the_words(_Whole(reading, This(reading.book)))
    return hindrances.still(reading.report, of_words, reading.book, reading.today)


TITLES: dict[What, tuple[str, str]] = {
    What.FIGURES: ("There are no figures", "Load a return"),
    What.PROVISIONAL: ("Say how sure the figures are", "Say so"),
    What.APPROVAL: ("It needs an approval", "See sign-off"),
    What.PROOF: ("The proof-reader found something", "Mend it"),
    What.PROMPT: ("A question is left in the text", "Mend it"),
    What.PROMISE: ("Last year’s recommendations", "Say so"),
    What.TAG: ("A tag cannot be read", "Mend it"),
}


def stops(reading: Reading) -> tuple[Todo, ...]:
    """What stops it, one line for each kind and place."""
    return tuple(_grouped(reading, hinders(reading)))


def each_stop(reading: Reading, found: Iterable[Hindrance]) -> tuple[Todo, ...]:
    """What stops it, each by itself."""
    return tuple(_one(reading, each, each.says) for each in found)


def _grouped(reading: Reading, found: Iterable[Hindrance]) -> Iterator[Todo]:
    by: dict[tuple[What, str], list[Hindrance]] = {}
    for each in found:
        by.setdefault((each.what, "" if each.what is What.PROMISE else each.at), []).append(each)
    for alike in by.values():
        first, more = alike[0], len(alike) - 1
        says = first.says if not more else f"{first.says} And {formats.count(more, 'more like it', 'more like it')}."
        yield _one(reading, first, says)


def _one(reading: Reading, of: Hindrance, says: str) -> Todo:
    title, press = TITLES[of.what]
    where = f"{title}: {proofs.title_of(of.at, reading.manuscript, reading.words)}" if of.at and of.key else title
    return Todo(reading.words.say(where), reading.words.say(says), press, _address(reading, of), True)


def _address(reading: Reading, of: Hindrance) -> str:
    """Where it is mended."""
    if of.what is What.FIGURES:
        return reverse("web:returns")
    if of.what is What.APPROVAL:
        return tabs.of(reading, "web:report_sign_off")
    if of.what is What.PROVISIONAL:
        return tabs.of(reading, "web:report_details")
    if of.what is What.TAG or of.at == proofs.TABLES:
        return tabs.of(reading, "web:report_findings")
    if of.at in LISTS:
        return tabs.of(reading, "web:report_rows", which=of.at)
    return tabs.section(reading, of.at) if of.at else tabs.of(reading, "web:report_findings")
