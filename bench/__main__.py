"""Runs every benchmark, prints what each measured, and exits with 1 where a budget is broken. Run by `make bench`."""

from __future__ import annotations

import sys

from bench import figures, morning, pages, reports

BENCHMARKS = (figures, reports, pages, morning)


def main() -> int:
    """Run them one after the other: each has the machine to itself."""
    budgets = []
    for benchmark in BENCHMARKS:
        print(f"\n{(benchmark.__doc__ or '').splitlines()[0]}\n", flush=True)
        budgets += benchmark.main()
    print()
    for budget in budgets:
        print(budget)
    return 0 if all(budget.kept for budget in budgets) else 1


if __name__ == "__main__":
    sys.exit(main())
