"""Records what a person does with a photo, and what takes it back."""

from functools import partial

from inspector.domain.annotation import Annotation
from inspector.domain.photo import Attachment
from inspector.gui.inspection.recording import Recorder
from inspector.gui.inspection.undo import TakeBack
from inspector.operations.arrange_photos import move_photo, use_photo_again
from inspector.operations.attach_photo import describe_photo, detach_photo
from inspector.operations.changes import Changed
from inspector.operations.draw_on_photo import draw_on_photo
from inspector.operations.pair_photos import pair_photos
from inspector.operations.workspace import Workspace


class PhotoRecorder:
    """Each method is one durable step of the inspection; `undo` takes back those made here."""

    def __init__(self, workspace: Workspace, recorder: Recorder, inspection_id: str) -> None:
        self._workspace = workspace
        self._recorder = recorder
        self._inspection = inspection_id
        self._steps = 0

    def undo(self) -> bool:
        """Take the last step back that was made here; False when there is none."""
        if not self._steps:
            return False
        self._steps -= 1
        self._recorder.undo()
        return True

    def draw(
        self,
        photo: Attachment,
        before: tuple[Annotation, ...],
        drawn: tuple[Annotation, ...],
    ) -> None:
        """Let these annotations stand on the photo."""
        draw = partial(draw_on_photo, self._workspace, self._inspection, photo.photo.sha256)
        self._do(partial(draw, drawn), partial(draw, before), photo.item)

    def describe(self, before: Attachment, after: Attachment) -> None:
        """Keep another caption or evidence date."""
        keep = partial(describe_photo, self._workspace, self._inspection)
        self._do(partial(keep, after), partial(keep, before), before.item)

    def move(self, photo: Attachment, by: int) -> None:
        """Move a photo among those of its item."""
        move = partial(move_photo, self._workspace, self._inspection, photo.id)
        self._do(partial(move, by), partial(move, -by), photo.item)

    def pair(self, photo: Attachment, before: str, chosen: str) -> None:
        """Let another photo, or none, stand beside this one."""
        pair = partial(pair_photos, self._workspace, self._inspection, photo.photo.sha256)
        self._do(partial(pair, chosen), partial(pair, before), photo.item)

    def use_again(self, photo: Attachment, item: str, officer: str) -> None:
        """Let the photo prove another item too."""
        used: list[Attachment] = []

        def use() -> Changed:
            used.append(use_photo_again(self._workspace, self._inspection, photo, item, officer))
            return Changed.PHOTOS

        def take_back() -> Changed:
            return detach_photo(self._workspace, self._inspection, used[0].id)

        self._do(use, take_back, photo.item)

    def _do(self, step: TakeBack, take_back: TakeBack, item: str) -> None:
        self._steps += self._recorder.do(step, take_back, item)
