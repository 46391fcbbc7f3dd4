"""The procedure guard: a sign for each step the law demands, pressed when it is taken."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton, QWidget

from inspector.domain.procedure import Step
from inspector.gui.inspection.state import GuardSign
from inspector.gui.theme import Tone
from inspector.gui.widgets.chip import Chip
from inspector.gui.widgets.flow_layout import FlowLayout
from inspector.gui.widgets.marking import marked, named


class GuardBar(QWidget):
    """Signs from left to right in the order of the visit."""

    pressed = Signal(Step)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._officers = Chip()
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._signs: dict[Step, QPushButton] = {}
        self._officers.setProperty("tall", "true")
        layout = FlowLayout()
        self.setLayout(layout)
        layout.addWidget(self._officers)
        for step in Step:
            sign = named(QPushButton(), f"guard_{step.name.lower()}")
            sign.setProperty("kind", "sign")
            self._group.addButton(sign)
            self._signs[step] = sign
            layout.addWidget(sign)
        self._group.buttonClicked.connect(self._on_clicked)

    def show_signs(self, officers: str, signs: Sequence[GuardSign], *, valid: bool) -> None:
        """Show which steps were taken and when."""
        self._officers.show_state(officers, Tone.GOOD if valid else Tone.DANGER)
        for sign in signs:
            button = self._signs[sign.step]
            button.setText(f"✓ {sign.words} {sign.time}" if sign.done else f"○ {sign.words}")
            marked(button, "done", "true" if sign.done else "false")
            state = f"已于 {sign.time} 记录" if sign.done else "尚未记录，按下即记录"
            button.setAccessibleName(f"{sign.words}，{state}")
            button.setToolTip(sign.note or state)

    def focus_next(self) -> None:
        """Put the focus onto the first step that was not taken."""
        for sign in self._signs.values():
            if sign.property("done") != "true":
                sign.setFocus()
                return

    @Slot(QAbstractButton)
    def _on_clicked(self, clicked: QAbstractButton) -> None:
        for step, sign in self._signs.items():
            if sign is clicked:
                self.pressed.emit(step)
