"""What the first page shows, in the words and shapes that its templates print."""

from __future__ import annotations

from dataclasses import dataclass

from heed.web.whens import When


@dataclass(frozen=True, slots=True)
class Press:
    """The one thing to press beside a row. `about` is heard and not seen; `first` is the one solid button of a page.

    It `acts` where it leads to a deed rather than to a look.
    """

    text: str
    address: str
    about: str = ""
    first: bool = False
    acts: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do: by when, what, why. `stops` is what stands in the way; `clock` the time of what is held today."""

    when: When
    title: str
    address: str
    says: str = ""
    press: Press | None = None
    stops: str = ""
    clock: str = ""


@dataclass(frozen=True, slots=True)
class WorkList:
    """A list of things to do under its heading, with how many more there are and how many are out of sight."""

    key: str
    title: str
    items: tuple[Item, ...]
    aside: str = ""
    more: int = 0
    unseen: int = 0
    address: str = ""  # of the whole list
    none: str = ""  # what is said where there is nothing; empty: the list is then left out

    @property
    def is_there(self) -> bool:
        """Whether it is shown at all."""
        return bool(self.items or self.more or self.unseen or self.none)


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the strip: how many children, and of how many something is missing, all is on course, no date is set."""

    name: str
    address: str
    missing: int
    on_course: int
    undated: int

    @property
    def children(self) -> int:
        """All of them."""
        return self.missing + self.on_course + self.undated

    @property
    def dots(self) -> tuple[str, ...]:
        """The class of each dot, those that want something first."""
        return ("dot-miss",) * self.missing + ("",) * self.on_course + ("dot-none",) * self.undated


@dataclass(frozen=True, slots=True)
class Strip:
    """Children by the month of their next review; `besides` are sentences of those who are in no month."""

    title: str
    months: tuple[Month, ...]
    besides: tuple[str, ...]

    @property
    def missing(self) -> int:
        """Of how many something is missing."""
        return sum(month.missing for month in self.months)

    @property
    def on_course(self) -> int:
        """How many are on course."""
        return sum(month.on_course for month in self.months)

    @property
    def undated(self) -> int:
        """How many have no date yet."""
        return sum(month.undated for month in self.months)


@dataclass(frozen=True, slots=True)
class Said:
    """What a child said, a line for each thing, about what and when."""

    lines: tuple[str, ...]
    about: str
    name: str
    address: str
    when: str


@dataclass(frozen=True, slots=True)
class Told:
    """A notice: before and after the child's name, the child's page where the reader may see them, when it was told."""

    pk: int
    before: str
    name: str
    address: str
    after: str
    at: str


@dataclass(frozen=True, slots=True)
class Glance:
    """One number of the service, with what it is of. `late` is the part of it that waits for somebody."""

    code: str
    number: str
    name: str
    address: str
    says: str
    late: str = ""


@dataclass(frozen=True, slots=True)
class Fresh:
    """How far what is shown is up to date, as a sentence, and where to look."""

    sentence: str
    address: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One IRO in the drawing of shares: where their dot stands, and the same as the table has it."""

    name: str
    address: str
    children: int
    per_full_time: str
    share: str
    y: float
    x: float
    over: bool
    note: str


@dataclass(frozen=True, slots=True)
class Shares:
    """How the work is shared: a drawing on paper 560 wide, one sentence, and a table. `others` are not in the base."""

    height: float
    fewest: int
    most: int
    band_x: float
    band_width: float
    bars: tuple[Bar, ...]
    said: str
    sentence: str
    scale: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a plain list: a date in context, a link and what follows it."""

    when: When | None
    title: str
    address: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many reviews one thing stops, for a reader who does not see which."""

    n: int
    says: str
    since: str


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere this person may go from here, and what for."""

    name: str
    address: str
    says: str


@dataclass(frozen=True, slots=True)
class Part:
    """What one role of a person opens the page for. `kind` names its template; `children` are the keys of those shown."""

    kind: str
    title: str
    lead: str
    children: frozenset[int] = frozenset()
    lists: tuple[WorkList, ...] = ()
    why_this_order: str = ""
    strip: Strip | None = None
    glances: tuple[Glance, ...] = ()
    said: tuple[Said, ...] = ()
    covers: tuple[str, ...] = ()
    shares: Shares | None = None
    waiting: WorkList | None = None
    tallies: tuple[Tally, ...] = ()
    rows: tuple[tuple[str, tuple[Row, ...]], ...] = ()
    fresh: Fresh | None = None
    places: tuple[Place, ...] = ()
    notes: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    address: str = ""  # of who has whom
