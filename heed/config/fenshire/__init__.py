"""The invented council loaded into a demonstration: its returns and roster, as a council would, and what people told beside.

Who is in it stands in the checkout, among the tests (`tests.fenshire`): an installed Heed has none of it.
"""

from __future__ import annotations
