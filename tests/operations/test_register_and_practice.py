from pathlib import Path

import pytest

from desks import Clock, desk
from inspector.domain.roster.preview import Verdict
from inspector.errors import UserError
from inspector.operations.changes import Changed
from inspector.operations.import_register import preview_register, take_register
from inspector.operations.practice import SHEET, set_up_practice
from inspector.operations.self_check import check_self
from inspector.operations.workspace import Role, Workspace
from inspector.spreadsheet.practice_register import write_sample_register


@pytest.fixture
def sheet(county: Workspace, tmp_path: Path) -> Path:
    file = tmp_path / "名册.xlsx"
    write_sample_register(file, county.resources, county.divisions)
    return file


def test_a_preview_changes_nothing(county: Workspace, sheet: Path) -> None:
    with county.database.reading() as stored:
        before = stored.institutions.all()
    preview = preview_register(county, sheet)
    assert preview.with_verdict(Verdict.TAKE)
    with county.database.reading() as stored:
        assert stored.institutions.all() == before


def test_importing_a_register_twice_changes_nothing__h4(county: Workspace, sheet: Path) -> None:
    first = take_register(county, preview_register(county, sheet))
    assert first.new > 0
    assert first.changed is Changed.INSTITUTIONS
    again = take_register(county, preview_register(county, sheet))
    assert (again.new, again.corrected, again.changed) == (0, 0, Changed.NOTHING)
    assert again.unchanged == first.new + first.corrected + first.unchanged


def test_doubtful_rows_are_taken_only_when_a_person_says_so(county: Workspace, sheet: Path) -> None:
    preview = preview_register(county, sheet)
    doubtful = preview.with_verdict(Verdict.DOUBTFUL)
    refused = preview.with_verdict(Verdict.REFUSE)
    assert doubtful
    left = take_register(county, preview).left
    assert left == len(doubtful) + len(refused)
    confirmed = take_register(county, preview_register(county, sheet), doubtful)
    assert confirmed.left == len(refused)


def test_a_file_that_is_no_sheet_is_told_and_nothing_changes(
    county: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "x.xlsx"
    file.write_bytes(b"\x00\x01no sheet")
    with pytest.raises(UserError, match=r"x\.xlsx"):
        preview_register(county, file)


def test_practice_brings_a_whole_county(tmp_path: Path, clock: Clock) -> None:
    workspace = desk(tmp_path / "practice", Role.COUNTY, clock)
    changed = set_up_practice(workspace, tmp_path / "sheets")
    assert (tmp_path / "sheets" / SHEET).exists()
    assert Changed.INSTITUTIONS in changed
    with workspace.database.reading() as stored:
        assert stored.institutions.count() > 5
        assert len(stored.officers.all()) == 2
    workspace.database.close()


def test_the_self_check_counts_and_finds_missing_files(county: Workspace, sealed: str) -> None:
    found = check_self(county)
    assert found.missing_files == ()
    assert found.journal_lines == 1
    assert found.counties == 118
    assert {"F03", "F05", "F08"} <= set(found.document_kinds)
    assert {"inspection-sealed", "document-issued", "package-received"} <= set(found.messages)
    with county.database.reading() as stored:
        lost = min(stored.photos.all_hashes())
    path = county.files.path_of(lost)
    path.unlink()
    assert check_self(county).missing_files == (lost,)
