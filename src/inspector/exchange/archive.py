"""A ZIP of a folder, for people to hand on; packages that travel by rule are in `container`."""

import hashlib
import os
import zipfile
from pathlib import Path
from typing import Final

from inspector.exchange.durable import drop_page_cache, fsync_folder
from inspector.progress import Progress, unreported

_PIECE: Final = 1 << 20
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE: Final = 0o100644 << 16


class ArchiveDamagedError(OSError):
    """The medium gave back other bytes than were written."""


def write_archive(folder: Path, archive: Path, progress: Progress = unreported) -> str:
    """Pack a folder under its own name, uncompressed; equal folders give equal bytes.

    The archive gets its name only after every member was read back from the medium.

    Returns:
        SHA-256 of the archive, hex.

    Raises:
        OSError: no space, not allowed, medium broken; there is no archive then.
    """
    part = archive.with_name(f".{archive.name}.part")
    try:
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        with part.open("wb") as raw:
            with zipfile.ZipFile(raw, "w", zipfile.ZIP_STORED) as packed:
                for number, path in enumerate(files):
                    progress("正在打包", number / len(files) / 2)
                    _pack(packed, path, f"{folder.name}/{path.relative_to(folder).as_posix()}")
            raw.flush()
            os.fsync(raw.fileno())
            drop_page_cache(raw.fileno())
        progress("正在读回核对", 0.6)
        digest = _read_back(part)
        progress("打包完成", 1.0)
        part.replace(archive)
        fsync_folder(archive.parent)
    finally:
        part.unlink(missing_ok=True)
    return digest


def _pack(packed: zipfile.ZipFile, path: Path, name: str) -> None:
    member = zipfile.ZipInfo(name, _FIRST_DAY)
    member.external_attr = _PLAIN_FILE
    member.create_system = 3  # Unix, whatever system writes it
    member.file_size = path.stat().st_size
    with path.open("rb") as source, packed.open(member, "w") as target:
        while piece := source.read(_PIECE):
            target.write(piece)


def _read_back(part: Path) -> str:
    with zipfile.ZipFile(part) as packed:
        damaged = packed.testzip()
    if damaged is not None:
        raise ArchiveDamagedError(damaged)
    with part.open("rb") as raw:
        return hashlib.file_digest(raw, "sha256").hexdigest()
