"""An office between county and province passes packages on, unopened, with a note of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from inspector.errors import UserError
from inspector.exchange.envelope import decode_envelope, verify_envelope
from inspector.exchange.hop import HOP_TYPE, HopNote, read_hop, sign_hop
from inspector.exchange.strict import instant_text
from inspector.exchange.verdicts import Refused
from inspector.exchange.writer import Copied, copy_unopened
from inspector.operations.identity import enrolled_device
from inspector.operations.known_signers import known_signer
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported
from inspector.storage.atomic_file import write_atomically

_SUFFIX: Final = ".hop"
_LARGEST: Final = 100_000


class CannotPassOnError(UserError):
    """Nobody is named, or this computer cannot sign."""


@dataclass(frozen=True, slots=True)
class Hop:
    """An office on the way of a package.

    Attributes:
        known: whether the signature is that of a computer whose grant is held here.
        same: whether the note is about this very file.
    """

    note: HopNote
    known: bool
    same: bool


def pass_on(
    workspace: Workspace,
    file: Path,
    folder: Path,
    by: str,
    note: str = "",
    progress: Progress = unreported,
) -> Copied:
    """Copy a package as it is, read it back, and put a signed note beside it.

    Notes of offices before go along. Who the package is for does not matter, and an encrypted one
    stays sealed.

    Args:
        workspace: of the office; it is enrolled like a county's laptop.
        file: the package.
        folder: on the other stick.
        by: name of who passes it on.
        note: in words.
        progress: told how far it is.

    Raises:
        CannotPassOnError: nobody is named, or there is no key.
        NotEnrolledError: the computer has no grant.
        Refused: it is no package.
        ExportStopped: no space, or the stick fails; nothing is left of the copy.
    """
    if not by.strip() or workspace.signer is None:
        raise CannotPassOnError("转送要写明经手人，由本机签名。请补全姓名后再转送。")
    with workspace.database.reading() as stored:
        device = enrolled_device(stored).device
    copied = copy_unopened(file, folder, progress)
    hop = HopNote(
        v=1,
        package=copied.sha256,
        size=copied.size,
        device=device,
        by=by.strip(),
        note=note.strip(),
        at=instant_text(workspace.clock()),
    )
    notes = [data for data in map(_read, _notes_of(file)) if data]
    for number, data in enumerate((*notes, sign_hop(hop, workspace.signer)), 1):
        write_atomically(_note_file(copied.path, number), data)
    return copied


def hops_of(workspace: Workspace, file: Path, sha256: str) -> tuple[Hop, ...]:
    """Return the offices that passed a package on, in order; what is no note is passed over.

    Args:
        workspace: any.
        file: the package, beside which the notes lie.
        sha256: of its bytes, hex.
    """
    return tuple(_hops(workspace, file, sha256))


def _hops(workspace: Workspace, file: Path, sha256: str) -> Iterator[Hop]:
    for path in _notes_of(file):
        try:
            note, keyids = read_hop(_read(path))
        except Refused:
            continue
        yield Hop(note, _is_known(workspace, path, note, keyids), note.package == sha256)


def _is_known(workspace: Workspace, path: Path, note: HopNote, keyids: tuple[str, ...]) -> bool:
    with workspace.database.reading() as stored:
        signers = [known_signer(workspace, stored, keyid) for keyid in keyids]
    keys = [
        one.key
        for one in signers
        if one is not None and one.grant is not None and one.grant.device == note.device
    ]
    try:
        return bool(verify_envelope(decode_envelope(_read(path), HOP_TYPE), keys, 1))
    except Refused:
        return False


def _notes_of(file: Path) -> list[Path]:
    return sorted(file.parent.glob(f"{file.name}.*{_SUFFIX}"))


def _note_file(package: Path, number: int) -> Path:
    return package.with_name(f"{package.name}.{number:02d}{_SUFFIX}")


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_LARGEST)
