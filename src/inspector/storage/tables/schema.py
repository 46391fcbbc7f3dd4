"""All tables together, and the revision of db/migrations that builds them."""

from typing import Final

from inspector.storage.tables import counting, exchange, inspections, photos, records, register
from inspector.storage.tables.shape import metadata

HEAD: Final = "0008"
"""Told here so that an ordinary start need not load Alembic."""

TABLES: Final = (counting, exchange, inspections, photos, records, register)
"""Naming the modules puts their tables into `metadata`."""

__all__ = ["HEAD", "TABLES", "metadata"]
