"""Start-up time is a budget: the law loads NumPy and nothing else that is slow."""

from __future__ import annotations

import json
import subprocess
import sys

LOAD = """
import json, sys
from datetime import date
from heed.law.reviews import first_review
first_review(looked_after_from=date(2025, 6, 2)).because
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def test_a_deadline_needs_neither_django_nor_the_holidays_package():
    told = subprocess.run([sys.executable, "-c", LOAD], capture_output=True, text=True, check=True).stdout

    loaded = set(json.loads(told))

    assert "numpy" in loaded
    assert not loaded & {"django", "holidays", "dateutil", "pandas", "pyarrow", "duckdb", "ibis", "govuk_bank_holidays"}
