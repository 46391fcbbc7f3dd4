"""A photo's copy for paper."""

from inspector.documents.picture import print_size
from inspector.errors import UserError
from inspector.imaging.derivatives import derivatives_of
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported

_SHORT = 12


class OriginalLostError(UserError):
    """The original is not in the store, or was changed on the disk."""


def print_copy(workspace: Workspace, sha256: str, progress: Progress = unreported) -> bytes:
    """Return a JPEG, upright, with as many pixels as its place on paper shows.

    Raises:
        OriginalLostError: the original is not here.
        NotAPhotoError: it cannot be decoded.
    """
    progress(f"正在准备照片{sha256[:_SHORT]}", 0.0)
    try:
        with workspace.files.open(sha256) as source:
            original = source.read()
    except OSError as error:
        raise OriginalLostError(
            f"照片原件（{sha256[:_SHORT]}…）丢失或被改动，文书未生成，请从备份恢复后再试。"
        ) from error
    return print_size(derivatives_of(original).review)
