"""Issued documents: facts about each paper; the bytes are in the file store."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from inspector.storage.rows import columns_of, fields_of, value_of
from inspector.storage.tables.records import issued_document


class DocumentState(StrEnum):
    """How far a paper is; a voided one keeps its number and stays visible."""

    ISSUED = "已签发"
    SERVED = "已送达"
    VOIDED = "作废"


@dataclass(frozen=True, slots=True)
class IssuedDocument:
    """One paper.

    Attributes:
        kind: code of the kind of document, for example f05.
        number: as printed; empty for a kind without number.
        abbreviation: 代字 that its serial counts for.
        serial: from 1 by abbreviation and year; 0 for a kind without number.
        issued_at: UTC.
        sha256: hex, of the PDF.
        size: of the PDF, bytes.
        reason: for its present state, for example why it was voided.
        origin: id of the device that sent it; empty where it was issued.
        served_at: UTC; None as long as it was not served.
    """

    id: str
    inspection_id: str
    kind: str
    number: str
    abbreviation: str
    year: int
    serial: int
    state: DocumentState
    issued_at: datetime
    sha256: str
    size: int
    reason: str = ""
    origin: str = ""
    served_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Documents:
    """Documents by id."""

    connection: Connection

    def put(self, issued: IssuedDocument) -> None:
        """Keep a new document."""
        fields = fields_of(issued, without={"id", "inspection_id"})
        self.connection.execute(
            sa.insert(issued_document).values(
                ident=issued.id, inspection_ident=issued.inspection_id, **fields
            )
        )

    def get(self, ident: str) -> IssuedDocument:
        """Return one.

        Raises:
            KeyError: there is none with this id.
        """
        found = self._read(_all().where(issued_document.c.ident == ident))
        if not found:
            raise KeyError(ident)
        return found[0]

    def of_inspection(self, inspection_id: str) -> tuple[IssuedDocument, ...]:
        """Return the documents of an inspection, in the order in which they were issued."""
        return self._read(_all().where(issued_document.c.inspection_ident == inspection_id))

    def all(self) -> tuple[IssuedDocument, ...]:
        """Return all, in the order in which they were issued."""
        return self._read(_all())

    def next_serial(
        self, abbreviation: str, year: int, first: int = 1, last: int | None = None
    ) -> int:
        """Return the number that follows the last one issued here, voided ones counted.

        Args:
            abbreviation: 代字 of the kind.
            year: of the number.
            first: the lowest number that may be given.
            last: only numbers up to this one are looked at; the result may be one more.
        """
        upper = sa.true() if last is None else issued_document.c.serial <= last
        highest = self.connection.scalar(
            sa.select(sa.func.max(issued_document.c.serial)).where(
                issued_document.c.origin == "",
                issued_document.c.abbreviation == abbreviation,
                issued_document.c.year == year,
                issued_document.c.serial >= first,
                upper,
            )
        )
        return first if highest is None else highest + 1

    def set_state(self, ident: str, state: DocumentState, reason: str = "") -> None:
        """Move a document on, with the reason.

        Raises:
            KeyError: there is none with this id.
        """
        self._update(ident, state=state, reason=reason)

    def set_served(self, ident: str, at: datetime, way: str) -> None:
        """Record when (UTC) and how a document was served.

        Raises:
            KeyError: there is none with this id.
        """
        self._update(ident, state=DocumentState.SERVED, reason=way, served_at=at)

    def _update(self, ident: str, **values: str | datetime) -> None:
        changed = self.connection.execute(
            sa.update(issued_document).where(issued_document.c.ident == ident).values(**values)
        )
        if not changed.rowcount:
            raise KeyError(ident)

    def _read(self, query: "sa.Select[tuple[object, ...]]") -> tuple[IssuedDocument, ...]:
        rows = self.connection.execute(query).mappings()
        return tuple(
            value_of(
                IssuedDocument,
                row,
                id=row["ident"],
                inspection_id=row["inspection_ident"],
                state=DocumentState(row["state"]),
            )
            for row in rows
        )


def _all() -> "sa.Select[tuple[object, ...]]":
    columns = columns_of(issued_document, IssuedDocument, without={"id", "inspection_id"})
    idents = (issued_document.c.ident, issued_document.c.inspection_ident)
    return sa.select(*idents, *columns).order_by(issued_document.c.id)
