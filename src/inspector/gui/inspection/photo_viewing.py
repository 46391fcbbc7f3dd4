"""Opens a photo of the open inspection, made off the window's thread."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from inspector.domain.photo import Attachment
from inspector.gui.inspection.photo_dialog import PhotoDialog, PhotoFactsShown, facts_of
from inspector.gui.inspection.session import Session
from inspector.operations.attach_photo import describe_photo
from inspector.operations.photo_copies import review_copy
from inspector.policy.boundaries import boundary_of
from inspector.progress import Progress


class PhotoViewing(QObject):
    """Shows review copies over the screen and keeps captions."""

    def __init__(self, session: Session, screen: QWidget) -> None:
        super().__init__(screen)
        self._session = session
        self._screen = screen

    @Slot(str)
    def look_at(self, ident: str) -> None:
        """Open the photo with this attachment's id."""
        inspection = self._session.judged.inspection
        attachment = next(one for one in inspection.attachments if one.id == ident)
        workspace = self._session.context.workspace

        def work(progress: Progress) -> tuple[bytes, PhotoFactsShown]:
            progress("正在打开照片", 0.0)
            boundary = boundary_of(workspace.resources, inspection.institution.county_code)
            return review_copy(workspace, attachment.photo.sha256), facts_of(attachment, boundary)

        show = partial(self._show, inspection.id, attachment)
        self._session.context.runner.start("打开照片", work, show)

    def _show(
        self, inspection: str, attachment: Attachment, made: tuple[bytes, PhotoFactsShown]
    ) -> None:
        dialog = PhotoDialog(made[0], attachment, made[1], self._screen.window())
        dialog.caption.setReadOnly(not self._session.judged.inspection.is_draft)
        dialog.captioned.connect(partial(self._caption, inspection, attachment))
        dialog.open()

    def _caption(self, inspection: str, attachment: Attachment, words: str) -> None:
        context = self._session.context
        captioned = replace(attachment, caption=words)
        changed = context.perform(partial(describe_photo, context.workspace, inspection, captioned))
        if changed is not None:
            context.news.publish(changed)
