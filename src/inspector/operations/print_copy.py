"""A photo's copy for paper."""

from collections.abc import Sequence

from inspector.documents.picture import Picture, print_size
from inspector.domain.annotation import Annotation
from inspector.operations.photo_copies import OriginalLostError, shown_copy
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported

_SHORT = 12


def print_copy(
    workspace: Workspace,
    sha256: str,
    drawn: Sequence[Annotation] = (),
    progress: Progress = unreported,
) -> Picture:
    """Return it upright, with what was drawn and as many pixels as its place on paper shows.

    Raises:
        OriginalLostError: the original is lost, or not the one that this hash names.
    """
    progress(f"正在准备照片{sha256[:_SHORT]}", 0.0)
    if workspace.files.missing((sha256,)):  # a copy that is still there proves nothing on paper
        raise OriginalLostError(
            f"照片原件{sha256[:_SHORT]}丢失了，不能印在文书上。请从备份恢复账册后再制作。"
        )
    return print_size(shown_copy(workspace, sha256, drawn))
