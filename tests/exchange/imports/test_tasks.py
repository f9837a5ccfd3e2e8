"""Claims about returns handed in on the site: the worker looks through them."""

from __future__ import annotations

from heed.exchange import actions, apply, tasks
from heed.exchange.handing_in import Upload, receive_uploads
from heed.exchange.read_back import read_back
from tests.exchange.imports.made import begin, in_year, said


def test_what_the_worker_looked_through_can_be_applied(tmp_path, priya):
    folder = tmp_path / "2026"
    in_year(tmp_path, 2026)
    files = [Upload(path.name, [path.read_bytes()]) for path in sorted(folder.iterdir())]
    import_ = actions.hand_in(by=priya, handed=receive_uploads(files), year=2026)

    tasks.look_through.enqueue(import_.pk)
    import_.refresh_from_db()
    begin(import_, priya)
    apply.carry_out(import_.pk)

    assert read_back() == said(str(folder))
