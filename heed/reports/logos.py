"""Whether a council's logo can be drawn: asked of what sets the pages, so that none breaks a report later. No Django."""

from __future__ import annotations

import json
import tempfile

import typst

from heed.post.pictures import BROKEN, Picture, bare
from heed.post.types import Refused

_DRAWN = b"#image(bytes(json(bytes(sys.inputs.picture))))"


def drawable(content: bytes) -> Picture:
    """The picture without what tells of its making. Raises `Refused` with one sentence where it cannot be drawn."""
    picture = bare(content)
    with tempfile.TemporaryDirectory() as empty:
        typesetter = typst.Compiler(
            root=empty,
            package_path=empty,
            package_cache_path=empty,
            sys_inputs={"picture": json.dumps(list(picture.content))},
        )
        try:
            typesetter.compile(_DRAWN, format="svg")
        except typst.TypstError as refused:
            raise Refused(BROKEN) from refused
    return picture
