"""A county adds checklists of its own behind those of the province (A13)."""

from pathlib import Path

from inspector.domain.policy_pack import Pack
from inspector.errors import UserError
from inspector.operations.office import read_office
from inspector.operations.workspace import Workspace
from inspector.policy.county_shelf import CountyShelf
from inspector.policy.shelf import county_folder, province_version
from inspector.storage.failures import file_failures_told


class NoCountyError(UserError):
    """Nobody has told yet which county this is."""


def add_county_items(workspace: Workspace, folder: Path) -> Pack:
    """Keep the checklists in a folder as the county's next edition.

    Returns:
        The pack that the next opening of the workspace starts inspections with; inspections that
        are open stay with theirs until somebody moves them.

    Raises:
        NoCountyError: the office is not described yet.
        PackError: a file is wrong, or touches what belongs to the province.
        StorageError: the workspace cannot be written.
    """
    with workspace.database.reading() as stored:
        office = read_office(stored)
    if office is None:
        raise NoCountyError("还没有填写本单位信息，不知道是哪个县，请先在“设置”中填写。")
    of_the_province = workspace.pack_of(province_version(workspace.policy.version))
    shelf = CountyShelf(county_folder(workspace.home / "policy"))
    with file_failures_told(workspace.home):
        return shelf.publish(of_the_province, folder, office.county_code)
