"""Gathers what an evidence bundle holds, in one snapshot of the data."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from inspector.domain.custody import Bundling, Journey
from inspector.domain.photo import Photo
from inspector.domain.sealed_inspection import SealedInspection
from inspector.errors import UserError
from inspector.exchange.envelope import decode_envelope
from inspector.exchange.grant import open_grant
from inspector.exchange.keys import PublicKey, Signer
from inspector.operations.evidence.journeys import bundlings_of, journeys_of
from inspector.operations.identity import GRANT, TRUST, held_trust, issuer_of
from inspector.operations.messages.inspection_sealed import PAYLOAD_TYPE
from inspector.operations.messages.inspector_key import known_hands
from inspector.operations.messages.record_form import sealed_of
from inspector.operations.office import required_office
from inspector.operations.standing_record import require_standing
from inspector.operations.workspace import Role, Workspace
from inspector.storage.database import Stored
from inspector.storage.documents import IssuedDocument
from inspector.storage.records import SealedRecord

_PROVINCE: Final = "山西省民政厅"


class NoBundleError(UserError):
    """The evidence bundle cannot be made."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the bundle holds.

    Attributes:
        records: every version of the sealed record, the last one last.
        sealed: what the last one says.
        photos: of all versions, by hash, in the order of their first use.
        signer: who signs the bundle.
        keys: of all who signed records or sign the bundle.
        grants: signed grants of those keys, by the key's name.
        trust: the signed trust file, None before enrolment.
    """

    authority: str
    records: tuple[SealedRecord, ...]
    versions: tuple[SealedInspection, ...]
    photos: Mapping[str, Photo]
    documents: tuple[IssuedDocument, ...]
    journeys: tuple[Journey, ...]
    bundlings: tuple[Bundling, ...]
    signer: Signer
    keys: tuple[PublicKey, ...]
    grants: Mapping[str, bytes]
    trust: bytes | None

    @property
    def both(self) -> tuple[tuple[SealedRecord, SealedInspection], ...]:
        """Each record with what it says."""
        return tuple(zip(self.records, self.versions, strict=True))

    @property
    def sealed(self) -> SealedInspection:
        """What the last version says."""
        return self.versions[-1]


def gather(workspace: Workspace, stored: Stored, inspection_id: str) -> Gathered:
    """Read everything but the files themselves.

    Raises:
        NoBundleError: the inspection is not sealed, this device has no key, or the key of a
            signature is not known here.
        OfficeMissingError: the office is not described.
        RecordNotStandingError: the record was replaced, or waits for a choice.
    """
    records = stored.records.of_inspection(inspection_id)
    if not records:
        raise NoBundleError("这次检查还没有封存，不能制作证据包，请先在“收尾”中封存。")
    require_standing(stored, records[-1].sha256)
    versions = tuple(sealed_of(record.record) for record in records)
    signer = _signer(workspace)
    trust, grants = _grants(stored)
    origin = records[-1].origin
    return Gathered(
        authority=_authority(workspace, stored),
        records=records,
        versions=versions,
        photos={
            use.photo.sha256: use.photo for one in versions for use in one.inspection.attachments
        },
        documents=stored.documents.of_inspection(inspection_id),
        journeys=journeys_of(stored, inspection_id, origin),
        bundlings=bundlings_of(stored, inspection_id, origin),
        signer=signer,
        keys=_keys(stored, records, signer, workspace, grants),
        grants={keyid: signed for keyid, (_, signed) in grants.items()},
        trust=trust,
    )


def _authority(workspace: Workspace, stored: Stored) -> str:
    return _PROVINCE if workspace.role is Role.PROVINCE else required_office(stored).authority


def _signer(workspace: Workspace) -> Signer:
    if workspace.role is Role.PROVINCE:
        return issuer_of(workspace)
    if workspace.signer is None:
        raise NoBundleError("本机还没有签名密钥，不能制作证据包，请重新打开程序后再试。")
    return workspace.signer


def _grants(stored: Stored) -> tuple[bytes | None, Mapping[str, tuple[PublicKey, bytes]]]:
    if stored.trust.get(TRUST) is None:
        return None, {}
    trust = held_trust(stored)
    own = stored.trust.get(GRANT)
    signed = [*stored.trust.grants(), *([own] if own is not None else [])]
    opened = {open_grant(one, trust).key: one for one in signed}
    return trust.envelope, {key.keyid: (key, one) for key, one in opened.items()}


def _keys(
    stored: Stored,
    records: tuple[SealedRecord, ...],
    signer: Signer,
    workspace: Workspace,
    grants: Mapping[str, tuple[PublicKey, bytes]],
) -> tuple[PublicKey, ...]:
    known = {keyid: hand.key for keyid, hand in known_hands(stored).items()}
    known |= {keyid: key for keyid, (key, _) in grants.items()}
    for own in (signer, workspace.signer):
        if own is not None:
            known[own.keyid] = PublicKey(own.alg, own.public_key)
    needed = {signer.keyid, *_signing(records)}
    if unknown := needed - set(known):
        raise NoBundleError(
            f"封存记录的签名密钥（{min(unknown)[:16]}）不在本机，制作出的证据包将无法核验，没有制作。"
            "请在封存这次检查的电脑或省厅制作证据包。"
        )
    return tuple(known[keyid] for keyid in sorted(needed))


def _signing(records: tuple[SealedRecord, ...]) -> Iterator[str]:
    for record in records:
        yield from decode_envelope(record.envelope, PAYLOAD_TYPE).keyids
