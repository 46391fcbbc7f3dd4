"""Finds the camera of this laptop, or says in a sentence why there is none."""

from collections.abc import Callable
from typing import Final, TypeAlias

from inspector.gui.camera import Camera

NOT_INSTALLED: Final = "本机没有安装拍照组件，不能在程序里拍照。请用手机拍照后“导入照片”。"

OpenCamera: TypeAlias = Callable[[], Camera]


def camera_at_hand() -> Camera:
    """Return the system's first camera, or one that tells why there is none."""
    try:  # an extra of a hundred megabytes, which needs a sound library of the system on Linux
        from inspector.gui.system_camera import first_camera
    except ImportError:
        return Camera(NOT_INSTALLED)
    return first_camera() or Camera()
