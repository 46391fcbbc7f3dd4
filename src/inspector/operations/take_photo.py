"""Take a photo with the camera of the laptop: the same way in as for a file (C1)."""

from dataclasses import dataclass, replace

from inspector.domain.photo import PhotoOrigin
from inspector.domain.shanghai import SHANGHAI
from inspector.imaging.shot import dated_shot
from inspector.operations.attach_photo import AttachedPhoto, PhotoUse, Shot, attach_photo
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported


@dataclass(frozen=True, slots=True)
class Frame:
    """What the camera showed: a JPEG without EXIF, and how the system names the camera."""

    jpeg: bytes
    device: str


def take_photo(
    workspace: Workspace, frame: Frame, use: PhotoUse, progress: Progress = unreported
) -> AttachedPhoto:
    """Write the clock's time into the frame and attach it as 现场拍摄.

    Raises:
        NotAPhotoError: the frame is no picture.
        DiskFullError: there is no room for it.
    """
    now = workspace.clock().astimezone(SHANGHAI).replace(tzinfo=None)
    shot = Shot(f"现场拍摄{now:%H%M%S}.jpg", dated_shot(frame.jpeg, now, frame.device))
    return attach_photo(workspace, shot, replace(use, origin=PhotoOrigin.TAKEN), progress)
