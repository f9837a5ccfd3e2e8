"""Claims about starting in production: what would answer every request with a fault refuses to start, in a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db.migrations.recorder import MigrationRecorder

from heed.config.environment import Kind
from heed.config.say import CannotStart
from heed.config.start import ready_to_serve

PROXY = ("HTTP_X_FORWARDED_PROTO", "https")
MANIFEST = "whitenoise.storage.CompressedManifestStaticFilesStorage"


@pytest.fixture
def production(db: None, settings: Any, tmp_path: Path) -> Any:
    """The settings of a deployment that may be served, its styles and scripts in place."""
    settings.HEED_ENV = Kind.PRODUCTION
    settings.SECURE_PROXY_SSL_HEADER = PROXY
    settings.STATIC_ROOT = str(tmp_path / "static")
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": MANIFEST}}
    call_command("collectstatic", interactive=False, verbosity=0)
    return settings


def test_a_deployment_with_all_that_it_needs_may_be_served(production):
    ready_to_serve()


def test_without_a_proxy_it_is_refused_rather_than_send_every_browser_round_in_circles(production):
    production.SECURE_PROXY_SSL_HEADER = None

    with pytest.raises(CannotStart, match="HEED_BEHIND_PROXY is not true"):
        ready_to_serve()


def test_a_database_of_an_earlier_version_is_refused_whatever_it_is_for(production):
    MigrationRecorder.Migration.objects.filter(app="exchange").delete()

    with pytest.raises(CannotStart, match=r"of an earlier version of Heed \([1-9]\d* still to do\)"):
        ready_to_serve()


@pytest.mark.parametrize("lacking", ["staticfiles.json", "heed/heed.css"])
def test_without_the_styles_of_this_version_it_is_refused_rather_than_fail_on_every_page(production, lacking):
    (Path(production.STATIC_ROOT) / lacking).unlink()

    with pytest.raises(CannotStart, match=r"run `python manage\.py collectstatic"):
        ready_to_serve()


def test_styles_of_an_older_version_are_refused(production):
    (Path(production.STATIC_ROOT) / "heed" / "heed.css").write_text("body{}")

    with pytest.raises(CannotStart, match="not those of this version"):
        ready_to_serve()
