"""The page about one institution, beside the list."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from inspector.gui.institutions.state import InstitutionPage, PageLine
from inspector.gui.navigation import Place
from inspector.gui.theme import GRID
from inspector.gui.widgets.card import LineCard
from inspector.gui.widgets.chip import Chip
from inspector.gui.widgets.county_map import CountyMap
from inspector.gui.widgets.marking import button, cleared, column, named, row, text
from inspector.gui.widgets.photo_strip import PhotoStrip, PhotoThumb
from inspector.policy.boundaries import MAP_SOURCE


class HomePage(QFrame):
    """Passive: every card and photo carries the place that it leads to."""

    start_wished = Signal()
    wished = Signal(Place)

    def __init__(self) -> None:
        super().__init__()
        named(self, "sidePane")
        self.setProperty("pane", "wide")
        self._page: InstitutionPage | None = None
        self._places: list[Place] = []
        self._name = text(role="title", wrap=True)
        self._start = button("开始检查", "startInspection", kind="primary")
        self._facts = QGridLayout()
        self._unknown = text(role="muted", wrap=True)
        self._findings_title = text("待改正的问题", "heading")
        self._findings = QVBoxLayout()
        self._history = QVBoxLayout()
        self._group = QButtonGroup(self)
        self._photos_title = text("照片", "heading")
        self._photos = PhotoStrip()
        self._map = CountyMap()
        self._map_words = text(wrap=True)
        self._map_source = text(MAP_SOURCE, "muted", wrap=True)
        self._lay_out()
        self._start.clicked.connect(self.start_wished)
        self._group.idClicked.connect(self._on_card)
        self._photos.chosen.connect(self._on_photo)

    def show_page(self, page: InstitutionPage, thumbs: Sequence[PhotoThumb]) -> None:
        """Show the page about an institution."""
        self._page = page
        self._name.setText(page.name)
        cleared(self._facts)
        for place, (label, value) in enumerate(page.facts):
            self._facts.addWidget(text(label, "muted"), place, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(text(value, wrap=True), place, 1)
        self._unknown.setText(f"名册没有填：{page.unknown}")
        self._unknown.setVisible(bool(page.unknown))
        for each in self._group.buttons():
            self._group.removeButton(each)
        self._places.clear()
        self._show_cards(self._findings, page.findings, "finding")
        self._findings_title.setVisible(bool(page.findings))
        self._show_cards(self._history, page.history, "history")
        if not page.history:
            self._history.addWidget(text("还没有检查过。", "muted"))
        self.show_thumbs(thumbs)
        self._show_map(page)

    def show_thumbs(self, thumbs: Sequence[PhotoThumb]) -> None:
        """Show small pictures of the newest photos."""
        self._photos.show_photos(thumbs)
        self._photos_title.setVisible(bool(thumbs))

    def _show_cards(self, layout: QVBoxLayout, lines: Sequence[PageLine], name: str) -> None:
        cleared(layout)
        for number, line in enumerate(lines):
            look = button("打开", f"{name}{number}")
            look.setAccessibleName(f"打开：{line.title}，{line.chip}")
            self._group.addButton(look, len(self._places))
            self._places.append(line.place)
            layout.addWidget(LineCard(line.title, line.more, Chip(line.chip, line.tone), look))

    def _show_map(self, page: InstitutionPage) -> None:
        self._map.setVisible(page.map is not None)
        self._map_source.setVisible(page.map is not None)
        self._map_words.setText(page.map_words)
        if page.map is not None:
            self._map.show_county(page.map.rings, page.map.places, page.map_words)

    def _lay_out(self) -> None:
        self._facts.setHorizontalSpacing(2 * GRID)
        self._facts.setVerticalSpacing(GRID)
        self._facts.setColumnStretch(1, 1)
        content = QWidget()
        page = QVBoxLayout(content)
        page.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        page.setSpacing(GRID + 4)
        page.addWidget(self._name)
        page.addLayout(row(self._start, None))
        page.addWidget(self._findings_title)
        page.addLayout(self._findings)
        page.addLayout(self._facts)
        page.addWidget(self._unknown)
        page.addWidget(text("检查记录", "heading"))
        page.addLayout(self._history)
        page.addWidget(self._photos_title)
        page.addWidget(self._photos)
        page.addWidget(text("县界图", "heading"))
        for part in (self._map, self._map_words, self._map_source):
            page.addWidget(part)
        page.addStretch(1)
        area = QScrollArea()
        area.setObjectName("paneScroll")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        self.setLayout(column(area, gap=0))

    @Slot(int)
    def _on_card(self, number: int) -> None:
        self.wished.emit(self._places[number])

    @Slot(str)
    def _on_photo(self, attachment: str) -> None:
        if self._page is not None:
            for photo in self._page.photos:
                if photo.attachment == attachment:
                    self.wished.emit(photo.place)
