"""The register of rules: which function carries out which provision. The manual of the law is made from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from heed.law.provisions import Provision

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Rule:
    """A function that carries out provisions, as the manual lists it."""

    name: str
    module: str
    provisions: tuple[Provision, ...]
    says: str


RULES: dict[str, Rule] = {}


def rule(*provisions: Provision) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Mark a function as carrying out these provisions, for the manual. The function itself is left as it is."""

    def register(function: Callable[P, R]) -> Callable[P, R]:
        name, module = function.__name__, function.__module__
        if not provisions or not function.__doc__ or name in RULES:
            raise TypeError(f"The rule {module}.{name} needs a provision, a docstring, and a name of its own.")
        RULES[name] = Rule(name, module, provisions, function.__doc__)
        return function

    return register
