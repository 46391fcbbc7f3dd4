"""Record lines: each names the hash of the line before it."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Final

import msgspec

from inspector.domain import canonical_json
from inspector.domain.canonical_json import JsonValue
from inspector.exchange.limits import MAX_ROW, MIB
from inspector.exchange.strict import (
    ZEROS,
    Digest,
    Identifier,
    Instant,
    Number,
    Record,
    instant,
)
from inspector.exchange.verdicts import Refused, Verdict


@dataclass(frozen=True, slots=True)
class LogHead:
    """How far a log goes: the number of its last line and that line's hash."""

    i: int
    h: str


EMPTY_LOG: Final = LogHead(0, ZEROS)

_BEYOND_16_BITS: Final = bytes(range(0xF0, 0x100))
_ROW_TOO_BIG: Final = f"一条记录超过 {MAX_ROW // MIB} MiB"


class Row(Record, frozen=True):
    """One record; what its body means is not known here."""

    at: Instant
    body: dict[str, object]
    i: Number
    kind: Identifier
    photos: tuple[Digest, ...]
    prev: Digest
    subject: Identifier
    who: Identifier

    def __post_init__(self) -> None:
        """Refuse what the field types cannot say."""
        instant(self.at)
        shape = _shape_of(self.body)
        if not shape.plain:
            raise ValueError("a body holds strings, integers, lists and objects alone")
        if not shape.bounded:
            raise canonical_json.NotCanonicalError("a body is too deep, or a number too large")


def append_row(
    head: LogHead,
    *,
    at: str,
    who: str,
    kind: str,
    subject: str,
    body: Mapping[str, JsonValue],
    photos: Sequence[str] = (),
) -> tuple[bytes, LogHead]:
    """Return the line (without its line feed) that follows this head, and the new head.

    Raises:
        Refused: malformed or too big; the body holds anything but strings, integers, lists and
            objects, or a field does not have its form.
    """
    value: dict[str, JsonValue] = {
        "at": at,
        "body": dict(body),
        "i": head.i + 1,
        "kind": kind,
        "photos": list(photos),
        "prev": head.h,
        "subject": subject,
        "who": who,
    }
    try:
        line = canonical_json.encode(value)
    except canonical_json.NotCanonicalError as error:
        raise Refused(Verdict.MALFORMED, str(error)) from error
    decode_row(line)
    return line, LogHead(head.i + 1, hash_of_line(line))


def hash_of_line(line: bytes) -> str:
    """Return hex SHA-256 of a line without its line feed."""
    return hashlib.sha256(line).hexdigest()


def decode_row(line: bytes) -> Row:
    """Read one line without its line feed.

    Raises:
        Refused: too big, malformed, or not canonical.
    """
    if len(line) >= MAX_ROW:
        raise Refused(Verdict.TOO_BIG, _ROW_TOO_BIG)
    try:
        row = msgspec.json.decode(line, type=Row)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        if isinstance(error.__cause__, canonical_json.NotCanonicalError):
            raise Refused(Verdict.NOT_CANONICAL) from error
        raise Refused(Verdict.MALFORMED, str(error)[:120]) from error
    if not _surely_canonical(line, row):
        try:
            canonical_json.decode(line)
        except canonical_json.NotCanonicalError as error:
            raise Refused(Verdict.NOT_CANONICAL) from error
    return row


def read_lines(file: BinaryIO) -> Iterator[bytes]:
    r"""Yield the lines without their line feeds; no line is held beyond MAX_ROW.

    Raises:
        Refused: too big, or malformed (the last line does not end in \n).
    """
    while line := file.readline(MAX_ROW):
        if not line.endswith(b"\n"):
            if len(line) == MAX_ROW:
                raise Refused(Verdict.TOO_BIG, _ROW_TOO_BIG)
            raise Refused(Verdict.MALFORMED, "最后一条记录没有换行")
        yield line[:-1]


def read_rows(file: BinaryIO) -> Iterator[Row]:
    """Yield the rows of a rows.jsonl that was verified before.

    Raises:
        Refused: as read_lines and decode_row.
    """
    for line in read_lines(file):
        yield decode_row(line)


class RowCheck:
    """Follows the lines of a package: canonical, chained, no photo missing, none too many."""

    def __init__(
        self, first: int, prev: str | None, blobs: frozenset[str], held: frozenset[str]
    ) -> None:
        """Begin where the manifest says.

        Args:
            first: the number that the first row must have.
            prev: the hash that it must name; None if what went before is not known here.
            blobs: hashes of the blobs in the package.
            held: hashes of the blobs that the receiver has from before.
        """
        self._i = first - 1
        self._h = prev
        self._unnamed = set(blobs)
        self._present = blobs
        self._held = held

    def take(self, line: bytes) -> None:
        """Look at the next line.

        Raises:
            Refused: too big, malformed, not canonical, log gap, chain broken, missing photo.
        """
        row = decode_row(line)
        if row.i != self._i + 1:
            raise Refused(Verdict.LOG_GAP, f"应为第 {self._i + 1} 条，实为第 {row.i} 条")
        if self._h is not None and row.prev != self._h:
            raise Refused(Verdict.CHAIN_BROKEN, f"第 {row.i} 条记录")
        for photo in row.photos:
            if photo not in self._present and photo not in self._held:
                raise Refused(Verdict.MISSING_PHOTO, f"第 {row.i} 条记录，照片 {photo[:12]}")
        self._unnamed.difference_update(row.photos)
        self._i, self._h = row.i, hash_of_line(line)

    def finish(self, end: LogHead) -> None:
        """Compare with the end of the log that the manifest names.

        Raises:
            Refused: log gap, chain broken, extraneous member.
        """
        if self._i != end.i:
            raise Refused(Verdict.LOG_GAP, f"清单写明到第 {end.i} 条，实际到第 {self._i} 条")
        if self._h not in (None, end.h):
            raise Refused(Verdict.CHAIN_BROKEN, f"第 {end.i} 条记录与清单不符")
        if self._unnamed:
            raise Refused(Verdict.EXTRANEOUS_MEMBER, f"共 {len(self._unnamed)} 个文件")


@dataclass(frozen=True, slots=True)
class _Shape:
    """Whether a body holds strings, integers, lists and objects alone, none too large or deep."""

    plain: bool
    bounded: bool


def _shape_of(body: dict[str, object]) -> _Shape:
    plain = bounded = True
    level: list[dict[str, object] | list[object]] = [body]
    depth = 2  # the row itself is the first
    while level:
        bounded = bounded and depth <= canonical_json.DEEPEST
        inner: list[dict[str, object] | list[object]] = []
        for container in level:
            for value in container.values() if isinstance(container, dict) else container:
                kind = type(value)
                if kind is dict or kind is list:
                    inner.append(value)  # type: ignore[arg-type]  # by its exact type
                elif kind is int:
                    bounded = bounded and abs(value) <= canonical_json.LARGEST_INTEGER  # type: ignore[arg-type]  # as above
                elif kind is not str:
                    plain = False
        level = inner
        depth += 1
    return _Shape(plain, bounded)


def _surely_canonical(line: bytes, row: Row) -> bool:
    """Say whether the line is canonical, where that is sure at a tenth of the cost of decoding.

    Code points, by which keys are sorted here, and UTF-16 code units, by which RFC 8785 does, are
    in another order for characters beyond U+FFFF alone, whose UTF-8 begins with F0 or more.
    """
    short = len(line.translate(None, _BEYOND_16_BITS)) == len(line)
    return short and msgspec.json.encode(row, order="sorted") == line
