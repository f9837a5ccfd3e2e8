"""Writes the manual's page on access: `python -m heed.config.manual`; `--check` says whether it is stale."""

from __future__ import annotations

import sys

from heed.config.environment import CHECKOUT
from heed.config.say import say, tell
from heed.config.start import django_up

ACCESS = CHECKOUT / "docs" / "manual" / "access.md"


def made() -> str:
    """The page as it should be. Imports every module that declares an action, so that none is missing."""
    import importlib
    import pkgutil

    from django.apps import apps

    ours = [app for app in apps.get_app_configs() if app.name.startswith("heed.")]
    for app in ours:
        for module in pkgutil.walk_packages([app.path], f"{app.name}."):
            if "@action(" in _source_of(module.name):
                importlib.import_module(module.name)
    from heed.access.manual import page

    return page()


def _source_of(module: str) -> str:
    path = CHECKOUT.joinpath(*module.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return file.read_text(encoding="utf-8")


def main(words: list[str]) -> int:
    """Write the page, or compare it. 0: written or current; 1: stale."""
    django_up()
    text = made()
    if "--check" not in words:
        ACCESS.parent.mkdir(parents=True, exist_ok=True)
        ACCESS.write_text(text, encoding="utf-8")
        return 0
    if ACCESS.exists() and ACCESS.read_text(encoding="utf-8") == text:
        say("docs/manual/access.md is current.")
        return 0
    tell("docs/manual/access.md is stale: run python -m heed.config.manual and read what changed.")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
