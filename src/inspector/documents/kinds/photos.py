"""现场照片证据页: the photos of a record, two side by side, with time, place, taker and digest."""

from datetime import datetime
from typing import Final

from inspector.documents.composition import STRUCK, Composition
from inspector.documents.kind import DocumentKind
from inspector.documents.pdfa import DocumentInfo
from inspector.documents.photo_evidence import EvidencePhoto, PhotoEvidence
from inspector.documents.picture import picture_of, picture_pairs
from inspector.documents.press import Press
from inspector.documents.printing import Sheet, printed
from inspector.documents.wording import Words
from inspector.progress import Progress, unreported


def build(
    evidence: PhotoEvidence,
    press: Press,
    created: datetime,
    progress: Progress = unreported,
) -> bytes:
    """Return the pages as PDF/A-2b.

    Raises:
        UnreadablePictureError: a photo is no picture.
    """
    words = Words(press.wording, "PHOTOS")
    paper = Composition(press.fonts)
    paper.head(evidence.authority, words("title"), None)
    paper.flush(
        words("belongs", party=evidence.party_name, reference=evidence.reference),
        keep_with_next=True,
    )
    pictures = []
    for number, photo in enumerate(evidence.photos):
        progress("正在放入照片", 0.2 * number / len(evidence.photos))
        pictures.append((picture_of(photo.encoded, photo.number), _caption(photo, words)))
    paper.add(picture_pairs(paper.setter, pictures))
    if not pictures:
        paper.flush(words("none"))
    info = DocumentInfo(
        title=f"{words('title')} {evidence.reference}",
        author=evidence.authority,
        subject=words("belongs", party=evidence.party_name, reference=evidence.reference),
        created=created,
        keywords=(evidence.reference, evidence.record_sha256),
    )
    reference = words(
        "reference",
        number=evidence.reference,
        digest=evidence.record_sha256,
        policy=evidence.policy_version,
        wording=press.wording.version,
    )
    return printed(paper, info, Sheet(reference, words("page_signature")), progress)


def _caption(photo: EvidencePhoto, words: Words) -> str:
    return words(
        "caption",
        number=photo.number,
        caption=photo.caption or STRUCK,
        taken=photo.taken or STRUCK,
        place=photo.place or STRUCK,
        taken_by=photo.taken_by,
        digest=photo.sha256,
    )


KIND: Final = DocumentKind(
    code="PHOTOS",
    title="现场照片证据页",
    abbreviation="",
    content=PhotoEvidence,
    build=build,
)
