"""Brings photos to the current item: from the camera, dropped or pasted."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from inspector.gui.camera_at_hand import OpenCamera, camera_at_hand
from inspector.gui.inspection.camera_dialog import CameraDialog
from inspector.gui.inspection.photo_use import photo_use_here
from inspector.gui.inspection.screen import InspectionScreen
from inspector.gui.inspection.session import Session
from inspector.gui.widgets.picture_inlet import PictureInlet
from inspector.operations.attach_photo import AttachedPhoto, PhotoUse, Shot, detach_photo
from inspector.operations.take_photo import Frame, take_photo


class PhotoTaking(QObject):
    """Each photo is attached and can be undone; several dropped at once are one job."""

    def __init__(self, session: Session, screen: InspectionScreen) -> None:
        super().__init__(screen)
        self._session = session
        self._screen = screen
        self.open_camera: OpenCamera = camera_at_hand
        """A test gives a camera of its own."""
        self._dialog: CameraDialog | None = None
        screen.photos.camera_wished.connect(self._on_wished)
        inlet = PictureInlet(screen)
        inlet.files_came.connect(self._on_files)
        inlet.image_came.connect(self._on_image)

    @Slot(list)
    def _on_files(self, files: list[Path]) -> None:
        if self._session.inspection_id and self._session.may_change():
            self._session.recorder.attach(photo_use_here(self._session), files)

    @Slot(bytes)
    def _on_image(self, png: bytes) -> None:
        if self._session.inspection_id and self._session.may_change():
            pasted = Shot("粘贴的图片.png", png)
            self._session.recorder.attach(photo_use_here(self._session), [pasted])

    @Slot()
    def _on_wished(self) -> None:
        if not self._session.may_change():
            return
        camera = self.open_camera()
        use = photo_use_here(self._session)
        self._dialog = CameraDialog(camera, use.item, self._screen.window())
        self._dialog.taken.connect(partial(self._take, use, camera.device))
        self._dialog.finished.connect(self._on_finished)
        self._dialog.open()

    @Slot()
    def _on_finished(self) -> None:
        self._dialog = None

    def _take(self, use: PhotoUse, device: str, jpeg: bytes) -> None:
        context = self._session.context
        work = partial(take_photo, context.workspace, Frame(jpeg, device), use)
        context.runner.start("保存照片", work, partial(self._kept, use))

    def _kept(self, use: PhotoUse, kept: AttachedPhoto) -> None:
        context = self._session.context
        take_off = partial(detach_photo, context.workspace, use.inspection_id, kept.attachment.id)
        self._session.recorder.remember(take_off, use.item)
        context.news.publish(kept.changed)
        if self._dialog is not None:
            self._dialog.show_kept()
