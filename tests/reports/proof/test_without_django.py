"""The proof-reader needs no Django: `heed report` reads a text with no database."""

from __future__ import annotations

import subprocess
import sys


def test_the_proof_reader_is_read_without_django():
    code = "import sys, heed.reports.proof; sys.exit(any(name.partition('.')[0] == 'django' for name in sys.modules))"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
