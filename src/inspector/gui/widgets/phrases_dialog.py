"""Asks several people for their phrases, one field each."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from inspector.gui.widgets.marking import column, named, text


class PhrasesDialog(QDialog):
    """A question, a field for each person, and a verb."""

    def __init__(
        self,
        window: QWidget | None,
        question: str,
        people: Sequence[tuple[str, str]],
        label: str,
        given: Callable[[Mapping[str, str]], None],
    ) -> None:
        super().__init__(window)
        self.setWindowTitle(label)
        named(self, "phrasesDialog")
        self._given = given
        self.fields = {key: self._field(number, name) for number, (key, name) in enumerate(people)}
        form = QFormLayout()
        for (_, name), field in zip(people, self.fields.values(), strict=True):
            form.addRow(text(name), field)
        box = QDialogButtonBox()
        yes = named(
            box.addButton(label, QDialogButtonBox.ButtonRole.AcceptRole), "phrasesYes", label
        )
        yes.setProperty("kind", "primary")
        named(box.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole), "phrasesNo", "取消")
        content = column(text(question, wrap=True), margin=16)
        content.addLayout(form)
        content.addWidget(box)
        self.setLayout(content)
        self.setMinimumWidth(480)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        self.accepted.connect(self._on_accepted)
        self.finished.connect(self.deleteLater)

    @Slot()
    def _on_accepted(self) -> None:
        given = {key: field.text() for key, field in self.fields.items() if field.text()}
        if given:
            self._given(given)

    def _field(self, number: int, name: str) -> QLineEdit:
        field = named(QLineEdit(), f"phrase{number}", f"{name}的口令")
        field.setEchoMode(QLineEdit.EchoMode.Password)
        return field
