"""What the documents screen shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inspector.domain.shanghai import SHANGHAI, date_in_words
from inspector.gui.theme import Tone
from inspector.storage.documents import DocumentState, IssuedDocument
from inspector.storage.inspection_summary import InspectionSummary

TONES = {
    DocumentState.ISSUED: Tone.PLAIN,
    DocumentState.SERVED: Tone.GOOD,
    DocumentState.VOIDED: Tone.DANGER,
}


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document in the list."""

    document: IssuedDocument
    title: str
    institution: str

    @property
    def day(self) -> str:
        """The day of issue."""
        return date_in_words(self.document.issued_at.astimezone(SHANGHAI).date())

    def holds(self, words: str) -> bool:
        """Whether number, title or institution hold every one of the words."""
        whole = f"{self.document.number} {self.title} {self.institution}"
        return all(word in whole for word in words.split())


def rows_of(
    documents: Sequence[IssuedDocument],
    titles: Mapping[str, str],
    inspections: Sequence[InspectionSummary],
) -> tuple[DocumentRow, ...]:
    """Return a row for each document, the last one first."""
    names = {one.id: one.institution_name for one in inspections}
    rows = (
        DocumentRow(one, titles.get(one.kind, one.kind), names.get(one.inspection_id, ""))
        for one in documents
    )
    return tuple(sorted(rows, key=lambda row: row.document.issued_at, reverse=True))
