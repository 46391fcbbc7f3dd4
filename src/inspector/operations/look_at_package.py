"""Look at a package: verified to the last byte, nothing taken in."""

from dataclasses import replace
from pathlib import Path

from inspector.exchange.reader import VerifiedPackage, verify_package
from inspector.operations.identity import receiver_of
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported


def look_at_package(
    workspace: Workspace, file: Path, progress: Progress = unreported
) -> VerifiedPackage:
    """Verify a package, whoever it is for and whatever was imported before.

    The order of packages (number, predecessor, log) is not judged here; a notice says so.

    Raises:
        Refused: the verdict.
        NotEnrolledError: there is no trust file to verify with.
    """
    with workspace.database.reading() as stored:
        receiver = receiver_of(workspace, stored)
    return verify_package(file, replace(receiver, me=None, senders=None), progress=progress)
