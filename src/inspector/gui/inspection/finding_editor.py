"""Writes one finding: standard wordings, place, fact, requirement, severity, remedy, deadline."""

from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from inspector.domain.checklist import Severity
from inspector.domain.finding import Finding, Remedy
from inspector.gui.overriding import override
from inspector.gui.theme import GRID
from inspector.gui.widgets.date_field import DateField
from inspector.gui.widgets.marking import cleared, named, text
from inspector.gui.widgets.typing_pause import TypingPause

SEVERITIES: Final = (Severity.MINOR, Severity.SERIOUS, Severity.MAJOR_HAZARD)


class FindingEditor(QWidget):
    """Tells every change at once; there is no save button."""

    edited = Signal(Finding)
    finished = Signal()
    """Enter was pressed in a line: what is needed is written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding: Finding | None = None
        self._wordings: tuple[str, ...] = ()
        self._wording_box = QWidget()
        self._wording_lines = QVBoxLayout(self._wording_box)
        self._wording_lines.setContentsMargins(0, 0, 0, 0)
        self._wording_lines.setSpacing(GRID // 2)
        self._wording_group = QButtonGroup(self)
        self._fact = _area("事实", "findingFact", 76)
        self._place = named(QLineEdit(), "findingPlace", "部位")
        self._place.setPlaceholderText("如 二层东侧楼梯间")
        self._requirement = _area("改正要求", "findingRequirement", 76)
        self._responsible = named(QLineEdit(), "findingResponsible", "责任人")
        self._severities = _Choices([each.value for each in SEVERITIES], "严重程度")
        self._remedies = _Choices([each.value for each in Remedy], "整改方式")
        self._deadline = DateField("改正期限")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self._wording_box)
        for label, field in (
            ("事实", self._fact),
            ("部位", self._place),
            ("改正要求", self._requirement),
            ("严重程度", self._severities),
            ("整改方式", self._remedies),
            ("改正期限", self._deadline),
            ("责任人", self._responsible),
        ):
            layout.addWidget(text(label, "muted"))
            layout.addWidget(field)
        self._connect()

    def show_finding(self, finding: Finding, wordings: tuple[str, ...]) -> None:
        """Show a finding; the field that is being typed in keeps what stands there."""
        same = self._finding is not None and (self._finding.id, self._finding.item) == (
            finding.id,
            finding.item,
        )
        self._finding = finding
        if wordings != self._wordings:
            self._show_wordings(wordings)
        self._show_wording_box()
        for field, words in (
            (self._fact, finding.fact),
            (self._place, finding.place),
            (self._requirement, finding.requirement),
            (self._responsible, finding.responsible),
        ):
            if not (same and field.hasFocus()) and _words(field) != words:
                _show(field, words)
        self._severities.show_choice(SEVERITIES.index(finding.severity))
        self._remedies.show_choice(list(Remedy).index(finding.remedy))
        self._deadline.show_date(finding.deadline)
        self._deadline.setEnabled(finding.remedy is Remedy.BY_DEADLINE)

    def take_focus(self) -> None:
        """Put the focus where writing begins: on the wordings, or into the fact."""
        buttons = self._wording_group.buttons()
        first = self._fact if _words(self._fact) or not buttons else buttons[0]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._on_edited()
            self._show_wording_box()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.focusNextChild()  # Shift+Enter breaks the line
                return True
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        for area in (self._fact, self._requirement):
            area.installEventFilter(self)
            TypingPause(area).paused.connect(self._on_edited)
        for line in (self._place, self._responsible):
            line.editingFinished.connect(self._on_edited)
            TypingPause(line).paused.connect(self._on_edited)
            line.returnPressed.connect(self._on_return)
        self._severities.chosen.connect(self._on_severity)
        self._remedies.chosen.connect(self._on_remedy)
        self._deadline.committed.connect(self._on_deadline)
        self._wording_group.idClicked.connect(self._on_wording)

    def _show_wordings(self, wordings: tuple[str, ...]) -> None:
        self._wordings = wordings
        for button in self._wording_group.buttons():
            self._wording_group.removeButton(button)
        cleared(self._wording_lines)
        if wordings:
            self._wording_lines.addWidget(text("常用问题用语", "muted"))
        for number, words in enumerate(wordings):
            button = named(QPushButton(_short(words)), f"wording{number}", words)
            button.setProperty("kind", "wording")
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.setToolTip(words)
            button.setAutoDefault(True)
            self._wording_group.addButton(button, number)
            self._wording_lines.addWidget(button)

    def _show_wording_box(self) -> None:
        written = self._finding is not None and self._finding.fact
        # What stands above a field must not go while somebody types in it.
        shown = not written or (self._fact.hasFocus() and self._wording_box.isVisible())
        self._wording_box.setVisible(bool(self._wordings) and shown)

    def _tell(self, finding: Finding) -> None:
        if finding != self._finding:
            self._finding = finding
            self.edited.emit(finding)

    @Slot()
    def _on_edited(self) -> None:
        if self._finding is not None:
            written = replace(
                self._finding,
                fact=_words(self._fact),
                place=_words(self._place),
                requirement=_words(self._requirement),
                responsible=_words(self._responsible),
            )
            self._tell(written)

    @Slot()
    def _on_return(self) -> None:
        self._on_edited()
        self.finished.emit()

    @Slot(int)
    def _on_wording(self, number: int) -> None:
        self._fact.setPlainText(self._wordings[number])
        self._place.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_edited()

    @Slot(int)
    def _on_severity(self, number: int) -> None:
        if self._finding is not None:
            self._tell(replace(self._finding, severity=SEVERITIES[number]))

    @Slot(int)
    def _on_remedy(self, number: int) -> None:
        if self._finding is not None:
            remedy = list(Remedy)[number]
            deadline = self._finding.deadline if remedy is Remedy.BY_DEADLINE else None
            self._tell(replace(self._finding, remedy=remedy, deadline=deadline))
            self._deadline.setEnabled(remedy is Remedy.BY_DEADLINE)

    @Slot(object)
    def _on_deadline(self, day: date | None) -> None:
        if self._finding is not None:
            self._tell(replace(self._finding, deadline=day))


class _Choices(QWidget):
    chosen = Signal(int)

    def __init__(self, labels: list[str], spoken: str) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        for number, label in enumerate(labels):
            button = named(QPushButton(label), f"choice_{label}", f"{spoken}：{label}")
            button.setCheckable(True)
            button.setProperty("kind", "choice")
            button.setProperty("tight", "true")
            self._group.addButton(button, number)
            layout.addWidget(button)
        layout.addStretch(1)
        self._group.idClicked.connect(self.chosen)

    def show_choice(self, number: int) -> None:
        self._group.button(number).setChecked(True)


def _area(spoken: str, name: str, height: int) -> QPlainTextEdit:
    area = named(QPlainTextEdit(), name, spoken)
    area.setTabChangesFocus(True)
    area.setFixedHeight(height)
    return area


def _words(field: QLineEdit | QPlainTextEdit) -> str:
    words = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    return words.strip()


def _show(field: QLineEdit | QPlainTextEdit, words: str) -> None:
    if isinstance(field, QLineEdit):
        field.setText(words)
    else:
        field.setPlainText(words)


def _short(words: str, longest: int = 20) -> str:
    return words if len(words) <= longest else f"{words[: longest - 1]}…"
