"""How a document is to be printed, and what takes it."""

from dataclasses import dataclass
from typing import Protocol

from inspector.errors import UserError


class NotPrintedError(UserError):
    """There is no printer, or it did not take the document."""


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """How it is to be printed.

    Attributes:
        printer: name of the printer; empty: the default one.
        copies: from 1; whole documents, one after another.
        duplex: on both sides, turned over the long edge.
    """

    printer: str = ""
    copies: int = 1
    duplex: bool = False


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer that this computer knows."""

    name: str
    default: bool


class Printers(Protocol):
    """What takes documents: CUPS, or the window's own painting on a printer."""

    def all(self) -> tuple[Printer, ...]:
        """Return every printer.

        Raises:
            NotPrintedError: the system does not answer.
        """

    def submit(self, pdf: bytes, title: str, order: PrintOrder) -> None:
        """Print; returns when the printer's queue has the whole document.

        Raises:
            NotPrintedError: there is no such printer, or it refused.
        """
