"""Which papers an inspection itself may be said to rest on."""

from inspector.domain.basis import clause_in_words, refusal_as_basis
from inspector.domain.source import Purpose
from inspector.operations.papers.occasion import Occasion


def procedure_bases(occasion: Occasion) -> tuple[str, ...]:
    """Return the measure on inspections as printed, or nothing while its text is not confirmed."""
    notice = occasion.pack.deadlines.get("notice")
    if notice is None or notice.basis is None:
        return ()
    source = occasion.pack.sources[notice.basis.source]
    refused = refusal_as_basis(source, notice.basis, Purpose.PROCEDURE, occasion.today)
    return () if refused else (clause_in_words(source, notice.basis),)
