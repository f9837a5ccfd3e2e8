"""Claims about the house of design.md, 1: what may import what, what may point at what, and what we avoid."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from heed.access import retention
from tests.architecture.source import ROOT, dotted, modules, nodes

HOUSE = (
    "access",
    "council",
    "people",
    "children",
    "caseloads",
    "post",
    "reviews",
    "exchange",
    "facts",
    "measures",
    "reports",
    "web",
    "config",
)
"""Lowest first, as the contracts in pyproject.toml say from the other end."""


def ours() -> list[type[models.Model]]:
    """Every model of Heed, tables of versions and of many-to-many included."""
    found = apps.get_models(include_auto_created=True)
    return [model for model in found if model.__module__.startswith("heed.")]


def test_a_package_imports_only_what_is_above_it():
    command = [Path(sys.executable).parent / "lint-imports"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


def test_foreign_keys_point_down_the_house_only():
    wrong = [
        f"{model._meta.label}.{field.name} points at {field.related_model._meta.label}"
        for model in ours()
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey | models.OneToOneField | models.ManyToManyField)
        and isinstance(field.related_model, type)
        and field.related_model._meta.app_label in HOUSE
        and HOUSE.index(field.related_model._meta.app_label) > HOUSE.index(model._meta.app_label)
    ]

    assert not wrong


def test_foreign_keys_point_at_models_of_heed_alone():
    wrong = [
        f"{model._meta.label}.{field.name}"
        for model in ours()
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey) and field.related_model not in ours()
    ]

    assert not wrong


@pytest.mark.parametrize("model", ours(), ids=lambda model: model._meta.label)
def test_every_model_says_how_long_it_is_kept_and_about_whom(model):
    assert retention.declared(model), "add @kept"


def test_every_retention_class_has_its_rule_in_words():
    assert set(retention.RULES) == set(retention.Retention)


def test_nothing_listens_for_signals():
    wrong = [
        path
        for path, node in nodes()
        if isinstance(node, ast.ImportFrom) and (node.module or "").endswith(("signals", "django.dispatch"))
    ]

    assert not wrong


CLOCKS = {
    *(
        "date.today",
        "datetime.today",
        "datetime.now",
        "datetime.utcnow",
        "datetime.date.today",
        "datetime.datetime.now",
    ),
    *("timezone.now", "timezone.localdate", "timezone.localtime", "time.time", "time.localtime", "time.gmtime", "Now"),
}


def test_one_module_knows_what_day_it_is():
    asked = {path for path, node in nodes() if isinstance(node, ast.Call) and dotted(node.func) in CLOCKS}
    stamped = {
        path for path, node in nodes() if isinstance(node, ast.keyword) and node.arg in ("auto_now", "auto_now_add")
    }
    referred = {path for path, node in nodes() if isinstance(node, ast.keyword) and dotted(node.value) in CLOCKS}

    assert asked == {"heed/access/clock.py"}
    assert not stamped | referred


def test_one_module_makes_dates_of_moments():
    made = {
        path
        for path, node in nodes()
        if isinstance(node, ast.Attribute) and node.attr == "astimezone" and not path.startswith("heed/access/")
    }
    zones = {path for path, node in nodes() if isinstance(node, ast.Name) and node.id == "ZoneInfo"}

    assert not made
    assert zones == {"heed/access/clock.py"}


def test_nothing_prints():
    assert not [path for path, node in nodes() if isinstance(node, ast.Call) and dotted(node.func) == "print"]


AVOIDED_BASES = ("Manager", "Mixin", "Service", "Repository")


def test_there_are_no_mixins_managers_services_or_repositories():
    named = [
        f"{path}: {node.name}"
        for path, node in nodes()
        if isinstance(node, ast.ClassDef) and node.name.endswith(AVOIDED_BASES)
    ]
    json = [path for path, node in nodes() if isinstance(node, ast.Attribute) and node.attr == "JSONField"]

    assert not named
    assert not json


@pytest.mark.parametrize("path", modules())
def test_a_module_says_in_its_first_line_what_it_is(path):
    assert ast.get_docstring(modules()[path])


@pytest.mark.parametrize("path", modules())
def test_a_module_fits_in_400_lines(path):
    lines = (ROOT / path).read_text(encoding="utf-8").count("\n")
    tables_made_by_machine = {"heed/law/bank_holidays_made.py"}

    assert lines <= 400 or path in tables_made_by_machine


def test_no_file_of_the_site_is_served_by_a_view_that_skips_csrf():
    exempt = [path for path, node in nodes() if dotted(node) in ("csrf_exempt", "xframe_options_exempt", "csp_exempt")]

    assert not exempt


def test_nothing_marks_text_as_safe_html():
    marked = [path for path, node in nodes() if isinstance(node, ast.Name) and node.id in ("mark_safe", "SafeString")]

    assert not marked
