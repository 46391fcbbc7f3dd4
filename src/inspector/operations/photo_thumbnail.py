"""Small pictures of photos, made once and kept beside the originals."""

from contextlib import suppress

from inspector.errors import UserError
from inspector.imaging.derivatives import thumbnail_of
from inspector.operations.workspace import Workspace
from inspector.storage.atomic_file import write_atomically
from inspector.storage.file_form import whole_read, whole_written


def photo_thumbnail(workspace: Workspace, sha256: str) -> bytes:
    """Return a JPEG of 256 px at most; empty bytes where the original is lost or unreadable.

    A list of photos must show the others all the same; sealing finds out what is lost.
    """
    form = workspace.files.form
    kept = workspace.home / "thumbnails" / f"{form.name_of(sha256)}.jpg"
    try:
        return whole_read(form, kept.read_bytes())
    except OSError:
        pass
    try:
        with workspace.files.open(sha256) as original:
            picture = thumbnail_of(original.read())
    except (UserError, OSError):
        return b""
    with suppress(UserError, OSError):  # a full disk: it is made again the next time
        kept.parent.mkdir(exist_ok=True)
        write_atomically(kept, whole_written(form, picture))
    return picture
