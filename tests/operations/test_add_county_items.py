"""Counties may add items, never change the province's (A13)."""

from pathlib import Path

import pytest

from desks import Clock, answer_all, desk, started
from inspector.operations.add_county_items import NoCountyError, add_county_items
from inspector.operations.judged_inspection import judged_inspection
from inspector.operations.move_draft import move_draft
from inspector.operations.workspace import Role, Workspace
from inspector.policy.pack_error import PackError
from inspector.startup import open_workspace
from policy.test_county_additions import LOCAL, added


@pytest.fixture
def local(tmp_path: Path) -> Path:
    return added(tmp_path / "local", LOCAL.replace("C140105A", "C149901A"))


def test_a_county_asks_what_it_added_when_it_opens_again(county: Workspace, local: Path) -> None:
    draft = started(county, "T3")
    answer_all(county, draft)
    assert add_county_items(county, local).version == "2026.1+149901.1"
    assert add_county_items(county, local).version == "2026.1+149901.2"
    county.database.close()
    again = open_workspace(county.home, Role.COUNTY, practice=True)
    assert again.policy.item("C149901A-01").text == "冬季取暖设施经过检修"
    assert add_county_items(again, local).version == "2026.1+149901.3"
    move_draft(again, draft)
    judged = judged_inspection(again, draft)
    assert (judged.pack, len(judged.inspection.answers)) == (again.policy, 12)
    again.database.close()


def test_what_belongs_to_another_county_is_refused(county: Workspace, tmp_path: Path) -> None:
    with pytest.raises(PackError, match="不属于本县"):
        add_county_items(county, added(tmp_path / "local"))


def test_an_office_must_have_told_its_county(tmp_path: Path, local: Path, clock: Clock) -> None:
    empty = desk(tmp_path / "empty", Role.COUNTY, clock)
    with pytest.raises(NoCountyError, match="不知道是哪个县"):
        add_county_items(empty, local)
    empty.database.close()
