"""PHOTOS 现场照片证据页: every photo once, with what it proves."""

from typing import Final

from inspector.documents.photo_evidence import EvidencePhoto, PhotoEvidence
from inspector.operations.papers.evidence_list import evidence_entry
from inspector.operations.papers.occasion import AfterSealing
from inspector.operations.papers.paper import NoDetails, Paper


def photo_evidence(occasion: AfterSealing, details: NoDetails) -> PhotoEvidence:
    """Return the content of the pages; numbers are those of the record's list of evidence."""
    del details
    return PhotoEvidence(
        authority=occasion.office.authority,
        party_name=occasion.party.name,
        reference=occasion.record_name,
        photos=tuple(_photo(occasion, sha256) for sha256 in occasion.photos),
        policy_version=occasion.pack.version,
        record_sha256=occasion.record_sha256,
    )


def _photo(occasion: AfterSealing, sha256: str) -> EvidencePhoto:
    entry = evidence_entry(occasion, occasion.photos[sha256])
    return EvidencePhoto(
        number=entry.number,
        picture=occasion.picture(sha256),
        caption=entry.subject,
        taken=entry.taken,
        place=entry.place,
        taken_by=entry.taken_by,
        sha256=sha256,
    )


PAPER: Final = Paper("PHOTOS", AfterSealing, NoDetails, photo_evidence)
