"""Read whatever paper of the program lies there: its code says which one it is."""

from pathlib import Path
from typing import TypeAlias

from inspector.exchange.document_code import CODE_PREFIX
from inspector.exchange.slip_code import SLIP_PREFIX
from inspector.operations.check_document import CheckedPaper, check_codes
from inspector.operations.file_slip import FiledSlip, file_slip
from inspector.operations.paper_codes import PaperCodes, codes_of
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
    if not codes.starting(RECEIPT_PREFIX).all and codes.pdf is None and is_slip(codes):
        return file_slip(workspace, file, progress)
    return read_codes(workspace, codes, progress)


def read_codes(
    workspace: Workspace, codes: PaperCodes, progress: Progress = unreported
) -> CheckedPaper | TakenReceipt:
    """Check a document or take in a receipt by its codes, the page itself being elsewhere.

    Raises:
        NotAReceiptError: as `take_paper_receipt`.
        NotEnrolledError: it is a receipt, and this computer is not enrolled.
    """
    progress("正在核验签名", 0.7)
    if codes.starting(RECEIPT_PREFIX).all:
        return take_paper_receipt(workspace, codes)
    return check_codes(workspace, codes)


def tell_enough(codes: PaperCodes) -> bool:
    """Whether `read_codes` can say something of these codes."""
    return bool(codes.starting(CODE_PREFIX).all or codes.starting(RECEIPT_PREFIX).all)


def is_slip(codes: PaperCodes) -> bool:
    """Whether they are of an answer slip, of which the whole page is to be kept."""
    return bool(codes.starting(SLIP_PREFIX).all)
