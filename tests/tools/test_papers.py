"""Papers written by hand, held to the code: names in the glossary, commands in the README, decisions in their order."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from heed.access.pages import SMALL
from heed.config.command_line import COMMANDS
from heed.config.environment import Deployment
from heed.exchange.handing_in import MOST_BYTES
from heed.web.reports.writing_views import TEXT_MOST

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CODE = re.compile(r"`([^`]+)`")
ROW = re.compile(r"^\|.*\|$", re.MULTILINE)


def names_in_glossary() -> list[str]:
    """What stands in the last column of each row, head and rule left out."""
    cells = [line.strip("|").split("|")[-1] for line in ROW.findall((ROOT / "GLOSSARY.md").read_text(encoding="utf-8"))]
    return sorted({name for cell in cells for name in CODE.findall(cell)})


def code_of(package: str) -> str:
    """Everything written in a package, or in all of Heed."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "heed" / package).rglob("*.py")))


@pytest.mark.parametrize("name", names_in_glossary())
def test_a_name_in_the_glossary_is_a_name_in_the_code(name: str):
    owner, _, last = name.rpartition(".")
    package = owner if owner and (ROOT / "heed" / owner).is_dir() else ""

    if name.startswith("heed."):
        assert (ROOT / name.replace(".", "/")).exists()
    else:
        assert re.search(rf"\b{re.escape(last)}\b", code_of(package))


def commands_in_readme() -> list[str]:
    return sorted(set(re.findall(r"make ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8"))))


@pytest.mark.parametrize("command", commands_in_readme())
def test_a_make_command_in_the_readme_exists(command: str):
    assert re.search(rf"^{command}:.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE)


@pytest.mark.parametrize("written", sorted(set(re.findall(r"(?:\.venv/bin/|`)heed ([a-z]+(?: verify)?)", README))))
def test_a_heed_command_in_the_readme_exists(written: str):
    assert written in COMMANDS


def test_the_readme_names_every_setting_of_a_deployment_and_no_other():
    settings = {str(field.validation_alias) for field in Deployment.model_fields.values()}
    set_by_heed_itself = {"HEED_BOUND_TO"}

    assert set(re.findall(r"\b(?:HEED_[A-Z_]+|DATABASE_URL)\b", README)) == settings - set_by_heed_itself


def test_the_proxy_in_the_readme_lets_through_what_a_page_takes():
    small, large, report = (int(found) * 2**20 for found in re.findall(r"client_max_body_size (\d+)m;", README))

    assert SMALL <= small < 2 * SMALL
    assert MOST_BYTES + SMALL <= large < MOST_BYTES + 2 * SMALL
    assert TEXT_MOST + SMALL <= report < TEXT_MOST + 2 * SMALL


def test_every_decision_has_a_number_of_its_own_and_says_what_was_decided():
    pages = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))

    assert len({page.name[:4] for page in pages}) == len(pages)
    assert [page.name for page in pages if "**Decided.**" not in page.read_text(encoding="utf-8")] == []


def test_every_dependency_has_its_reason_beside_it():
    text = (ROOT / "pyproject.toml").read_text()
    project = tomllib.loads(text)
    named = [
        *project["project"]["dependencies"],
        *(name for group in project["dependency-groups"].values() for name in group),
    ]
    without = [name for name in named if not re.search(rf'"{re.escape(name)}".*#\s*\w', text)]

    assert without == []
