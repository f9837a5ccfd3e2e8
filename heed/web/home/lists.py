"""Needs as lists of things to do: those in sight, so many at once, with how many there are besides."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from heed.web.home.matters import Need
from heed.web.home.shapes import Item, Part, WorkList

AT_ONCE = 8
"""Rows of one list: what one person can do something about before they look again."""


def work_list(
    key: str,
    title: str,
    needs: Collection[Need],
    seen: Collection[int],
    write: Callable[[Need], Item],
    at_once: int = AT_ONCE,
    **more: str,
) -> WorkList:
    """A list of the needs in their order. `seen` are the children in sight; of others it says how many there are."""
    shown = in_order(need for need in needs if need.standing.child in seen)
    return WorkList(
        key=key,
        title=title,
        items=tuple(write(need) for need in shown[:at_once]),
        more=max(len(shown) - at_once, 0),
        unseen=len(needs) - len(shown),
        **more,
    )


def in_order(needs: Iterable[Need]) -> list[Need]:
    """By what a day's delay would cost a child."""
    return sorted(needs, key=lambda need: need.order)


def children_of(needs: Collection[Need], seen: Collection[int], at_once: int = AT_ONCE) -> frozenset[int]:
    """The children whom a list of these needs shows."""
    shown = in_order(need for need in needs if need.standing.child in seen)
    return frozenset(need.standing.child for need in shown[:at_once])


def first_is_solid(part: Part) -> Part:
    """The part with the button of its most urgent deed solid: one solid button for each page."""
    lists, done = [], False
    for each in part.lists:
        items = list(each.items)
        for place, item in enumerate(items):
            if item.press and item.press.acts and not done:
                items[place], done = replace(item, press=replace(item.press, first=True)), True
        lists.append(replace(each, items=tuple(items)))
    return replace(part, lists=tuple(lists))
