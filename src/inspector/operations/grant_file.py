"""The file with which the province enrols a laptop."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from inspector.domain import canonical_json
from inspector.domain.canonical_json import NotCanonicalError
from inspector.errors import UserError
from inspector.operations.messages.wire import UnreadableRecordError, from_wire

_LARGEST: Final = 1_000_000


class EnrolmentFileError(UserError):
    """The file is no request or no grant."""


@dataclass(frozen=True, slots=True)
class HeldLog:
    """How far the province holds the log of the laptop: number and hash of its last line."""

    i: int
    h: str


@dataclass(frozen=True, slots=True)
class GrantFile:
    """What the province hands back: all that a laptop needs, in one file.

    Attributes:
        keepers: recipients to whom the laptop entrusts the key of its vault.
        held: where the log goes on, if the laptop finds that line in its own; None: at 1.
    """

    grant: str
    trust: str
    recipient: str
    keepers: tuple[str, ...] = ()
    held: HeldLog | None = None


def read_small(file: Path) -> bytes:
    """Return the bytes of a request or a grant.

    Raises:
        EnrolmentFileError: it cannot be read, or is far too large.
    """
    try:
        with file.open("rb") as source:
            data = source.read(_LARGEST + 1)
    except OSError as error:
        raise EnrolmentFileError(
            f"文件“{file}”打不开，请检查路径是否正确、优盘是否插好。"
        ) from error
    if len(data) > _LARGEST:
        raise EnrolmentFileError(f"文件“{file.name}”太大，不是登记申请或授权文件，请重新选择。")
    return data


def grant_file_of(data: bytes) -> GrantFile:
    """Read what the province handed back.

    Raises:
        EnrolmentFileError: it is no grant file.
    """
    try:
        return from_wire(GrantFile, "授权文件", canonical_json.decode(data))
    except (NotCanonicalError, UnreadableRecordError) as error:
        raise EnrolmentFileError(
            "这不是省厅返回的授权文件，没有导入，请选择扩展名为 .sxgrant 的文件。"
        ) from error
