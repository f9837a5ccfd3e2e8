"""Claims about numbers that were ended here: in whatever order the database names the children, the same is said."""

from __future__ import annotations

from datetime import date

import pytest

from heed.exchange.read_back import read_back
from heed.exchange.stored import children_without_number
from heed.people.models import Identifier, Person, Scheme
from tests.exchange.imports.made import in_year, of


def end(number):
    Identifier.objects.filter(value=number).update(until_on=date(2026, 6, 1))


def test_children_without_a_number_are_in_the_order_of_their_records(bring_in, tmp_path):
    bring_in(in_year(tmp_path, 2026))
    children = [of(number).pk for number in ("1001", "1002", "9001")]
    for number in ("9001", "1001", "1002"):
        end(number)

    assert children_without_number() == sorted(children)


@pytest.mark.parametrize(("ended", "given_to"), [("1001", "1002"), ("1002", "1001")])
def test_of_a_number_given_out_again_the_child_who_has_it_now_is_spoken_of(bring_in, tmp_path, ended, given_to):
    bring_in(in_year(tmp_path, 2026))
    now = of(given_to).person
    end(ended)
    end(given_to)
    Identifier.objects.create(person=now, scheme=Scheme.LOCAL, value=ended)
    Person.objects.filter(pk=now.pk).update(born_on=None)

    assert "has no birth date here any more" in read_back().held[ended]
