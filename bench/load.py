"""Requests that arrive at random, whether or not those before were answered: how people come. Measures each wait.

A wait is counted from the moment the request was due, so that one slow answer which holds up others counts for all.
"""

from __future__ import annotations

import http.client
import random
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

TIMEOUT_S = 60.0
MOST_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class Waits:
    """How long each request waited for its whole answer, in seconds; and what went wrong."""

    seconds: tuple[float, ...]
    faults: tuple[str, ...]

    def percentile(self, share: float) -> float:
        """The wait that this share of requests did not pass."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def arrive(port: int, paths: Sequence[str], cookie: str, *, a_second: float, until: Callable[[float], bool]) -> Waits:
    """Send requests, so many a second on average, while `until(seconds since the start)` says no."""
    chance = random.Random(1)
    started = due = time.monotonic()
    waiting: list[Future[tuple[float, str]]] = []
    with ThreadPoolExecutor(MOST_AT_ONCE) as people:
        while not until(time.monotonic() - started):
            due += chance.expovariate(a_second)
            time.sleep(max(0.0, due - time.monotonic()))
            waiting.append(people.submit(_ask, port, chance.choice(paths), cookie, due))
    answers = [answer.result() for answer in waiting]
    return Waits(tuple(seconds for seconds, _ in answers), tuple(fault for _, fault in answers if fault))


def _ask(port: int, path: str, cookie: str, due: float) -> tuple[float, str]:
    """One page, read to its end: seconds since it was due, and a sentence where it was not a page."""
    fault = ""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT_S)
    try:
        connection.request("GET", path, headers={"Cookie": cookie})
        answer = connection.getresponse()
        answer.read()
        if answer.status != http.client.OK:
            fault = f"{path}: {answer.status}"
    except OSError as error:
        fault = f"{path}: {error}"
    finally:
        connection.close()
    return time.monotonic() - due, fault
