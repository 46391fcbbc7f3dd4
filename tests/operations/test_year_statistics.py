"""The figures of a year, from sealed records to a sheet."""

from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desks import BLOCKED, HOME, Clock, started
from inspector.domain.year_figures import Grouping
from inspector.operations.workspace import Workspace
from inspector.operations.year_statistics import export_statistics, year_figures, years_inspected
from inspector.progress import Cancelled
from inspector.storage.failures import StorageError


def test_a_sealed_inspection_is_a_case_and_a_draft_is_none(county: Workspace, sealed: str) -> None:
    started(county)
    found = year_figures(county, 2026)
    (case,) = found.whole.cases
    assert (case.inspection_id, case.institution, case.township) == (sealed, HOME.name, "")
    assert (found.whole.inspections, found.whole.unmet, found.whole.findings) == (1, 1, 1)
    first = found.lines[Grouping.ITEM][0]
    assert first.key == BLOCKED
    assert first.label.endswith(county.policy.item(BLOCKED).text)


def test_only_years_with_work_are_offered(county: Workspace, clock: Clock, sealed: str) -> None:
    assert years_inspected(county) == (2026,)
    clock.now += timedelta(days=60)
    assert years_inspected(county) == (2027, 2026)
    assert year_figures(county, 2027).whole.cases == ()


def test_a_version_takes_the_place_of_what_it_replaces(
    county: Workspace, sealed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with county.database.reading() as stored:
        (summary,) = stored.inspections.summaries()
    monkeypatch.setattr(
        "inspector.operations.year_statistics.replaced_records",
        lambda stored: {summary.sealed_sha256},
    )
    assert year_figures(county, 2026).whole.cases == ()


def test_the_figures_are_written_as_a_sheet(county: Workspace, sealed: str, tmp_path: Path) -> None:
    file = export_statistics(year_figures(county, 2026), tmp_path / "统计.xlsx")
    book = load_workbook(file)
    assert book.sheetnames == ["全年", "按检查事项", "按乡镇街道", "按检查类型", "检查明细"]
    rows = list(book["按检查事项"].iter_rows(values_only=True))
    assert rows[0][:6] == ("检查事项", "检查次数", "机构数", "达标项次", "不达标项次", "问题数")
    assert rows[1][1:6] == (1, 1, None, 1, 1) or rows[1][1:6] == (1, 1, 0, 1, 1)
    assert book["检查明细"]["A2"].value == HOME.name
    with pytest.raises(StorageError):
        export_statistics(year_figures(county, 2026), tmp_path / "gone" / "统计.xlsx")


def test_reading_a_year_can_be_stopped(county: Workspace, sealed: str) -> None:
    def stop(step: str, fraction: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        year_figures(county, 2026, stop)
