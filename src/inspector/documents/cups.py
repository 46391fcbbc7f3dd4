"""Prints through CUPS where its commands are: the PDF itself goes into the printer's queue."""

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from os import environ
from typing import Final

from inspector.documents.print_order import (
    NotPrintedError,
    Printer,
    PrintOrder,
    chosen_printer,
    pages_in_words,
)
from inspector.progress import Progress, unreported

_PATIENCE: Final = 60  # seconds
_TITLE: Final = 120


@dataclass(frozen=True, slots=True)
class CupsPrinters:
    """The queues of this computer.

    Attributes:
        lp: path of the command that prints; lpstat: of the one that lists.
    """

    lp: str
    lpstat: str

    def all(self) -> tuple[Printer, ...]:
        """Return every queue, the default one marked.

        Raises:
            NotPrintedError: CUPS does not answer.
        """
        names = self._run([self.lpstat, "-e"]).stdout.decode("utf-8", "replace").split()
        told = self._run([self.lpstat, "-d"]).stdout.decode("utf-8", "replace")
        default = told.rpartition(": ")[2].strip()
        return tuple(Printer(name, default=name == default) for name in names)

    def submit(
        self, pdf: bytes, title: str, order: PrintOrder, progress: Progress = unreported
    ) -> None:
        """Hand a PDF file to the queue at full size.

        Raises:
            NotPrintedError: there is no such printer, none at all, or it refused.
        """
        chosen = chosen_printer(self.all(), order.printer)
        progress("正在交给打印机", 0.5)
        done = self._run(_words(self.lp, chosen, title, order), pdf)
        if done.returncode:
            raise NotPrintedError(
                f"打印机“{chosen}”没有接收，没有打印。请检查打印机是否开机、有纸，再重试一次。"
            )

    def _run(self, words: Sequence[str], sent: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
        try:
            return subprocess.run(  # noqa: S603 - paths of CUPS's commands, no shell
                words,
                input=sent,
                capture_output=True,
                check=False,
                timeout=_PATIENCE,
                env={**environ, "LC_ALL": "C"},
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NotPrintedError(
                "打印服务没有回应，没有打印。请检查打印机后重试，或另存为 PDF 到别的电脑打印。"
            ) from error


def cups_printers() -> CupsPrinters | None:
    """Return the queues of this computer; None: CUPS is not there."""
    lp, lpstat = shutil.which("lp"), shutil.which("lpstat")
    return CupsPrinters(lp, lpstat) if lp and lpstat else None


def _words(lp: str, printer: str, title: str, order: PrintOrder) -> list[str]:
    sides = "two-sided-long-edge" if order.duplex else "one-sided"
    options = (
        f"sides={sides}",
        "media=A4",
        "print-scaling=none",
        "collate=true",
        f"printer-resolution={order.dots}dpi",
        *([f"page-ranges={pages_in_words(order.pages)}"] if order.pages else []),
    )
    words = [lp, "-d", printer, "-n", str(order.copies), "-t", title[:_TITLE]]
    return [*words, *(word for option in options for word in ("-o", option)), "-"]
