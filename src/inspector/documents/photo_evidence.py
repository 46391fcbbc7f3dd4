"""What the photo evidence pages (现场照片证据页) show."""

from dataclasses import dataclass

from inspector.documents.picture import Picture


@dataclass(frozen=True, slots=True)
class EvidencePhoto:
    """One photo as evidence.

    Attributes:
        number: as in the list of evidence of the record.
        picture: at print size.
        caption: what it shows.
        taken: when, in words; None is unknown and struck. ``place`` likewise.
        sha256: hex, of the original.
    """

    number: str
    picture: Picture
    caption: str
    taken: str | None
    place: str | None
    taken_by: str
    sha256: str


@dataclass(frozen=True, slots=True)
class PhotoEvidence:
    """The content of the pages; ``reference`` is the number of the record they belong to."""

    authority: str
    party_name: str
    reference: str
    photos: tuple[EvidencePhoto, ...]
    policy_version: str
    record_sha256: str
