"""`python -m tests.fenshire.printed`: write Fenshire's annual report as text, to be read as a diff and committed."""

from __future__ import annotations

from tests.fenshire.printed import printed

for path, text in printed().items():
    path.write_text(text, encoding="utf-8")
