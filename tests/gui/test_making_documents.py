"""Making a document in the window: what it asks, its preview, its issue, by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from gui.sample_desk import Desk, start
from gui.sample_work import sealed_inspection
from gui.shown import Shown
from inspector.domain.procedure import Step
from inspector.gui.closing.presenter import ClosingPresenter
from inspector.gui.documents.making_page import MakingPage
from inspector.gui.documents.making_state import read_exchanges, told_of
from inspector.gui.documents.presenter import DocumentsPresenter
from inspector.gui.navigation import Place, Room
from inspector.gui.widgets.check_box import CheckBox
from inspector.gui.widgets.combo_box import ComboBox
from inspector.operations.correct_inspection import start_correction
from inspector.operations.list_documents import document_bytes, list_documents
from inspector.operations.office import save_office
from inspector.operations.papers.asked import Asked, Form
from inspector.operations.pdf_signing import pdf_signature
from inspector.operations.practice import PRACTICE_OFFICE
from inspector.operations.preview_document import Question
from inspector.operations.record_step import record_step
from inspector.operations.seal_inspection import seal_inspection


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk) -> Shown:
    save_office(desk.workspace, PRACTICE_OFFICE)
    return Shown(qtbot, DocumentsPresenter(desk.context))


def page(shown: Shown) -> MakingPage:
    return shown.screen.making


def make(shown: Shown, key: str, code: str = "") -> None:
    shown.presenter.enter(Place(Room.DOCUMENTS, key, code))
    if not code:
        shown.button("makeDocument").click()


def line(shown: Shown, name: str) -> QLineEdit:
    return page(shown).findChild(QLineEdit, name)


def wrong(shown: Shown, name: str) -> str:
    label = page(shown).findChild(QLabel, f"wrong_{name}")
    return label.text() if label.isVisible() else ""


def refusal(shown: Shown) -> str:
    label = page(shown).findChild(QLabel, "refusal")
    return label.text() if label.isVisible() else ""


def test_an_approval_is_filled_in_previewed_and_issued_by_keys(shown: Shown, desk: Desk) -> None:
    make(shown, start(desk.workspace), "F01")
    assert QApplication.focusWidget() is line(shown, "asked_origin")
    for words in ("年度计划", "2026年11月24日上午", "提前3个工作日通知"):
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        field.insert(words)
        shown.qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert not shown.button("issuePaper").isEnabled()
    shown.qtbot.keyClick(line(shown, "asked_way"), Qt.Key.Key_Return)
    desk.executor.drain()
    assert QApplication.focusWidget() is shown.button("issuePaper")
    assert list_documents(desk.workspace) == ()
    shown.qtbot.keyClick(shown.button("issuePaper"), Qt.Key.Key_Return)
    desk.executor.drain()
    (document,) = list_documents(desk.workspace)
    assert document.kind == "F01"
    assert document.number in desk.told[-1]
    assert "1 / 1 份" in shown.said()


def test_what_is_missing_is_told_beside_its_field(shown: Shown, desk: Desk) -> None:
    make(shown, start(desk.workspace), "F01")
    line(shown, "asked_origin").setText("双随机")
    line(shown, "asked_visits_limit").setText("两次")
    shown.button("previewPaper").click()
    assert not desk.executor.work
    assert wrong(shown, "origin") == ""
    assert wrong(shown, "period") == "请填写拟检查时间。"
    assert wrong(shown, "visits_limit") == "年度检查次数上限要写整数，如 2。"
    assert QApplication.focusWidget() is line(shown, "asked_period")
    assert line(shown, "asked_period").property("wrong") == "true"


def test_what_was_changed_after_the_preview_is_looked_at_anew(shown: Shown, desk: Desk) -> None:
    make(shown, start(desk.workspace), "F02")
    line(shown, "asked_period").setText("2026年11月24日")
    papers = page(shown).findChild(QPlainTextEdit, "asked_papers")
    papers.setPlainText("营业执照\n\n从业人员名册")
    shown.button("previewPaper").click()
    line(shown, "asked_period").setText("2026年11月25日")
    desk.executor.drain()
    assert not shown.button("issuePaper").isEnabled()
    shown.button("previewPaper").click()
    desk.executor.drain()
    assert shown.button("issuePaper").isEnabled()
    papers.setPlainText("营业执照")
    assert not shown.button("issuePaper").isEnabled()


def test_a_paper_that_asks_nothing_is_previewed_at_once(shown: Shown, desk: Desk) -> None:
    key = sealed_inspection(desk.workspace)
    make(shown, key)
    page(shown).findChild(QPushButton, "makeF05").click()
    desk.executor.drain()
    shown.button("issuePaper").click()
    desk.executor.drain()
    (document,) = list_documents(desk.workspace)
    assert document.kind == "F05"
    assert pdf_signature(document_bytes(desk.workspace, document)) is None
    assert not page(shown).isVisible()


def test_the_pdf_is_signed_where_that_is_ticked(shown: Shown, desk: Desk) -> None:
    make(shown, sealed_inspection(desk.workspace))
    page(shown).findChild(QPushButton, "makeF05").click()
    desk.executor.drain()
    page(shown).findChild(CheckBox, "signPdf").click()
    shown.button("issuePaper").click()
    desk.executor.drain()
    (document,) = list_documents(desk.workspace)
    assert pdf_signature(document_bytes(desk.workspace, document)) is not None
    assert "不是国密电子印章" in shown.said()


def test_departments_are_chosen_and_a_day_is_read(shown: Shown, desk: Desk) -> None:
    make(shown, sealed_inspection(desk.workspace), "F10")
    box = page(shown).findChild(ComboBox, "asked_department")
    assert box.count() > 0
    line(shown, "dateLine").setText("下周")
    shown.button("previewPaper").click()
    assert "2026-3-5" in wrong(shown, "answer_by")
    line(shown, "dateLine").setText("2026-12-5")
    box.setCurrentIndex(box.count() - 1)
    shown.button("previewPaper").click()
    desk.executor.drain()
    assert shown.button("issuePaper").isEnabled()


def test_a_draft_offers_other_papers_than_a_sealed_inspection(shown: Shown, desk: Desk) -> None:
    sealed = sealed_inspection(desk.workspace)
    draft = start(desk.workspace, institution=1)
    make(shown, sealed, "F05")
    box = page(shown).findChild(ComboBox, "inspections")
    assert box.currentData() == sealed
    box.setCurrentIndex(box.findData(draft))
    assert page(shown).findChild(QPushButton, "makeF01").isVisible()
    assert page(shown).findChildren(QPushButton, "makeF05")[-1].isHidden()
    shown.button("previewPaper").click()
    assert not desk.executor.work
    shown.button("backToDocuments").click()
    assert not page(shown).isVisible()


def test_a_replaced_record_says_what_to_do(shown: Shown, desk: Desk) -> None:
    sealed = sealed_inspection(desk.workspace)
    draft = start_correction(desk.workspace, sealed, "床位数写错").inspection_id
    record_step(desk.workspace, draft, Step.READ_BACK)
    record_step(desk.workspace, draft, Step.SIGNED, "示例丙签字")
    seal_inspection(desk.workspace, draft)
    make(shown, sealed, "F05")
    assert "被更正版本取代" in refusal(shown)
    assert not shown.button("previewPaper").isEnabled()
    box = page(shown).findChild(ComboBox, "inspections")
    box.setCurrentIndex(box.findData(draft))
    assert refusal(shown) == ""


def test_without_an_inspection_nothing_can_be_made(shown: Shown) -> None:
    make(shown, "")
    assert "还没有检查" in refusal(shown)


def test_closing_leads_to_the_fields_of_a_paper(desk: Desk, qtbot: QtBot) -> None:
    key = sealed_inspection(desk.workspace)
    closing = ClosingPresenter(desk.context)
    qtbot.addWidget(closing.screen)
    closing.enter(Place(Room.CLOSING, key))
    closing.screen.issue_wished.emit("F04")
    assert desk.places[-1] == Place(Room.DOCUMENTS, key, "F04")
    assert not desk.executor.work


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("", ()),
        ("问：通道何时堆放？\n答：上周。", (("通道何时堆放？", "上周。"),)),
        ("问:甲\n续\n\n答:乙\n续\n问：丙\n答：", (("甲续", "乙续"), ("丙", ""))),
    ],
)
def test_questions_and_answers_are_read(words: str, read: tuple[tuple[str, str], ...]) -> None:
    assert read_exchanges(words) == read


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("上周。", "第 1 行要用“问：”"),
        ("答：上周。", "第 1 行要用“问：”"),
        ("问：甲\n问：乙", "第 2 行以前的问"),
        ("问：甲", "最后一问"),
    ],
)
def test_questions_without_answers_are_told(words: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        read_exchanges(words)


def test_one_of_several_must_be_chosen() -> None:
    asked = Asked("department", "移送给", "", Form.CHOICE, "", required=False)
    choices = {"消防": "消防", "市场": "市场"}
    assert told_of([Question(asked, choices)], {}).wrong == {"department": "请选择：移送给。"}
    assert told_of([Question(asked, {"消防": "消防"})], {}).wrong == {}
