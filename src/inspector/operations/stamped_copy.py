"""Write a photo's copy with what was drawn and a visible stamp below it (C7)."""

from pathlib import Path

from inspector.domain.inspection import Inspection
from inspector.domain.photo import Attachment
from inspector.domain.photo_stamp import stamp_of
from inspector.operations.draw_on_photo import drawings_of
from inspector.operations.photo_copies import shown_copy
from inspector.operations.workspace import Workspace
from inspector.storage.atomic_file import write_atomically


def save_stamped_copy(
    workspace: Workspace, inspection: Inspection, use: Attachment, file: Path
) -> Path:
    """Write the copy for colleagues and superiors; it is not made for the public.

    Raises:
        OriginalLostError: the original is lost, or not the one that its hash names.
        StorageError: the file cannot be written.
    """
    sha256 = use.photo.sha256
    drawn = drawings_of(workspace, inspection.id).get(sha256, ())
    copy = shown_copy(workspace, sha256, drawn, stamp_of(inspection, use))
    write_atomically(file, copy)
    return file
