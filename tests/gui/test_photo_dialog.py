"""检查: a photo opens big, is drawn on, captioned, dated, ordered, and stands beside another."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from gui.opened_photo import FIRST, LAST, Opened
from gui.sample_work import answered_inspection
from gui.visit import Visit
from inspector.domain.annotation import Annotation, Area, Arrow, Blur, Box, Circle, Crop, Spot, Text
from inspector.domain.county_boundary import CountyBoundary
from inspector.domain.inspection import InspectionState
from inspector.gui.inspection.drawing_tool import Tool, annotation_of
from inspector.gui.inspection.photo_dialog import PhotoDialog
from inspector.gui.inspection.photo_state import facts_of
from inspector.gui.widgets.photo_canvas import PhotoCanvas
from inspector.operations.draw_on_photo import draw_on_photo
from inspector.operations.pair_photos import photo_before
from inspector.operations.photo_copies import review_copy

AREA = Area(2000, 3000, 6000, 8000)


@pytest.fixture
def photo(visit: Visit) -> Opened:
    return Opened(visit)


def test_a_photo_opens_big_and_its_caption_is_kept(photo: Opened) -> None:
    assert "导入" in photo.said()
    assert not photo.canvas.picture.isNull()
    photo.dialog.side.caption.setText("二层东侧楼梯间")
    photo.press("photoClose")
    assert photo.visit.inspection.attachments[0].caption == "二层东侧楼梯间"


def test_every_control_is_named_for_a_reader(photo: Opened) -> None:
    controls = [*photo.dialog.findChildren(QPushButton), *photo.dialog.findChildren(QLineEdit)]
    shown = [one for one in controls if one.objectName() not in {"", "qt_spinbox_lineedit"}]
    assert all(one.accessibleName() for one in shown)
    assert photo.canvas.accessibleName().startswith("照片：")


@pytest.mark.parametrize(
    ("tool", "wanted"),
    [
        (Tool.ARROW, Arrow(FIRST, LAST)),
        (Tool.CIRCLE, Circle(AREA)),
        (Tool.BOX, Box(AREA)),
        (Tool.TEXT, Text(LAST, "轮椅")),
        (Tool.CROP, Crop(AREA)),
        (Tool.BLUR, Blur(AREA)),
    ],
)
def test_each_tool_makes_its_annotation(tool: Tool, wanted: Annotation) -> None:
    assert annotation_of(tool, FIRST, LAST, " 轮\n椅 ") == wanted
    assert annotation_of(tool, FIRST, FIRST, " ") is None


def test_what_is_drawn_is_kept_shown_and_taken_back_step_by_step__c2(photo: Opened) -> None:
    before = photo.canvas.picture.toImage()
    original = photo.visit.desk.workspace.files.path_of(photo.first).read_bytes()
    photo.draw()
    photo.pick(Tool.TEXT)
    photo.write("drawnWords", "堵住了")
    photo.draw()
    assert photo.drawn == (Arrow(FIRST, LAST), Text(LAST, "堵住了"))
    assert photo.canvas.picture.toImage() != before
    photo.press("drawingUndo")
    assert photo.drawn == (Arrow(FIRST, LAST),)
    photo.press("drawingUndo")
    assert photo.drawn == ()
    assert photo.canvas.picture.toImage() == before
    photo.press("drawingUndo")
    assert photo.visit.inspection.attachments  # no step of before the dialog was taken back
    assert photo.visit.desk.workspace.files.path_of(photo.first).read_bytes() == original


def test_the_last_crop_counts_and_all_is_wiped_off_at_once(photo: Opened) -> None:
    photo.pick(Tool.CROP)
    photo.draw()
    photo.draw(Spot(0, 0), LAST)
    assert photo.drawn == (Crop(Area(0, 0, 6000, 8000)),)
    photo.press("drawingClear")
    assert photo.drawn == ()
    assert not photo.dialog.findChild(QPushButton, "drawingClear").isEnabled()


def test_the_mouse_draws_in_places_of_the_picture(photo: Opened) -> None:
    canvas = photo.canvas
    shown = canvas._shown()

    def at(x: float, y: float) -> QPoint:
        corner = QPointF(shown.width() * x, shown.height() * y)
        return (shown.topLeft() + corner).toPoint()

    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at(0.25, 0.25))
    QTest.mouseMove(canvas, at(0.5, 0.5))
    canvas.grab()
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at(0.75, 0.5))
    photo.visit.desk.executor.drain()
    (arrow,) = photo.drawn
    assert isinstance(arrow, Arrow)
    assert abs(arrow.start.x - 2500) < 40
    assert abs(arrow.tip.x - 7500) < 40
    assert abs(arrow.tip.y - 5000) < 40


@pytest.mark.parametrize("tool", [Tool.ARROW, Tool.CIRCLE, Tool.BLUR])
def test_the_keys_draw_as_well(photo: Opened, tool: Tool) -> None:
    photo.pick(tool)
    canvas = photo.canvas
    canvas.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(canvas, key)
    QTest.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    canvas.grab()
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    photo.visit.desk.executor.drain()
    start, end = Spot(5000, 5000), Spot(5600, 5100)
    assert photo.drawn == (annotation_of(tool, start, end, ""),)


def test_escape_lets_a_begun_stroke_go_before_it_closes(photo: Opened) -> None:
    canvas = photo.canvas
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert photo.dialog.isVisible()
    photo.pick(Tool.TEXT)
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Space)  # no words: nothing is written
    assert photo.drawn == ()
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert not photo.dialog.isVisible()


def test_the_order_is_changed_and_taken_back__c9(photo: Opened) -> None:
    first, second = (one.id for one in photo.visit.inspection.attachments)
    assert "第 1 张，共 2 张" in photo.said()
    photo.press("photoDown")
    assert [one.id for one in photo.visit.inspection.attachments] == [second, first]
    assert not photo.dialog.findChild(QPushButton, "photoDown").isEnabled()
    photo.press("photoUp")
    photo.press("drawingUndo")
    assert [one.id for one in photo.visit.inspection.attachments] == [second, first]


def test_the_evidence_date_is_its_own__c12(photo: Opened) -> None:
    photo.write("dateLine", "2025-6-1")
    assert photo.visit.inspection.attachments[0].evidence_date == date(2025, 6, 1)
    photo.press("drawingUndo")
    assert photo.visit.inspection.attachments[0].evidence_date is None


def test_one_photo_proves_another_item_too__c9(photo: Opened) -> None:
    photo.dialog.findChild(QLineEdit, "photoItem").setText("没有这一项")
    photo.press("photoUse")
    assert len(photo.visit.inspection.attachments) == 2
    photo.dialog.findChild(QLineEdit, "photoItem").setText("T1-C10")
    photo.press("photoUse")
    assert photo.visit.inspection.attachments[-1].item == "T1-C10"
    assert "也用于 T1-C10" in photo.said()
    photo.press("drawingUndo")
    assert len(photo.visit.inspection.attachments) == 2


def test_before_and_after_stand_side_by_side__d4(photo: Opened) -> None:
    pairs = photo.dialog.findChild(QComboBox, "photoPair")
    before = photo.dialog.findChild(QWidget, "photoBefore")
    assert before.isHidden()
    pairs.setCurrentIndex(1)
    pairs.activated.emit(1)
    photo.visit.desk.executor.drain()
    second = photo.visit.inspection.attachments[1].photo.sha256
    assert photo_before(photo.visit.desk.workspace, photo.visit.key, photo.first) == second
    assert not before.isHidden()
    photo.press("drawingUndo")
    assert before.isHidden()


@pytest.mark.parametrize("blurred", [True, False])
def test_a_public_copy_asks_where_nothing_is_hidden__x15(
    photo: Opened, tmp_path: Path, *, blurred: bool
) -> None:
    desk = photo.visit.desk
    desk.dialogs.folder = tmp_path
    if blurred:
        photo.pick(Tool.BLUR)
        photo.draw()
    photo.press("photoPublic")
    (file,) = tmp_path.glob("公开副本-*.jpg")
    with Image.open(file) as public:
        assert not public.getexif()
    assert any("还没有遮挡" in asked for asked in desk.dialogs.asked) is not blurred
    assert "公开副本已保存" in desk.told[-1]


def test_a_copy_with_the_stamp_is_saved__c7(photo: Opened, tmp_path: Path) -> None:
    photo.visit.desk.dialogs.folder = tmp_path
    photo.draw()
    photo.press("photoStamped")
    (file,) = tmp_path.glob("照片副本-*.jpg")
    with Image.open(file) as stamped:
        shown = photo.canvas.picture.size()
        assert stamped.width == shown.width()
        assert stamped.height > shown.height()
    assert "不作公开用" in photo.visit.desk.told[-1]


def test_a_sealed_photo_is_shown_with_its_drawing_and_cannot_be_changed(visit: Visit) -> None:
    key = answered_inspection(visit.desk.workspace)
    with visit.desk.workspace.database.reading() as stored:
        sha256 = stored.inspections.get(key).attachments[0].photo.sha256
    draw_on_photo(visit.desk.workspace, key, sha256, [Arrow(FIRST, LAST)])
    plain = review_copy(visit.desk.workspace, sha256)
    visit.key = key
    visit.go("T1-C09")
    visit.desk.executor.drain()
    seal(visit)
    visit.go("T1-C09")
    visit.button("photoOpen").click()
    visit.desk.executor.drain()
    dialog = visit.screen.window().findChild(PhotoDialog, "photoDialog")
    assert not dialog.findChild(QPushButton, "drawingUndo").isVisible()
    assert dialog.side.caption.isReadOnly()
    canvas = dialog.findChild(PhotoCanvas, "photoBig")
    assert canvas.focusPolicy() is Qt.FocusPolicy.NoFocus
    shown = canvas.picture.toImage()
    canvas.show_picture(QImage.fromData(plain))
    assert canvas.picture.toImage() != shown


def seal(visit: Visit) -> None:
    with visit.desk.workspace.database.transaction() as stored:
        stored.inspections.set_state(visit.key, InspectionState.SEALED, "0" * 64)


def test_a_photo_from_elsewhere_and_without_a_time_is_doubtful(visit: Visit) -> None:
    visit.key = answered_inspection(visit.desk.workspace)
    attachment = visit.inspection.attachments[0]
    ring = ((112.0, 37.0), (112.1, 37.0), (112.1, 37.1), (112.0, 37.0))
    county = CountyBoundary("149901", "云岭县", (ring,))
    photo = replace(attachment.photo, taken_at=None, latitude=39.0, longitude=113.0)
    facts = facts_of(replace(attachment, photo=photo), county)
    assert facts.doubtful
    assert "拍摄时间不详" in facts.words
    assert "边界以外" in facts.warning
    assert facts_of(replace(attachment, photo=photo), None).warning == ""


def test_a_removed_photo_comes_back_with_ctrl_z__g5(visit: Visit) -> None:
    visit.key = answered_inspection(visit.desk.workspace)
    visit.go("T1-C09")
    visit.desk.executor.drain()
    before = visit.inspection.attachments
    visit.button("photo0").click()
    visit.button("photoRemove").click()
    assert len(visit.inspection.attachments) == 1
    visit.qtbot.keyClick(visit.screen, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert visit.inspection.attachments == before
