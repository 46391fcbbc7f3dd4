"""Both implementations side by side: each writes and reads for the other."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from exchange.independent import invented_province as theirs
from exchange.independent.check_package import Checked, check_package
from exchange.independent.make_package import Draft
from exchange.independent.policy_of_page import NOTHING_HELD, Held
from inspector.exchange.contents import Contents, measure_blob, measure_rows
from inspector.exchange.keys import load_signer
from inspector.exchange.manifest import Ack, Manifest, seal_manifest
from inspector.exchange.reader import VerifiedPackage, verify_package
from inspector.exchange.receiver import Receiver
from inspector.exchange.rows import LogHead, append_row
from inspector.exchange.trust import Trust, open_trust
from inspector.exchange.writer import write_package

DEVICE_SIGNER = load_signer(theirs.DEVICE_KEY.private_bytes_raw())
ISSUER_SIGNER = load_signer(theirs.ISSUER_KEY.private_bytes_raw())


def our_trust(data: bytes = theirs.TRUST_FILE) -> Trust:
    return open_trust(data, [root.keyid for root in theirs.ROOTS])


def our_receiver(**changes: Any) -> Receiver:
    return replace(
        Receiver(
            trust=our_trust(),
            now=theirs.NOW,
            me=theirs.PROVINCE,
            grants={theirs.GRANT.key.keyid: theirs.GRANT_FILE},
            senders={},
            identity=str(theirs.AGE_IDENTITY),
        ),
        **changes,
    )


def read_by_us(data: bytes, folder: Path, **changes: Any) -> VerifiedPackage:
    (folder / "theirs.sxsync").write_bytes(data)
    return verify_package(folder / "theirs.sxsync", our_receiver(**changes), folder / "staged")


def read_by_them(data: bytes, held: Held = NOTHING_HELD, me: str = theirs.PROVINCE) -> Checked:
    grants = [theirs.GRANT_FILE]
    return check_package(data, theirs.trusted(), grants, me, held, theirs.AGE_IDENTITY)


def payload_of(envelope: bytes) -> bytes:
    import base64

    return base64.b64decode(json.loads(envelope)["payload"])


def our_manifest(draft: Draft, lines: list[bytes], head: LogHead, photos: list[Path]) -> Manifest:
    has_rows = draft.rows is not None
    return Manifest(
        v=1,
        kind=draft.kind,
        sender=draft.sender,
        to=draft.to,
        seq=draft.seq,
        prev=draft.prev,
        epoch=draft.epoch,
        trust=draft.trust,
        created=draft.created,
        app=draft.app,
        schema=draft.schema,
        log_from=head.i - len(lines) + 1 if has_rows else 0,
        log_to=head.i,
        log_head=head.h,
        ack=Ack(seq=draft.ack.seq, h=draft.ack.h, status=draft.ack.status),
        members=(
            *([measure_rows(lines)] if has_rows else []),
            *sorted(map(measure_blob, photos), key=lambda member: member.name),
        ),
    )


def written_by_us(draft: Draft, signer: Any, folder: Path) -> bytes:
    head = LogHead(draft.log_held, draft.log_head_held)
    lines = []
    for row in draft.rows or ():
        line, head = append_row(
            head,
            at=row.at,
            who=row.who,
            kind=row.kind,
            subject=row.subject,
            body=row.body,
            photos=row.photos,
        )
        lines.append(line)
    photos: dict[str, Path] = {}
    for number, blob in enumerate(dict.fromkeys(draft.blobs)):
        path = folder / str(number)
        path.write_bytes(blob)
        photos[measure_blob(path).digest] = path
    manifest = our_manifest(draft, lines, head, list(photos.values()))
    held = frozenset(photo for row in draft.rows or () for photo in row.photos)
    receiver = our_receiver(me=None, senders=None, held_photos=held)
    target = folder / "ours.sxsync"
    contents = Contents(lambda: lines, photos.__getitem__)
    write_package(seal_manifest(manifest, signer), contents, target, receiver)
    return target.read_bytes()


def blob_digest(blob: bytes) -> str:
    import hashlib

    return hashlib.sha256(blob).hexdigest()


# Both refuse
