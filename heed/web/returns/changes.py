"""What an import does to each child, as its page lists it: one line for a child, of those whom one may see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from heed.access.models import User
from heed.council.words import OWN, Words
from heed.exchange.models import ChildLine, Does, Import
from heed.web import formats
from heed.web.returns.faults import out_of_sight
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
VERBS = (("added", "new"), ("changed", "changed"), ("withdrawn", "no longer carried"))


@dataclass(frozen=True, slots=True)
class ChangedChild:
    """One child: the number in the return, and what changes, in words."""

    number: str
    says: str


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


def changes_page(import_: Import, by: User, asked: Mapping[str, str], words: Words = OWN) -> ChangesPage:
    """The page that an address asks for; of what is not asked for rightly, the first."""
    lines = list(ChildLine.objects.filter(of=import_).order_by("number"))
    parted = {does: [line for line in lines if line.does == does] for does in TITLES}
    there = [does for does in TITLES if parted[does]]
    does = next((each for each in there if each.value == asked.get("does")), there[0] if there else Does.NEW)
    hidden = out_of_sight({line.number for line in parted[does]}, by)
    seen = [line for line in parted[does] if line.number not in hidden]
    page = _page(asked)
    first = (page - 1) * AT_ONCE
    shown = seen[first : first + AT_ONCE]
    return ChangesPage(
        name=name_of(import_),
        back=reverse("web:return", kwargs={"pk": import_.pk}),
        tabs=tuple(Tab(TITLES[each], len(parted[each]), _address(import_, each), each is does) for each in there),
        lines=tuple(ChangedChild(line.number, words.say(_says(line))) for line in shown),
        showing=f"{first + 1:,} to {first + len(shown):,} of {len(seen):,}" if shown else "Nobody whom you may see.",
        earlier=_address(import_, does, page - 1) if page > 1 and shown else "",
        later=_address(import_, does, page + 1) if first + len(shown) < len(seen) else "",
        hidden=len(hidden),
    )


def _address(import_: Import, does: Does, page: int = 1) -> str:
    return f"{reverse('web:changes', kwargs={'pk': import_.pk})}?{urlencode({'does': does.value, 'page': page})}"


def _page(asked: Mapping[str, str]) -> int:
    text = asked.get("page", "1")
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 7 else 1


def _says(line: ChildLine) -> str:
    if line.does == Does.HELD:
        return line.why
    return ("; ".join(_parts(line)) or "nothing of what is said changes").capitalize()


def _parts(line: ChildLine) -> Iterator[str]:
    if line.person and line.does != Does.NEW:
        yield "birth date, sex or another of the Header"
    for kind, one, many in ROWS:
        told = [f"{n:,} {verb}" for suffix, verb in VERBS if (n := int(getattr(line, f"{kind}_{suffix}")))]
        if told:
            total = sum(int(getattr(line, f"{kind}_{suffix}")) for suffix, _ in VERBS)
            yield f"{formats.capital(one if total == 1 else many).lower()}: {', '.join(told)}"
    if line.differing:
        yield f"{formats.count(line.differing, 'difference')} to settle"
