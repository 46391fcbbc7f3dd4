"""Read the staff lists of institutions: looked at first, then taken; and list what is known."""

from dataclasses import dataclass
from pathlib import Path

from inspector.domain.institution import Institution
from inspector.domain.roster.staff import StaffSheet, read_staff
from inspector.domain.staff import ListedCertificate
from inspector.operations.changes import Changed
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported
from inspector.spreadsheet.reading import read_workbook


@dataclass(frozen=True, slots=True)
class TakenStaff:
    """What was taken.

    Attributes:
        altered: lines of lists that are new or gone.
    """

    certificates: int
    institutions: int
    altered: int
    changed: Changed


def look_at_staff(
    workspace: Workspace,
    file: Path,
    home: Institution | None = None,
    progress: Progress = unreported,
) -> StaffSheet:
    """Read a list of staff; nothing is changed.

    Args:
        workspace: whose register names the institutions.
        file: xlsx or csv.
        home: the institution, where the list is of one and does not say so.
        progress: told while the file is read.

    Raises:
        NotASheetError: the file is no sheet that can be read.
        NoStaffListError: it names no people with certificates, or not of which institution.
    """
    workbook = read_workbook(file, progress)
    with workspace.database.reading() as stored:
        known = stored.institutions.all()
    return read_staff(workbook, known, home)


def take_staff(workspace: Workspace, sheet: StaffSheet) -> TakenStaff:
    """Replace the list of each institution that the sheet names; the others stay as they are."""
    with workspace.database.transaction() as stored:
        altered = sum(
            stored.staff.replace(ident, listed, workspace.today)
            for ident, listed in sheet.lists.items()
        )
    changed = Changed.INSTITUTIONS if altered else Changed.NOTHING
    return TakenStaff(sheet.count, len(sheet.lists), altered, changed)


def staff_now(workspace: Workspace) -> tuple[tuple[Institution, ListedCertificate], ...]:
    """Return the certificates that stand on a list now, with their institutions, by name."""
    with workspace.database.reading() as stored:
        listed = stored.staff.all()
        known = stored.institutions.all()
    places = {home.id: place for place, home in enumerate(known)}
    now = [one for one in listed if one.until is None and one.institution in places]
    now.sort(key=lambda one: places[one.institution])
    return tuple((known[places[one.institution]], one) for one in now)
