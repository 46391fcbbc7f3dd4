"""Settings of the workspace: a text for a key."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Connection

from inspector.storage.tables.register import setting


@dataclass(frozen=True, slots=True)
class Settings:
    """Texts by key."""

    connection: Connection

    def get(self, key: str, default: str = "") -> str:
        """Return the text, or the default where there is none."""
        query = sa.select(setting.c.value).where(setting.c.key == key)
        found = self.connection.scalar(query)
        return default if found is None else found

    def put(self, key: str, value: str) -> None:
        """Keep the text in place of any earlier one."""
        row = insert(setting).values(key=key, value=value)
        self.connection.execute(
            row.on_conflict_do_update(index_elements=["key"], set_={"value": value})
        )

    def all(self) -> dict[str, str]:
        """Return all texts by key."""
        rows = self.connection.execute(sa.select(setting.c.key, setting.c.value))
        return {row.key: row.value for row in rows}
