"""Take an edited workbook back as a pack, or a foreign XLSForm as a checklist to complete."""

import re
import shutil
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from inspector.domain.imported_form import ImportedForm
from inspector.policy.load import load_pack_folder
from inspector.policy.pack_error import PackError
from inspector.policy.pack_writing import write_pack_texts
from inspector.policy.publish import CheckedPack, check_pack
from inspector.policy.sheet_reading import pack_of_tables
from inspector.policy.sheet_writing import tables_of_pack
from inspector.progress import Progress
from inspector.spreadsheet.pack_sheets import pack_xlsx, read_pack_xlsx
from inspector.spreadsheet.xlsform_in import read_xlsform
from inspector.storage.atomic_file import write_atomically
from inspector.storage.failures import file_failures_told

CHECKLIST_CODE: Final = re.compile(r"[A-Z][A-Z0-9]{0,15}\Z")


def take_policy_sheets(sheets: Path, base: Path, to: Path, progress: Progress) -> CheckedPack:
    """Make a pack's folder from a workbook.

    Args:
        sheets: the xlsx file.
        base: folder of the pack that it was written from; gives calendar, divisions, documents.
        to: folder of the new pack; must not exist yet.
        progress: may raise Cancelled; nothing is left then.

    Raises:
        NotASheetError, BadPackSheetError: the file cannot be taken.
        PackError: a cell is wrong (named by sheet, row and column), or the folder exists.
        StorageError: the folder cannot be written.
    """
    if to.exists():
        raise PackError((f"文件夹“{to}”已经存在，请换一个新的文件夹",))
    tables = read_pack_xlsx(sheets, progress)
    pack = pack_of_tables(tables, load_pack_folder(base))
    progress("正在写出政策包", 0.8)
    partial = to.with_name(f"{to.name}.partial")
    with file_failures_told(to):
        shutil.rmtree(partial, ignore_errors=True)
        shutil.copytree(base, partial)
        write_pack_texts(pack, partial)
        checked = check_pack(partial)
        partial.rename(to)
    return checked


def take_xlsform(
    form: Path, base: Path, checklist: tuple[str, str], to: Path, progress: Progress
) -> ImportedForm:
    """Add a foreign form as a checklist to a pack's workbook, for its author to complete.

    Args:
        form: the XLSForm.
        base: folder of the pack to add it to.
        checklist: code of the new checklist and what it looks at.
        to: the xlsx file to write.
        progress: may raise Cancelled.

    Raises:
        NotASheetError, BadXlsFormError: the file is no form that can be taken.
        PackError: the pack does not load or has a checklist of that code.
        StorageError: the file cannot be written.
    """
    pack = load_pack_folder(base)
    code, subject = checklist
    if not CHECKLIST_CODE.match(code):
        raise PackError((f"检查表编码“{code}”应以大写字母开头，只含大写字母和数字，例如 X1",))
    if code in pack.checklists:
        raise PackError((f"编码 {code} 已经用于“{pack.checklists[code].title}”，请换一个编码",))
    taken = read_xlsform(form, code, subject, progress)
    added = MappingProxyType({**pack.checklists, code: taken.checklist})
    write_atomically(to, pack_xlsx(tables_of_pack(replace(pack, checklists=added))))
    return taken
