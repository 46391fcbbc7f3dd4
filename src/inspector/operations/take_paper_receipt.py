"""Take in the paper receipt of a package by its code, where no stick came back (H8)."""

import hashlib
from dataclasses import dataclass
from typing import Final

from inspector.domain.inspection import InspectionState
from inspector.errors import UserError
from inspector.exchange.receipt import ReceiptSlip, open_slip
from inspector.exchange.receiver import PROVINCE
from inspector.exchange.verdicts import Refused
from inspector.operations.changes import Changed
from inspector.operations.identity import Enrolled, enrolled_device
from inspector.operations.outgoing import mark_cases
from inspector.operations.paper_codes import PaperCodes
from inspector.operations.workspace import Workspace
from inspector.storage.database import Stored
from inspector.storage.packages import OutgoingPackage, PackageState

RECEIPT_PREFIX: Final = "{"
"""An envelope is JSON; no other code on a paper begins so."""


class NotAReceiptError(UserError):
    """The code is no receipt of a package of this computer."""


@dataclass(frozen=True, slots=True)
class TakenReceipt:
    """What the province says became of a package, and what changed (nothing, if known before)."""

    slip: ReceiptSlip
    changed: Changed

    @property
    def accepted(self) -> bool:
        """Whether the province took the package."""
        return self.slip.status == "accepted"


def take_paper_receipt(workspace: Workspace, codes: PaperCodes) -> TakenReceipt:
    """Mark the package that the receipt answers, in one transaction.

    Raises:
        NotEnrolledError: this computer is not enrolled, so no receipt is for it.
        NotAReceiptError: no receipt or several, a signature that is not the province's, another
            computer's receipt, or a package that was never sent like this.
    """
    texts = codes.starting(RECEIPT_PREFIX).all
    if len(texts) != 1:
        raise NotAReceiptError(
            "没有读到唯一的一个回执二维码，没有登记。请把回执上的二维码拍清楚、拍完整再试。"
        )
    data = texts[0].encode("utf-8")
    with workspace.database.transaction() as stored:
        enrolled = enrolled_device(stored)
        slip = _opened(data, enrolled)
        package = _answered(stored, slip)
        accepted = slip.status == "accepted"
        state = PackageState.ACCEPTED if accepted else PackageState.REJECTED
        if package.state in {state, PackageState.ACCEPTED}:
            return TakenReceipt(slip, Changed.NOTHING)
        digest = hashlib.sha256(data).hexdigest()
        stored.packages.mark_answered(package.manifest_sha256, state, digest)
        # A package is taken in whole or not at all; one that was refused goes again.
        became = InspectionState.RECEIVED if accepted else InspectionState.SEALED
        mark_cases(stored, package, InspectionState.EXPORTED, became)
    return TakenReceipt(slip, Changed.PACKAGES | Changed.INSPECTIONS)


def _opened(data: bytes, enrolled: Enrolled) -> ReceiptSlip:
    try:
        slip = open_slip(data, enrolled.trust)
    except Refused as refused:
        raise NotAReceiptError(
            "回执上的签名不是省厅现用密钥签的，可能是伪造的或者已经过时，没有登记。请向省厅核实。"
        ) from refused
    if slip.to != enrolled.device:
        raise NotAReceiptError(
            f"这是给电脑{slip.to}的回执，不是本机的，没有登记。请交给那台电脑的使用人。"
        )
    return slip


def _answered(stored: Stored, slip: ReceiptSlip) -> OutgoingPackage:
    for package in stored.packages.outgoing(PROVINCE):
        if package.seq == slip.seq and package.manifest_sha256 == slip.h:
            return package
    raise NotAReceiptError(
        f"本机没有送出过内容相同的第{slip.seq}号数据包，没有登记。"
        "账册可能是从旧备份恢复的，请向省厅核实。"
    )
