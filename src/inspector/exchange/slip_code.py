"""The code beside each finding of an answer slip: which finding of which order (X14)."""

import hashlib
from dataclasses import dataclass
from typing import Final

from inspector.exchange.base45 import base45, unbase45
from inspector.exchange.verdicts import Refused, Verdict

SLIP_PREFIX: Final = "SXF1:"
_ORDER_BYTES, _FINDING_BYTES = 16, 8


@dataclass(frozen=True, slots=True)
class SlipCode:
    """Short, so that its squares are large and stand dirt; it proves nothing and need not.

    Attributes:
        order: id of the rectification order, 32 hex digits.
        finding: first 16 hex digits of the SHA-256 of the finding's id.
    """

    order: str
    finding: str

    def names(self, finding_id: str) -> bool:
        """Whether it stands beside this finding."""
        return self.finding == _digest(finding_id).hex()


def slip_code(order: str, finding_id: str) -> str:
    """Return the text of the QR code.

    Args:
        order: id of the rectification order, 32 hex digits.
        finding_id: of one of its findings.
    """
    return SLIP_PREFIX + base45(bytes.fromhex(order) + _digest(finding_id))


def open_slip_code(text: str) -> SlipCode:
    """Read a code.

    Raises:
        Refused: wrong type, malformed.
    """
    if not text.startswith(SLIP_PREFIX):
        raise Refused(Verdict.WRONG_TYPE)
    data = unbase45(text.removeprefix(SLIP_PREFIX))
    if len(data) != _ORDER_BYTES + _FINDING_BYTES:
        raise Refused(Verdict.MALFORMED, "整改报告二维码的长度不对")
    return SlipCode(data[:_ORDER_BYTES].hex(), data[_ORDER_BYTES:].hex())


def _digest(finding_id: str) -> bytes:
    return hashlib.sha256(finding_id.encode("utf-8")).digest()[:_FINDING_BYTES]
