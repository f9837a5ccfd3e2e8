"""What the database refuses about lists: that a row is deleted, or given another number or list."""

from __future__ import annotations

from typing import Final

from heed.council.refusals import Refusal

REFUSALS: Final = (
    Refusal(
        name="council_listitem_kept",
        table="council_listitem",
        when="TRUE",
        says="A row of a list is retired, never deleted",
        verbs=("delete",),
    ),
    Refusal(
        name="council_listitem_number_kept",
        table="council_listitem",
        when="NEW.number <> OLD.number OR NEW.list_name <> OLD.list_name",
        says="A row of a list keeps its list and its number",
        verbs=("update",),
    ),
)
