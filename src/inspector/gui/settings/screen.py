"""The settings screen: office, officers and appearance; policy pack; enrolment; safety."""

from enum import Enum

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from inspector.gui.appearance import Appearance
from inspector.gui.settings.appearance_card import AppearanceCard
from inspector.gui.settings.enrolment_page import EnrolmentPage
from inspector.gui.settings.map_card import MapCard
from inspector.gui.settings.office_card import OfficeCard
from inspector.gui.settings.officers_card import OfficersCard
from inspector.gui.settings.policy_page import PolicyPage
from inspector.gui.settings.safety_page import SafetyPage
from inspector.gui.theme import GRID
from inspector.gui.widgets.choice_line import ChoiceLine
from inspector.gui.widgets.head import Head
from inspector.gui.widgets.marking import column, named, row, text


class Page(Enum):
    """The pages of the settings, with what stands on the button."""

    OFFICE = "本单位"
    POLICY = "政策包"
    ENROLMENT = "登记"
    SAFETY = "安全"


class SettingsScreen(QWidget):
    """Parts with their own signals; everything takes effect at once."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self.setObjectName("settings")
        self.office = OfficeCard()
        self.officers = OfficersCard()
        self.appearance = AppearanceCard()
        self.map = MapCard()
        self.policy = PolicyPage(appearance)
        self.enrolment = EnrolmentPage()
        self.safety = SafetyPage()
        self._choice: ChoiceLine[Page] = ChoiceLine("设置", {page: page.value for page in Page})
        self._stack = named(QStackedWidget(), "settingsPages")
        pages = (_scrolled(self._own_page()), self.policy, self.enrolment, _scrolled(self.safety))
        for part in pages:
            self._stack.addWidget(part)
        self.setLayout(column(Head("设置", self._choice), self._stack, gap=0))
        self._choice.chosen.connect(self.show_page)

    @Slot(object)
    def show_page(self, page: Page) -> None:
        """Show one of the pages."""
        self._choice.show_choice(page)
        self._stack.setCurrentIndex(list(Page).index(page))

    def take_focus(self) -> None:
        """Put the focus onto the choice of pages."""
        self._choice.take_focus()

    def _own_page(self) -> QWidget:
        left = column(
            text("本单位", "heading"), self.office, text("地图", "heading"), self.map, None
        )
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
        return page


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(page)
    return area
