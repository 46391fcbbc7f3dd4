"""What is worth a look (X10): each with its evidence; nothing is judged here."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QScrollArea, QVBoxLayout, QWidget

from inspector.domain import radar
from inspector.gui.theme import GRID, Tone
from inspector.gui.widgets.card import Card
from inspector.gui.widgets.chip import Chip
from inspector.gui.widgets.marking import button, column, named, row, text
from inspector.operations.consistency_radar import RadarReport

_SIZE = (860, 600)


class RadarDialog(QDialog):
    """One card a signal; a card of visits leads to each of them."""

    visit_wished = Signal(str)
    """The inspection with this id shall be opened."""

    def __init__(self, found: RadarReport, window: QWidget | None) -> None:
        super().__init__(window)
        named(self, "radarDialog")
        self.setWindowTitle("一致性提示")
        self._visits: list[str] = []
        self._group = QButtonGroup(self)
        cards = QVBoxLayout()
        cards.setSpacing(GRID)
        for signal in found.signals:
            cards.addWidget(self._card(signal))
        if not found.signals:
            cards.addWidget(text("没有发现前后不一致的地方。"))
        cards.addStretch(1)
        content = QWidget()
        content.setLayout(cards)
        area = named(QScrollArea(), "radarSignals", "一致性提示")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        close = button("关闭", "radarClose", kind="primary")
        said = named(text(_said(found), wrap=True), "radarSaid")
        self.setLayout(column(said, area, row(None, close), margin=2 * GRID))
        self.resize(*_SIZE)
        self._group.idClicked.connect(self._on_clicked)
        close.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)

    def _card(self, signal: radar.Signal) -> Card:
        card = Card()
        card.rows.addLayout(row(Chip(signal.kind.value, Tone.WARNING), None))
        card.rows.addWidget(text(signal.sentence, wrap=True))
        for place in signal.evidence:
            card.rows.addWidget(text(place, "muted", wrap=True))
        opens = row()
        for number, visit in enumerate(signal.visits, 1):
            show = button(f"打开检查 {number}", f"radarVisit{len(self._visits)}")
            self._group.addButton(show, len(self._visits))
            self._visits.append(visit)
            opens.addWidget(show)
        if signal.visits:
            opens.addStretch(1)
            card.rows.addLayout(opens)
        return card

    def _on_clicked(self, number: int) -> None:
        self.visit_wished.emit(self._visits[number])
        self.accept()


def _said(found: RadarReport) -> str:
    return (
        f"比对了本机的 {found.visits} 次检查、{found.photos} 张照片、{found.institutions} 家机构、"
        f"{found.certificates} 份人员证书，有 {len(found.signals)} 处值得看一眼。"
        "这些只是提示，不代表有问题，也没有改动任何记录。"
    )
