"""Reads the source of Heed for the claims about how it is built. Not a test itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of Heed by its path from the checkout, migrations apart."""
    paths = sorted(path for path in (ROOT / "heed").rglob("*.py") if "migrations" not in path.parts)
    return {str(path.relative_to(ROOT)): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def nodes() -> Iterator[tuple[str, ast.AST]]:
    """Every piece of syntax of every module, with the module's path."""
    for path, tree in modules().items():
        for node in ast.walk(tree):
            yield path, node


def dotted(node: ast.AST) -> str:
    """A name as it is written: `timezone.now`. Calls in between are left out: `Child.objects.filter`."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    if isinstance(node, ast.Call):
        return dotted(node.func)
    return ""
