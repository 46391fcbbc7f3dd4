"""What the closing screen shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inspector.domain.inspection import InspectionState
from inspector.domain.shanghai import SHANGHAI
from inspector.gui.theme import Tone
from inspector.operations.judged_inspection import JudgedInspection
from inspector.storage.documents import DocumentState, IssuedDocument

_SHORT = 16
STATE_TONES = {
    DocumentState.ISSUED: Tone.GOOD,
}


@dataclass(frozen=True, slots=True)
class MissingLine:
    """One thing that is missing, with the question of the item it is about."""

    code: str
    sentence: str
    question: str
    item: str
    blocks: bool


@dataclass(frozen=True, slots=True)
class OverrideLine:
    """A reason that was given for going on without something."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """An issued document."""

    id: str
    title: str
    more: str
    state: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class KindLine:
    """A kind of document that can be issued, and whether it was."""

    code: str
    title: str
    issued: bool


@dataclass(frozen=True, slots=True)
class ClosingState:
    """The whole screen.

    Attributes:
        seal: what is said of the seal; empty while it is a draft.
        kinds: what can still be issued; empty before the seal.
    """

    title: str
    subtitle: str
    missing: tuple[MissingLine, ...]
    overrides: tuple[OverrideLine, ...]
    can_seal: bool
    seal: str
    kinds: tuple[KindLine, ...]
    documents: tuple[DocumentLine, ...]


def state_of(
    judged: JudgedInspection,
    documents: Sequence[IssuedDocument],
    titles: Mapping[str, str],
    issuable: Sequence[str],
) -> ClosingState:
    """Return what is shown of an inspection, draft or sealed."""
    inspection = judged.inspection
    draft = inspection.state is InspectionState.DRAFT
    findings = len(inspection.findings)
    questions = {item.code: item.text for item in judged.items}
    issued = {one.kind for one in documents}
    return ClosingState(
        title="收尾",
        subtitle=f"{inspection.institution.name} · {inspection.kind.value}"
        f" · 问题 {findings} · 照片 {len(inspection.attachments)}",
        missing=tuple(
            MissingLine(one.code, one.sentence, questions.get(one.item, ""), one.item, one.blocks)
            for one in (judged.missing if draft else ())
        ),
        overrides=tuple(OverrideLine(one.code, one.reason) for one in inspection.overrides),
        can_seal=draft and not judged.missing,
        seal="" if draft else f"已封存，校验值 {inspection.sealed_sha256[:_SHORT]}…",
        kinds=()
        if draft
        else tuple(KindLine(code, titles[code], code in issued) for code in issuable),
        documents=tuple(_line(one, titles) for one in documents),
    )


def _line(document: IssuedDocument, titles: Mapping[str, str]) -> DocumentLine:
    issued = document.issued_at.astimezone(SHANGHAI)
    return DocumentLine(
        document.id,
        titles.get(document.kind, document.kind),
        f"{document.number} · {issued.month}月{issued.day}日 {issued:%H:%M}",
        document.state.value,
        STATE_TONES.get(document.state, Tone.PLAIN),
    )
