"""What a benchmark promises, and whether it was kept. Measures nothing itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that something may cost, and what it cost in this run."""

    what: str
    at_most: float
    was: float
    unit: str = ""

    @property
    def kept(self) -> bool:
        """Whether the cost is within the budget."""
        return self.was <= self.at_most

    def __str__(self) -> str:
        word = "kept  " if self.kept else "BROKEN"
        return f"{word}  {self.what}: {self.was:,.2f}{self.unit}, at most {self.at_most:,g}{self.unit}"


def table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Columns set to the right, each as wide as it must be."""
    widths = [max(len(row[column]) for row in [heads, *rows]) for column in range(len(heads))]
    return "\n".join(
        "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in [heads, *rows]
    )
