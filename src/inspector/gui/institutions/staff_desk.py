"""Connects the certificates of staff with the operations."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from inspector.domain.institution import Institution
from inspector.domain.roster.staff import StaffSheet
from inspector.gui.context import Context
from inspector.gui.institutions.screen import InstitutionsScreen
from inspector.gui.institutions.staff_dialog import StaffDialog
from inspector.gui.institutions.staff_state import question_of, rows_of, said_of
from inspector.operations.import_staff import look_at_staff, staff_now, take_staff


class StaffDesk(QObject):
    """A list without a column for the institution is of the institution that is selected."""

    def __init__(self, context: Context, screen: InstitutionsScreen) -> None:
        super().__init__(screen)
        self._context = context
        self._screen = screen
        self._home: Institution | None = None
        self._dialog: StaffDialog | None = None
        screen.selected.connect(self._on_selected)
        screen.staff_wished.connect(self._on_wished)

    @Slot(object)
    def _on_selected(self, institution: Institution | None) -> None:
        self._home = institution

    @Slot()
    def _on_wished(self) -> None:
        self._dialog = StaffDialog(self._context.appearance, self._screen.window())
        self._dialog.import_wished.connect(self._on_import)
        self._dialog.finished.connect(self._on_closed)
        self._show()
        self._dialog.open()

    @Slot()
    def _on_closed(self) -> None:
        self._dialog = None

    def _show(self) -> None:
        workspace = self._context.workspace
        listed = staff_now(workspace)
        if self._dialog is not None:
            self._dialog.show_rows(
                rows_of(listed, workspace.today), said_of(listed, workspace.today)
            )

    @Slot()
    def _on_import(self) -> None:
        self._context.dialogs.ask_for_file(
            "选择人员名单", "表格 (*.xlsx *.csv)", self._on_list_chosen
        )

    def _on_list_chosen(self, file: Path) -> None:
        look = partial(look_at_staff, self._context.workspace, file, self._home)
        self._context.runner.start(f"读取{file.name}", look, self._on_looked)

    def _on_looked(self, sheet: StaffSheet) -> None:
        if self._dialog is not None:
            self._dialog.show_left(sheet.left)
        if sheet.count:
            self._context.dialogs.confirm(question_of(sheet), "登记", partial(self._take, sheet))

    def _take(self, sheet: StaffSheet) -> None:
        taken = self._context.perform(partial(take_staff, self._context.workspace, sheet))
        if taken is None:
            return
        self._context.news.publish(taken.changed)
        self._context.say(
            f"人员证书已登记：{taken.institutions} 家机构，{taken.certificates} 份，"
            f"{taken.altered} 处变化。"
        )
        self._show()
