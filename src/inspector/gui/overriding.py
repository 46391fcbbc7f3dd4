"""Marks methods that Qt calls, so that the type checker compares them with Qt's own."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import override as override  # noqa: PLC0414 - says: re-exported
else:

    def override(method: object) -> object:
        """Return the method; `typing.override` exists from Python 3.12 on."""
        return method
