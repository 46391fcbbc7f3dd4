"""Connects the page where a document is made with the operations."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from inspector.errors import UserError
from inspector.gui.context import Context
from inspector.gui.documents.making_page import MakingPage
from inspector.gui.documents.making_state import inspection_lines, kind_lines, told_of
from inspector.operations.issue_document import (
    IssuedPaper,
    issuable_kinds,
    issue_document,
    kinds_before_sealing,
)
from inspector.operations.list_documents import document_titles
from inspector.operations.list_inspections import list_inspections
from inspector.operations.papers.paper import Details
from inspector.operations.preview_document import Question, preview_document, questions_of
from inspector.operations.read_details import told_details

if TYPE_CHECKING:
    from inspector.storage.inspection_summary import InspectionSummary


class Making(QObject):
    """The inspection, then the kind, then what it asks, then its preview, then its issue."""

    made = Signal(object)
    """A document was issued (IssuedPaper)."""

    def __init__(self, context: Context, page: MakingPage) -> None:
        super().__init__()
        self._context = context
        self._page = page
        self._inspections: tuple[InspectionSummary, ...] = ()
        self._key = ""
        self._code = ""
        self._questions: tuple[Question, ...] = ()
        self._details: Details | None = None
        page.inspection_chosen.connect(self._on_inspection)
        page.kind_chosen.connect(self._on_kind)
        page.preview_wished.connect(self._on_preview)
        page.issue_wished.connect(self._on_issue)
        page.form.edited.connect(self._on_edited)

    def begin(self, inspection_id: str, code: str) -> None:
        """Make a document of this inspection and kind; what is empty is chosen on the page."""
        self._inspections = list_inspections(self._context.workspace)
        known = [one.id for one in self._inspections]
        self._key = inspection_id if inspection_id in known else next(iter(known), "")
        self._page.show_inspections(inspection_lines(self._inspections), self._key)
        self._show_kinds(code)
        self._page.take_focus()

    def _show_kinds(self, wished: str) -> None:
        inspection = next((one for one in self._inspections if one.id == self._key), None)
        kinds = kind_lines(inspection, document_titles(), kinds_before_sealing(), issuable_kinds())
        self._page.show_kinds(kinds, wished)
        self._show_kind(wished if wished in {kind.key for kind in kinds} else "")
        if inspection is None:
            self._page.show_refusal("还没有检查，不能制作文书。请先开始一次检查。")

    def _show_kind(self, code: str) -> None:
        self._code = code
        self._details = None
        self._questions = ()
        self._page.show_refusal("")
        try:
            if code:
                self._questions = questions_of(self._context.workspace, self._key, code)
        except UserError as error:
            self._code = ""
            self._page.show_refusal(str(error))
        self._page.form.show_questions(self._questions)
        self._page.show_preview(b"")

    @Slot(str)
    def _on_inspection(self, inspection_id: str) -> None:
        self._key = inspection_id
        self._show_kinds(self._code)

    @Slot(str)
    def _on_kind(self, code: str) -> None:
        self._show_kind(code)
        if not self._page.form.take_focus():
            self._on_preview()

    @Slot()
    def _on_preview(self) -> None:
        if not self._code:
            return
        told = told_of(self._questions, self._page.form.words)
        self._page.form.show_wrong(told.wrong)
        if not told.wrong:
            details = self._details = told_details(self._code, told.values)
            work = partial(
                preview_document, self._context.workspace, self._key, self._code, details=details
            )
            self._context.runner.start("预览文书", work, partial(self._on_previewed, details))

    def _on_previewed(self, details: Details, pdf: bytes) -> None:
        if details is self._details:  # nothing else was written meanwhile
            self._page.show_preview(pdf)

    @Slot()
    def _on_edited(self) -> None:
        if self._details is not None:
            told = told_of(self._questions, self._page.form.words)
            if told.wrong or told_details(self._code, told.values) != self._details:
                self._details = None
                self._page.show_preview(b"")

    @Slot()
    def _on_issue(self) -> None:
        work = partial(
            issue_document,
            self._context.workspace,
            self._key,
            self._code,
            details=self._details,
            sign=self._page.signs,
        )
        self._context.runner.start("制作文书", work, self._on_issued)

    def _on_issued(self, paper: IssuedPaper) -> None:
        self._page.show_preview(b"")
        self.made.emit(paper)
