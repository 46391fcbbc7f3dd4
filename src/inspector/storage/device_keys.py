"""Private keys of this device as files: sealed by the vault, readable by their owner alone."""

import re
from pathlib import Path
from typing import Final, Protocol

from inspector.errors import UserError
from inspector.storage.atomic_file import make_folder, write_atomically
from inspector.storage.failures import file_failures_told

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_OWNER_ONLY_FILE: Final = 0o600
_OWNER_ONLY_FOLDER: Final = 0o700


class KeyExistsError(UserError):
    """A key of this name is there already and differs."""


class Sealer(Protocol):
    """Seals secrets under the name that they are kept by."""

    def seal(self, name: str, secret: bytes) -> bytes:
        """Return what may lie on the disk."""

    def unseal(self, name: str, sealed: bytes) -> bytes:
        """Return the secret."""


class DeviceKeys:
    """Keys by name; what the bytes mean is for the caller to say.

    Without a sealer the files are plain, which is for practice alone.
    """

    def __init__(self, folder: Path, sealer: Sealer | None = None) -> None:
        self.folder = folder
        self._sealer = sealer

    def get(self, name: str) -> bytes | None:
        """Return the key; None when there is none of this name.

        Raises:
            StorageError: not allowed, medium broken; DamagedError where the vault cannot read it.
        """
        path = self._path_of(name)
        with file_failures_told(path):
            kept = path.read_bytes() if path.exists() else None
        return kept if kept is None or self._sealer is None else self._sealer.unseal(name, kept)

    def names(self) -> tuple[str, ...]:
        """Return the names of all keys, in order."""
        return tuple(sorted(file.stem for file in self.folder.glob("*.key")))

    def put(self, name: str, secret: bytes) -> None:
        """Keep a new key; only the owner of the account may read it.

        Raises:
            KeyExistsError: another key has this name; it was not replaced.
            StorageError: no space, not allowed, medium broken.
        """
        held = self.get(name)
        if held == secret:
            return
        if held is not None:
            raise KeyExistsError(
                f"本机已有名为“{name}”的密钥，没有替换。如需换新，请在设置中办理密钥轮换。"
            )
        self.replace(name, secret)

    def replace(self, name: str, secret: bytes) -> None:
        """Keep a key in place of any earlier one, at once or not at all.

        Raises:
            StorageError: no space, not allowed, medium broken.
        """
        make_folder(self.folder)
        with file_failures_told(self.folder):
            self.folder.chmod(_OWNER_ONLY_FOLDER)
        kept = secret if self._sealer is None else self._sealer.seal(name, secret)
        write_atomically(self._path_of(name), kept, mode=_OWNER_ONLY_FILE)

    def remove(self, name: str) -> None:
        """Take a key away; nothing happens when there is none.

        Raises:
            StorageError: not allowed, medium broken.
        """
        path = self._path_of(name)
        with file_failures_told(path):
            path.unlink(missing_ok=True)

    def _path_of(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise ValueError(f"no name for a key: {name!r}")
        return self.folder / f"{name}.key"
