"""How a child of the cast is told by hand, and the life that comes of it. Not who they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tests.fenshire import homes, places, records, shares
from tests.returns.beside.people import pupil_number
from tests.returns.days import birthday
from tests.returns.days import day as on
from tests.returns.lives import Episode, Life, Review
from tests.returns.tables import Roster, Worker


@dataclass(frozen=True, slots=True)
class Home:
    """With whom a child lives from a day, where, as what kind of placement; `rest` is the end of the postcode."""

    from_on: str
    who: str
    town: str
    kind: str = "U6"
    rest: str = "3AA"
    provider: str = "PR1"
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A child told by hand. Days are written with their weekday, so that a slip of the pen is found.

    `iros` are those who reviewed: name, since when, why, and when the child was told. The last is the child's IRO today.
    """

    number: str
    given: str
    family: str
    sex: str
    born: str
    household: int
    law: tuple[tuple[str, str], ...]
    homes: tuple[Home, ...]
    reviews: tuple[tuple[str, str], ...] = ()
    iros: tuple[tuple[str, str, str, str], ...] = ()
    workers: tuple[tuple[str, str], ...] = ()
    team: str = ""
    left: tuple[tuple[str, str], ...] = ()
    ethnicity: str = "WBRI"
    lived: str = "Fenmarket"
    group: str = ""
    uasc: bool = False
    childs_birth: str = ""
    decided: tuple[str, ...] = ()
    adopted_before: str = ""

    @property
    def iro(self) -> str:
        """The IRO today; empty where nobody is named."""
        return self.iros[-1][0] if self.iros else ""

    def life(self) -> Life:
        """The life, as a return would have it and more."""
        born_on = on(self.born)
        life = Life(
            number=self.number,
            born_on=born_on,
            sex=self.sex,
            episodes=tuple(self._episodes()),
            reviews=tuple(Review(on(held), code) for held, code in self.reviews),
            ethnicity=self.ethnicity,
            upn=pupil_number(shares.dice("names", int(self.number.removeprefix("F-")), 1), born_on),
            uasc_until=birthday(born_on, 18) if self.uasc else None,
            placed=tuple((on(each), None, "") for each in self.decided),
            told=frozenset({f"household {self.household}", "told by hand"}),
        )
        life = records.beside_of(homes.housed(life), on(self.adopted_before) if self.adopted_before else None)
        return replace(
            life,
            episodes=tuple(map(self._at_home, life.episodes)),
            workers=self._workers() or life.workers,
            away=(),
            liberty=(),
            childs_birth=on(self.childs_birth) if self.childs_birth else None,
            roster=self._roster(),
        )

    def _episodes(self) -> Iterator[Episode]:
        """Each stretch of one law in one home. A move between homes of one kind is a move."""
        law = {on(day): code for day, code in self.law}
        home = {on(each.from_on): each for each in self.homes}
        ends = {on(day): why for day, why in self.left}
        days = sorted(law | home)
        status, where = "", self.homes[0]
        for at, today in enumerate(days):
            begins = at == 0 or any(days[at - 1] < end <= today for end in ends)
            reason = "S" if begins else _reason(today in law, home.get(today), where)
            status, where = law.get(today, status), home.get(today, where)
            after = days[at + 1] if at + 1 < len(days) else None
            end = min((end for end in ends if end > today and (after is None or end <= after)), default=None)
            ceased = ends[end] if end else "X1" if after else ""
            moves = not end and after in home and home[after].who != where.who if after else False
            told = (reason, status, where.kind, ceased, "CARPL" if moves else "")
            yield Episode(today, end or after, *told)

    def _at_home(self, episode: Episode) -> Episode:
        """The episode with what the return says of the home."""
        here = [each for each in self.homes if on(each.from_on) <= episode.from_on][-1]
        return replace(
            episode,
            home_postcode=self._home(),
            postcode=places.postcode_in(here.town, here.rest),
            provider=here.provider,
            urn=str(9_100_000 + sum(at * ord(letter) for at, letter in enumerate(here.who + here.town, 1))),
        )

    def _home(self) -> str:
        return "" if self.uasc else places.postcode_in(self.lived, "1AA")

    def _workers(self) -> tuple[Worker, ...]:
        """Who held the case, as the return has it; the dice tell it of those who left."""
        since = [] if self.left else [on(day) for _, day in self.workers]
        until = [*since[1:], None]
        why = ("FCONTA", *("LEFTRL",) * len(since))
        return tuple(
            Worker(f"SW{700 + at}", day, end, reason)
            for at, (day, end, reason) in enumerate(zip(since, until, why, strict=False))
        )

    def _roster(self) -> Roster | None:
        if not self.team:
            return None
        worker = self.workers[-1][0] if self.workers else ""
        return Roster(self.given, self.family, self.iro, worker, self.team, self.group)


def _reason(law: bool, home: Home | None, before: Home) -> str:
    """Why a new episode begins: L law, P another home, B both; with the same carer T and U."""
    if home is None:
        return "L"
    return ("U" if law else "T") if home.who == before.who else ("B" if law else "P")
