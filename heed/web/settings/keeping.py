"""What the pages of lists and of school holidays read."""

from __future__ import annotations

from datetime import date, timedelta

from heed.council.models import ListItem, SchoolHoliday
from heed.web import formats
from heed.web.addresses import reverse
from heed.web.settings.shapes import HolidayLine, HolidaysPage, ItemLine


def items_page(list_name: str, today: date) -> tuple[ItemLine, ...]:
    """Every row of a list, retired ones too, in the order of their numbers."""
    return tuple(_item(item, today) for item in ListItem.objects.filter(list_name=list_name))


def _item(item: ListItem, today: date) -> ItemLine:
    return ItemLine(
        number=item.number,
        label=item.label,
        retired=retired_said(item, today),
        address=reverse("web:item", kwargs={"list_name": item.list_name, "number": item.number}),
    )


def retired_said(item: ListItem, today: date) -> str:
    """Since when, or from when on, a row cannot be chosen; blank where it can."""
    if item.retired_from is None:
        return ""
    return f"Retired {'since' if item.retired_from <= today else 'from'} {formats.day(item.retired_from)}"


def holidays_page(today: date) -> HolidaysPage:
    """Every span, those that are over last, the latest of those first."""
    every = list(SchoolHoliday.objects.all())
    return HolidaysPage(
        ahead=tuple(_holiday(each) for each in every if each.until_on > today),
        over=tuple(_holiday(each) for each in reversed(every) if each.until_on <= today),
    )


def _holiday(each: SchoolHoliday) -> HolidayLine:
    return HolidayLine(
        name=each.name,
        days=f"{formats.day(each.from_on)} to {formats.day(each.until_on - timedelta(days=1))}",
        length=formats.count((each.until_on - each.from_on).days, "day"),
        address=reverse("web:holiday", kwargs={"pk": each.pk}),
    )
