"""检查: findings, photos, and taking steps back."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from gui.gallery import picture
from gui.visit import Visit
from inspector.domain.finding import Remedy
from inspector.domain.procedure import Step


def test_a_violation_opens_the_finding_and_a_wording_writes_it(visit: Visit) -> None:
    visit.go("T1-C09")
    visit.press(Qt.Key.Key_2)
    assert visit.item == "T1-C09"
    visit.button("wording0").click()
    place = visit.screen.findChild(QLineEdit, "findingPlace")
    place.setText("二层东侧楼梯间")
    place.editingFinished.emit()
    finding = visit.inspection.findings[0]
    assert finding.fact == visit.presenter._session.judged.pack.item("T1-C09").wordings[0]
    assert finding.place == "二层东侧楼梯间"
    assert len(visit.inspection.findings) == 1


def test_a_finding_is_changed_and_removed(visit: Visit) -> None:
    visit.go("T1-C09")
    visit.press(Qt.Key.Key_2)
    visit.button("wording0").click()
    visit.button("choice_限期改正").click()
    line = visit.screen.findChild(QWidget, "sidePane").findChild(QLineEdit, "dateLine")
    line.setText("20261207")
    line.editingFinished.emit()
    visit.button("choice_一般").click()
    finding = visit.inspection.findings[0]
    assert (finding.remedy, finding.deadline) == (Remedy.BY_DEADLINE, date(2026, 12, 7))
    assert finding.severity.value == "一般"
    visit.button("choice_当场改正").click()
    assert visit.inspection.findings[0].deadline is None
    visit.button("findingRemove").click()
    assert visit.inspection.findings == ()


def test_nothing_is_recorded_as_long_as_no_word_of_a_finding_is_written(visit: Visit) -> None:
    visit.go("T1-C09")
    visit.press(Qt.Key.Key_2)
    visit.button("choice_一般").click()
    assert visit.inspection.findings == ()


def test_photos_come_in_for_the_item_and_its_finding(visit: Visit, tmp_path: Path) -> None:
    file = tmp_path / "photo.png"
    file.write_bytes(picture("#7d8a97"))
    visit.go("T1-C09")
    visit.press(Qt.Key.Key_2)
    visit.button("wording0").click()
    visit.desk.dialogs.files = [file]
    visit.button("photoImport").click()
    visit.desk.executor.drain()
    attachment = visit.inspection.attachments[0]
    assert (attachment.item, attachment.finding) == ("T1-C09", visit.inspection.findings[0].id)
    visit.button("photo0").click()
    visit.button("photoRemove").click()
    assert visit.inspection.attachments == ()


def test_a_file_that_is_no_photo_is_told(visit: Visit, tmp_path: Path) -> None:
    file = tmp_path / "photo.jpg"
    file.write_bytes(b"no photo")
    visit.desk.dialogs.files = [file]
    visit.press(Qt.Key.Key_P)
    visit.desk.executor.drain()
    assert len(visit.desk.told) == 1
    assert visit.inspection.attachments == ()


def test_a_refused_picture_can_be_had_back(visit: Visit, tmp_path: Path) -> None:
    assert visit.button("photoRefused").isHidden()
    file = tmp_path / "photo.jpg"
    file.write_bytes(b"no photo")
    visit.desk.dialogs.files = [file]
    visit.press(Qt.Key.Key_P)
    visit.desk.executor.drain()
    assert visit.button("photoRefused").text() == "未收下的图片 1 张"
    visit.button("photoRefused").click()
    dialog = visit.screen.window().findChild(QDialog, "refusedDialog")
    (tmp_path / "out").mkdir()
    visit.desk.dialogs.folder = tmp_path / "out"
    dialog.findChild(QPushButton, "refusedSave0").click()
    assert (tmp_path / "out" / "photo.jpg").read_bytes() == b"no photo"
    assert "原样另存" in visit.desk.told[-1]
    dialog.findChild(QPushButton, "refusedClose").click()


def test_undo_takes_back_step_by_step_and_goes_there(visit: Visit, tmp_path: Path) -> None:
    file = tmp_path / "photo.png"
    file.write_bytes(picture("#7d8a97"))
    visit.desk.dialogs.files = [file]
    visit.press(Qt.Key.Key_1)
    visit.go("T1-C09")
    visit.press(Qt.Key.Key_2)
    visit.press(Qt.Key.Key_1)
    visit.go("T1-C09")
    visit.button("findingWrite").click()
    visit.button("wording0").click()
    visit.press(Qt.Key.Key_P)
    visit.desk.executor.drain()
    undo = Qt.KeyboardModifier.ControlModifier

    def back() -> None:
        visit.qtbot.keyClick(visit.screen, Qt.Key.Key_Z, undo)

    back()
    assert visit.inspection.attachments == ()
    back()
    assert visit.inspection.findings == ()
    back()
    assert "no" in visit.answer("T1-C09").values.values()
    back()
    assert "T1-C09" not in visit.inspection.answers
    back()
    assert visit.inspection.answers == {}
    assert visit.item == "T1-A01"
    back()


def test_changes_of_findings_and_steps_can_be_undone(visit: Visit) -> None:
    undo = Qt.KeyboardModifier.ControlModifier
    visit.go("T1-C09")
    visit.press(Qt.Key.Key_2)
    visit.button("wording0").click()
    visit.button("choice_一般").click()
    visit.button("findingRemove").click()
    visit.qtbot.keyClick(visit.screen, Qt.Key.Key_Z, undo)
    assert visit.inspection.findings[0].severity.value == "一般"
    visit.qtbot.keyClick(visit.screen, Qt.Key.Key_Z, undo)
    assert visit.inspection.findings[0].severity.value == "较重"
    visit.button("guard_purpose_told").click()
    visit.button("guard_purpose_told").click()
    visit.qtbot.keyClick(visit.screen, Qt.Key.Key_Z, undo)
    assert Step.PURPOSE_TOLD not in visit.inspection.procedure.missing
    visit.qtbot.keyClick(visit.screen, Qt.Key.Key_Z, undo)
    assert Step.PURPOSE_TOLD in visit.inspection.procedure.missing


def test_the_fact_is_kept_when_the_focus_leaves_it(visit: Visit) -> None:
    visit.go("T1-C09")
    visit.press(Qt.Key.Key_W)
    fact = visit.screen.findChild(QPlainTextEdit, "findingFact")
    fact.setPlainText("东侧楼梯间堆放轮椅。")
    visit.qtbot.keyClick(fact, Qt.Key.Key_Return)
    visit.screen._side._editor._on_edited()
    assert visit.inspection.findings[0].fact == "东侧楼梯间堆放轮椅。"


def test_an_item_may_have_several_findings(visit: Visit) -> None:
    visit.go("T1-C09")
    visit.press(Qt.Key.Key_2)
    visit.button("wording0").click()
    visit.button("findingAnother").click()
    visit.button("wording1").click()
    wordings = visit.presenter._session.judged.pack.item("T1-C09").wordings
    assert [one.fact for one in visit.inspection.findings] == [wordings[0], wordings[1]]
    visit.button("finding0").click()
    visit.button("findingRemove").click()
    assert [one.fact for one in visit.inspection.findings] == [wordings[1]]


def test_enter_in_the_place_goes_back_and_on_when_nothing_is_missing(visit: Visit) -> None:
    visit.go("T1-C01")
    visit.press(Qt.Key.Key_2)
    visit.button("wording0").click()
    place = visit.screen.findChild(QLineEdit, "findingPlace")
    place.setText("值班室")
    visit.qtbot.keyClick(place, Qt.Key.Key_Return)
    assert visit.inspection.findings[0].place == "值班室"
    assert visit.item == "T1-C02"


def test_enter_in_the_place_stays_while_a_photo_is_missing(visit: Visit) -> None:
    visit.go("T1-C09")
    visit.press(Qt.Key.Key_2)
    visit.button("wording0").click()
    place = visit.screen.findChild(QLineEdit, "findingPlace")
    place.setText("二层东侧楼梯间")
    visit.qtbot.keyClick(place, Qt.Key.Key_Return)
    assert visit.item == "T1-C09"


def test_enter_in_the_remark_goes_back_to_the_item(visit: Visit) -> None:
    remark = visit.screen.findChild(QLineEdit, "remark")
    visit.qtbot.keyClick(remark, Qt.Key.Key_Return)
    assert visit.item == "T1-A01"
    assert visit.inspection.answers == {}
