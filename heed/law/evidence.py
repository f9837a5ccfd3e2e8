"""Which tests prove a rule and which packages cite a provision: found by reading their code, never kept by hand.

A test counts when it uses the rule by its name, itself or through what its own file defines.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Claim:
    """One test: the claim that its name makes, the file it stands in, and the names from `heed.law` that it uses."""

    says: str
    file: str
    uses: frozenset[str]


def claims(folder: Path) -> tuple[Claim, ...]:
    """Every test in the folder's `test_*.py`, in order of file and place."""
    return tuple(claim for path in sorted(folder.glob("test_*.py")) for claim in _claims_of(path))


def citations(package: Path) -> Mapping[str, tuple[str, ...]]:
    """For each name in `heed.law.provisions`, the modules of other packages that take it from there, in order."""
    found: dict[str, list[str]] = {}
    for path in sorted(package.rglob("*.py")):
        place = path.relative_to(package).with_suffix("").parts
        text = path.read_text(encoding="utf-8")
        if place[0] != "law" and "heed.law.provisions" in text:
            for name in _imported(ast.parse(text), "heed.law.provisions"):
                found.setdefault(name, []).append(".".join([package.name, *place]))
    return {name: tuple(modules) for name, modules in found.items()}


def _claims_of(path: Path) -> Iterator[Claim]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    from_law = _imported_from_law(tree)
    defined = {name: _names_in(statement) for statement in tree.body for name in _defines(statement)}
    for statement in tree.body:
        if isinstance(statement, ast.FunctionDef) and statement.name.startswith("test_"):
            uses = _reached(statement.name, defined) & from_law
            yield Claim(statement.name.removeprefix("test_").replace("_", " "), path.name, frozenset(uses))


def _imported_from_law(tree: ast.Module) -> set[str]:
    """The names that the file has from `heed.law`, and those it takes from a module of it (`law.first_review`)."""
    found = _imported(tree, "heed.law")
    taken = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in found
    }
    return found | taken


def _imported(tree: ast.Module, start: str) -> set[str]:
    """The names imported from modules whose name starts so."""
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(start)
        for alias in node.names
    }


def _defines(statement: ast.stmt) -> list[str]:
    if isinstance(statement, ast.FunctionDef):
        return [statement.name]
    targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _names_in(statement: ast.stmt) -> set[str]:
    names = {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}
    names |= {node.attr for node in ast.walk(statement) if isinstance(node, ast.Attribute)}
    if isinstance(statement, ast.FunctionDef):
        names |= {argument.arg for argument in [*statement.args.args, *statement.args.kwonlyargs]}  # fixtures
    return names


def _reached(name: str, defined: Mapping[str, set[str]]) -> set[str]:
    """Every name used by a test, following what its own file defines."""
    reached: set[str] = set()
    waiting = [name]
    while waiting:
        for used in defined.get(waiting.pop(), set()) - reached:
            reached.add(used)
            waiting.append(used)
    return reached
