"""What a newer policy pack would change in a draft, and the answers that found no place in it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QWidget

from inspector.gui.theme import GRID
from inspector.gui.widgets.marking import button, column, named, row, text

_SIZE = (720, 440)


class PackDialog(QDialog):
    """Lines to read; accepted by the button that says what is then done."""

    def __init__(
        self,
        title: str,
        said: str,
        lines: Sequence[str],
        action: str,
        window: QWidget | None,
    ) -> None:
        super().__init__(window)
        named(self, "packDialog")
        self.setWindowTitle(title)
        listed = named(QListWidget(), "packLines", title)
        listed.setWordWrap(True)
        listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        listed.addItems(list(lines))
        close = button("以后再说" if action else "关闭", "packClose")
        close.clicked.connect(self.reject)
        buttons: list[QWidget | None] = [None, close]
        if action:
            accept = button(action, "packAccept", kind="primary")
            accept.clicked.connect(self.accept)
            buttons.append(accept)
        self.setLayout(column(text(said, wrap=True), listed, row(*buttons), margin=2 * GRID))
        self.resize(*_SIZE)
        self.finished.connect(self.deleteLater)
