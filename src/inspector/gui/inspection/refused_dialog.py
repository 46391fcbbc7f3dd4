"""The pictures that were refused: why, and a way to get each of them back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QScrollArea, QVBoxLayout, QWidget

from inspector.domain.refused_picture import RefusedPicture
from inspector.domain.shanghai import time_in_words
from inspector.gui.theme import GRID
from inspector.gui.widgets.card import Card
from inspector.gui.widgets.marking import button, column, named, row, text

_SIZE = (640, 420)


class RefusedDialog(QDialog):
    """One card a picture."""

    wished = Signal(int)
    """The picture at this place shall be written to a file."""

    def __init__(self, refused: Sequence[RefusedPicture], window: QWidget | None) -> None:
        super().__init__(window)
        named(self, "refusedDialog")
        self.setWindowTitle("未收下的图片")
        self._group = QButtonGroup(self)
        cards = QVBoxLayout()
        cards.setSpacing(GRID)
        for number, one in enumerate(refused):
            cards.addWidget(self._card(number, one))
        cards.addStretch(1)
        content = QWidget()
        content.setLayout(cards)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        close = button("关闭", "refusedClose", kind="primary")
        said = "这些文件不能作为证据，没有附在检查里，但原样留着；可以另存出来再看。"
        self.setLayout(column(text(said, wrap=True), area, row(None, close), margin=2 * GRID))
        self.resize(*_SIZE)
        self._group.idClicked.connect(self.wished)
        close.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)

    def _card(self, number: int, one: RefusedPicture) -> Card:
        card = Card()
        save = button("另存为…", f"refusedSave{number}")
        save.setAccessibleName(f"另存 {one.name}")
        self._group.addButton(save, number)
        when = text(f"{time_in_words(one.at)}　事项 {one.item}", "muted")
        card.rows.addWidget(text(one.reason, wrap=True))
        card.rows.addLayout(row(when, None, save))
        return card
