"""What the receipt of a package (数据包接收回执) says, for counties where no stick comes back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReceivedCount:
    """How many of one kind (案件, 照片, 文书) the package names and how many are there."""

    kind: str
    named: int
    there: int


@dataclass(frozen=True, slots=True)
class ReceivedCase:
    """One inspection of the package; ``missing`` says in words what is not there, or None."""

    institution: str
    record_sha256: str
    outcome: str
    missing: str | None = None


@dataclass(frozen=True, slots=True)
class PackageReceipt:
    """The content of one receipt.

    Attributes:
        authority: who received it.
        sender: who sent it.
        sequence: the sender's running number of the package.
        package_sha256: hex.
        received: when, in words.
        outcome: 已接收 or 已拒收.
        reason: why it was refused, or None.
        missing_packages: running numbers of earlier packages that never came.
        signer: fingerprint of the key that signed the receipt.
        code: the signed receipt slip, for its QR code; empty: none.
    """

    authority: str
    sender: str
    sequence: int
    package_sha256: str
    received: str
    outcome: str
    reason: str | None
    counts: tuple[ReceivedCount, ...]
    cases: tuple[ReceivedCase, ...]
    missing_packages: tuple[int, ...]
    signer: str
    policy_version: str
    code: str = ""
