"""One list of hostile strings, used on every output: formulas, markup, control characters, template and path tricks."""

from __future__ import annotations

FORMULAS = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "＝1+1",
    '=HYPERLINK("http://example.invalid","x")',
)
MARKUP = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}",
    "{% debug %}",
    '#read("/etc/passwd")',
    "&lt;b&gt;",
)
ODD = (
    "nul\x00byte",
    "bell\x07",
    "right\u202eleft",
    "zero\u200bwidth",
    "é combining e\u0301",
    "a" * 10_000,
    'quote " comma , newline \n end',
    "../../../etc/passwd",
    "CON",
    "'; DROP TABLE child; --",
)
HOSTILE = (*FORMULAS, *MARKUP, *ODD)
