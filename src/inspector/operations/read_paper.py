"""Read whatever paper of the program lies there: its code says which one it is."""

from pathlib import Path
from typing import TypeAlias

from inspector.exchange.slip_code import SLIP_PREFIX
from inspector.operations.check_document import CheckedPaper, check_codes
from inspector.operations.file_slip import FiledSlip, file_slip
from inspector.operations.paper_codes import codes_of
from inspector.operations.take_paper_receipt import (
    RECEIPT_PREFIX,
    TakenReceipt,
    take_paper_receipt,
)
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported

ReadPaper: TypeAlias = CheckedPaper | FiledSlip | TakenReceipt


def read_paper(workspace: Workspace, file: Path, progress: Progress = unreported) -> ReadPaper:
    """Check a document, file an answer slip, or take in the receipt of a package.

    Raises:
        UnreadableFileError: the file cannot be opened or is too large.
        UnreadablePageError: it is a PDF that cannot be drawn.
        NotAPhotoError: it is neither a PDF nor a photo.
        NotASlipError: as `file_slip`.
        NotAReceiptError: as `take_paper_receipt`.
        NotEnrolledError: it is a receipt, and this computer is not enrolled.
    """
    progress("正在读取二维码", 0.0)
    codes = codes_of(file)
    progress("正在核验签名", 0.7)
    if codes.starting(RECEIPT_PREFIX).all:
        return take_paper_receipt(workspace, codes)
    if codes.pdf is None and codes.starting(SLIP_PREFIX).all:
        return file_slip(workspace, file, progress)
    return check_codes(workspace, codes)
