"""Originals of photos and issued documents as files named by their hash."""

import hashlib
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, Literal

from inspector.errors import UserError
from inspector.storage.atomic_file import beginning, begun_file_of, make_folder, put_in_place
from inspector.storage.file_form import FileForm, PlainForm

BLOB_LIMIT: Final = 64 * 1024 * 1024
"""Bytes; the largest blob that a package carries (exchange format)."""

_PIECE: Final = 1024 * 1024
_SHA256: Final = re.compile(r"[0-9a-f]{64}")


class TooLargeError(UserError):
    """The file is larger than what a package carries."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file in the store.

    Attributes:
        sha256: hex, of its plain bytes.
        crc32: of its plain bytes, as unsigned number.
        size: plain bytes.
        path: where it lies, in the store's form.
    """

    sha256: str
    crc32: int
    size: int
    path: Path


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of the store that opens like a path and gives plain bytes."""

    name: str
    store: "FileStore"

    def open(self, mode: Literal["rb"], /) -> BinaryIO:
        """Open it for reading.

        Raises:
            FileNotFoundError: it is not here.
            OSError: it was changed on the disk.
        """
        del mode
        return self.store.open(self.name)


class FileStore:
    """Files under `root`, each at `ab/abcdef…`, 64 digits that the form tells; never changed.

    The content address is the SHA-256 of the plain bytes, whatever lies on the disk.
    """

    def __init__(self, root: Path, form: FileForm | None = None) -> None:
        self.root = root
        self.form: FileForm = form or PlainForm()

    def put_stream(self, source: BinaryIO, limit: int = BLOB_LIMIT) -> StoredFile:
        """Copy a file in; the medium holds it when this returns.

        Args:
            source: read to its end; what it raises passes unchanged.
            limit: bytes.

        Raises:
            TooLargeError: the source is larger than `limit`; nothing was kept.
            StorageError: no space, not allowed, medium broken; nothing was kept.
        """
        make_folder(self.root)
        begun = begun_file_of(self.root / "copy")
        try:
            stored = self._copy(source, begun, limit)
            if not self.verify(stored.sha256):
                self._place(begun, stored.path)
        finally:
            begun.unlink(missing_ok=True)
        return stored

    def put_staged(self, path: Path, sha256: str) -> None:
        """Move a file in whose hash was checked and which the medium holds.

        Args:
            path: on the same file system as the store, in the store's form.
            sha256: hex, of its plain bytes.

        Raises:
            StorageError: not allowed, medium broken.
        """
        if self.verify(sha256):
            path.unlink()
        else:
            self._place(path, self.path_of(sha256))

    def open(self, sha256: str) -> BinaryIO:
        """Open the file for reading; what comes are plain bytes, and the stream can seek.

        Raises:
            FileNotFoundError: it is not here.
            OSError: it was changed on the disk.
        """
        file = self.path_of(sha256).open("rb")
        try:
            return self.form.reading(file)
        except BaseException:
            file.close()
            raise

    def kept(self, sha256: str) -> KeptFile:
        """Return the file as something that can be opened later, as often as is needed."""
        return KeptFile(sha256, self)

    def path_of(self, sha256: str) -> Path:
        """Return where the file lies, or would lie; its bytes there are in the store's form.

        Raises:
            ValueError: this is no hash.
        """
        if not _SHA256.fullmatch(sha256):
            raise ValueError(f"no SHA-256 in hex: {sha256!r}")
        name = self.form.name_of(sha256)
        return self.root / name[:2] / name

    def size_of(self, sha256: str) -> int:
        """Return the size of the plain bytes.

        Raises:
            FileNotFoundError: it is not here.
        """
        return self.form.plain_size(self.path_of(sha256).stat().st_size)

    def verify(self, sha256: str) -> bool:
        """Read the whole file and tell whether its bytes are still those that its name says."""
        digest = hashlib.sha256()
        try:
            with self.open(sha256) as source:
                while piece := source.read(_PIECE):
                    digest.update(piece)
        except OSError:
            return False
        return digest.hexdigest() == sha256

    def missing(self, hashes: Iterable[str]) -> frozenset[str]:
        """Return those of the hashes whose files are not here."""
        return frozenset(sha256 for sha256 in hashes if not self.path_of(sha256).is_file())

    def _copy(self, source: BinaryIO, begun: Path, limit: int) -> StoredFile:
        digest = hashlib.sha256()
        crc32 = size = 0
        with beginning(begun, self.root) as writer, self.form.writing(writer.write) as write:
            while piece := source.read(_PIECE):
                size += len(piece)
                if size > limit:
                    raise TooLargeError(
                        f"文件超过{limit // 1024 // 1024}兆字节，没有保存。请压缩后再导入。"
                    )
                digest.update(piece)
                crc32 = zlib.crc32(piece, crc32)
                write(piece)
        sha256 = digest.hexdigest()
        return StoredFile(sha256, crc32, size, self.path_of(sha256))

    def _place(self, begun: Path, path: Path) -> None:
        make_folder(path.parent)
        put_in_place(begun, path)
