"""Opens a photo of the open inspection; pictures are made off the window's thread."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QImage

from inspector.domain.annotation import Annotation, Crop, hidden_areas
from inspector.domain.photo import Attachment
from inspector.domain.refused_picture import RefusedPicture
from inspector.gui.inspection.photo_dialog import BEFORE_SIDE, PhotoDialog
from inspector.gui.inspection.photo_recording import PhotoRecorder
from inspector.gui.inspection.photo_state import PhotoState, photo_state_of
from inspector.gui.inspection.refused_dialog import RefusedDialog
from inspector.gui.inspection.screen import InspectionScreen
from inspector.gui.inspection.session import Session
from inspector.operations.changes import Changed
from inspector.operations.draw_on_photo import drawings_of
from inspector.operations.judged_inspection import JudgedInspection
from inspector.operations.pair_photos import earlier_photos, photo_before
from inspector.operations.photo_copies import save_public_face, shown_copy
from inspector.operations.refused_pictures import hand_out_refused, refused_pictures
from inspector.operations.stamped_copy import save_stamped_copy
from inspector.operations.workspace import Workspace
from inspector.policy.boundaries import boundary_of
from inspector.progress import Progress


@dataclass(frozen=True, slots=True)
class _Shown:
    state: PhotoState
    picture: QImage
    before: QImage


class PhotoViewing(QObject):
    """Shows one photo over the screen, or what was refused."""

    def __init__(self, session: Session, screen: InspectionScreen) -> None:
        super().__init__(screen)
        self._session = session
        self._screen = screen
        self._refused: tuple[RefusedPicture, ...] = ()
        screen.photos.opened.connect(self.look_at)
        screen.photos.refused_wished.connect(self._show_refused)
        session.context.news.changed.connect(self._on_changed)

    def count_refused(self) -> None:
        """Show whether pictures were refused in the open inspection."""
        workspace = self._session.context.workspace
        self._refused = refused_pictures(workspace, self._session.inspection_id)
        self._screen.photos.show_refused(len(self._refused))

    @Slot(Changed)
    def _on_changed(self, changed: Changed) -> None:
        if changed & Changed.PHOTOS and self._session.inspection_id:
            self.count_refused()

    @Slot()
    def _show_refused(self) -> None:
        dialog = RefusedDialog(self._refused, self._screen.window())
        dialog.wished.connect(self._on_refused_wished)
        dialog.open()

    @Slot(int)
    def _on_refused_wished(self, number: int) -> None:
        one = self._refused[number]
        save = partial(self._save_refused, one)
        self._session.context.dialogs.ask_for_place("另存图片", one.name, save)

    def _save_refused(self, one: RefusedPicture, file: Path) -> None:
        context = self._session.context
        saved = context.perform(partial(hand_out_refused, context.workspace, one, file))
        if saved is not None:
            context.say(f"“{one.name}”已原样另存到 {file}。")

    @Slot(str)
    def look_at(self, ident: str) -> None:
        """Open the photo with this attachment's id."""
        context, judged = self._session.context, self._session.judged
        work = partial(_gathered, context.workspace, judged, ident)
        context.runner.start("打开照片", work, self._open)

    def _open(self, shown: _Shown) -> None:
        dialog = PhotoDialog(self._screen.window())
        OpenPhoto(self._session, dialog, shown)
        dialog.open()


class OpenPhoto(QObject):
    """A photo in its dialog: every signal becomes one durable step, then it is read anew."""

    def __init__(self, session: Session, dialog: PhotoDialog, shown: _Shown) -> None:
        super().__init__(dialog)
        self._session = session
        self._context = session.context
        self._dialog: PhotoDialog | None = dialog
        self._state = shown.state
        inspection = session.judged.inspection.id
        self._recorder = PhotoRecorder(self._context.workspace, session.recorder, inspection)
        dialog.drawn.connect(self._on_drawn)
        dialog.described.connect(self._on_described)
        dialog.moved.connect(self._on_moved)
        dialog.paired.connect(self._on_paired)
        dialog.used_again.connect(self._on_used_again)
        dialog.undo_wished.connect(self._on_undo)
        dialog.public_wished.connect(self._on_public)
        dialog.side.stamped_wished.connect(self._on_stamped)
        dialog.finished.connect(self._on_finished)
        self._show(shown)

    def _read(self) -> None:
        if self._dialog is not None:
            workspace, judged = self._context.workspace, self._session.judged
            work = partial(_gathered, workspace, judged, self._state.attachment.id)
            self._context.runner.start("打开照片", work, self._show)

    def _show(self, shown: _Shown) -> None:
        self._state = shown.state
        if self._dialog is not None:
            self._dialog.show_photo(shown.state, shown.picture, shown.before)

    @Slot(tuple)
    def _on_drawn(self, drawn: tuple[Annotation, ...]) -> None:
        self._recorder.draw(self._state.attachment, self._state.drawn, drawn)
        self._read()

    @Slot(Attachment)
    def _on_described(self, after: Attachment) -> None:
        self._recorder.describe(self._state.attachment, after)
        self._read()

    @Slot(int)
    def _on_moved(self, by: int) -> None:
        self._recorder.move(self._state.attachment, by)
        self._read()

    @Slot(str)
    def _on_paired(self, before: str) -> None:
        self._recorder.pair(self._state.attachment, self._state.before, before)
        self._read()

    @Slot(str)
    def _on_used_again(self, item: str) -> None:
        officer = self._session.officer.certificate_number
        self._recorder.use_again(self._state.attachment, item, officer)
        self._read()

    @Slot()
    def _on_undo(self) -> None:
        if self._recorder.undo():
            self._read()

    @Slot()
    def _on_public(self) -> None:
        proposed = f"公开副本-{self._state.attachment.photo.sha256[:8]}.jpg"
        ask = partial(
            self._context.dialogs.ask_for_place, "另存公开副本", proposed, self._save_public
        )
        if hidden_areas(self._state.drawn):
            ask()
            return
        self._context.dialogs.confirm(
            "这张照片还没有遮挡任何地方。请确认照片里没有人脸、证件号码和床头卡。", "另存", ask
        )

    def _save_public(self, file: Path) -> None:
        workspace, state = self._context.workspace, self._state

        def work(progress: Progress) -> Path:
            progress("正在制作公开副本", 0.0)
            return save_public_face(workspace, state.attachment.photo.sha256, state.drawn, file)

        self._context.runner.start("另存公开副本", work, self._on_saved)

    def _on_saved(self, file: Path) -> None:
        self._context.say(f"公开副本已保存到 {file}：遮挡处全部盖住，不含拍摄信息。")

    @Slot()
    def _on_stamped(self) -> None:
        proposed = f"照片副本-{self._state.attachment.photo.sha256[:8]}.jpg"
        self._context.dialogs.ask_for_place("另存带信息的副本", proposed, self._save_stamped)

    def _save_stamped(self, file: Path) -> None:
        workspace, use = self._context.workspace, self._state.attachment
        inspection = self._session.judged.inspection

        def work(progress: Progress) -> Path:
            progress("正在制作照片副本", 0.0)
            return save_stamped_copy(workspace, inspection, use, file)

        self._context.runner.start("另存带信息的副本", work, self._on_stamped_saved)

    def _on_stamped_saved(self, file: Path) -> None:
        self._context.say(f"照片副本已保存到 {file}，下方印有地点、时间和检查员，不作公开用。")

    @Slot()
    def _on_finished(self) -> None:
        self._dialog = None


def _gathered(
    workspace: Workspace, judged: JudgedInspection, ident: str, progress: Progress
) -> _Shown:
    progress("正在打开照片", 0.0)
    inspection = judged.inspection
    attachment = next(one for one in inspection.attachments if one.id == ident)
    sha256 = attachment.photo.sha256
    drawn = drawings_of(workspace, inspection.id).get(sha256, ())
    before = photo_before(workspace, inspection.id, sha256)
    state = photo_state_of(
        inspection,
        attachment,
        boundary=boundary_of(workspace.resources, inspection.institution.county_code),
        drawn=drawn,
        before=before,
        choices=earlier_photos(workspace, inspection, attachment),
        items=[(item.code, item.text) for item in judged.items],
    )
    whole = [one for one in drawn if not isinstance(one, Crop)]  # the crop is shown by shading
    picture = QImage.fromData(shown_copy(workspace, sha256, whole))
    return _Shown(state, picture, _picture_before(workspace, before))


def _picture_before(workspace: Workspace, sha256: str) -> QImage:
    if not sha256:
        return QImage()
    return QImage.fromData(shown_copy(workspace, sha256)).scaled(
        BEFORE_SIDE,
        BEFORE_SIDE,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
