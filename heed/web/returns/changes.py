"""What an import does to each child, as its page lists it: one line for a child, of those whom one may see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from heed.access.models import User
from heed.council.words import OWN, Words
from heed.exchange.models import ChildLine, Does, Import
from heed.web import formats
from heed.web.addresses import reverse
from heed.web.fields import read_page
from heed.web.returns.faults import lines_in_sight
from heed.web.returns.pages import name_of

AT_ONCE = 100
"""Children on one page."""

TITLES: Mapping[Does, str] = {
    Does.NEW: "New",
    Does.CHANGED: "Changed",
    Does.HELD: "Held back",
    Does.WITHDRAWN: "In no return any more",
    Does.DIFFERS: "Only differences",
    Does.MOVED: "The same, in another place of the files",
}
"""Each thing that an import does to a child, in the order in which they are looked at."""

ROWS = (
    ("episodes", "episode", "episodes"),
    ("reviews", "review", "reviews"),
    ("others", "row of another table", "rows of other tables"),
)
SAID = (("added", "{n} new {row}"), ("changed", "{n} changed {row}"), ("withdrawn", "{n} {row} no longer carried"))


@dataclass(frozen=True, slots=True)
class ChangedChild:
    """One child: the number in the return, what changes, in words, and where it is shown row by row."""

    number: str
    says: str
    address: str


@dataclass(frozen=True, slots=True)
class Tab:
    """The children to whom the import does one thing."""

    label: str
    n: int
    address: str
    here: bool


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """One page of the children to whom an import does one thing."""

    name: str
    back: str
    tabs: tuple[Tab, ...]
    lines: tuple[ChangedChild, ...]
    showing: str
    earlier: str
    later: str
    hidden: int
    of: tuple[ChildLine, ...]


def changes_page(import_: Import, by: User, asked: Mapping[str, str], words: Words = OWN) -> ChangesPage:
    """The page that an address asks for; of what is not asked for rightly, the first."""
    lines = list(ChildLine.objects.filter(of=import_).order_by("number"))
    parted = {does: [line for line in lines if line.does == does] for does in TITLES}
    there = [does for does in TITLES if parted[does]]
    does = next((each for each in there if each.value == asked.get("does")), there[0] if there else Does.NEW)
    seen = lines_in_sight(parted[does], by)
    page = read_page(asked)
    first = (page - 1) * AT_ONCE
    shown = seen[first : first + AT_ONCE]
    return ChangesPage(
        name=name_of(import_),
        back=reverse("web:return", kwargs={"pk": import_.pk}),
        tabs=tuple(Tab(TITLES[each], len(parted[each]), _address(import_, each), each is does) for each in there),
        lines=tuple(_line(import_, line, words) for line in shown),
        showing=f"{first + 1:,} to {first + len(shown):,} of {len(seen):,}" if shown else "Nobody whom you may see.",
        earlier=_address(import_, does, page - 1) if page > 1 and shown else "",
        later=_address(import_, does, page + 1) if first + len(shown) < len(seen) else "",
        hidden=len(parted[does]) - len(seen),
        of=tuple(shown),
    )


def _line(import_: Import, line: ChildLine, words: Words) -> ChangedChild:
    address = reverse("web:changed_child", kwargs={"pk": import_.pk, "number": line.number})
    return ChangedChild(line.number, words.say(_says(line)), address)


def _address(import_: Import, does: Does, page: int = 1) -> str:
    return f"{reverse('web:changes', kwargs={'pk': import_.pk})}?{urlencode({'does': does.value, 'page': page})}"


def _says(line: ChildLine) -> str:
    if line.does == Does.HELD:
        return line.why
    return formats.capital(", ".join(_parts(line)) or "nothing of what is said changes")


def _parts(line: ChildLine) -> Iterator[str]:
    if line.person and line.does != Does.NEW:
        yield "who the child is, as the Header says"
    for kind, one, many in ROWS:
        for suffix, said in SAID:
            if n := int(getattr(line, f"{kind}_{suffix}")):
                yield said.format(n=formats.number(n), row=one if n == 1 else many)
    if line.differing:
        yield f"{formats.count(line.differing, 'difference')} to settle"
