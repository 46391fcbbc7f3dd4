"""Small pictures of photos, made once and kept beside the originals."""

from contextlib import suppress

from inspector.errors import UserError
from inspector.imaging.derivatives import thumbnail_of
from inspector.operations.workspace import Workspace
from inspector.storage.atomic_file import write_atomically


def photo_thumbnail(workspace: Workspace, sha256: str) -> bytes:
    """Return a JPEG of 256 px at most; empty bytes where the original is lost or unreadable.

    A list of photos must show the others all the same; sealing finds out what is lost.
    """
    kept = workspace.home / "thumbnails" / f"{sha256}.jpg"
    try:
        return kept.read_bytes()
    except OSError:
        pass
    try:
        picture = thumbnail_of(workspace.files.path_of(sha256))
    except (UserError, OSError):
        return b""
    with suppress(UserError, OSError):  # a full disk: it is made again the next time
        kept.parent.mkdir(exist_ok=True)
        write_atomically(kept, picture)
    return picture
