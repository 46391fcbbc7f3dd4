"""Publish a policy pack: copied, sealed, never changed again."""

from pathlib import Path

from inspector.policy.publish import publish_pack
from inspector.storage.failures import file_failures_told


def publish_policy(folder: Path, shelf: Path) -> Path:
    """Put a checked pack onto the shelf of published versions; return its folder.

    Raises:
        PackError: it does not check, its version exists, or a later one does.
        StorageError: the shelf cannot be written.
    """
    with file_failures_told(shelf):
        return publish_pack(folder, shelf)
