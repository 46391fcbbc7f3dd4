"""The manifest: what a package says of itself, signed."""

import hashlib
from typing import Annotated, Final, Literal

from msgspec import Meta

from inspector.exchange.envelope import sign_envelope
from inspector.exchange.keys import Signer
from inspector.exchange.limits import MAX_BLOB, MAX_MEMBERS, MAX_ROWS
from inspector.exchange.strict import (
    ZEROS,
    Count,
    Digest,
    Identifier,
    Instant,
    Number,
    Record,
    Word32,
    decode_record,
    encode_record,
    instant,
)
from inspector.exchange.verdicts import PackageName, Refused, Verdict

MANIFEST_TYPE: Final = "application/vnd.sx-eldercare.sync-manifest.v1+json"
ROWS_NAME: Final = "rows.jsonl"
_BLOB_PREFIX: Final = "blob/"

COUNTY_EXPORT: Final = "county-export"
PROVINCE_ISSUE: Final = "province-issue"
RECEIPT: Final = "receipt"


class Member(Record, frozen=True, rename={"name": "n", "size": "s", "digest": "h", "crc": "c"}):
    """A file inside the package: name, size in bytes, SHA-256 in hex, CRC-32."""

    name: Annotated[str, Meta(pattern=r"\A(?:rows\.jsonl|blob/[0-9a-f]{64})\Z")]
    size: Count
    digest: Digest
    crc: Word32

    def __post_init__(self) -> None:
        """Refuse what the field types cannot say."""
        if not self.is_rows and self.name != blob_name(self.digest):
            raise ValueError("a blob is not named by its hash")

    @property
    def is_rows(self) -> bool:
        """Say whether it is the record lines, not a blob."""
        return self.name == ROWS_NAME


class Ack(Record, frozen=True):
    """What the sender last took in from the other side; none: seq 0 and 64 zeros."""

    seq: Count
    h: Digest
    status: Literal["accepted", "rejected", "none"]

    def __post_init__(self) -> None:
        """Refuse what the field types cannot say."""
        nothing = self.seq == 0 and self.h == ZEROS
        if (self.status == "none") != nothing or (self.status != "none" and not self.seq):
            raise ValueError("the acknowledgement contradicts itself")


NO_ACK: Final = Ack(seq=0, h=ZEROS, status="none")


class Manifest(Record, frozen=True):
    """The payload M, as exchange.md gives it.

    An empty range of the log has log_from = log_to + 1 and the head of what went before. Without
    rows.jsonl nothing is said of the log: log_from and log_to are 0, log_head 64 zeros.
    """

    v: Literal[1]
    kind: Literal["county-export", "province-issue", "receipt"]
    sender: Identifier
    to: Identifier
    seq: Number
    prev: Digest | None
    epoch: Number
    trust: Number
    created: Instant
    app: Annotated[str, Meta(min_length=1, max_length=64)]
    schema: Number
    log_from: Count
    log_to: Count
    log_head: Digest
    ack: Ack
    members: tuple[Member, ...]

    def __post_init__(self) -> None:
        """Refuse what the field types cannot say."""
        instant(self.created)
        if (self.seq == 1) != (self.prev is None):
            raise ValueError("only the first package has no predecessor")
        self._check_members()
        if self.has_rows and not 1 <= self.log_from <= self.log_to + 1:
            raise ValueError("the log ends before it begins")
        if not self.has_rows and (self.log_from, self.log_to, self.log_head) != (0, 0, ZEROS):
            raise ValueError("there is a log and no rows")
        if self.kind == RECEIPT and self.ack.status == "none":
            raise ValueError("a receipt acknowledges nothing")

    def _check_members(self) -> None:
        names = [member.name for member in self.members]
        if len(set(names)) < len(names):
            raise ValueError("two members have one name")
        if ROWS_NAME in names[1:]:
            raise ValueError("the rows are not the first member")
        if self.kind == COUNTY_EXPORT and not self.has_rows:
            raise ValueError("a county export has no rows")

    @property
    def row_count(self) -> int:
        """How many record lines travel."""
        return self.log_to - self.log_from + 1 if self.has_rows else 0

    @property
    def has_rows(self) -> bool:
        """Say whether record lines travel."""
        return bool(self.members) and self.members[0].is_rows

    @property
    def blobs(self) -> frozenset[str]:
        """Hashes of the blobs that travel."""
        return frozenset(member.digest for member in self.members if not member.is_rows)

    @property
    def photo_count(self) -> int:
        """How many blobs travel."""
        return sum(not member.is_rows for member in self.members)

    def named(self) -> PackageName:
        """Return which package this is."""
        return PackageName(self.kind, self.sender, self.to, self.epoch, self.seq, self.digest())

    def digest(self) -> str:
        """Return hex SHA-256(M), by which the next package names this one."""
        return hashlib.sha256(encode_record(self)).hexdigest()


def blob_name(digest: str) -> str:
    """Return the member name of the blob with this hash."""
    return _BLOB_PREFIX + digest


def decode_manifest(payload: bytes) -> Manifest:
    """Read M, whose signature has been verified.

    Raises:
        Refused: malformed, not canonical, or too big.
    """
    manifest = decode_record(payload, Manifest)
    _require_sizes(manifest)
    return manifest


def seal_manifest(manifest: Manifest, signer: Signer) -> bytes:
    """Sign a manifest: the result is stored as "prepared" before a byte is written.

    Raises:
        Refused: malformed or too big.
    """
    _require_sizes(manifest)
    return sign_envelope(encode_record(manifest), MANIFEST_TYPE, [signer])


def _require_sizes(manifest: Manifest) -> None:
    if len(manifest.members) > MAX_MEMBERS:
        raise Refused(Verdict.TOO_BIG, f"文件多于 {MAX_MEMBERS} 个")
    for member in manifest.members:
        if member.size > (MAX_ROWS if member.is_rows else MAX_BLOB):
            raise Refused(Verdict.TOO_BIG, f"{member.name} 超过 64 MiB")
