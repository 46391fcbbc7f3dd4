"""The register of institutions."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Connection

from inspector.domain.institution import Institution
from inspector.storage.institution_versions import (
    VERSION_COLUMNS,
    key_of_version,
    read_institution,
)
from inspector.storage.name_search import LAST_CHARACTER, index_words, plain, query_words
from inspector.storage.tables.inspections import inspection
from inspector.storage.tables.register import (
    institution,
    institution_version,
    register_change,
    register_entry,
    register_search,
)
from inspector.storage.unvisited import UnvisitedHome, read_unvisited


@dataclass(frozen=True, slots=True)
class Institutions:
    """Institutions as the register knows them now; earlier versions are kept."""

    connection: Connection

    def all(self) -> tuple[Institution, ...]:
        """Return them by name."""
        return self._read(_by_name())

    def get(self, ident: str) -> Institution:
        """Return one.

        Raises:
            KeyError: the register does not hold it.
        """
        found = self._read(_registered().where(institution.c.ident == ident))
        if not found:
            raise KeyError(ident)
        return found[0]

    def inspected(self, inspection_id: str) -> Institution:
        """Return the institution of an inspection, as it was known on that day.

        Raises:
            KeyError: there is no inspection with this id.
        """
        row = (
            self.connection.execute(
                sa.select(*VERSION_COLUMNS)
                .join_from(institution_version, institution)
                .join(inspection, inspection.c.institution_version_id == institution_version.c.id)
                .where(inspection.c.ident == inspection_id)
            )
            .mappings()
            .one_or_none()
        )
        if row is None:
            raise KeyError(inspection_id)
        return read_institution(row)

    def put(self, known: Institution, at: datetime, initials: str = "") -> None:
        """Enter an institution, or replace what is known of it; nothing happens if nothing is new.

        Args:
            known: the institution.
            at: UTC, when the register learned it.
            initials: pinyin initials of the name, for the search.
        """
        key, version = key_of_version(self.connection, known)
        held = self.connection.execute(
            sa.select(register_entry).where(register_entry.c.institution_id == key)
        ).one_or_none()
        if held and held.institution_version_id == version and held.initials == initials:
            return
        entry = {
            "institution_version_id": version,
            "plain_name": plain(known.name),
            "initials": initials,
        }
        self.connection.execute(
            insert(register_entry)
            .values(institution_id=key, **entry)
            .on_conflict_do_update(index_elements=["institution_id"], set_=entry)
        )
        self.connection.execute(
            sa.insert(register_change).values(
                institution_id=key, institution_version_id=version, at=at
            )
        )
        self._index(key, known, initials)

    def history(self, ident: str) -> tuple[tuple[datetime, Institution], ...]:
        """Return every version that the register held, with the time it came, oldest first."""
        rows = self.connection.execute(
            sa.select(register_change.c.at, *VERSION_COLUMNS)
            .join_from(register_change, institution_version)
            .join(institution, institution.c.id == register_change.c.institution_id)
            .where(institution.c.ident == ident)
            .order_by(register_change.c.id)
        ).mappings()
        return tuple((row["at"], read_institution(row)) for row in rows)

    def search(self, text: str, limit: int) -> tuple[Institution, ...]:
        """Return those whose name, code, address or initials hold every part of the text.

        Parts are separated by blanks and may be one Chinese character long. Names that begin with
        the text come first, then the others in the order in which they were entered. No text
        finds all, by name.
        """
        words = query_words(text)
        if not words:
            return self._read(_by_name().limit(limit))
        sought = plain(text)
        beginning = register_entry.c.plain_name.between(sought, sought + LAST_CHARACTER)
        by_name = _registered().where(beginning).order_by(register_entry.c.plain_name)
        found = self._read(by_name.limit(limit))
        # In the index's own order, so that it is left when there are enough.
        holding = (
            _registered()
            .join(register_search, register_search.c.rowid == register_entry.c.institution_id)
            .where(sa.text("register_search MATCH :words").bindparams(words=words), ~beginning)
            .order_by(register_search.c.rowid)
        )
        return found + self._read(holding.limit(limit - len(found)))

    def count(self) -> int:
        """Return how many the register holds."""
        return self.connection.scalars(sa.select(sa.func.count()).select_from(register_entry)).one()

    def unvisited(self, since: datetime, limit: int) -> tuple[tuple[UnvisitedHome, ...], int]:
        """Return homes that nobody inspected since, the one left longest first; and their count."""
        return read_unvisited(self.connection, since, limit)

    def _read(self, query: "sa.Select[tuple[object, ...]]") -> tuple[Institution, ...]:
        return tuple(read_institution(row) for row in self.connection.execute(query).mappings())

    def _index(self, key: int, known: Institution, initials: str) -> None:
        fields = (known.name, known.credit_code or "", known.address, initials)
        singles, pairs = index_words(fields)
        self.connection.execute(sa.delete(register_search).where(register_search.c.rowid == key))
        self.connection.execute(
            sa.insert(register_search).values(rowid=key, singles=singles, pairs=pairs)
        )


def _by_name() -> "sa.Select[tuple[object, ...]]":
    return _registered().order_by(register_entry.c.plain_name, institution.c.ident)


def _registered() -> "sa.Select[tuple[object, ...]]":
    return (
        sa.select(*VERSION_COLUMNS)
        .join_from(register_entry, institution_version)
        .join(institution, institution.c.id == register_entry.c.institution_id)
    )
