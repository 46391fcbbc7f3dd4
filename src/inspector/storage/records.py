"""Sealed records: canonical bytes with their signatures, never changed."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Connection

from inspector.storage.rows import columns_of, fields_of, value_of
from inspector.storage.tables.records import sealed_record


@dataclass(frozen=True, slots=True)
class SealedRecord:
    """What an inspection was when it was sealed.

    Attributes:
        sha256: hex, of `record`.
        record: canonical JSON.
        envelope: DSSE envelope with the signatures over it.
        sealed_at: UTC.
        origin: id of the device that sent it; empty where it was sealed.
    """

    inspection_id: str
    sha256: str
    record: bytes
    envelope: bytes
    sealed_at: datetime
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Records:
    """Sealed records by their hash."""

    connection: Connection

    def put(self, sealed: SealedRecord) -> None:
        """Keep a record; the same bytes a second time change nothing."""
        fields = fields_of(sealed, without={"inspection_id"})
        row = insert(sealed_record).values(inspection_ident=sealed.inspection_id, **fields)
        self.connection.execute(row.on_conflict_do_nothing(index_elements=["sha256"]))

    def get(self, sha256: str) -> SealedRecord:
        """Return the record with this hash.

        Raises:
            KeyError: there is none.
        """
        found = self._read(_all().where(sealed_record.c.sha256 == sha256))
        if not found:
            raise KeyError(sha256)
        return found[0]

    def of_inspection(self, inspection_id: str) -> tuple[SealedRecord, ...]:
        """Return the records of an inspection, in the order in which they came."""
        return self._read(_all().where(sealed_record.c.inspection_ident == inspection_id))

    def all(self) -> tuple[SealedRecord, ...]:
        """Return all, in the order in which they came."""
        return self._read(_all())

    def _read(self, query: "sa.Select[tuple[object, ...]]") -> tuple[SealedRecord, ...]:
        rows = self.connection.execute(query).mappings()
        return tuple(
            value_of(SealedRecord, row, inspection_id=row["inspection_ident"]) for row in rows
        )


def _all() -> "sa.Select[tuple[object, ...]]":
    columns = columns_of(sealed_record, SealedRecord, without={"inspection_id"})
    return sa.select(sealed_record.c.inspection_ident, *columns).order_by(sealed_record.c.id)
