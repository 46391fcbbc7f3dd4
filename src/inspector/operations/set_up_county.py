"""The first set-up of a county's laptop: its county, its office, its first inspector."""

from inspector.domain.document_number import short_name_of
from inspector.domain.office import office_of_county
from inspector.domain.personnel import Officer
from inspector.errors import UserError
from inspector.operations.changes import Changed
from inspector.operations.office import save_office, save_officer
from inspector.operations.unlock_question import SetUp
from inspector.operations.workspace import Workspace


class SetUpError(UserError):
    """Something that the set-up needs is missing."""


def set_up_county(workspace: Workspace, given: SetUp) -> Changed:
    """Describe the office and its first inspector.

    Raises:
        SetUpError: there is no such county.
        UserError: name or number is empty.
    """
    county = workspace.divisions.county(given.county_code)
    if county is None:
        raise SetUpError("没有选择所在县（市、区），没有完成设置。请选择后再试。")
    office = office_of_county(county.code, county.name, short_name_of(county.name))
    officer = Officer(given.officer, given.certificate, given.valid_until, office.authority)
    save_officer(workspace, officer)
    save_office(workspace, office)
    return Changed.SETTINGS | Changed.STAFF
