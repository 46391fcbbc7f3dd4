"""Why a picture is not taken in, as a code and as a sentence."""

from enum import StrEnum
from typing import Final

from inspector.errors import UserError
from inspector.imaging import limits


class Refusal(StrEnum):
    """Closed list of reasons."""

    UNREADABLE = "unreadable"
    EMPTY = "empty"
    FORMAT = "format"
    FILE_TOO_BIG = "file-too-big"
    TOO_MANY_PIXELS = "too-many-pixels"
    TOO_LONG = "too-long"
    TOO_MANY_SCANS = "too-many-scans"
    DAMAGED = "damaged"
    TOO_DEMANDING = "too-demanding"


class RefusedError(Exception):
    """The picture is refused; `sentence` tells it to the user."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason.value)
        self.reason = reason


class NotAPhotoError(UserError):
    """The file is no picture that can be kept as evidence."""

    def __init__(self, name: str, reason: Refusal) -> None:
        super().__init__(f"照片“{name}”{_SENTENCES[reason]}")
        self.reason = reason


_AGAIN: Final = "请从手机或相机里重新复制这张照片再导入；原件已损坏的，请重新拍摄。"
_SENTENCES: Final = {
    Refusal.UNREADABLE: "读取失败，请检查存储卡、手机或 U 盘是否接好，再导入一次。",
    Refusal.EMPTY: f"是空文件，没有导入。{_AGAIN}",
    Refusal.FORMAT: (
        "不是可以作为证据导入的图片，只接受 JPEG、PNG 和 HEIC。"
        "请导入相机或手机拍摄的原件，其他格式请先另存为 JPEG。"
    ),
    Refusal.FILE_TOO_BIG: (
        f"超过 {limits.FILE_BYTES // 1_000_000} MB，没有导入。"
        "请把相机的照片质量调低一档后重新拍摄。"
    ),
    Refusal.TOO_MANY_PIXELS: (
        f"像素太多，没有导入：JPEG 和 HEIC 最多 {limits.PIXELS // 10_000} 万像素，"
        f"PNG 最多 {limits.PNG_PIXELS // 10_000} 万像素。请关闭手机的高像素模式后重新拍摄。"
    ),
    Refusal.TOO_LONG: (
        f"有一边超过 {limits.SIDE // 10_000} 万像素，没有导入。请不要用全景模式，分几张拍摄。"
    ),
    Refusal.TOO_MANY_SCANS: f"的编码方式异常，没有导入，以免占满电脑。{_AGAIN}",
    Refusal.DAMAGED: f"不完整或已损坏，没有导入。{_AGAIN}",
    Refusal.TOO_DEMANDING: f"无法在限定的时间和内存内打开，没有导入。{_AGAIN}",
}
