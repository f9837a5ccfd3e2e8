"""Claims about rows that cannot be read: a database that is gone is not one of them."""

from __future__ import annotations

import pytest
from django.db import OperationalError

from heed.access import legible
from tests.access.sealing.made import gone


def test_a_database_that_is_gone_is_no_illegible_row():
    with pytest.raises(OperationalError):
        legible.each(gone, [1, 2])
