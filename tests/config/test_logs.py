"""Claims about the log: no child's number, name or words in it, whoever writes the line."""

from __future__ import annotations

import io
import json
import logging
import sys
import time
from collections.abc import Iterator

import pytest
from django.db import DataError, IntegrityError, OperationalError
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils.log import log_response

from heed.config import logs
from heed.config.commands import tick


@pytest.fixture
def log(monkeypatch) -> Iterator[io.StringIO]:
    """The log of a deployment in production, as it is written."""
    written = io.StringIO()
    monkeypatch.setattr(sys, "stderr", written)
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    logs.configure({"level": "INFO", "faults_say": False})
    yield written
    root.handlers[:], root.level = before, level


def _fail_on(number: str) -> None:
    try:
        int(number)
    except ValueError as fault:
        raise IntegrityError(f'duplicate key\nDETAIL:  Key (number)=("{number}") already exists.') from fault


def test_a_fault_is_logged_by_its_kind_and_place_and_says_no_childs_number(log):
    number = f"F-{1003}"  # the lines of code that a fault came through are logged, as they are written here
    try:
        _fail_on(number)
    except IntegrityError:
        logging.getLogger("django.request").exception("Internal Server Error")

    line = json.loads(log.getvalue())
    assert "F-1003" not in log.getvalue()
    assert "_fail_on" in line["exception"]
    assert line["exception"].index("builtins.ValueError") < line["exception"].index("django.db.utils.IntegrityError")


def test_what_led_to_a_fault_is_left_out_where_the_code_says_so(log):
    try:
        try:
            int("F-1003")
        except ValueError:
            raise KeyError("Amara") from None
    except KeyError:
        logging.getLogger("heed").exception("It failed")

    exception = json.loads(log.getvalue())["exception"]
    assert exception.endswith("builtins.KeyError")
    assert "ValueError" not in exception


@pytest.mark.parametrize(
    ("fault", "logged"),
    [
        (
            OperationalError("connection failed: Connection refused\nIs the server running?"),
            "django.db.utils.OperationalError: connection failed: Connection refused",
        ),
        (
            FileNotFoundError(2, "No such file", "/srv/heed"),
            "builtins.FileNotFoundError: [Errno 2] No such file: '/srv/heed'",
        ),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_out_of_reach_is_logged_in_its_own_words(log, fault, logged):
    try:
        raise fault
    except (OperationalError, OSError):
        logging.getLogger("django.request").exception("Internal Server Error")

    assert json.loads(log.getvalue())["exception"].endswith(logged)


@pytest.mark.parametrize("path", ["/children/F-1003/", "/children/Zoë 1003/"])
def test_djangos_own_lines_name_a_path_without_its_numbers(log, path):
    request = RequestFactory().get("/")
    request.path = path

    log_response("%s: %s", "Not Found", path, response=HttpResponse(status=404), request=request)

    assert json.loads(log.getvalue())["event"] == "Not Found: /children/…/"


def test_a_page_that_is_not_there_is_logged_without_the_number_asked_for(log, db):
    assert Client().get("/children/F-1003/").status_code == 404

    assert "F-1003" not in log.getvalue()
    assert json.loads(log.getvalue())["event"] == "Not Found: /children/…/"


def test_a_round_of_the_clock_that_failed_is_logged_without_the_value_it_failed_on(log, monkeypatch):
    number = f"F-{1003}"

    def fail() -> None:
        raise DataError(f"invalid input syntax for type date: {number}")

    def enough(_pause: float) -> None:
        raise KeyboardInterrupt

    for part in ("heed.access.upkeep.tick", "heed.exchange.upkeep.tick", "heed.web.tasks.count_if_behind"):
        monkeypatch.setattr(part, fail)
    monkeypatch.setattr("django.db.close_old_connections", lambda: None)
    monkeypatch.setattr(time, "sleep", enough)
    with pytest.raises(KeyboardInterrupt):
        tick._go_on(60)

    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    assert [line["event"] for line in lines] == ["tick failed"] * 3
    assert "F-1003" not in log.getvalue()
    assert all(line["exception"].endswith("django.db.utils.DataError") for line in lines)
