"""检查: a photo opens big, with what is known of it, and takes a caption."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel, QPushButton

from gui.sample_work import answered_inspection
from gui.visit import Visit
from inspector.domain.county_boundary import CountyBoundary
from inspector.gui.inspection.photo_dialog import PhotoDialog, facts_of


def opened(visit: Visit) -> PhotoDialog:
    visit.button("photoOpen").click()
    visit.desk.executor.drain()
    return visit.screen.window().findChild(PhotoDialog, "photoDialog")


def test_a_photo_opens_big_and_its_caption_is_kept(visit: Visit) -> None:
    visit.key = answered_inspection(visit.desk.workspace)
    visit.go("T1-C09")
    visit.desk.executor.drain()
    dialog = opened(visit)
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "导入" in said
    assert not dialog.findChild(QLabel, "photoBig").pixmap().isNull()
    dialog.caption.setText("二层东侧楼梯间")
    dialog.findChild(QPushButton, "photoClose").click()
    assert visit.inspection.attachments[0].caption == "二层东侧楼梯间"


def test_a_photo_from_elsewhere_and_without_a_time_is_doubtful(visit: Visit) -> None:
    key = answered_inspection(visit.desk.workspace)
    visit.key = key
    attachment = visit.inspection.attachments[0]
    ring = ((112.0, 37.0), (112.1, 37.0), (112.1, 37.1), (112.0, 37.0))
    county = CountyBoundary("149901", "云岭县", (ring,))
    photo = replace(attachment.photo, taken_at=None, latitude=39.0, longitude=113.0)
    facts = facts_of(replace(attachment, photo=photo), county)
    assert facts.doubtful
    assert "拍摄时间不详" in facts.words
    assert "边界以外" in facts.warning
    assert facts_of(replace(attachment, photo=photo), None).warning == ""
