"""The templates' environment: a slip fails, GOV.UK's macros work, every template can be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.template import engines
from jinja2 import Environment, UndefinedError

from heed.web.figures.shapes import Link

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted(
    path.relative_to(path.parents[[p.name for p in path.parents].index("templates")]).as_posix()
    for path in ROOT.glob("heed/*/templates/**/*.html")
)


@pytest.fixture
def pages() -> Environment:
    """The environment that Django made."""
    return engines["jinja2"].env  # type: ignore[attr-defined, no-any-return]  # Django's types do not know its Jinja2


@pytest.mark.parametrize(
    "source", ["{{ not_there }}", "{% if not_there %}x{% endif %}", "{{ link.wrods }}", "{{ {} | day }}"]
)
def test_a_slip_in_a_template_fails(pages: Environment, source: str) -> None:
    with pytest.raises((UndefinedError, AttributeError)):
        pages.from_string(source).render(link=Link("words"))


def test_a_key_that_a_dict_lacks_is_nothing_because_govuks_macros_ask_for_all_their_options(pages: Environment) -> None:
    assert pages.from_string("{{ 'yes' if asked.option else 'no' }}").render(asked={}) == "no"


def test_what_a_person_typed_is_escaped(pages: Environment) -> None:
    assert pages.from_string("{{ said }}").render(said="<script>") == "&lt;script&gt;"


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_can_be_read(pages: Environment, name: str) -> None:
    assert pages.get_template(name)


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_has_script_or_style_that_the_policy_would_refuse(pages: Environment, name: str) -> None:
    source, _, _ = pages.loader.get_source(pages, name)  # type: ignore[union-attr]

    assert " style=" not in source
    assert "<style" not in source
    assert "<script>" not in source
    assert " onclick=" not in source


def test_an_address_is_made_from_a_name(pages: Environment) -> None:
    assert pages.from_string("{{ url('web:figure', code='took_part') }}").render() == "/figures/took_part/"
