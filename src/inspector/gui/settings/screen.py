"""The settings screen: office, officers, appearance."""

from PySide6.QtWidgets import QScrollArea, QWidget

from inspector.gui.settings.appearance_card import AppearanceCard
from inspector.gui.settings.office_card import OfficeCard
from inspector.gui.settings.officers_card import OfficersCard
from inspector.gui.theme import GRID
from inspector.gui.widgets.head import Head
from inspector.gui.widgets.marking import column, row, text


class SettingsScreen(QWidget):
    """Three cards, each with its own signals; everything takes effect at once."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("settings")
        self.office = OfficeCard()
        self.officers = OfficersCard()
        self.appearance = AppearanceCard()
        left = column(text("本单位", "heading"), self.office, None)
        right = column(
            text("检查员", "heading"),
            self.officers,
            text("外观", "heading"),
            self.appearance,
            None,
        )
        both = row(gap=3 * GRID, margin=3 * GRID)
        both.addLayout(left, 1)
        both.addLayout(right, 1)
        page = QWidget()
        page.setLayout(both)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(page)
        self.setLayout(column(Head("设置"), area, gap=0))
