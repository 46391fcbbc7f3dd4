"""检查: photos are dropped onto the window or pasted into it."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from gui.gallery import picture
from gui.visit import Visit
from inspector.domain.inspection import InspectionState
from inspector.domain.photo import PhotoOrigin

COPY = Qt.DropAction.CopyAction
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def named(*files: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return data


def drop(visit: Visit, data: QMimeData) -> bool:
    enter = QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, NONE)
    enter.setAccepted(False)
    QApplication.sendEvent(visit.screen, enter)
    if enter.isAccepted():
        QApplication.sendEvent(visit.screen, QDropEvent(QPointF(5, 5), COPY, data, LEFT, NONE))
    visit.desk.executor.drain()
    return enter.isAccepted()


def paste(visit: Visit, data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)
    visit.qtbot.keyClick(visit.card(visit.item), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    visit.desk.executor.drain()


def made(tmp_path: Path, name: str, colour: str) -> Path:
    file = tmp_path / name
    file.write_bytes(picture(colour))
    return file


def test_files_are_dropped_onto_the_current_item(visit: Visit, tmp_path: Path) -> None:
    visit.go("T1-C09")
    files = made(tmp_path, "a.png", "#7d8a97"), made(tmp_path, "b.png", "#93a1ae")
    assert drop(visit, named(*files))
    assert [one.item for one in visit.inspection.attachments] == ["T1-C09", "T1-C09"]
    first = visit.inspection.attachments[0]
    with visit.desk.workspace.files.open(first.photo.sha256) as kept:
        assert kept.read() == files[0].read_bytes()


def test_words_are_not_taken_for_pictures(visit: Visit) -> None:
    data = QMimeData()
    data.setText("不是照片")
    assert not drop(visit, data)
    paste(visit, data)
    assert visit.inspection.attachments == ()


def test_a_copied_file_and_a_copied_image_are_pasted(visit: Visit, tmp_path: Path) -> None:
    visit.go("T1-C09")
    file = made(tmp_path, "a.png", "#7d8a97")
    paste(visit, named(file))
    data = QMimeData()
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(QColor("#93a1ae"))
    data.setImageData(image)
    paste(visit, data)
    copied, pasted = visit.inspection.attachments
    with visit.desk.workspace.files.open(copied.photo.sha256) as kept:
        assert kept.read() == file.read_bytes()
    assert (pasted.photo.width, pasted.photo.media_type) == (64, "image/png")
    assert pasted.origin is PhotoOrigin.IMPORTED


def test_nothing_comes_into_what_is_sealed(visit: Visit, tmp_path: Path) -> None:
    with visit.desk.workspace.database.transaction() as stored:
        stored.inspections.set_state(visit.key, InspectionState.SEALED, "0" * 64)
    visit.go("T1-C09")
    drop(visit, named(made(tmp_path, "a.png", "#7d8a97")))
    image = QMimeData()
    image.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
    paste(visit, image)
    assert visit.inspection.attachments == ()
    assert all("已封存" in told for told in visit.desk.told)
