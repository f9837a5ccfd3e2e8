"""Links to pages that may not be there."""

from __future__ import annotations

import pytest
from django.urls import NoReverseMatch

from heed.children.models import Child
from heed.web.child import links


def test_a_page_that_is_not_there_has_no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    assert links.address_of("web:nowhere", Child()) == ""
    assert links.list_of_children() == "/children/"

    def nowhere(name: str) -> str:
        raise NoReverseMatch

    monkeypatch.setattr(links, "reverse", nowhere)
    assert links.list_of_children() == ""
