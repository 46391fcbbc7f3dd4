"""Every shortcut of the program, in one place."""

from enum import Enum
from typing import Self

from PySide6.QtGui import QKeySequence


class Shortcut(Enum):
    """A key and what it does, as menus, hints and help say it."""

    key: str
    label: str

    def __new__(cls, key: str, label: str) -> Self:
        """Give the member its key and its label."""
        member = object.__new__(cls)
        member._value_ = (key, label)
        member.key = key
        member.label = label
        return member

    START_INSPECTION = ("Ctrl+N", "开始检查")
    SEARCH = ("Ctrl+K", "查找")
    FILTER = ("Ctrl+F", "筛选列表")
    UNDO = ("Ctrl+Z", "撤销上一步")
    LARGER_TEXT = ("Ctrl+=", "换一种字号")
    DARK = ("Ctrl+D", "浅色或深色")
    HELP = ("F1", "本页帮助")
    SHORTCUTS = ("Ctrl+F1", "全部快捷键")
    QUIT = ("Ctrl+Q", "退出")

    CONFORMS = ("1", "符合")
    VIOLATES = ("2", "不符合")
    NOT_APPLICABLE = ("3", "不适用")
    LAW = ("L", "依据")
    PHOTO = ("P", "照片")
    CAMERA = ("F2", "拍照")
    PASTE = ("Ctrl+V", "粘贴照片")
    NOTE = ("N", "备注")
    FINDING = ("W", "写问题")
    NEXT_ITEM = ("Down", "下一项")
    PREVIOUS_ITEM = ("Up", "上一项")
    NEXT_OPEN = ("Enter", "下一个未答项")
    NEXT_SECTION = ("PgDown", "下一节")
    PREVIOUS_SECTION = ("PgUp", "上一节")
    OFFICER = ("F4", "换作答人")
    TAKE_OVER = ("F5", "填入检查表")
    COUNT = ("F6", "清点床位")
    ADD_ROOMS = ("Insert", "加房间")
    REST_CONFORMS = ("F7", "本节其余均符合")
    PROCEDURE = ("F8", "程序记录")
    CLOSE_UP = ("F9", "收尾")
    SEAL = ("F10", "封存")
    PRINT = ("Ctrl+P", "打印")

    ZOOM_IN = ("+", "放大")
    ZOOM_OUT = ("-", "缩小")
    NEXT_PAGE = ("PgDown", "下一页")
    PREVIOUS_PAGE = ("PgUp", "上一页")

    @property
    def sequence(self) -> QKeySequence:
        """The key as Qt takes it."""
        return QKeySequence(self.key)
