"""One photo, big, with what is known of it; its caption can be written here."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget

from inspector.domain.county_boundary import CountyBoundary, place_warning
from inspector.domain.evidence_gap import gap_in_words, needs_explaining
from inspector.domain.photo import Attachment
from inspector.domain.shanghai import date_in_words
from inspector.gui.theme import GRID
from inspector.gui.widgets.marking import button, column, named, row, text

_LARGEST: Final = QSize(900, 500)


@dataclass(frozen=True, slots=True)
class PhotoFactsShown:
    """What stands below the picture: when and how it came, the gap, and what is doubtful."""

    words: str
    gap: str
    doubtful: bool
    warning: str


def facts_of(attachment: Attachment, boundary: CountyBoundary | None) -> PhotoFactsShown:
    """Return what is said of a photo; without a boundary nothing is said of its place."""
    photo = attachment.photo
    taken = photo.taken_at
    time = f"{date_in_words(taken.date())} {taken:%H:%M} 拍摄" if taken else "拍摄时间不详"
    warning = place_warning(boundary, photo.latitude, photo.longitude) if boundary else None
    return PhotoFactsShown(
        f"{attachment.origin.value} · {time}",
        gap_in_words(taken, attachment.attached_at),
        needs_explaining(taken, attachment.attached_at),
        warning or "",
    )


class PhotoDialog(QDialog):
    """The caption is told when the dialog closes or Enter is pressed."""

    captioned = Signal(str)

    def __init__(
        self, picture: bytes, attachment: Attachment, facts: PhotoFactsShown, window: QWidget
    ) -> None:
        super().__init__(window)
        named(self, "photoDialog")
        self.setWindowTitle("照片")
        self._told = attachment.caption
        shown = QPixmap.fromImage(QImage.fromData(picture)).scaled(
            _LARGEST,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        label = named(QLabel(), "photoBig", f"照片：{attachment.caption or facts.words}")
        label.setPixmap(shown)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.caption = named(QLineEdit(attachment.caption), "photoCaption", "照片说明")
        self.caption.setPlaceholderText("照片说明，如 二层东侧楼梯间堆放轮椅")
        close = button("关闭", "photoClose", kind="primary")
        gap = text(facts.gap, "warning" if facts.doubtful else "muted", wrap=True)
        warning = text(facts.warning, "warning", wrap=True)
        warning.setVisible(bool(facts.warning))
        foot = row(self.caption, close)
        facts_line = text(facts.words, wrap=True)
        self.setLayout(column(label, facts_line, gap, warning, foot, margin=2 * GRID))
        close.clicked.connect(self.accept)
        self.finished.connect(self._on_finished)

    @Slot()
    def _on_finished(self) -> None:
        words = self.caption.text().strip()
        if words != self._told:
            self.captioned.emit(words)
        self.deleteLater()
