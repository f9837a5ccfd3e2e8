"""A regulation is changed in the code from a day to come: exactly the deadlines after it move, and the manual says so."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from heed.law.calendar import add_working_days
from heed.law.reviews import first_review, later_review, second_review

ROOT = Path(__file__).parents[2]
CHANGES_ON = date(2027, 4, 1)
AS_IT_IS = "Since(date(2011, 4, 1), WorkingDays(20), REG_33_1),\n"
AS_CHANGED = AS_IT_IS + "    Since(date(2027, 4, 1), WorkingDays(15), REG_33_1),\n"
EVERY_DAY = [date(2015, 1, 1) + timedelta(days=number) for number in range(7305)]  # to 31 December 2034

PRINT_DEADLINES = """
import json, sys
from datetime import date
from heed.law import reviews
days = [date.fromisoformat(day) for day in json.load(sys.stdin)]
print(json.dumps([
    [
        str(reviews.first_review(looked_after_from=day).latest_on),
        str(reviews.second_review(first_held_on=day).latest_on),
        str(reviews.later_review(previous_held_on=day).latest_on),
    ]
    for day in days
]))
"""


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    """A copy of the law with one line added, as a person would change it."""
    copy = tmp_path_factory.mktemp("checkout")
    shutil.copytree(ROOT / "heed" / "law", copy / "heed" / "law", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "tests" / "law", copy / "tests" / "law", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "heed" / "__init__.py", copy / "heed")
    (copy / "docs" / "manual").mkdir(parents=True)
    source = copy / "heed" / "law" / "reviews.py"
    text = source.read_text(encoding="utf-8")
    assert text.count(AS_IT_IS) == 1
    source.write_text(text.replace(AS_IT_IS, AS_CHANGED), encoding="utf-8")
    return copy


def _run(copy: Path, *command: str, given: str = "") -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("COV_", "PYTEST_"))}
    environment |= {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    ended = subprocess.run(
        [sys.executable, *command], cwd=copy, env=environment, input=given, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def test_exactly_the_deadlines_that_start_on_or_after_the_change_move(changed):
    days = json.dumps([day.isoformat() for day in EVERY_DAY])

    after = json.loads(_run(changed, "-c", PRINT_DEADLINES, given=days))

    for day, found in zip(EVERY_DAY, after, strict=True):
        first = add_working_days(day, 15) if day >= CHANGES_ON else first_review(looked_after_from=day).latest_on
        second, later = second_review(first_held_on=day).latest_on, later_review(previous_held_on=day).latest_on
        assert found == [str(first), str(second), str(later)]
    assert EVERY_DAY[-1] > CHANGES_ON > EVERY_DAY[0]


def test_the_manual_says_so(changed):
    _run(changed, "-m", "heed.law.manual")

    page = (changed / "docs" / "manual" / "law.md").read_text(encoding="utf-8")

    assert "**20 working days**, from 1 April 2011 until the day before 1 April 2027." in page
    assert "**15 working days**, from 1 April 2027." in page


def test_the_cases_of_the_old_date_still_pass(changed):
    told = _run(
        changed,
        *("-m", "pytest", "tests/law/test_worked_cases.py", "tests/law/test_reviews.py", "-q"),
        *("-p", "no:django", "-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", str(changed)),
    )

    assert "failed" not in told
    assert " passed" in told
