"""Whose cards a desk can read."""

import pytest

from inspector.operations.areas import AreaUnknownError, area_named, areas_of, checklist_named
from inspector.operations.workspace import Workspace


def as_it_says(sentence: str) -> pytest.RaisesExc[AreaUnknownError]:
    return pytest.raises(AreaUnknownError, match=sentence)


def test_an_area_that_is_not_known_is_told(county: Workspace, province: Workspace) -> None:
    assert [one.name for one in areas_of(county)] == ["云岭县"]
    with as_it_says("这本账册里没有“太谷区”"):
        area_named(county, "太谷区")
    with as_it_says("没有写明是哪个市"):
        area_named(province, " ")
    with as_it_says("这本账册里没有“999999”"):
        area_named(province, "999999")
    with as_it_says("没有检查表“T5”的指标，可选：T4"):
        checklist_named(county, area_named(county, ""), "T5")
    with county.database.transaction() as stored:
        stored.settings.put("office", "")
    with as_it_says("还没有填写本单位信息"):
        area_named(county, "")


def test_the_province_names_cities_and_counties(province: Workspace) -> None:
    names = ("演练市", "演练", "149900", "云岭县", "149901", "晋中市太谷区")
    found = [area_named(province, name).code for name in names]
    assert found == ["149900", "149900", "149900", "149901", "149901", "140703"]
