"""How long a test waits for what ought to happen at once. Only one that hangs takes this long: a busy machine is no fault."""

from __future__ import annotations

from typing import Final

PATIENCE_S: Final = 60.0
