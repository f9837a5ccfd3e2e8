"""What a roster says is in what the database gives to the figures, and figures are counted anew when it changes."""

from __future__ import annotations

from pathlib import Path

from heed.access.models import User
from heed.exchange import actions, apply
from heed.exchange.handing_in import receive_folders
from heed.exchange.read_back import data_version, import_of, read_back
from tests.exchange.roster.conftest import HandRoster
from tests.returns import write


def _number_of_a_child(tmp_path: Path, priya: User) -> str:
    """Brings in a return, and gives the number of one of its children."""
    write(tmp_path / "made", children=12, seed=3, years=(2026,))
    import_ = apply.look_through(
        actions.hand_in(by=priya, handed=receive_folders([str(tmp_path / "made" / "2026")])).pk
    )
    actions.apply_import(import_, by=priya, against=import_.against or 0)
    apply.carry_out(import_.pk, pace=apply.FAST)
    return read_back().children[0].number


def test_the_figures_are_given_what_the_roster_says(bring: HandRoster, tmp_path: Path, priya: User) -> None:
    number = _number_of_a_child(tmp_path, priya)
    before = data_version()
    untold = read_back().children[0]
    assert (untold.iro, untold.social_worker, untold.team, untold.sibling_group) == (None, None, None, None)

    bring(f"{number},Amara,Stone,Nadia Khan,Sam Reed,East,Stones")
    told, *others = read_back().children
    assert (told.iro, told.social_worker, told.team, told.sibling_group) == ("Nadia Khan", "Sam Reed", "East", "Stones")
    assert {child.iro for child in others} == {None}
    assert data_version() != before
    assert import_of(data_version()) == import_of(before)

    again = data_version()
    bring(f"{number},Amara,Stone,Oli Hart,Sam Reed,East,Stones", on="Mon 9 Feb 2026")
    assert data_version() != again
    assert read_back().children[0].iro == "Oli Hart"


def test_a_roster_alone_gives_no_version(bring: HandRoster, children: object) -> None:
    bring("F-1,Amara,Stone,Nadia Khan,,,")

    assert data_version() == ""
