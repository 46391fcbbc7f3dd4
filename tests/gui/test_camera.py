"""检查: photos are taken with a camera; no camera is a plain state."""

import builtins
import sys
from datetime import datetime
from types import ModuleType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton

from gui.fed_camera import FedCamera
from gui.visit import Visit
from inspector.domain.photo import PhotoOrigin
from inspector.gui.camera import NO_CAMERA, Camera
from inspector.gui.camera_at_hand import NOT_INSTALLED, camera_at_hand


def opened(visit: Visit, camera: Camera) -> QDialog:
    visit.presenter._taking.open_camera = lambda: camera
    visit.go("T1-C09")
    visit.button("photoTake").click()
    return visit.screen.window().findChild(QDialog, "cameraDialog")


def test_a_shot_goes_the_same_way_in_as_a_file__c1_c5(visit: Visit) -> None:
    camera = FedCamera()
    dialog = opened(visit, camera)
    take = dialog.findChild(QPushButton, "cameraTake")
    assert camera.runs
    assert not take.isEnabled()  # nothing is shown yet
    camera.feed("#7d8a97")
    QTest.keyClick(take, Qt.Key.Key_Space)
    visit.desk.executor.drain()
    camera.feed("#93a1ae")
    QTest.keyClick(take, Qt.Key.Key_Space)
    visit.desk.executor.drain()
    first, second = visit.inspection.attachments
    assert (first.item, first.origin) == ("T1-C09", PhotoOrigin.TAKEN)
    assert first.photo.taken_at == datetime(2026, 11, 22, 10, 42)  # noqa: DTZ001 - a camera's time
    assert first.photo.device == "示例摄像头"
    assert (first.photo.width, first.photo.height) == (640, 480)
    assert first.photo.sha256 != second.photo.sha256
    assert visit.desk.workspace.files.verify(first.photo.sha256)
    assert "已拍 2 张" in dialog.findChild(QLabel, "cameraSaid").text()
    dialog.findChild(QPushButton, "cameraClose").click()
    assert not camera.runs
    visit.qtbot.keyClick(visit.screen, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert visit.inspection.attachments == (first,)


def test_a_photo_that_is_kept_after_the_dialog_was_closed_is_there(visit: Visit) -> None:
    camera = FedCamera()
    dialog = opened(visit, camera)
    camera.feed("#7d8a97")
    dialog.findChild(QPushButton, "cameraTake").click()
    dialog.findChild(QPushButton, "cameraClose").click()
    visit.desk.executor.drain()
    assert len(visit.inspection.attachments) == 1


def test_no_camera_is_a_plain_state_and_no_failure(visit: Visit) -> None:
    dialog = opened(visit, Camera())
    assert dialog.findChild(QLabel, "cameraView").text() == NO_CAMERA
    assert not dialog.findChild(QPushButton, "cameraTake").isEnabled()
    assert visit.desk.told == []
    dialog.findChild(QPushButton, "cameraClose").click()


def test_a_camera_that_stops_says_so_and_takes_nothing(visit: Visit) -> None:
    camera = FedCamera()
    dialog = opened(visit, camera)
    camera.feed("#7d8a97")
    dialog.resize(500, 400)
    camera.told.emit("摄像头没有响应。")
    assert dialog.findChild(QLabel, "cameraView").text() == "摄像头没有响应。"
    assert not dialog.findChild(QPushButton, "cameraTake").isEnabled()


def test_the_camera_is_not_opened_for_what_is_sealed(visit: Visit) -> None:
    visit.presenter._session.may_change = lambda: False
    visit.presenter._taking._on_wished()
    assert visit.screen.window().findChild(QDialog, "cameraDialog") is None


def test_without_the_component_the_camera_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    imported = builtins.__import__

    def missing(name: str, *rest: object) -> ModuleType:
        if name == "PySide6.QtMultimedia":
            raise ImportError(name)
        return imported(name, *rest)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.delitem(sys.modules, "inspector.gui.system_camera", raising=False)
    monkeypatch.setattr(builtins, "__import__", missing)
    said: list[str] = []
    camera = camera_at_hand()
    camera.told.connect(said.append)
    camera.start()
    camera.stop()
    assert said == [NOT_INSTALLED]


@pytest.mark.parametrize("there", [True, False])
def test_a_system_without_a_camera_says_so(monkeypatch: pytest.MonkeyPatch, *, there: bool) -> None:
    found = FedCamera() if there else None
    module = ModuleType("inspector.gui.system_camera")
    module.first_camera = lambda: found  # type: ignore[attr-defined]  # a stand-in
    monkeypatch.setitem(sys.modules, "inspector.gui.system_camera", module)
    said: list[str] = []
    camera = camera_at_hand()
    camera.told.connect(said.append)
    camera.start()
    assert said == ([] if there else [NO_CAMERA])
