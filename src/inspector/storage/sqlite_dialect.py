"""SQLite as SQLAlchemy speaks it here: how transactions begin, and what engines share."""

from typing import Any, Final

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.pool import PoolProxiedConnection
from sqlalchemy.util import LRUCache

DRIVER_NAME: Final = "sqlite+inspector"
registry.register("sqlite.inspector", __name__, "InspectorDialect")

COMPILED: Final[LRUCache[Any, Any]] = LRUCache(1000)
"""Statements by what they ask, for every engine of the process: compiling one costs more than
SQLite needs to answer it, and a workspace has a writer and a reader."""


class InspectorDialect(SQLiteDialect_pysqlite):
    """Begins every transaction as it is told; dialects that write the same SQL are equal.

    A listener for "begin" would do the same, and make SQLAlchemy look for listeners at every
    statement.
    """

    supports_statement_cache = True

    def __init__(self, begin: str = "BEGIN", **others: Any) -> None:  # noqa: ANN401 - not ours
        """Take the statement by which a transaction begins."""
        super().__init__(**others)
        self._begin = begin

    def do_begin(self, dbapi_connection: PoolProxiedConnection) -> None:
        """Begin a transaction."""
        dbapi_connection.cursor().execute(self._begin)

    def __eq__(self, other: object) -> bool:
        """Tell whether both write the same SQL: then what one compiled serves the other."""
        return isinstance(other, InspectorDialect) and self.dbapi is other.dbapi

    def __hash__(self) -> int:
        """Return a hash that equal dialects share."""
        return hash(self.dbapi)
