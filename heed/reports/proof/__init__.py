"""The proof-reader: what a manager would be sorry to have published, told while it can still be mended. No Django.

It reads any text: the prose of a report, with its tags, or a paper pasted from elsewhere. It changes nothing, and what it
cannot tell it leaves alone: a false alarm costs more than a fault that a reader finds.
"""

from __future__ import annotations

from heed.reports.proof.finding import Finding, Kind
from heed.reports.proof.reading import compare, read

__all__ = ["Finding", "Kind", "compare", "read"]
