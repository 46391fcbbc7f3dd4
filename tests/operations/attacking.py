"""Two enrolled desks, what somebody with a key can make of a package, and what may not change."""

import base64
import hashlib
import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from exchange.made_up import assembled, member_of, signed_manifest
from inspector.domain import canonical_json
from inspector.exchange.keys import Signer
from inspector.exchange.rows import EMPTY_LOG, LogHead, append_row
from inspector.operations.enrolment_state import enrolment_state
from inspector.operations.export_package import export_package
from inspector.operations.identity import issuer_of
from inspector.operations.import_package import import_package
from inspector.operations.workspace import WORKSPACE_FILE, Workspace

Change = Callable[[dict[str, Any]], object]
REMEMBERED = frozenset({"quarantined_package"})
"""The table of what was refused: the one thing that a refusal writes."""
_NOT_DATA = (".lock", ".log", ".sqlite3", "-wal", "-shm")


@dataclass(frozen=True)
class Parts:
    """A plain package taken apart, to be put together again with whatever it should say."""

    manifest: dict[str, Any]
    rows: bytes
    blobs: tuple[tuple[str, bytes], ...]
    signer: Signer

    def saying(self, **fields: Any) -> bytes:
        """Return it with other fields in its manifest, signed by its own key."""
        return self.changed(lambda value: value.update(fields))

    def changed(self, change: Change, *signers: Signer) -> bytes:
        """Return it with a changed manifest, signed by its own key or by others."""
        value = json.loads(json.dumps(self.manifest))
        change(value)
        return self.around(signed_manifest(value, *(signers or (self.signer,))))

    def around(self, envelope: bytes) -> bytes:
        """Return its members in framing that fits, behind another envelope."""
        return assembled(envelope, ("rows.jsonl", self.rows), *self.blobs)

    def with_rows(self, rows: bytes) -> "Parts":
        """Return it with other rows, which its manifest names."""
        members = [member_of("rows.jsonl", rows), *self.manifest["members"][1:]]
        return Parts(self.manifest | {"members": members}, rows, self.blobs, self.signer)

    def with_blob(self, name: str, data: bytes) -> bytes:
        """Return it with a further file under this name."""
        members = [*self.manifest["members"], member_of(name, data)]
        blobs = (*self.blobs, (name, data))
        return Parts(self.manifest | {"members": members}, self.rows, blobs, self.signer).saying()

    def without_blobs(self) -> bytes:
        """Return its records alone."""
        members = self.manifest["members"][:1]
        return Parts(self.manifest | {"members": members}, self.rows, (), self.signer).saying()

    def enveloped(self, change: Change) -> bytes:
        """Return it with an envelope that was changed after it was signed."""
        envelope = json.loads(signed_manifest(self.manifest, self.signer))
        change(envelope)
        return self.around(canonical_json.encode(envelope))

    def spelled(self, old: bytes, new: bytes) -> bytes:
        """Return it with a signed manifest that is spelled in another way."""
        payload = canonical_json.encode(self.manifest)
        assert payload.count(old) == 1
        return self.around(signed_manifest(payload.replace(old, new), self.signer))


@dataclass(frozen=True)
class Stage:
    """A county with a sealed inspection, the province that enrolled it, and a stick."""

    county: Workspace
    province: Workspace
    usb: Path

    @property
    def device(self) -> str:
        """Name of the county's laptop."""
        return enrolment_state(self.county).device

    def first(self) -> Parts:
        """Return the first package of the county."""
        file = export_package(self.county, self.usb, plain=True).packages[0].file
        assert self.county.signer is not None
        return taken_apart(file.read_bytes(), self.county.signer)

    def next(self, kind: str = "inspector-key", **body: Any) -> Parts:
        """Let the province take the first package; return a second one with one record."""
        first = self.first()
        import_package(self.province, self.file(first.saying()))
        return following(first, kind, body)

    def issue(self, kind: str, **body: Any) -> Parts:
        """Return what the province could send first to the county, with one record."""
        fields = {"kind": "province-issue", "sender": "province", "to": self.device, "seq": 0}
        fields |= {"log_to": 0, "log_head": EMPTY_LOG.h}
        before = Parts(self.first().manifest | fields, b"", (), issuer_of(self.province))
        return following(before, kind, body, prev=None)

    def file(self, data: bytes, name: str = "hostile.sxsync") -> Path:
        """Put bytes onto the stick."""
        (self.usb / name).write_bytes(data)
        return self.usb / name


def taken_apart(package: bytes, signer: Signer) -> Parts:
    """Read a package that is known to be good."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        names = archive.namelist()
        manifest = json.loads(base64.b64decode(json.loads(archive.read(names[0]))["payload"]))
        rows, *blobs = ((name, archive.read(name)) for name in names[1:])
    return Parts(manifest, rows[1], tuple(blobs), signer)


def following(before: Parts, kind: str, body: dict[str, Any], **fields: Any) -> Parts:
    """Return the package after this one, with one record and no photo."""
    head = LogHead(before.manifest["log_to"], before.manifest["log_head"])
    line, head = append_row(
        head, at="2026-11-23T01:30:00Z", who="x", kind=kind, subject="x", body=body
    )
    manifest = before.manifest | {
        "seq": before.manifest["seq"] + 1,
        "prev": digest_of(before.manifest),
        "log_from": head.i,
        "log_to": head.i,
        "log_head": head.h,
        "members": [member_of("rows.jsonl", line + b"\n")],
    }
    return Parts(manifest | fields, line + b"\n", (), before.signer)


def digest_of(manifest: dict[str, Any]) -> str:
    """Return the hash by which the next package names this one."""
    return hashlib.sha256(canonical_json.encode(manifest)).hexdigest()


def held_in(workspace: Workspace, *apart: str) -> dict[str, object]:
    """Return every file of a home with its bytes, and every table with its rows.

    Tables that are named are left out.
    """
    home = workspace.home
    files = [one for one in home.rglob("*") if one.is_file() and not one.name.endswith(_NOT_DATA)]
    found: dict[str, object] = {str(one.relative_to(home)): one.read_bytes() for one in files}
    with closing(sqlite3.connect(home / WORKSPACE_FILE)) as database:
        names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (name,) in names:
            if name not in {*REMEMBERED, *apart, "sqlite_sequence"}:
                found[f"table {name}"] = database.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608 - its own tables
    return found
