"""文书: papers are read before the camera; without one, a file is chosen."""

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gui.fed_camera import FedCamera
from gui.sample_desk import Desk
from gui.sample_work import sealed_inspection
from gui.shown import Shown
from inspector.gui.camera import NO_CAMERA, Camera
from inspector.gui.documents.presenter import DocumentsPresenter
from inspector.gui.navigation import Room
from inspector.operations.issue_document import issue_document
from inspector.operations.list_documents import document_bytes
from inspector.operations.void_document import void_document

CODE = (0.2, 0.93)
"""Where the code stands at the foot of a first page."""
FINDING = (0.82, 0.34)
"""Where the code of the first finding stands on an answer slip."""
TEXT = (0.5, 0.3)


@pytest.fixture
def camera() -> FedCamera:
    return FedCamera()


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk, camera: FedCamera) -> Shown:
    presenter = DocumentsPresenter(desk.context)
    presenter._reading.open_camera = lambda: camera
    shown = Shown(qtbot, presenter)
    shown.enter(Room.DOCUMENTS)
    return shown


@pytest.fixture
def papers(desk: Desk) -> dict[str, bytes]:
    key = sealed_inspection(desk.workspace)
    made = {code: issue_document(desk.workspace, key, code).document for code in ("F05", "F06")}
    void = issue_document(desk.workspace, key, "F03").document
    void_document(desk.workspace, void.id, "日期有误")
    return {
        document.kind: document_bytes(desk.workspace, document)
        for document in (*made.values(), void)
    }


def opened(shown: Shown) -> QDialog:
    shown.button("readPaper").click()
    return shown.screen.window().findChild(QDialog, "paperCamera")


@pytest.mark.parametrize("turned", [0, 4, 90, 176])
def test_a_paper_before_the_camera_is_checked_at_once__x3(
    shown: Shown, desk: Desk, camera: FedCamera, papers: dict[str, bytes], turned: float
) -> None:
    dialog = opened(shown)
    assert camera.runs
    camera.feed_paper(papers["F05"], TEXT)
    for shaken in (0, 0.5, 1, -0.5):  # a hand is never quite still
        if dialog.isVisible():
            camera.feed_paper(papers["F05"], CODE, turned + shaken, frames=6)
    assert not dialog.isVisible()
    assert not camera.runs
    desk.executor.drain()
    assert "真实" in shown.said()
    assert "责令改正通知书 云岭民责改〔2026〕1号" in shown.said()
    assert "逐字对照" in shown.said()
    camera.feed_paper(papers["F05"], CODE)  # one that was on its way
    desk.executor.drain()
    assert desk.told == []


def test_a_voided_paper_before_the_camera_is_named(
    shown: Shown, desk: Desk, camera: FedCamera, papers: dict[str, bytes]
) -> None:
    opened(shown)
    camera.feed_paper(papers["F03"], CODE)
    desk.executor.drain()
    assert "已作废" in shown.said()


def test_a_slip_is_wanted_as_a_whole_page_and_other_codes_are_told(
    shown: Shown, desk: Desk, camera: FedCamera, papers: dict[str, bytes]
) -> None:
    dialog = opened(shown)
    said = dialog.findChild(QLabel, "paperCameraSaid")
    assert "页脚的二维码" in said.text()
    camera.feed_paper(papers["F06"], FINDING)
    assert "这是整改报告" in said.text()
    for _ in range(6):
        camera.feed_code("https://example.invalid/")
    assert "不是本系统文书的" in said.text()
    assert dialog.isVisible()
    dialog.findChild(QPushButton, "paperCameraClose").click()
    assert not camera.runs
    assert desk.dialogs.asked == []


def test_a_file_can_be_chosen_instead(
    shown: Shown, desk: Desk, camera: FedCamera, papers: dict[str, bytes]
) -> None:
    dialog = opened(shown)
    camera.told.emit("摄像头没有响应。")
    assert dialog.findChild(QLabel, "cameraView").text() == "摄像头没有响应。"
    desk.dialogs.file = desk.workspace.home / "通知书.pdf"
    desk.dialogs.file.write_bytes(papers["F05"])
    dialog.findChild(QPushButton, "paperFromFile").click()
    assert not camera.runs
    desk.executor.drain()
    assert "全部文字与签发时一致" in shown.said()


def test_without_a_camera_a_file_is_asked_for_at_once(
    shown: Shown, desk: Desk, papers: dict[str, bytes]
) -> None:
    shown.presenter._reading.open_camera = lambda: Camera(NO_CAMERA)
    desk.dialogs.file = desk.workspace.home / "通知书.pdf"
    desk.dialogs.file.write_bytes(papers["F05"])
    shown.button("readPaper").click()
    assert desk.told == ["没有可用的摄像头，请选择纸面的照片或者 PDF。"]
    desk.executor.drain()
    assert "真实" in shown.said()
