"""Claims about what an import would do, told from its lines: of this import alone, in words of one and of several."""

from __future__ import annotations

import pytest

from heed.exchange.models import Does
from heed.exchange.preview import FIRST, changes_in, held_first
from tests.web.returns.made import a_line, an_import


@pytest.fixture
def import_(priya):
    return an_import(priya)


def test_children_and_rows_are_counted_by_kind_in_the_words_of_one_and_of_several(import_):
    a_line(import_, "F-1", Does.NEW, episodes_added=1)
    a_line(import_, "F-2", Does.NEW, episodes_added=2, reviews_changed=1)
    a_line(import_, "F-3", Does.HELD)

    assert changes_in(import_) == [
        (2, "children who are new"),
        (1, "child held back until the rows are mended"),
        (3, "new episodes"),
        (1, "changed review"),
    ]


def test_what_another_import_changes_is_not_counted(import_, priya):
    a_line(an_import(priya), "F-1", Does.HELD, why="Of another import.", episodes_added=4)

    assert changes_in(import_) == []
    assert held_first(import_) == []


def test_the_first_few_of_those_held_back_say_why_in_the_order_of_their_numbers(import_):
    for number in (7, 3, 1, 6, 5, 4):
        a_line(import_, f"F-{number}", Does.HELD, why=f"Why {number}.")
    a_line(import_, "F-2", Does.NEW)

    assert FIRST == 5
    assert held_first(import_) == ["Why 1.", "Why 3.", "Why 4.", "Why 5.", "Why 6."]
