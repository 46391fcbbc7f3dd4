"""Take from a stick what both sides hold: nothing before the province's receipt is in (X6)."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from inspector.errors import UserError
from inspector.exchange.receiver import PROVINCE
from inspector.operations.identity import enrolled_device, named_since
from inspector.operations.outgoing import file_stem, manifest_of
from inspector.operations.workspace import Workspace
from inspector.storage.database import Stored
from inspector.storage.failures import file_failures_told
from inspector.storage.packages import PackageState

_FORMS = (".sxsync", ".sxsync.age")


class NothingToCleanUpError(UserError):
    """Nothing on the stick is confirmed by a receipt."""


@dataclass(frozen=True, slots=True)
class CleanedUp:
    """What was taken from the stick, by name; `kept` files of this laptop wait for a receipt."""

    removed: tuple[str, ...]
    kept: int


def clean_up_stick(workspace: Workspace, folder: Path) -> CleanedUp:
    """Remove own packages that a receipt has confirmed, and the province's that were taken in.

    Everything else on the stick stays, packages without a receipt above all.

    Raises:
        NotEnrolledError: the laptop has no grant.
        NothingToCleanUpError: there is nothing of the kind.
        StorageError: the stick cannot be read or written to.
    """
    with workspace.database.reading() as stored:
        confirmed = set(_confirmed(stored))
        own = set(_own(stored))
    with file_failures_told(folder):
        there = sorted(path for path in folder.iterdir() if path.is_file())
        gone = [path for path in there if path.name in confirmed]
        if not gone:
            raise NothingToCleanUpError(
                f"“{folder}”里没有可以清理的包：没有省厅回执的包要留着，收到回执以后再清理。"
            )
        for path in gone:
            path.unlink()
    kept = sum(path.name in own - confirmed for path in there)
    return CleanedUp(tuple(path.name for path in gone), kept)


def _own(stored: Stored, *states: PackageState) -> Iterator[str]:
    for package in stored.packages.outgoing(PROVINCE):
        if not states or package.state in states:
            manifest = manifest_of(package.manifest)
            stem = file_stem(manifest.sender, manifest.epoch, manifest.seq)
            yield from (f"{stem}{form}" for form in _FORMS)


def _confirmed(stored: Stored) -> Iterator[str]:
    yield from _own(stored, PackageState.ACCEPTED)
    device = enrolled_device(stored).device
    taken = len(stored.packages.digests(PROVINCE)) - named_since(stored)
    for seq in range(1, taken + 1):
        yield f"{file_stem(f'{PROVINCE}-to-{device}', 1, seq)}.sxsync"
