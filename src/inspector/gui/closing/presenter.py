"""Connects the closing screen with the operations."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot

from inspector.gui.closing.screen import ClosingScreen
from inspector.gui.closing.state import state_of
from inspector.gui.context import Context
from inspector.gui.navigation import Place, Room
from inspector.operations.changes import Changed
from inspector.operations.inspector_hand import signing_officers
from inspector.operations.issue_document import (
    IssuedPaper,
    details_of,
    issuable_kinds,
    issue_document,
)
from inspector.operations.judged_inspection import judged_inspection
from inspector.operations.list_documents import document_bytes, document_titles, list_documents
from inspector.operations.papers.asked import all_asked
from inspector.operations.record_step import override_missing
from inspector.operations.render_document import render_document
from inspector.operations.seal_inspection import Sealed, seal_inspection, sign_and_seal

if TYPE_CHECKING:
    from inspector.storage.documents import IssuedDocument

_CARES: Final = (
    Changed.ANSWERS | Changed.FINDINGS | Changed.PHOTOS | Changed.INSPECTIONS | Changed.DOCUMENTS
)


class ClosingPresenter(QObject):
    """The key of its place is the id of an inspection."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._key = ""
        self._documents: tuple[IssuedDocument, ...] = ()
        self.screen = ClosingScreen()
        screen = self.screen
        screen.item_wished.connect(self._on_item)
        screen.override_wished.connect(self._on_override)
        screen.seal_wished.connect(self._on_seal)
        screen.back_wished.connect(self._on_back)
        screen.issue_wished.connect(self._on_issue)
        screen.document_chosen.connect(self._look_at)
        screen.save_wished.connect(self._on_save)
        context.news.changed.connect(self._on_changed)

    def enter(self, place: Place) -> None:
        """Show what is missing, or the sealed inspection with its documents."""
        self._key = place.key or self._key
        self.screen.show_document("", b"")
        self._show()
        self.screen.take_focus()

    def _show(self) -> None:
        workspace = self._context.workspace
        judged = self._context.perform(partial(judged_inspection, workspace, self._key))
        if judged is not None:
            self._documents = list_documents(workspace, self._key)
            state = state_of(judged, self._documents, document_titles(), issuable_kinds())
            self.screen.show_state(state)

    @Slot(Changed)
    def _on_changed(self, changed: Changed) -> None:
        if changed & _CARES and self._key and self.screen.isVisible():
            self._show()

    @Slot(str)
    def _on_item(self, item: str) -> None:
        self._context.navigator.go(Room.INSPECTION, self._key, item)

    @Slot()
    def _on_back(self) -> None:
        self._context.navigator.go(Room.INSPECTION, self._key)

    @Slot(str)
    def _on_override(self, code: str) -> None:
        self._context.dialogs.ask_for_text(
            "请写明没有做这一步的理由，理由会印在笔录上。",
            "写明理由，继续办理",
            partial(self._override, code),
        )

    def _override(self, code: str, reason: str) -> None:
        override = partial(override_missing, self._context.workspace, self._key, code, reason)
        changed = self._context.perform(override)
        if changed is not None:
            self._context.news.publish(changed)

    @Slot()
    def _on_seal(self) -> None:
        officers = signing_officers(self._context.workspace, self._key)
        if officers:
            self._context.dialogs.ask_for_phrases(
                "封存后，这次检查的记录不能再改。请两名检查员各自输入本人口令，签名并封存。",
                [(one.certificate_number, one.name) for one in officers],
                "签名并封存",
                self._sign_and_seal,
            )
        else:
            self._context.dialogs.confirm(
                "封存后，这次检查的记录不能再改。现在封存吗？", "封存", self._seal
            )

    def _sign_and_seal(self, phrases: Mapping[str, str]) -> None:
        work = partial(sign_and_seal, self._context.workspace, self._key, phrases)
        self._context.runner.start("封存记录", work, self._on_sealed)

    def _seal(self) -> None:
        work = partial(seal_inspection, self._context.workspace, self._key)
        self._context.runner.start("封存记录", work, self._on_sealed)

    def _on_sealed(self, sealed: Sealed) -> None:
        self._context.news.publish(sealed.changed)
        self._context.say("已封存。接下来制作文书，再到“交换”导出到 U 盘。")
        self._show()
        self.screen.take_focus()

    @Slot(str)
    def _on_issue(self, code: str) -> None:
        if all_asked(details_of(code)):
            self._context.navigator.go(Room.DOCUMENTS, self._key, code)
            return
        work = partial(issue_document, self._context.workspace, self._key, code)
        self._context.runner.start("制作文书", work, self._on_issued)

    def _on_issued(self, paper: IssuedPaper) -> None:
        self._context.news.publish(paper.changed)
        self._show()
        self._look_at(paper.document.id)

    @Slot(str)
    def _look_at(self, ident: str) -> None:
        document = next(one for one in self._documents if one.id == ident)
        self.screen.show_document(ident, document_bytes(self._context.workspace, document))

    @Slot(str)
    def _on_save(self, ident: str) -> None:
        document = next(one for one in self._documents if one.id == ident)
        self._context.dialogs.ask_for_place(
            "另存为 PDF", f"{document.number}.pdf", partial(self._save, ident)
        )

    def _save(self, ident: str, file: Path) -> None:
        saved = self._context.perform(
            partial(render_document, self._context.workspace, ident, file)
        )
        if saved is not None:
            self._context.say(f"已保存到 {file}。")
