"""Two corrections of the same inspection side by side, one of which a person chooses."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QScrollArea,
    QWidget,
)

from inspector.gui.theme import GRID
from inspector.gui.widgets.card import Card
from inspector.gui.widgets.marking import button, column, named, row, text
from inspector.operations.compare_versions import Difference, WaitingConflict

_SHORT = 16


class VersionsDialog(QDialog):
    """Says what each version changed and why; stays open until one is chosen or it is closed."""

    chosen = Signal(str)
    """SHA-256 of the version that a person wants to hold."""

    def __init__(
        self, conflict: WaitingConflict, differences: Sequence[Difference], window: QWidget | None
    ) -> None:
        super().__init__(window)
        named(self, "versionsDialog")
        self.setWindowTitle("选定一份更正")
        self._conflict = conflict
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._on_clicked)
        words = "请比较后选定一份。选定的一份有效，其余原样留存备查。"
        box = QDialogButtonBox()
        close = box.addButton("以后再定", QDialogButtonBox.ButtonRole.RejectRole)
        named(close, "versionsClose", "以后再定")
        box.rejected.connect(self.reject)
        whole = column(
            text(
                f"{conflict.institution_name}：同一次检查有 {len(conflict.rivals)} 份更正", "title"
            ),
            text(words, "muted", wrap=True),
            self._table(differences),
            box,
            margin=2 * GRID,
        )
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.resize(920, 600)
        self.finished.connect(self.deleteLater)

    def _table(self, differences: Sequence[Difference]) -> QScrollArea:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GRID)
        for number in range(len(self._conflict.rivals)):
            grid.addWidget(self._rival(number), 0, number + 1)
            grid.setColumnStretch(number + 1, 3)
        grid.setColumnStretch(0, 2)
        same = "作答、问题和照片都相同。" if not differences else "不同之处"
        grid.addWidget(text(same, "heading", wrap=True), 0, 0, Qt.AlignmentFlag.AlignBottom)
        for line, difference in enumerate(differences, 1):
            grid.addWidget(text(difference.question, "muted", wrap=True), line, 0)
            for number, told in enumerate(difference.told, 1):
                cell = text(told, wrap=True)
                cell.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
                grid.addWidget(cell, line, number, Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(len(differences) + 1, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(page)
        return area

    def _rival(self, number: int) -> Card:
        version = self._conflict.rivals[number]
        card = Card()
        card.rows.addWidget(text(f"检查人员：{version.author}", wrap=True))
        card.rows.addWidget(text(f"更正理由：{version.reason}", wrap=True))
        card.rows.addWidget(text(f"校验值 {version.sha256[:_SHORT]}…", "muted"))
        take = button("采用这一份", f"take{number}")
        take.setAccessibleName(f"采用这一份：{version.author}，{version.reason}")
        self._group.addButton(take, number)
        card.rows.addLayout(row(take, None))
        return card

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(self._conflict.rivals[number].sha256)
