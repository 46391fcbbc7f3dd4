"""Reads the outlines of the counties."""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from inspector.domain.county_boundary import CountyBoundary

MAP_SOURCE: Final = "底图来源：天地图　审图号：GS(2024)0650号"
"""Stands under every map that is shown or printed."""


@lru_cache(maxsize=1)  # a run has one folder of resources, and reading it takes 60 ms
def _known(resources: Path) -> Mapping[str, CountyBoundary]:
    return load_boundaries(resources)


def boundary_of(resources: Path, county: str) -> CountyBoundary | None:
    """Return the outline of a county, None where none is known; errors as `load_boundaries`."""
    return _known(resources).get(county)


def load_boundaries(resources: Path) -> Mapping[str, CountyBoundary]:
    """Read `maps/shanxi_counties.geojson`: the outlines by code of the county.

    Raises:
        OSError: the file is missing.
        KeyError, ValueError: it is not as its README says.
    """
    text = (resources / "maps" / "shanxi_counties.geojson").read_text(encoding="utf-8")
    counties = map(_boundary, json.loads(text)["features"])
    return {county.code: county for county in counties}


def _boundary(feature: Mapping[str, Mapping[str, object]]) -> CountyBoundary:
    geometry, named = feature["geometry"], feature["properties"]
    rings = geometry["coordinates"]
    if geometry["type"] != "Polygon" or not isinstance(rings, list):
        raise ValueError(f"{named['name']} is no polygon")
    return CountyBoundary(
        code=str(named["code"]),
        name=str(named["name"]),
        rings=tuple(tuple((float(x), float(y)) for x, y in ring) for ring in rings),
    )
