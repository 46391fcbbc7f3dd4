"""What this device trusts: signed files by name, and the grants of devices."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Connection

from inspector.storage.tables.exchange import device_grant, trust_blob


@dataclass(frozen=True, slots=True)
class Trust:
    """Bytes as they were signed; what they mean is for others to say."""

    connection: Connection

    def get(self, name: str) -> bytes | None:
        """Return the bytes kept under the name."""
        query = sa.select(trust_blob.c.data).where(trust_blob.c.name == name)
        return self.connection.scalar(query)

    def put(self, name: str, data: bytes) -> None:
        """Keep the bytes in place of any earlier ones."""
        row = insert(trust_blob).values(name=name, data=data)
        self.connection.execute(
            row.on_conflict_do_update(index_elements=["name"], set_={"data": data})
        )

    def grants(self) -> tuple[bytes, ...]:
        """Return all grants, by device and serial."""
        query = sa.select(device_grant.c.data)
        ordered = query.order_by(device_grant.c.device, device_grant.c.serial)
        return tuple(self.connection.scalars(ordered))

    def put_grant(self, device: str, serial: int, data: bytes) -> None:
        """Keep a grant; the same device and serial a second time replaces it."""
        row = insert(device_grant).values(device=device, serial=serial, data=data)
        self.connection.execute(
            row.on_conflict_do_update(index_elements=["device", "serial"], set_={"data": data})
        )
