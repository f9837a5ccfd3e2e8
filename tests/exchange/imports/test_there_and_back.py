"""Must show: two years of Fenshire read from its files, out of the database that they were imported into, and out of an
empty database that was given what the first one exported: the same figures three times."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from heed.access.permissions import Role
from heed.children.models import Child
from heed.exchange import actions, apply
from heed.exchange.exporting import export
from heed.exchange.handing_in import receive_folders
from heed.exchange.read_back import read_back
from heed.exchange.ssda903 import load
from heed.facts.build import build
from heed.measures.all import MEASURES
from heed.measures.declare import Period
from heed.measures.duck import Duck
from heed.measures.figures import figure
from tests import fenshire

YEARS = (2025, 2026)


POPULATIONS = {"population_0_17": {2025: 60_100, 2026: 60_400}}


def figures(returns, places):
    """Every measure of both years, with every group; rates and distances too."""
    engine = Duck.of(build(returns, populations=POPULATIONS, postcodes=places))
    return {
        (code, year): figure(engine, measure, Period.year(year), by=measure.splits)
        for code, measure in MEASURES.items()
        for year in YEARS
    }


def import_(folders, by):
    handed = receive_folders(folders)
    looked_through = apply.look_through(actions.hand_in(by=by, handed=handed).pk)
    actions.apply_import(looked_through, by=by, against=looked_through.against or 0)
    apply.carry_out(looked_through.pk, pace=apply.FAST)


@pytest.mark.django_db(transaction=True)
def test_the_same_figures_three_times(tmp_path, make_user):
    folders = [str(folder) for folder in fenshire.write(tmp_path / "fenshire") if folder.name in map(str, YEARS)]
    places = tmp_path / "fenshire" / "postcodes.csv"
    from_files = figures(load(folders, year=YEARS[-1], as_at=None), places)
    assert sum(each.counted.rows for each in from_files.values()) > 1000
    assert all(from_files[code, 2026].counted.value for code in ("children_in_care_rate", "over_20_miles"))

    priya = make_user("priya", Role.ANALYST)
    import_(folders, priya)
    from_the_database = figures(read_back(), places)
    export(YEARS, tmp_path / "out", by=priya)
    call_command("flush", interactive=False, verbosity=0)
    assert not Child.objects.exists()

    out = [str(tmp_path / "out" / str(year)) for year in YEARS]
    import_(out, make_user("priya", Role.ANALYST))
    from_an_empty_database = figures(read_back(), places)
    from_the_export = figures(load(out, year=YEARS[-1], as_at=None), places)

    for key, told in from_files.items():
        assert from_the_database[key] == told, key
        assert from_an_empty_database[key] == told, key
        assert from_the_export[key] == told, key
