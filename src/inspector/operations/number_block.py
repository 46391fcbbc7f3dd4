"""The block of numbers that this computer may give to documents (E6)."""

from inspector.domain import canonical_json
from inspector.domain.document_number import NumberBlock
from inspector.errors import UserError
from inspector.operations.changes import Changed
from inspector.operations.messages.wire import from_wire, to_wire
from inspector.operations.workspace import Workspace
from inspector.storage.database import Stored

_KEY = "documents.numbers"


class NumbersUsedUpError(UserError):
    """The block has no number left for this kind in this year."""


def save_number_block(workspace: Workspace, block: NumberBlock | None) -> Changed:
    """Keep the block that the office gave to this computer; None: it numbers alone.

    Raises:
        UserError: it ends before it begins.
    """
    if block is not None and not 1 <= block.first <= block.last:
        raise UserError("号段的起始号应当不小于1，终止号应当不小于起始号，请改正后再保存。")
    text = "" if block is None else canonical_json.encode(to_wire(block)).decode("utf-8")
    with workspace.database.transaction() as stored:
        stored.settings.put(_KEY, text)
    return Changed.SETTINGS


def read_number_block(stored: Stored) -> NumberBlock | None:
    """Return the block; None: this computer numbers alone."""
    text = stored.settings.get(_KEY)
    if not text:
        return None
    return from_wire(NumberBlock, "文书号段", canonical_json.decode(text.encode("utf-8")))


def next_serial(stored: Stored, abbreviation: str, year: int) -> int:
    """Return the next number of a kind in a year; 0 for a kind that carries none.

    A voided number counts: it is never given twice.

    Raises:
        NumbersUsedUpError: the block is used up.
    """
    if not abbreviation:
        return 0
    block = read_number_block(stored)
    if block is None:
        return stored.documents.next_serial(abbreviation, year)
    serial = stored.documents.next_serial(abbreviation, year, block.first, block.last)
    if serial > block.last:
        raise NumbersUsedUpError(
            f"本机的文书号段（{block.first}—{block.last}）中，{year}年“{abbreviation}”的号已经用完，"
            "文书未生成。请向本单位申请新的号段，在“设置”中填写后再签发。"
        )
    return serial
