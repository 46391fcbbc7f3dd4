"""Tells the person what failed: a sentence for what can be acted on, a dialog for a bug."""

import platform
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from inspector.config.bare_trace import bare_trace
from inspector.errors import UserError
from inspector.gui.widgets.marking import column, named, text
from inspector.progress import Cancelled


@dataclass(frozen=True, slots=True)
class CrashReport:
    """What is told about a bug: what was kept, and where the diagnostics lie."""

    kept: str
    file: Path | None


class Failures(QObject):
    """Sorts failures into the two families.

    `folder` takes the diagnostics files; `kept` says in a sentence what was saved.
    """

    told = Signal(str)
    """A sentence for the message bar."""
    crashed = Signal(object)
    """A bug: a `CrashReport`."""

    def __init__(
        self, folder: Path, clock: Callable[[], datetime], kept: Callable[[], str]
    ) -> None:
        super().__init__()
        self._folder = folder
        self._clock = clock
        self._kept = kept

    @Slot(object)
    def handle(self, error: BaseException) -> None:
        """Tell a failure, whichever family it is of; a cancelled job is none."""
        if isinstance(error, UserError):
            self.told.emit(error.message)
        elif not isinstance(error, Cancelled):
            file = write_diagnostics(self._folder, error, self._clock())
            self.crashed.emit(CrashReport(self._kept(), file))


def write_diagnostics(folder: Path, error: BaseException, now: datetime) -> Path | None:
    """Write what helps to find a bug and return the file, or None where nothing can be written.

    It holds kinds and places of errors alone; it may leave the office, and names may not.
    """
    trace = bare_trace(error)
    moment = now.astimezone(UTC)
    facts = f"{moment:%Y-%m-%dT%H:%M:%SZ}\nPython {sys.version}\n{platform.platform()}\n\n{trace}"
    file = folder / f"{moment:%Y-%m-%dT%H%M%SZ}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text(facts, encoding="utf-8")
    except OSError:
        return None
    return file


class CrashDialog(QDialog):
    """Says that the program made a mistake, what was kept, and what to send to whom."""

    def __init__(self, report: CrashReport, window: QWidget | None) -> None:
        super().__init__(window)
        named(self, "crashDialog")
        self.setWindowTitle("程序出错")
        where = (
            f"诊断文件：{report.file}\n请把它交给省厅的技术人员。"
            if report.file is not None
            else "诊断文件没有写成，磁盘可能已满或不可写。"
        )
        box = QDialogButtonBox()
        close = named(
            box.addButton("继续使用", QDialogButtonBox.ButtonRole.AcceptRole),
            "crashClose",
            "继续使用",
        )
        close.setDefault(True)
        box.accepted.connect(self.accept)
        self.setLayout(
            column(
                text("程序在刚才这一步出了错，这不是您的操作造成的。", "title", wrap=True),
                text(report.kept, wrap=True),
                named(text(where, wrap=True), "crashFile"),
                box,
                gap=16,
                margin=24,
            )
        )
        self.setMinimumWidth(520)
        self.finished.connect(self.deleteLater)
