"""Connects the exchange screen with the operations."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Slot

from inspector.gui.context import Context
from inspector.gui.exchange.screen import ExchangeScreen
from inspector.gui.exchange.state import state_of
from inspector.gui.navigation import Place
from inspector.operations.changes import Changed
from inspector.operations.clean_up_stick import clean_up_stick
from inspector.operations.enrol_device import accept_enrolment, ask_for_enrolment
from inspector.operations.exchange_state import exchange_state, is_enrolled
from inspector.operations.export_package import Exported, export_package
from inspector.operations.import_package import ImportedPackage, import_package
from inspector.progress import Progress

_CARES: Final = Changed.PACKAGES | Changed.INSPECTIONS | Changed.SETTINGS


class ExchangePresenter(QObject):
    """Everything that touches a stick runs off the window's thread."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.screen = ExchangeScreen()
        self.screen.export_wished.connect(self._on_export)
        self.screen.import_wished.connect(self._on_import)
        self.screen.request_wished.connect(self._on_request)
        self.screen.new_wished.connect(self._on_new)
        self.screen.grant_wished.connect(self._on_grant)
        self.screen.clean_wished.connect(self._on_clean)
        context.news.changed.connect(self._on_changed)

    def enter(self, place: Place) -> None:
        """Show how the exchange stands."""
        del place
        self._show()
        self.screen.take_focus()

    def _show(self) -> None:
        workspace = self._context.workspace
        state = state_of(
            exchange_state(workspace), workspace.today, enrolled=is_enrolled(workspace)
        )
        self.screen.show_state(state)

    @Slot(Changed)
    def _on_changed(self, changed: Changed) -> None:
        if changed & _CARES:
            self._show()

    @Slot()
    def _on_export(self) -> None:
        self._context.dialogs.ask_for_folder("选择 U 盘", self._export)

    def _export(self, folder: Path) -> None:
        def work(progress: Progress) -> Exported:
            return export_package(self._context.workspace, folder, progress=progress)

        self._context.runner.start("导出到 U 盘", work, self._on_exported)

    def _on_exported(self, exported: Exported) -> None:
        self._context.news.publish(exported.changed)
        records = sum(one.records for one in exported.packages)
        self._context.say(
            f"完成，可以拔出 U 盘：{len(exported.packages)} 个包，{records} 条记录，已读回核对。"
        )

    @Slot()
    def _on_import(self) -> None:
        self._context.dialogs.ask_for_file(
            "选择数据包", "数据包 (*.sxsync *.sxsync.age *.age)", self._import
        )

    def _import(self, file: Path) -> None:
        work = partial(import_package, self._context.workspace, file)
        self._context.runner.start(f"导入{file.name}", work, self._on_imported)

    def _on_imported(self, imported: ImportedPackage) -> None:
        self._context.news.publish(imported.changed)
        if imported.changed is Changed.NOTHING:
            self._context.say(f"第 {imported.seq} 号包以前已经导入过，没有改动任何数据。")
        else:
            self._context.say(f"已导入第 {imported.seq} 号包：{imported.records} 条记录。")

    @Slot()
    def _on_clean(self) -> None:
        self._context.dialogs.ask_for_folder("选择要清理的 U 盘", self._ask_to_clean)

    def _ask_to_clean(self, folder: Path) -> None:
        self._context.dialogs.confirm(
            "从 U 盘删去省厅已有回执的包和已导入的回执。没有回执的包和别的文件都留着。",
            "清理",
            partial(self._clean, folder),
        )

    def _clean(self, folder: Path) -> None:
        cleaned = self._context.perform(partial(clean_up_stick, self._context.workspace, folder))
        if cleaned is not None:
            kept = f"，{cleaned.kept} 个没有回执的留着" if cleaned.kept else ""
            self._context.say(f"已从 U 盘清理 {len(cleaned.removed)} 个文件{kept}。")

    @Slot()
    def _on_request(self) -> None:
        self._context.dialogs.ask_for_place("登记申请存到 U 盘", "登记申请.sxrequest", self._ask)

    @Slot()
    def _on_new(self) -> None:
        self._context.dialogs.ask_for_place(
            "新电脑的登记申请存到 U 盘", "登记申请.sxrequest", partial(self._ask, as_new=True)
        )

    def _ask(self, file: Path, *, as_new: bool = False) -> None:
        ask = partial(ask_for_enrolment, self._context.workspace, file, as_new=as_new)
        asked = self._context.perform(ask)
        if asked is not None:
            self._context.news.publish(Changed.SETTINGS)
            self._context.say(
                f"登记申请已写到 {asked.file}。请把 U 盘交给省厅，"
                f"并在电话中核对指纹：{asked.fingerprint}"
            )

    @Slot()
    def _on_grant(self) -> None:
        self._context.dialogs.ask_for_file("选择省厅授权文件", "授权文件 (*.sxgrant)", self._check)

    def _check(self, file: Path) -> None:
        self._context.dialogs.ask_for_text(
            "请在电话中请省厅念出指纹，逐字填在这里。", "核对并导入", partial(self._accept, file)
        )

    def _accept(self, file: Path, fingerprint: str) -> None:
        accept = partial(accept_enrolment, self._context.workspace, file, fingerprint)
        changed = self._context.perform(accept)
        if changed is not None:
            self._context.news.publish(changed)
            self._context.say("本机已经登记，可以导出了。")
