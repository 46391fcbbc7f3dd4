"""Write a policy pack as a workbook, or one of its checklists as an XLSForm."""

from pathlib import Path

from inspector.policy.load import load_pack_folder
from inspector.policy.pack_error import PackError
from inspector.policy.sheet_writing import tables_of_pack
from inspector.spreadsheet.pack_sheets import pack_xlsx
from inspector.spreadsheet.xlsform_out import xlsform_of
from inspector.storage.atomic_file import write_atomically


def write_policy_sheets(folder: Path, to: Path) -> None:
    """Write a pack as an xlsx file for its author to edit.

    Raises:
        PackError: the pack does not load.
        StorageError: the file cannot be written.
    """
    write_atomically(to, pack_xlsx(tables_of_pack(load_pack_folder(folder))))


def write_xlsform(folder: Path, checklist: str, to: Path) -> tuple[str, ...]:
    """Write a checklist as an XLSForm for ODK and Kobo; return what the form cannot hold.

    Raises:
        PackError: the pack does not load or has no such checklist.
        StorageError: the file cannot be written.
    """
    pack = load_pack_folder(folder)
    if checklist not in pack.checklists:
        raise PackError((f"没有编码为 {checklist} 的检查表（有：{'、'.join(pack.checklists)}）",))
    form = xlsform_of(pack.checklists[checklist], pack.version)
    write_atomically(to, form.data)
    return form.left_out
