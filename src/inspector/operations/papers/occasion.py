"""What a document is made from: an inspection before or after its sealing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from inspector.documents.inspection_record import Inspector
from inspector.documents.party import Contact, Party
from inspector.documents.picture import Picture
from inspector.domain.finding import Finding
from inspector.domain.inspection import Inspection
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
    """An inspection on whose basis a document is issued.

    Attributes:
        number: of the new document, as printed; empty for a kind without number.
        issued: the documents of this inspection so far, voided ones left out.
        visits: sealed inspections of the institution in this year besides this one.
        picture: gives a photo's copy at print size by the hash of the original.
        now: UTC; `today` is the same in Shanghai.
    """

    inspection: Inspection
    pack: Pack
    office: Office
    number: str
    issued: tuple[IssuedDocument, ...]
    visits: int
    picture: Callable[[str], Picture]
    now: datetime
    today: date

    @property
    def party(self) -> Party:
        """The institution as it was on the day of the inspection."""
        return party_of(self.inspection.institution)

    @property
    def contact(self) -> Contact:
        """Whom the party can ask."""
        return Contact(self.office.contact, self.office.phone, self.office.address)

    @property
    def officers(self) -> tuple[Inspector, ...]:
        """The inspectors as documents name them."""
        return tuple(
            Inspector(one.name, one.certificate_number) for one in self.inspection.officers
        )

    @property
    def place(self) -> str:
        """Where the inspection is."""
        return self.inspection.institution.address or self.inspection.institution.name

    @property
    def subjects(self) -> tuple[str, ...]:
        """What is inspected: the titles of the checklists."""
        return tuple(self.pack.checklists[code].title for code in self.inspection.checklists)

    @property
    def photos(self) -> dict[str, tuple[Attachment, ...]]:
        """The uses of each photo by the hash of its original, in the order of the record."""
        uses: dict[str, tuple[Attachment, ...]] = {}
        for one in self.inspection.attachments:
            uses[one.photo.sha256] = (*uses.get(one.photo.sha256, ()), one)
        return uses

    @property
    def photo_numbers(self) -> dict[str, str]:
        """照1, 照2 …, by hash of the original: a photo has one number, however often it is used."""
        return {sha256: f"照{index}" for index, sha256 in enumerate(self.photos, 1)}

    def photos_of(self, finding: Finding) -> tuple[str, ...]:
        """The numbers of a finding's photos."""
        numbers = self.photo_numbers
        attached = self.inspection.attachments_of_finding(finding.id)
        return tuple(dict.fromkeys(numbers[one.photo.sha256] for one in attached))

    def numbers_of(self, kind: str) -> tuple[str, ...]:
        """The numbers of the documents of a kind that were issued so far."""
        return tuple(one.number for one in self.issued if one.kind == kind)


@dataclass(frozen=True, slots=True)
class BeforeSealing(Occasion):
    """The inspection is planned or under way."""

    def sealed_as(self, sealed: SealedInspection, record_sha256: str) -> "AfterSealing":
        """Return the same occasion after its sealing."""
        return AfterSealing(
            inspection=self.inspection,
            pack=self.pack,
            office=self.office,
            number=self.number,
            issued=self.issued,
            visits=self.visits,
            picture=self.picture,
            now=self.now,
            today=self.today,
            sealed=sealed,
            record_sha256=record_sha256,
        )


@dataclass(frozen=True, slots=True)
class AfterSealing(Occasion):
    """The inspection is sealed.

    Attributes:
        record_sha256: hex, of the sealed record.
    """

    sealed: SealedInspection
    record_sha256: str

    @property
    def inspected(self) -> str:
        """When the inspection was, in words."""
        started = time_in_words(self.inspection.started_at)
        return f"{started}至{time_in_words(self.sealed.sealed_at)}"

    @property
    def record_name(self) -> str:
        """How the record is called: by the number of its F03, or by its digest."""
        numbers = self.numbers_of("F03")
        return numbers[-1] if numbers else f"记录{self.record_sha256[:_SHORT]}"


def party_of(institution: Institution) -> Party:
    """Return the institution as documents name it."""
    return Party(
        name=institution.name,
        credit_code=institution.credit_code,
        address=institution.address or None,
        legal_representative=institution.legal_representative or None,
        phone=institution.phone or None,
    )
