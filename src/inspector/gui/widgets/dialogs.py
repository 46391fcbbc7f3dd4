"""Questions to the person, one entry each; all open and return at once, answers are called back."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)

from inspector.gui.widgets.marking import column, named, text
from inspector.gui.widgets.phrases_dialog import PhrasesDialog


class Dialogs(Protocol):
    """What presenters ask; a test gives its own answers."""

    def ask_for_file(self, title: str, pattern: str, chosen: Callable[[Path], None]) -> None:
        """Ask for a file that is there; `pattern` is Qt's, such as 表格 (*.xlsx *.csv)."""

    def ask_for_files(self, title: str, pattern: str, chosen: Callable[[list[Path]], None]) -> None:
        """Ask for one or several files that are there."""

    def ask_for_place(self, title: str, proposed: str, chosen: Callable[[Path], None]) -> None:
        """Ask where to write a file."""

    def ask_for_folder(self, title: str, chosen: Callable[[Path], None]) -> None:
        """Ask for a folder."""

    def ask_for_text(self, question: str, label: str, given: Callable[[str], None]) -> None:
        """Ask for a text of one or several lines; an empty one is no answer."""

    def ask_for_phrases(
        self,
        question: str,
        people: Sequence[tuple[str, str]],
        label: str,
        given: Callable[[Mapping[str, str]], None],
    ) -> None:
        """Ask several people, each by key and name, for their phrases; who gives none is left out.

        Nobody's phrase is shown.
        """

    def confirm(self, question: str, label: str, confirmed: Callable[[], None]) -> None:
        """Ask before something that cannot be undone; `label` is the verb on the button."""


class QtDialogs:
    """The real dialogs, over a window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def ask_for_file(self, title: str, pattern: str, chosen: Callable[[Path], None]) -> None:
        """Ask for a file that is there."""
        dialog = self._file_dialog(title, QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(pattern)
        dialog.fileSelected.connect(_PathTaker(dialog, chosen).take)
        dialog.open()

    def ask_for_files(self, title: str, pattern: str, chosen: Callable[[list[Path]], None]) -> None:
        """Ask for one or several files that are there."""
        dialog = self._file_dialog(title, QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(pattern)
        dialog.filesSelected.connect(_PathsTaker(dialog, chosen).take)
        dialog.open()

    def ask_for_place(self, title: str, proposed: str, chosen: Callable[[Path], None]) -> None:
        """Ask where to write a file."""
        dialog = self._file_dialog(title, QFileDialog.FileMode.AnyFile)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(proposed)
        dialog.fileSelected.connect(_PathTaker(dialog, chosen).take)
        dialog.open()

    def ask_for_folder(self, title: str, chosen: Callable[[Path], None]) -> None:
        """Ask for a folder."""
        dialog = self._file_dialog(title, QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(_PathTaker(dialog, chosen).take)
        dialog.open()

    def ask_for_text(self, question: str, label: str, given: Callable[[str], None]) -> None:
        """Ask for a text of one or several lines."""
        TextDialog(self._window, question, label, given).open()

    def ask_for_phrases(
        self,
        question: str,
        people: Sequence[tuple[str, str]],
        label: str,
        given: Callable[[Mapping[str, str]], None],
    ) -> None:
        """Ask with a field a person."""
        PhrasesDialog(self._window, question, people, label, given).open()

    def confirm(self, question: str, label: str, confirmed: Callable[[], None]) -> None:
        """Ask before something that cannot be undone."""
        box = QMessageBox(QMessageBox.Icon.Question, "请确认", question, parent=self._window)
        named(box, "confirm")
        yes = box.addButton(label, QMessageBox.ButtonRole.AcceptRole)
        named(yes, "confirmYes", label)
        named(box.addButton("取消", QMessageBox.ButtonRole.RejectRole), "confirmNo", "取消")
        box.accepted.connect(confirmed)
        box.finished.connect(box.deleteLater)
        box.open()

    def _file_dialog(self, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setFileMode(mode)
        # Qt's own catalogue leaves these two in English.
        dialog.setLabelText(QFileDialog.DialogLabel.LookIn, "位置：")
        dialog.setLabelText(QFileDialog.DialogLabel.FileType, "类型：")
        dialog.finished.connect(dialog.deleteLater)
        return dialog


class TextDialog(QDialog):
    """A question, a field and a verb."""

    def __init__(
        self, window: QWidget, question: str, label: str, given: Callable[[str], None]
    ) -> None:
        super().__init__(window)
        self.setWindowTitle(label)
        named(self, "textDialog")
        self._given = given
        self.field = named(QPlainTextEdit(), "textField", question)
        self.field.setTabChangesFocus(True)
        box = QDialogButtonBox()
        yes = named(box.addButton(label, QDialogButtonBox.ButtonRole.AcceptRole), "textYes", label)
        yes.setProperty("kind", "primary")
        named(box.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole), "textNo", "取消")
        self.setLayout(column(text(question, wrap=True), self.field, box, margin=16))
        self.setMinimumWidth(480)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        self.accepted.connect(self._on_accepted)
        self.finished.connect(self.deleteLater)

    def _on_accepted(self) -> None:
        words = self.field.toPlainText().strip()
        if words:
            self._given(words)


class _PathTaker(QObject):
    def __init__(self, dialog: QFileDialog, chosen: Callable[[Path], None]) -> None:
        super().__init__(dialog)
        self._chosen = chosen

    def take(self, path: str) -> None:
        self._chosen(Path(path))


class _PathsTaker(QObject):
    def __init__(self, dialog: QFileDialog, chosen: Callable[[list[Path]], None]) -> None:
        super().__init__(dialog)
        self._chosen = chosen

    def take(self, paths: list[str]) -> None:
        self._chosen([Path(path) for path in paths])
