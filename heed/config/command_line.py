"""Finding the command and running it. Each is a module of `heed.config.commands` with NAME, HELP, `configure`, `run`.

Imports only the standard library: `heed figures` must start fast and never needs Django. What goes wrong with the
streams themselves, and Ctrl-C, is met in `heed.config.cli`.
"""

from __future__ import annotations

import argparse
import difflib
import importlib
import os
from collections.abc import Mapping
from types import MappingProxyType, ModuleType
from typing import Any, NoReturn

from heed.config.say import is_unwritten, say, tell

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "figures": "figures",
        "report": "report",
        "import": "import_",
        "export": "export",
        "comparators": "comparators",
        "demo": "demo",
        "serve": "serve",
        "tick": "tick",
        "recheck": "recheck",
        "audit verify": "audit_verify",
        "administrator": "administrator",
        "user": "user",
    }
)

MADE, REFUSED, FAULT = 0, 2, 3


class Parser(argparse.ArgumentParser):
    """An argument parser whose complaint is one line, and whose help says when it could not be written."""

    def print_help(self, file: Any = None) -> None:
        """Print the help; argparse's own passes over a disk that is full."""
        say(self.format_help().rstrip())

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, and where to read about them."""
        tell(f"{self.prog}: {message}. See {self.prog} --help.")
        raise SystemExit(REFUSED)


def run(words: list[str]) -> int:
    """Run one command; returns the exit code. 2: refused, with one sentence on standard error."""
    if not words or words[0] in ("-h", "--help"):
        _help()
        return MADE if words else REFUSED
    name = next((name for name in COMMANDS if words[: name.count(" ") + 1] == name.split()), None)
    if name is None:
        return _unknown(words)
    module = _module(name)
    parser = Parser(prog=f"heed {name}", description=module.HELP, allow_abbrev=False)
    module.configure(parser)
    return _guarded(module, parser.parse_args(words[name.count(" ") + 1 :]), name)


def _guarded(module: ModuleType, parsed: argparse.Namespace, name: str) -> int:
    """Run the command. What it refuses is one sentence; a fault of ours is one too, with the way to see more."""
    from heed.config.say import CannotStart
    from heed.exchange.records import Refused

    try:
        return int(module.run(parsed))
    except (CannotStart, Refused) as refusal:
        tell(f"heed {name}: {refusal}")
        return REFUSED
    except Exception as fault:
        if is_unwritten(fault):
            raise
        if os.environ.get("HEED_TRACE"):
            raise
        first = str(fault).partition("\n")[0]
        tell(f"heed {name}: a fault in Heed itself ({type(fault).__name__}: {first}). HEED_TRACE=1 shows where.")
        return FAULT


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"heed.config.commands.{COMMANDS[name]}")


def _help() -> None:
    say("heed: the working system of a council's Independent Reviewing Officer service\n")
    for name in COMMANDS:
        say(f"  heed {name:<14} {_module(name).HELP}")
    say("\nheed COMMAND --help says more about each.")


def _unknown(words: list[str]) -> int:
    asked = " ".join(words[:2]) if words[0] == "audit" else words[0]
    near = difflib.get_close_matches(asked, COMMANDS, n=1, cutoff=0.5)
    meant = f"Did you mean heed {near[0]}?" if near else "heed --help lists the commands."
    tell(f"heed: there is no command “{asked}”. {meant}")
    return REFUSED
