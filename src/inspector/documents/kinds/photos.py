"""现场照片证据页: the photos of a record, two side by side, with time, place, taker and digest."""

from typing import Final

from inspector.documents.composition import STRUCK
from inspector.documents.hexadecimal import grouped
from inspector.documents.kind import DocumentKind, Imprint
from inspector.documents.layout import Layout
from inspector.documents.photo_evidence import EvidencePhoto, PhotoEvidence
from inspector.documents.wording import Words


def compose(evidence: PhotoEvidence, paper: Layout, words: Words) -> Imprint:
    """Put the photos on paper."""
    paper.head(evidence.authority, words("title"), None)
    paper.flush(
        words("belongs", party=evidence.party_name, reference=evidence.reference),
        keep_with_next=True,
    )
    pictures = [(photo.picture, _caption(photo, words)) for photo in evidence.photos]
    paper.pictures(pictures)
    if not pictures:
        paper.flush(words("none"))
    return Imprint(
        author=evidence.authority,
        name=evidence.reference,
        subject=words("belongs", party=evidence.party_name, reference=evidence.reference),
        policy_version=evidence.policy_version,
        digest=evidence.record_sha256,
        signature=words("page_signature"),
    )


def _caption(photo: EvidencePhoto, words: Words) -> str:
    return words(
        "caption",
        number=photo.number,
        caption=photo.caption or STRUCK,
        taken=photo.taken or STRUCK,
        place=photo.place or STRUCK,
        taken_by=photo.taken_by or STRUCK,
        digest=grouped(photo.sha256),
    )


KIND: Final = DocumentKind(
    code="PHOTOS",
    title="现场照片证据页",
    abbreviation="",
    content=PhotoEvidence,
    compose=compose,
)
