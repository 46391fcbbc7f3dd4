"""What the page about the policy pack shows."""

from dataclasses import dataclass

from inspector.domain.policy_pack import Pack
from inspector.domain.shanghai import date_in_words
from inspector.domain.source import Source, SourceStatus, Verification
from inspector.gui.theme import Tone

STATUS_TONES = {
    SourceStatus.IN_FORCE: Tone.GOOD,
    SourceStatus.REPEALED: Tone.DANGER,
    SourceStatus.DRAFT: Tone.WARNING,
    SourceStatus.OTHER_PROVINCE: Tone.PLAIN,
    SourceStatus.INTERNAL: Tone.PLAIN,
}
_VERIFIED = {
    Verification.SEEN: "已核原文",
    Verification.REPORTED: "转引，待核",
    Verification.FROM_MEMORY: "未见原文",
}
_SHORT = 16


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One law, standard or paper of the pack."""

    source: Source

    @property
    def verified(self) -> str:
        """How far its text was verified, in words."""
        if self.source.confirmed_on is not None:
            return "省厅已确认"
        return _VERIFIED[self.source.verified]

    @property
    def tone(self) -> Tone:
        """Whether its text can be relied on."""
        seen = self.source.verified is Verification.SEEN or self.source.confirmed_on
        return Tone.GOOD if seen else Tone.WARNING

    @property
    def details(self) -> str:
        """What more there is to say of it."""
        source = self.source
        valid = f"{date_in_words(source.valid_from)}起施行" if source.valid_from else ""
        until = f"至{date_in_words(source.valid_until)}" if source.valid_until else ""
        purposes = "、".join(purpose.value for purpose in source.purposes)
        parts = (
            source.issuer,
            f"{valid}{until}",
            f"可用于：{purposes}" if purposes else "不作依据",
            f"主管：{source.competent}" if source.competent else "",
            source.note,
        )
        return "；".join(part.rstrip("。；") for part in parts if part) + "。"

    def holds(self, words: str) -> bool:
        """Whether title, number, issuer or states hold every one of the words."""
        source = self.source
        whole = (
            f"{source.title} {source.number} {source.issuer} {source.level.value}"
            f" {source.status.value} {self.verified}"
        )
        return all(word in whole for word in words.split())


@dataclass(frozen=True, slots=True)
class PolicyState:
    """The whole page; `open_questions` are parameters that the province has not decided."""

    facts: tuple[tuple[str, str], ...]
    open_questions: tuple[str, ...]
    sources: tuple[SourceRow, ...]


def policy_state_of(pack: Pack) -> PolicyState:
    """Return what is shown of a pack; what is to be verified comes first."""
    rows = tuple(SourceRow(source) for source in pack.sources.values())
    waiting = sum(row.tone is Tone.WARNING for row in rows)
    items = sum(len(checklist.items) for checklist in pack.checklists.values())
    facts = (
        ("版本", f"{pack.version}（{date_in_words(pack.issued_on)}发布）"),
        ("校验值", f"{pack.sha256[:_SHORT]}…"),
        ("检查表", f"{len(pack.checklists)} 张，{items} 项"),
        ("依据", f"{len(rows)} 件，其中 {waiting} 件的原文待核，不印条号"),
    )
    undecided = tuple(
        parameter.title for parameter in pack.parameters.values() if not parameter.value
    )
    ordered = sorted(rows, key=lambda row: row.tone is not Tone.WARNING)
    return PolicyState(facts, undecided, tuple(ordered))
