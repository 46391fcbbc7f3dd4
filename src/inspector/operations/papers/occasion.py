"""What a document is made from."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from inspector.documents.party import Contact, Party
from inspector.domain.finding import Finding
from inspector.domain.institution import Institution
from inspector.domain.office import Office
from inspector.domain.photo import Attachment
from inspector.domain.policy_pack import Pack
from inspector.domain.sealed_inspection import SealedInspection
from inspector.domain.shanghai import time_in_words
from inspector.storage.documents import IssuedDocument

_SHORT: Final = 12


@dataclass(frozen=True, slots=True)
class Occasion:
    """A sealed inspection on whose basis a document is issued.

    Attributes:
        number: of the new document, as printed.
        record_sha256: hex, of the sealed record.
        issued: the documents of this inspection so far, voided ones left out.
        now: UTC; `today` is the same in Shanghai.
    """

    sealed: SealedInspection
    pack: Pack
    office: Office
    number: str
    record_sha256: str
    issued: tuple[IssuedDocument, ...]
    now: datetime
    today: date

    @property
    def party(self) -> Party:
        """The institution as it was on the day of the inspection."""
        return party_of(self.sealed.inspection.institution)

    @property
    def contact(self) -> Contact:
        """Whom the party can ask."""
        return Contact(self.office.contact, self.office.phone, self.office.address)

    @property
    def inspected(self) -> str:
        """When the inspection was, in words."""
        started = time_in_words(self.sealed.inspection.started_at)
        return f"{started}至{time_in_words(self.sealed.sealed_at)}"

    @property
    def record_name(self) -> str:
        """How the record is called: by the number of its F03, or by its digest."""
        numbers = [one.number for one in self.issued if one.kind == "F03"]
        return numbers[-1] if numbers else f"记录{self.record_sha256[:_SHORT]}"

    @property
    def photos(self) -> dict[str, tuple[Attachment, ...]]:
        """The uses of each photo by the hash of its original, in the order of the record."""
        uses: dict[str, tuple[Attachment, ...]] = {}
        for one in self.sealed.inspection.attachments:
            uses[one.photo.sha256] = (*uses.get(one.photo.sha256, ()), one)
        return uses

    @property
    def photo_numbers(self) -> dict[str, str]:
        """照1, 照2 …, by hash of the original: a photo has one number, however often it is used."""
        return {sha256: f"照{index}" for index, sha256 in enumerate(self.photos, 1)}

    def photos_of(self, finding: Finding) -> tuple[str, ...]:
        """The numbers of a finding's photos."""
        numbers = self.photo_numbers
        attached = self.sealed.inspection.attachments_of_finding(finding.id)
        return tuple(dict.fromkeys(numbers[one.photo.sha256] for one in attached))


def party_of(institution: Institution) -> Party:
    """Return the institution as documents name it."""
    return Party(
        name=institution.name,
        credit_code=institution.credit_code,
        address=institution.address or None,
        legal_representative=institution.legal_representative or None,
        phone=institution.phone or None,
    )
