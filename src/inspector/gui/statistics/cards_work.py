"""Connects the page of the indicators with the operations; reading is done off the thread."""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Slot

from inspector.domain.answer import Answer
from inspector.domain.divisions import Division
from inspector.errors import UserError
from inspector.gui.context import Context
from inspector.gui.navigation import Room
from inspector.gui.statistics.cards_page import CardsPage
from inspector.gui.statistics.cards_state import CardRow, asks_for_judgement, cards_state_of
from inspector.gui.statistics.figure_dialog import FigureDialog, FigureQuestion
from inspector.operations.area_cards import AreaCards, CardCase, cards_of_area
from inspector.operations.area_figures import (
    enter_area_figure,
    item_to_enter,
    proposed_values,
    take_area_figure_back,
)
from inspector.operations.areas import areas_of, checklist_named, checklists_of
from inspector.operations.changes import Changed

_CARES: Final = (
    Changed.INSPECTIONS
    | Changed.PACKAGES
    | Changed.INSTITUTIONS
    | Changed.POLICY
    | Changed.SETTINGS
)


class CardsWork(QObject):
    """Reads when somebody looks and something has changed since."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._area: Division | None = None
        self._checklist = ""
        self._found: AreaCards | None = None
        self._known: AreaCards | None = None  # its homes are as register and inspections tell
        self.page = CardsPage(context.appearance)
        self.page.area_chosen.connect(self._on_area)
        self.page.checklist_chosen.connect(self._on_checklist)
        self.page.enter_wished.connect(self._on_enter)
        self.page.erase_wished.connect(self._on_erase)
        self.page.case_opened.connect(self._on_case)
        context.news.changed.connect(self._on_changed)

    def enter(self) -> None:
        """Show the area that was looked at last, or the first."""
        if self._found is None:
            self._read()
        self.page.take_focus()

    def _read(self) -> None:
        workspace = self._context.workspace
        try:
            areas = areas_of(workspace)
            area = self._area if self._area in areas else areas[0]
        except UserError as error:
            self.page.show_sentence(error.message)
            return
        known = checklists_of(workspace, area)
        here = self._checklist in {one.code for one in known}
        chosen = checklist_named(workspace, area, self._checklist if here else "")
        if (area, chosen.code) != (self._area, self._checklist):
            self._known = None
        self._area, self._checklist = area, chosen.code
        self.page.show_areas(areas, area)
        self.page.show_checklists(known, chosen.code)
        if self._found is None:
            self.page.show_sentence(f"正在计算{area.name}的指标。")
        homes = self._known.homes if self._known is not None else None
        work = partial(cards_of_area, workspace, area, chosen.code, homes=homes)
        taken = self._on_read_anew if homes is None else self._on_read
        self._context.runner.start(f"计算{area.name}的指标", work, taken)

    def _on_read_anew(self, found: AreaCards) -> None:
        self._known = found
        self._on_read(found)

    def _on_read(self, found: AreaCards) -> None:
        if (found.area, found.checklist.code) == (self._area, self._checklist):
            first = self._found is None
            self._found = found
            self.page.show_state(cards_state_of(found))
            if first and self.page.isVisible():
                self.page.take_focus()

    @Slot(Changed)
    def _on_changed(self, changed: Changed) -> None:
        if changed & _CARES & ~Changed.SETTINGS:
            self._known = None  # an entered figure changes no home
        if changed & _CARES:
            if self.page.isVisible():
                self._read()
            else:
                self._found = None

    @Slot(str)
    def _on_area(self, code: str) -> None:
        areas = areas_of(self._context.workspace)
        self._area = next(one for one in areas if one.code == code)
        self._found = self._known = None
        self._read()

    @Slot(str)
    def _on_checklist(self, code: str) -> None:
        self._checklist = code
        self._found = self._known = None
        self._read()

    @Slot(object)
    def _on_enter(self, shown: CardRow) -> None:
        if self._found is None or not shown.may_be_entered:
            return
        workspace, area, code = self._context.workspace, self._found.area, shown.card.item
        item = item_to_enter(workspace, area, code)
        proposed = Answer(code, proposed_values(workspace, area, item))
        question = FigureQuestion(
            item,
            self._found.entered.get(code, proposed),
            judged=asks_for_judgement(item, workspace.policy.parameters),
            assumptions=shown.card.assumptions,
        )
        FigureDialog(self.page.window(), question, partial(self._save, area)).open()

    def _save(self, area: Division, answer: Answer) -> None:
        changed = enter_area_figure(self._context.workspace, area, answer)
        self._context.say(f"{answer.item} 已保存，结论随之更新。")
        self._context.news.publish(changed)

    @Slot(object)
    def _on_erase(self, shown: CardRow) -> None:
        self._context.dialogs.confirm(
            f"撤回 {shown.card.item} 填报的数字和来源？", "撤回", partial(self._erase, shown)
        )

    def _erase(self, shown: CardRow) -> None:
        if self._area is not None:
            back = partial(
                take_area_figure_back, self._context.workspace, self._area, shown.card.item
            )
            changed = self._context.perform(back)
            if changed is not None:
                self._context.say(f"{shown.card.item} 已撤回。")
                self._context.news.publish(changed)

    @Slot(object)
    def _on_case(self, case: CardCase) -> None:
        if case.is_home:
            self._context.navigator.go(Room.INSTITUTIONS, case.name)
