"""inspector radar: what is worth a look, in sentences and for machines."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from desks import BLOCKED, Clock, photo_of, staffed_county, started
from inspector.operations.attach_photo import PhotoUse, attach_photo

Run = Callable[..., Any]


def test_the_radar_tells_what_it_saw_and_accuses_nobody__x10(tmp_path: Path, run: Run) -> None:
    county = staffed_county(tmp_path / "county", Clock())
    for _ in range(2):
        attach_photo(county, photo_of(county), PhotoUse(started(county, "T1"), BLOCKED))
    county.database.close()
    said = run("radar", home=county.home)
    assert said.code == 0
    assert "不代表有问题" in said.out
    assert "同一张照片用于不同检查" in said.out
    told = run("radar", home=county.home, as_json=True).data
    assert (told["visits"], told["photos"], told["institutions"]) == (2, 1, 1)
    (signal,) = told["signals"]
    assert signal["kind"] == "same-photo"
    assert len(signal["evidence"]) == len(signal["visits"]) == 2


def test_where_nothing_is_worth_a_look_the_radar_says_so(tmp_path: Path, run: Run) -> None:
    county = staffed_county(tmp_path / "county", Clock())
    county.database.close()
    assert "没有发现前后不一致的地方" in run("radar", home=county.home).out
