"""Connects the statistics screen with the operations; a year is read off the window's thread."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Slot

from inspector.domain.year_figures import CaseFilter, FigureLine, Grouping
from inspector.gui.context import Context
from inspector.gui.navigation import Place, Room
from inspector.gui.statistics.cards_work import CardsWork
from inspector.gui.statistics.radar_dialog import RadarDialog
from inspector.gui.statistics.screen import Page, StatisticsScreen
from inspector.gui.statistics.state import CaseRow, Shown, StatisticsState, state_of
from inspector.operations.changes import Changed
from inspector.operations.consistency_radar import RadarReport, consistency_radar
from inspector.operations.year_statistics import (
    YearFigures,
    export_statistics,
    year_figures,
    years_inspected,
)

_CARES: Final = Changed.INSPECTIONS | Changed.PACKAGES


class StatisticsPresenter(QObject):
    """Reads a year when somebody comes in and something has changed since."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._year = 0
        self._found: YearFigures | None = None
        self._state: StatisticsState | None = None
        self._shown = Shown()
        self._busy = False
        self._page = Page.YEAR
        self._cards = CardsWork(context)
        self.screen = StatisticsScreen(context.appearance, self._cards.page)
        self.screen.page_chosen.connect(self._on_page)
        self.screen.year_chosen.connect(self._on_year)
        self.screen.grouping_chosen.connect(self._on_grouping)
        self.screen.line_chosen.connect(self._on_line)
        self.screen.figure_chosen.connect(self._on_figure)
        self.screen.wanted_chosen.connect(self._on_wanted)
        self.screen.case_opened.connect(self._on_case)
        self.screen.export_wished.connect(self._on_export)
        self.screen.radar_wished.connect(self._on_radar)
        context.news.changed.connect(self._on_changed)

    def enter(self, place: Place) -> None:
        """Show the year, or the indicators; the key is a year, the part names a page."""
        if place.key or place.part:
            self._page = Page[place.part] if place.part else Page.YEAR
        self.screen.show_page(self._page)
        if self._page is Page.CARDS:
            self._cards.enter()
            return
        workspace = self._context.workspace
        years = years_inspected(workspace)
        wanted = int(place.key) if place.key else self._year or workspace.today.year
        self._year = wanted if wanted in years else workspace.today.year
        self.screen.show_years(years, self._year)
        self._read()

    @Slot(object)
    def _on_page(self, page: Page) -> None:
        self._page = page
        self.enter(Place(Room.STATISTICS))

    def _read(self) -> None:
        if self._found is not None and self._found.year == self._year:
            self._show()
            self.screen.take_focus()
            return
        self.screen.show_waiting(self._year)
        work = partial(year_figures, self._context.workspace, self._year)
        self._context.runner.start(f"统计 {self._year} 年", work, self._on_read)

    def _on_read(self, found: YearFigures) -> None:
        if found.year == self._year:
            self._found = found
            self._show()
            if self._page is Page.YEAR:
                self.screen.take_focus()

    def _show(self) -> None:
        if self._found is not None and not self._busy:
            self._busy = True  # rows that are shown anew choose one of them
            self._state = state_of(self._found, self._shown)
            self.screen.show_state(self._state)
            self._busy = False

    @Slot(Changed)
    def _on_changed(self, changed: Changed) -> None:
        if changed & _CARES:
            self._found = None
            if self.screen.isVisible() and self._page is Page.YEAR:
                self._read()

    @Slot(int)
    def _on_year(self, year: int) -> None:
        self._year, self._shown = year, Shown(self._shown.grouping)
        self._read()

    @Slot(object)
    def _on_grouping(self, grouping: Grouping) -> None:
        self._shown = Shown(grouping)
        self._show()

    @Slot(object)
    def _on_line(self, line: FigureLine | None) -> None:
        if line is not None and not self._busy and line.key != self._shown.key:
            self._shown = replace(self._shown, key=line.key)
            self._show()

    @Slot(int)
    def _on_figure(self, number: int) -> None:
        if self._state is not None:
            self._shown = Shown(self._shown.grouping, "", self._state.figures[number].wanted)
            self._show()

    @Slot(object)
    def _on_wanted(self, wanted: CaseFilter) -> None:
        self._shown = replace(self._shown, wanted=wanted)
        self._show()

    @Slot(object)
    def _on_case(self, row: CaseRow) -> None:
        self._context.navigator.go(Room.INSPECTION, row.case.inspection_id, row.item)

    @Slot()
    def _on_radar(self) -> None:
        look = partial(consistency_radar, self._context.workspace)
        self._context.runner.start("比对一致性", look, self._show_radar)

    def _show_radar(self, found: RadarReport) -> None:
        dialog = RadarDialog(found, self.screen.window())
        dialog.visit_wished.connect(self._on_visit)
        dialog.open()

    @Slot(str)
    def _on_visit(self, inspection: str) -> None:
        self._context.navigator.go(Room.INSPECTION, inspection)

    @Slot()
    def _on_export(self) -> None:
        if self._found is not None:
            self._context.dialogs.ask_for_place(
                "导出统计表", f"{self._year}年检查统计.xlsx", partial(self._export, self._found)
            )

    def _export(self, found: YearFigures, file: Path) -> None:
        self._context.runner.start(
            "导出统计表", partial(export_statistics, found, file), self._on_exported
        )

    def _on_exported(self, file: Path) -> None:
        self._context.say(f"已保存到 {file}。")
