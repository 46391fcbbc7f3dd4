"""A checklist taken over from a foreign form, with the list of what could not be taken."""

from dataclasses import dataclass

from inspector.domain.checklist import Checklist


@dataclass(frozen=True, slots=True)
class ImportedForm:
    """What an XLSForm became.

    Attributes:
        checklist: without sources; every item waits to be confirmed, and its author completes
            severity, sources and requirement in the pack's sheets.
        dropped: one sentence for every construct that was left out or only kept as a note.
    """

    checklist: Checklist
    dropped: tuple[str, ...]
