"""The map of sections on the left: what is done, open, found, without evidence."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QPushButton, QScrollArea, QVBoxLayout, QWidget

from inspector.gui.overriding import override
from inspector.gui.theme import GRID
from inspector.gui.widgets.elided_label import ElidedLabel
from inspector.gui.widgets.marking import named


@dataclass(frozen=True, slots=True)
class SectionLine:
    """What the map says of one section."""

    title: str
    done: int
    total: int
    findings: int = 0
    missing_evidence: int = 0

    @property
    def counts(self) -> str:
        """The counts in words: 11/15  问题 2  缺证据 1."""
        parts = [f"{self.done}/{self.total}" + (" ✓" if self.complete else "")]
        if self.findings:
            parts.append(f"问题 {self.findings}")
        if self.missing_evidence:
            parts.append(f"缺证据 {self.missing_evidence}")
        return "  ".join(parts)

    @property
    def complete(self) -> bool:
        """Whether nothing is left to do in the section."""
        return self.done >= self.total and not self.missing_evidence


class SectionMap(QScrollArea):
    """Radio-like entries; Up and Down move between them."""

    chosen = Signal(int)
    """The person went to the section with this number, from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paneScroll")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._group = QButtonGroup(self)
        self._entries: list[_Entry] = []
        content = QWidget()
        self._layout = QVBoxLayout(content)
        self._layout.setContentsMargins(0, GRID, 0, GRID)
        self._layout.setSpacing(0)
        self._layout.addStretch(1)
        self.setWidget(content)
        self._group.idClicked.connect(self._on_clicked)

    def show_sections(self, sections: Sequence[SectionLine], current: int) -> None:
        """Show the sections and which of them is open; entries are made once and then updated."""
        while len(self._entries) > len(sections):
            entry = self._entries.pop()
            self._group.removeButton(entry)
            entry.deleteLater()
        while len(self._entries) < len(sections):
            entry = _Entry(f"section{len(self._entries)}")
            self._group.addButton(entry, len(self._entries))
            self._layout.insertWidget(len(self._entries), entry)
            self._entries.append(entry)
        for number, (entry, section) in enumerate(zip(self._entries, sections, strict=True)):
            entry.show_section(section)
            entry.setChecked(number == current)
        if 0 <= current < len(self._entries):
            self.ensureWidgetVisible(self._entries[current])

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(number)


class _Entry(QPushButton):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setProperty("kind", "section")
        self.setObjectName(name)
        self._title = ElidedLabel()
        self._counts = ElidedLabel(role="muted")
        self._lines = layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        layout.setSpacing(2)
        for label in (self._title, self._counts):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(label)

    def show_section(self, section: SectionLine) -> None:
        self._title.setText(section.title)
        self._counts.setText(section.counts)
        named(self, self.objectName(), f"{section.title}，{section.counts}")
        self.setToolTip(section.title)

    @override
    def sizeHint(self) -> QSize:
        return self._lines.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._lines.minimumSize().height())
