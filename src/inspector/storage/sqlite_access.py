"""How a data file is opened: plain with the standard library, or with the vault's key."""

import sqlite3
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Final, cast
from urllib.parse import quote

_KEY_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class SqliteAccess:
    """The driver and what it must be told before the first page is read.

    Attributes:
        key: 32 bytes for SQLCipher, used as they are (no derivation); None for a plain file.
    """

    key: bytes | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        """Refuse a key of another length."""
        if self.key is not None and len(self.key) != _KEY_BYTES:
            raise ValueError("a key of the data file has 32 bytes")

    def driver(self) -> ModuleType:
        """Return the module that speaks to SQLite (DB-API 2.0)."""
        if self.key is None:
            return sqlite3
        from sqlcipher3 import dbapi2

        return cast("ModuleType", dbapi2)

    def connect(self, file: Path, *, read_only: bool = False) -> sqlite3.Connection:
        """Return a connection of its own, which the caller closes.

        Raises:
            sqlite3.Error: or the like of it from the other driver.
        """
        name = f"file:{quote(str(file))}?mode=ro" if read_only else str(file)
        connection: sqlite3.Connection = self.driver().connect(name, uri=read_only)
        try:
            self.unlock(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def unlock(self, connection: sqlite3.Connection) -> None:
        """Say the key; the first statement of every connection."""
        if self.key is not None:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{self.key.hex()}'\"")
            connection.execute("PRAGMA temp_store = MEMORY")


PLAIN: Final = SqliteAccess()
