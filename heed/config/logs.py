"""One line of log for each event, as named fields. Not the record of who did what: that is `heed.access.record`.

No child's data is logged: paths lose their numbers, and fields that may hold a person's words are dropped by name.
"""

from __future__ import annotations

import logging
import logging.config
import re
from collections.abc import Mapping, MutableMapping
from typing import Any

import structlog

_NUMBER = re.compile(r"(?<=/)[^/]*\d[^/]*")
_NEVER = frozenset(
    {"username", "name", "child", "child_key", "sentence", "body", "data", "query", "params", "ip_address"}
)


def without_people(_logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Drop the fields that can hold a person, and the numbers and query of a path."""
    for name in _NEVER & event.keys():
        del event[name]
    if "path" in event:
        event["path"] = _NUMBER.sub("…", str(event["path"]).partition("?")[0])
    return event


def configure(wanted: Mapping[str, Any]) -> None:
    """Set up structlog and send Django's and the libraries' own log lines the same way, to stderr as JSON."""
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
                        structlog.processors.format_exc_info,
                        structlog.processors.JSONRenderer(),
                    ],
                }
            },
            "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
            "root": {"handlers": ["stderr"], "level": wanted["level"]},
        }
    )
