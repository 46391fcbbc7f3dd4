"""The made-up county 云岭县 for practice and for the demonstration."""

from datetime import date
from pathlib import Path
from typing import Final

from inspector.domain.office import Office
from inspector.domain.personnel import Officer
from inspector.operations.changes import Changed
from inspector.operations.import_register import preview_register, take_register
from inspector.operations.office import save_office, save_officer
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported
from inspector.spreadsheet.practice_register import SAMPLE_COUNTY, write_sample_register

PRACTICE_OFFICE: Final = Office(
    county_code=SAMPLE_COUNTY,
    county="云岭县",
    short_name="云岭",
    authority="云岭县民政局",
    review_authority="云岭县人民政府",
    court="云岭县人民法院",
    contact="示例甲",
    phone="0000-0000001",
    address="云岭县示例路1号",
)
PRACTICE_OFFICERS: Final = (
    Officer("示例甲", "演练-0001", date(2099, 12, 31), "云岭县民政局"),
    Officer("示例乙", "演练-0002", date(2099, 12, 31), "云岭县民政局"),
)
SHEET: Final = "云岭县养老机构名册.xlsx"


def set_up_practice(workspace: Workspace, folder: Path, progress: Progress = unreported) -> Changed:
    """Describe the made-up office and its officers, and take its register in.

    The register is written to `folder` first and read from there, as an office's own would be.
    """
    save_office(workspace, PRACTICE_OFFICE)
    for officer in PRACTICE_OFFICERS:
        save_officer(workspace, officer)
    folder.mkdir(parents=True, exist_ok=True)
    sheet = folder / SHEET
    write_sample_register(sheet, workspace.resources, workspace.divisions)
    taken = take_register(workspace, preview_register(workspace, sheet, progress))
    return taken.changed | Changed.SETTINGS | Changed.STAFF
