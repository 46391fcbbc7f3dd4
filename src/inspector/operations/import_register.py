"""Read a register of institutions: a preview first, then what the person takes."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from inspector.domain.pinyin_initials import initials_of
from inspector.domain.roster.judge import judge
from inspector.domain.roster.preview import ChangeKind, JudgedRow, RosterPreview, Verdict
from inspector.operations.changes import Changed
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported
from inspector.spreadsheet.reading import read_workbook


@dataclass(frozen=True, slots=True)
class TakenRegister:
    """What was taken into the register, and what changed."""

    new: int
    corrected: int
    unchanged: int
    left: int
    changed: Changed


def preview_register(
    workspace: Workspace, file: Path, progress: Progress = unreported
) -> RosterPreview:
    """Judge every row of the file against the register; nothing is changed.

    Raises:
        NotASheetError: the file is no sheet that can be read.
        NoRegisterError: no header that names institutions was found.
    """
    workbook = read_workbook(file, progress)
    with workspace.database.reading() as stored:
        known = stored.institutions.all()
    return judge(workbook, workspace.divisions, known)


def take_register(
    workspace: Workspace, preview: RosterPreview, doubtful: Collection[JudgedRow] = ()
) -> TakenRegister:
    """Take the rows that may be taken, and those doubtful ones that a person has confirmed.

    A row that changes nothing is not written: importing twice changes nothing.
    """
    taken = [
        (row.institution, row.change)
        for row in preview.rows
        if row.institution is not None
        and row.change is not None
        and (row.verdict is Verdict.TAKE or row in doubtful)
    ]
    counts = dict.fromkeys(ChangeKind, 0)
    with workspace.database.transaction() as stored:
        for institution, change in taken:
            counts[change.kind] += 1
            if change.kind is not ChangeKind.UNCHANGED:
                initials = initials_of(institution.name)
                stored.institutions.put(institution, workspace.clock(), initials)
    written = counts[ChangeKind.NEW] + counts[ChangeKind.CHANGED]
    return TakenRegister(
        new=counts[ChangeKind.NEW],
        corrected=counts[ChangeKind.CHANGED],
        unchanged=counts[ChangeKind.UNCHANGED],
        left=len(preview.rows) - len(taken),
        changed=Changed.INSTITUTIONS if written else Changed.NOTHING,
    )
