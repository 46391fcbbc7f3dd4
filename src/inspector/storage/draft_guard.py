"""Which row an inspection is, and whether it may still be written to."""

from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from inspector.domain.inspection import InspectionState
from inspector.errors import UserError
from inspector.storage.tables.inspections import inspection

# Built once: every answer asks.
_WANTED: Final = inspection.c.ident == sa.bindparam("wanted")
_KEY: Final = sa.select(inspection.c.id).where(_WANTED)
_DRAFT: Final = sa.select(inspection.c.id, inspection.c.state).where(_WANTED)


class SealedError(UserError):
    """The inspection is sealed; it never changes."""


def key_of(connection: Connection, ident: str) -> int:
    """Return the key of the inspection.

    Raises:
        KeyError: there is none with this id.
    """
    key: int | None = connection.scalar(_KEY, {"wanted": ident})
    if key is None:
        raise KeyError(ident)
    return key


def draft_key_of(connection: Connection, ident: str) -> int:
    """Return the key of a draft.

    Raises:
        KeyError: there is no inspection with this id.
        SealedError: it is no draft any more.
    """
    found = connection.execute(_DRAFT, {"wanted": ident}).one_or_none()
    if found is None:
        raise KeyError(ident)
    if found.state is not InspectionState.DRAFT:
        raise SealedError(
            "这次检查已经封存，内容不能再改。如需更正，请在检查页面新建一个更正版本。"
        )
    key: int = found.id
    return key
