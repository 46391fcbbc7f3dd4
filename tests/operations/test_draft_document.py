"""Drafts for word processors from a real inspection (E10)."""

from pathlib import Path

import pytest
from docx import Document

from desks import started
from inspector.errors import UserError
from inspector.operations.draft_document import draft_again, draft_document
from inspector.operations.papers.paper import NotIssuableError
from inspector.operations.render_document import NoSuchDocumentError
from inspector.operations.workspace import Workspace
from operations.papers_at_hand import NOTICE, issued


def text_of(file: Path) -> str:
    document = Document(str(file))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "".join((*(one.text for one in document.paragraphs), *cells))


def test_the_draft_of_an_issued_document_says_the_same_without_its_number__e10(
    county: Workspace, sealed: str, tmp_path: Path
) -> None:
    order = issued(county, sealed, "F05")
    file = tmp_path / "draft.docx"
    draft_again(county, order.number, file)
    text = text_of(file)
    assert "责令改正通知书（草稿）" in text
    assert "堆放轮椅与纸箱" in text
    assert order.number not in text
    with pytest.raises(NoSuchDocumentError):
        draft_again(county, "x", file)


def test_a_draft_before_the_issue_registers_nothing__e10(county: Workspace, tmp_path: Path) -> None:
    inspection, file = started(county, "T1"), tmp_path / "notice.docx"
    draft_document(county, inspection, "F02", file, details=NOTICE)
    assert "行政检查通知书（草稿）" in text_of(file)
    with county.database.reading() as stored:
        assert stored.documents.all() == ()
        assert stored.journal.head()[0] == 0
    with pytest.raises(NotIssuableError, match="检查时间"):
        draft_document(county, inspection, "F02", file)
    with pytest.raises(NotIssuableError, match="还没有封存"):
        draft_document(county, inspection, "F05", file)
    with pytest.raises(UserError):
        draft_document(county, inspection, "F02", tmp_path / "没有" / "x.docx", details=NOTICE)
