"""What is told of a file that cannot be read as a sheet."""

from pathlib import Path

from inspector.errors import UserError

_SAVE_AS = "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”后再导入。"


class NotASheetError(UserError):
    """The file is no sheet that the program reads; the sentence says what to do."""


def missing(path: Path) -> NotASheetError:
    """Return the refusal of a file that is not there or cannot be opened."""
    return NotASheetError(f"打不开“{path.name}”，请检查文件是否存在、是否正被其他程序占用。")


def no_sheet(path: Path) -> NotASheetError:
    """Return the refusal of a file of another kind."""
    return NotASheetError(f"“{path.name}”不是表格文件。请选择 xlsx 或 csv 文件。")


def damaged(path: Path) -> NotASheetError:
    """Return the refusal of an xlsx that cannot be read."""
    return NotASheetError(f"“{path.name}”已损坏或不完整，读不出内容。请重新取得该文件。{_SAVE_AS}")


def old_format(path: Path, kind: str) -> NotASheetError:
    """Return the refusal of another spreadsheet format, such as 旧版 Excel（.xls）."""
    return NotASheetError(f"“{path.name}”是{kind}文件，本软件不能直接读取。{_SAVE_AS}")


def encrypted(path: Path) -> NotASheetError:
    """Return the refusal of a sheet with a password."""
    return NotASheetError(f"“{path.name}”设有打开密码，不能读取。请先取消密码。{_SAVE_AS}")


def empty(path: Path) -> NotASheetError:
    """Return the refusal of a file without a filled cell."""
    return NotASheetError(f"“{path.name}”里没有任何内容。请选择填好的名册。")


def undecodable(path: Path) -> NotASheetError:
    """Return the refusal of a csv in an unknown encoding."""
    return NotASheetError(
        f"“{path.name}”的文字编码不是 UTF-8，也不是 GB18030，读不出文字。{_SAVE_AS}"
    )


def too_large(path: Path, limit: str) -> NotASheetError:
    """Return the refusal of a file beyond a limit, such as 2 万行."""
    return NotASheetError(
        f"“{path.name}”超过{limit}，没有读取。请删去多余的空白行列、图片或拆成几个文件后再导入。"
    )
