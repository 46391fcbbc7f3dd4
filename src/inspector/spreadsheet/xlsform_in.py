"""Reads an XLSForm (the declared subset) as a checklist, through pyxform's model."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, TypeAlias, cast

from inspector.domain.imported_form import ImportedForm
from inspector.domain.roster.workbook import RawSheet
from inspector.errors import UserError
from inspector.progress import Progress
from inspector.spreadsheet.reading import read_workbook
from inspector.spreadsheet.xlsform_items import KEPT_QUOTES, FormReader, with_quotes

Node: TypeAlias = Mapping[str, object]

SHEETS: Final = ("survey", "choices", "settings")


class BadXlsFormError(UserError):
    """The file is no XLSForm that can be understood."""


def read_xlsform(path: Path, code: str, subject: str, progress: Progress) -> ImportedForm:
    """Read an XLSForm as a checklist that its author completes.

    Taken are text, integer, decimal, date, select_one, select_multiple, note, image, group,
    relevant, constraint, required and calculate (the latter as a note); all else is told.

    Args:
        path: an xlsx file with the sheets survey, choices and settings.
        code: of the new checklist, for example X1; its items become X1-A01 …
        subject: what the checklist looks at.
        progress: may raise Cancelled.

    Raises:
        NotASheetError: the file is no workbook.
        BadXlsFormError: pyxform refuses the form; its own words are given with the sentence.
        Cancelled: progress said so.
    """
    workbook = read_workbook(path, progress)
    sheets = {sheet.name.strip().lower(): sheet for sheet in workbook.sheets}
    if "survey" not in sheets:
        raise BadXlsFormError(
            f"“{path.name}”里没有名为 survey 的工作表，不是 XLSForm 表单，请选择正确的文件。"
        )
    strangers = [f"工作表“{name}”没有读取。" for name in sheets if name not in SHEETS]
    model = _model({name: _rows(sheets[name]) for name in SHEETS if name in sheets}, path)
    progress("正在转换表单", 0.5)
    reader = FormReader(code)
    title = with_quotes(str(model.get("title") or path.stem))
    checklist = reader.checklist(title, subject, reader.sections(_nodes(model), title))
    return ImportedForm(checklist, (*strangers, *reader.dropped))


def _model(sheets: Mapping[str, Sequence[Mapping[str, str]]], path: Path) -> Node:
    # pyxform takes half a second to import, and most sessions never need it.
    from pyxform.errors import PyXFormError
    from pyxform.xls2json import workbook_to_json
    from pyxform.xls2json_backends import get_xlsform

    try:
        model = workbook_to_json(get_xlsform(dict(sheets)), warnings=[])
    except PyXFormError as error:
        raise BadXlsFormError(
            f"“{path.name}”不能作为 XLSForm 读取，请按提示更正后再导入（原提示：{error}）。"
        ) from error
    return cast("Node", model)


def _nodes(model: Node) -> Sequence[Node]:
    return cast("Sequence[Node]", model.get("children", []))


def _rows(sheet: RawSheet) -> list[dict[str, str]]:
    if not sheet.rows:
        return []
    header = {cell.column: str(cell.value).strip() for cell in sheet.rows[0].cells}
    return [dict(_row(header, row.cells)) for row in sheet.rows[1:]]


def _row(header: Mapping[int, str], cells: Sequence[object]) -> Iterator[tuple[str, str]]:
    for cell in cells:
        column = cast("int", getattr(cell, "column", 0))
        if column in header:
            text = str(getattr(cell, "value", ""))
            yield header[column], text.translate(KEPT_QUOTES)
