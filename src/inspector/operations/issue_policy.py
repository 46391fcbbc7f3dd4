"""The province sends a published policy pack to the laptops, and they put it on their shelf."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from inspector.errors import UserError
from inspector.operations.changes import Changed
from inspector.operations.identity import held_trust, issuer_of
from inspector.operations.messages.policy_issued import (
    MESSAGE,
    IssuedPolicy,
    PackFile,
    issued_policies,
)
from inspector.operations.send_to_device import Sent, send_to_device
from inspector.operations.trust_file import devices_in_use
from inspector.operations.workspace import Workspace
from inspector.policy.load import pack_files, pack_sha256
from inspector.policy.publish import load_published, publish_pack, published_versions
from inspector.storage.failures import file_failures_told

_SHELF: Final = "policy"
_SENT: Final = "policy.sent."


class PolicyChangedError(UserError):
    """A pack does not hold what its version held before."""


@dataclass(frozen=True, slots=True)
class Issued:
    """The laptops that get something with their next package, and what changed."""

    devices: tuple[str, ...]
    changed: Changed


def issue_policy(workspace: Workspace, version: str) -> Issued:
    """Prepare a published pack for every laptop that was not sent this version yet.

    Raises:
        NotEnrolledError: this is not the province's desk.
        PackError: there is no such version on the shelf, or it was changed since.
        StorageError: the store of originals cannot be written.
    """
    issuer_of(workspace)
    shelf = workspace.home / _SHELF
    pack = load_published(shelf, version)
    folder = shelf / version
    files = []
    for path in pack_files(folder):
        with path.open("rb") as source:
            kept = workspace.files.put_stream(source)
        files.append(PackFile(path.relative_to(folder).as_posix(), kept.sha256))
    body = MESSAGE.encode(IssuedPolicy(version, pack.sha256, tuple(files)))
    record = Sent(MESSAGE.kind, f"policy-{version}", body, tuple(one.sha256 for one in files))
    sent = []
    with workspace.database.transaction() as stored:
        for device in devices_in_use(stored, held_trust(stored)):
            setting = f"{_SENT}{device}"
            versions = stored.settings.get(setting).split()
            if version not in versions:
                send_to_device(workspace, stored, device, [record])
                stored.settings.put(setting, " ".join((*versions, version)))
                sent.append(device)
    return Issued(tuple(sent), Changed.PACKAGES)


def shelve_policies(workspace: Workspace) -> tuple[str, ...]:
    """Put the packs that came from the province onto the shelf; return their versions.

    A pack that is there already, or an older one than the newest there, is passed over: what is
    published never changes. One that was cut off is put there with the next package.

    Raises:
        PolicyChangedError: its files are not what the province published.
        PackError: this program cannot use it, as an older program cannot use a newer pack.
        StorageError: the shelf cannot be written.
    """
    shelf = workspace.home / _SHELF
    with workspace.database.reading() as stored:
        issued = issued_policies(stored)
    shelved = []
    for one in issued:
        published = published_versions(shelf)
        if one.version in published or not _is_newer(one.version, published):
            continue
        with file_failures_told(shelf):
            _shelve(workspace, one, shelf)
        shelved.append(one.version)
    return tuple(shelved)


def _shelve(workspace: Workspace, issued: IssuedPolicy, shelf: Path) -> None:
    folder = workspace.home / "staging" / f"policy-{issued.version}"
    shutil.rmtree(folder, ignore_errors=True)
    try:
        for one in issued.files:
            path = folder / one.path
            path.parent.mkdir(parents=True, exist_ok=True)
            with workspace.files.open(one.sha256) as source, path.open("wb") as target:
                shutil.copyfileobj(source, target)
        if pack_sha256(folder) != issued.sha256:
            raise PolicyChangedError(
                f"省厅下发的政策包 {issued.version} 与公布的校验值不符，没有采用，请省厅重新下发。"
            )
        publish_pack(folder, shelf)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _is_newer(version: str, published: tuple[str, ...]) -> bool:
    return not published or _order(version) > _order(published[-1])


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
