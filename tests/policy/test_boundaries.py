"""The outlines of the 117 counties."""

import json
from pathlib import Path

import pytest

from inspector.domain.divisions import Level
from inspector.policy.boundaries import MAP_SOURCE, _known, boundary_of, load_boundaries
from inspector.policy.divisions import load_divisions

RESOURCES = Path(__file__).parents[2] / "resources"


def test_every_county_of_the_divisions_has_its_outline() -> None:
    counties = {
        one.code: one.name for one in load_divisions(RESOURCES).entries if one.level is Level.COUNTY
    }
    assert {code: one.name for code, one in load_boundaries(RESOURCES).items()} == counties
    assert len(counties) == 117


@pytest.mark.parametrize(
    ("code", "latitude", "longitude"),
    [("140106", 37.8567, 112.5537), ("140922", 39.0085, 113.5890), ("141181", 37.1447, 111.7797)],
)
def test_a_known_place_lies_in_its_county_alone(
    code: str, latitude: float, longitude: float
) -> None:
    found = [
        one.code for one in load_boundaries(RESOURCES).values() if one.contains(latitude, longitude)
    ]
    assert found == [code]


def test_a_map_names_its_source_and_its_number() -> None:
    assert "天地图" in MAP_SOURCE
    assert "GS(2024)0650号" in MAP_SOURCE


@pytest.mark.parametrize("geometry", ["MultiPolygon", "Point"])
def test_another_geometry_is_refused(geometry: str, tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    feature = {
        "geometry": {"type": geometry, "coordinates": []},
        "properties": {"code": "149901", "name": "云岭县"},
    }
    whole = json.dumps({"features": [feature]})
    (tmp_path / "maps" / "shanxi_counties.geojson").write_text(whole, encoding="utf-8")
    with pytest.raises(ValueError, match="云岭县"):
        load_boundaries(tmp_path)


def test_outlines_are_read_once() -> None:
    _known.cache_clear()
    found = boundary_of(RESOURCES, "140105")
    assert found is not None
    assert boundary_of(RESOURCES, "140105") is found
    assert boundary_of(RESOURCES, "149901") is None
