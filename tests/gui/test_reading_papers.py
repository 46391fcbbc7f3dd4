"""Reading papers by their codes in the window."""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.sample_desk import Desk
from gui.sample_work import sealed_inspection
from gui.shown import Shown
from inspector.exchange.document_code import DocumentCode
from inspector.exchange.receipt import ReceiptSlip
from inspector.gui.documents.presenter import DocumentsPresenter
from inspector.gui.documents.reading_state import TONES, read_state
from inspector.gui.navigation import Room
from inspector.gui.theme import Tone
from inspector.operations.changes import Changed
from inspector.operations.check_document import CheckedPaper, PaperState
from inspector.operations.issue_document import issue_document
from inspector.operations.list_documents import document_bytes
from inspector.operations.take_paper_receipt import TakenReceipt

TITLES = {"F05": "责令改正通知书"}


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk) -> Shown:
    return Shown(qtbot, DocumentsPresenter(desk.context))


def told(shown: Shown) -> str:
    label = shown.screen.findChild(QLabel, "paperRead")
    return label.text() if label.isVisible() else ""


def test_an_order_is_checked_and_its_slip_is_filed(shown: Shown, desk: Desk) -> None:
    key = sealed_inspection(desk.workspace)
    order = issue_document(desk.workspace, key, "F05").document
    slip = issue_document(desk.workspace, key, "F06").document
    shown.enter(Room.DOCUMENTS)
    assert told(shown) == ""
    desk.dialogs.file = desk.workspace.home / "通知书.pdf"
    desk.dialogs.file.write_bytes(document_bytes(desk.workspace, order))
    shown.button("readPaper").click()
    desk.executor.drain()
    assert told(shown).startswith(f"责令改正通知书 {order.number}\n签发：2026年11月22日")
    assert "全部文字与签发时一致" in told(shown)
    assert "真实" in shown.said()
    published: list[Changed] = []
    desk.context.news.changed.connect(published.append)
    desk.dialogs.file = photographed(desk.workspace.home, document_bytes(desk.workspace, slip))
    shown.button("readPaper").click()
    desk.executor.drain()
    assert f"归到“{order.number}”" in told(shown)
    assert published == [Changed.PHOTOS | Changed.PACKAGES]
    shown.button("readPaper").click()
    desk.executor.drain()
    assert "没有重复" in told(shown)
    assert len(published) == 1
    shown.button("paperClose").click()
    assert told(shown) == ""


def photographed(folder: Path, pdf: bytes) -> Path:
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    file = folder / "纸面.jpg"
    page.render(scale=2.5).to_pil().save(file)
    page.close()
    document.close()
    return file


def test_a_file_that_is_no_paper_is_told(shown: Shown, desk: Desk) -> None:
    shown.enter(Room.DOCUMENTS)
    desk.dialogs.file = desk.workspace.home / "没有.pdf"
    shown.button("readPaper").click()
    desk.executor.drain()
    assert "打不开" in desk.told[-1]
    assert told(shown) == ""


def test_every_state_of_a_paper_has_its_tone() -> None:
    assert TONES.keys() == set(PaperState)
    unknown = read_state(CheckedPaper(PaperState.UNKNOWN_SIGNER, sentences=("不知道。",)), TITLES)
    assert (unknown.word, unknown.tone, unknown.sentences) == (
        "签发者未知",
        Tone.WARNING,
        ("不知道。",),
    )


def test_deadlines_and_the_day_of_voiding_are_told() -> None:
    day = date(2026, 12, 5)
    code = DocumentCode("ab", "F05", "云民责改1号", "x", day, day, (day,), (), "", "")
    paper = CheckedPaper(PaperState.WITHDRAWN, code, "149901-a", ("理由。",), day)
    assert read_state(paper, TITLES).sentences == (
        "责令改正通知书 云民责改1号",
        "签发：2026年12月5日，签发电脑：149901-a",
        "期限：2026年12月5日",
        "作废：2026年12月5日",
        "理由。",
    )


@pytest.mark.parametrize(
    ("status", "missing", "changed", "word", "said"),
    [
        ("accepted", 0, Changed.PACKAGES, "省厅已接收", "第 3 号包：收到 9 条记录。"),
        ("accepted", 2, Changed.NOTHING, "省厅已接收", "缺照片 2 张。以前已经登记过，没有重复。"),
        ("rejected", 0, Changed.PACKAGES, "省厅已拒收", "下次导出时会重新送出。"),
    ],
)
def test_what_became_of_a_package_is_told(
    status: str, missing: int, changed: Changed, word: str, said: str
) -> None:
    slip = ReceiptSlip(
        v=1,
        to="149901-a",
        epoch=1,
        seq=3,
        h="0" * 64,
        status="accepted" if status == "accepted" else "rejected",
        rows=9,
        photos=1,
        missing=missing,
        created="2026-11-23T01:30:00Z",
    )
    state = read_state(TakenReceipt(slip, changed), TITLES)
    assert state.word == word
    assert state.sentences[0].endswith(said)
