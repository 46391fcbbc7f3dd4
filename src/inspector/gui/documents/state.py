"""What the documents screen shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inspector.domain.shanghai import SHANGHAI, date_in_words, time_in_words
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

    @property
    def standing(self) -> str:
        """How it came into its state, in words."""
        document = self.document
        issued = f"{time_in_words(document.issued_at)}签发"
        if document.state is DocumentState.ISSUED:
            return f"{issued}，还没有记送达。"
        if document.state is DocumentState.VOIDED:
            return f"{issued}，已作废：{document.reason}。文号保留，不再使用。"
        served = time_in_words(document.served_at) if document.served_at else ""
        return f"{issued}，{served}送达：{document.reason}。"

    @property
    def may_be_served(self) -> bool:
        """Whether its service can be recorded here."""
        return not self.document.origin and self.document.state is not DocumentState.VOIDED

    def holds(self, words: str) -> bool:
        """Whether number, title or institution hold every one of the words."""
        whole = f"{self.document.number} {self.title} {self.institution}"
        return all(word in whole for word in words.split())


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which documents are looked for; no state: any."""

    words: str = ""
    state: DocumentState | None = None

    def takes(self, row: DocumentRow) -> bool:
        """Whether a row is among them."""
        return self.state in {None, row.document.state} and row.holds(self.words)


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


def counts_of(rows: Sequence[DocumentRow]) -> Mapping[DocumentState | None, int]:
    """Return how many there are in each state, and of all."""
    counts: dict[DocumentState | None, int] = {None: len(rows)}
    for state in DocumentState:
        counts[state] = sum(row.document.state is state for row in rows)
    return counts
