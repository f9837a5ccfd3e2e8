"""The package as Django knows it, and the check that a demonstration is never served as production."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.db import DatabaseError


class Access(AppConfig):
    """Sign-in, roles, permissions, the record."""

    name = "heed.access"
    label = "access"

    def ready(self) -> None:
        """Register the check."""
        register(demo_is_not_production)


def demo_is_not_production(app_configs: Any, **_options: Any) -> list[CheckMessage]:
    """An error where the database was made by `heed demo` and HEED_ENV is production."""
    from heed.access.demo import why_not_here  # noqa: PLC0415 - models are not loaded when this module is
    from heed.access.models import Demo  # noqa: PLC0415

    if not settings.HEED_ENV.holds_real_records:
        return []
    try:
        demo = Demo.here()
    except DatabaseError:  # not migrated yet: it holds nothing
        return []
    reason = why_not_here(demo)
    return [Error(reason, id="access.E001")] if reason else []
