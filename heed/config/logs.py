"""One line of log for each event, as named fields. Not the record of who did what: that is `heed.access.record`.

No child's data is logged: paths lose their numbers, and fields that may hold a person's words are dropped by name. In
production a fault is logged as its kind and the lines of code that it came through, without what it says: the words of
PostgreSQL and of Python quote values.
"""

from __future__ import annotations

import logging
import logging.config
import re
import traceback
from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any

import structlog

_NUMBER = re.compile(r"(?<=/)[^/]*\d[^/]*")
_NEVER = frozenset(
    {"username", "name", "child", "child_key", "sentence", "body", "data", "query", "params", "ip_address"}
)

_OUT_OF_REACH = frozenset({"OperationalError", "OSError"})


def without_people(_logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Drop the fields that can hold a person, and the numbers and query of a path; Django's own lines name paths too."""
    for name in _NEVER & event.keys():
        del event[name]
    if "path" in event:
        event["path"] = _without_numbers(str(event["path"]).partition("?")[0])
    if path := getattr(getattr(event.get("_record"), "request", None), "path", ""):
        for written in (path, path.encode("unicode_escape").decode("ascii")):
            event["event"] = str(event["event"]).replace(written, _without_numbers(path))
    return event


def _without_numbers(path: str) -> str:
    return _NUMBER.sub("…", path)


def where_it_failed(exc_info: structlog.typing.ExcInfo) -> str:
    """A fault and those that led to it, the first of them first: the kind of each and its way through the code."""
    return "\n".join(
        "".join(traceback.format_tb(fault.__traceback__)) + _kind(fault) for fault in reversed([*_led_to(exc_info[1])])
    )


def _led_to(fault: BaseException | None) -> Iterator[BaseException]:
    while fault is not None:
        yield fault
        fault = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)


def _kind(fault: BaseException) -> str:
    """The class. Of what cannot be reached its words too: they name a machine or a folder, and no row."""
    kind = f"{type(fault).__module__}.{type(fault).__qualname__}"
    said = str(fault).partition("\n")[0]
    return f"{kind}: {said}" if any(each.__name__ in _OUT_OF_REACH for each in type(fault).__mro__) else kind


def configure(wanted: Mapping[str, Any]) -> None:
    """Set up structlog and send Django's and the libraries' own log lines the same way, to stderr as JSON."""
    faults = structlog.processors.format_exc_info
    if not wanted["faults_say"]:
        faults = structlog.processors.ExceptionRenderer(where_it_failed)
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        without_people,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {
                "json": {
                    "()": structlog.stdlib.ProcessorFormatter,
                    "foreign_pre_chain": shared,
                    "processors": [
                        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                        faults,
                        structlog.processors.JSONRenderer(),
                    ],
                }
            },
            "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
            "root": {"handlers": ["stderr"], "level": wanted["level"]},
        }
    )
