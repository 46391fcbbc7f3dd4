"""What the preview of a register shows."""

from collections.abc import Collection
from dataclasses import dataclass

from inspector.domain.roster.preview import JudgedRow, RosterPreview, Verdict
from inspector.gui.theme import Tone

TONES = {
    Verdict.TAKE: Tone.GOOD,
    Verdict.DOUBTFUL: Tone.WARNING,
    Verdict.REFUSE: Tone.DANGER,
}


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row with whether a person has confirmed it in spite of doubts."""

    row: JudgedRow
    confirmed: bool

    @property
    def verdict(self) -> str:
        """The verdict in words."""
        return "已确认" if self.confirmed else self.row.verdict.value

    @property
    def tone(self) -> Tone:
        """The tone of the verdict."""
        return Tone.GOOD if self.confirmed else TONES[self.row.verdict]

    @property
    def change(self) -> str:
        """What taking the row would do, in words."""
        return self.row.change.kind.value if self.row.change else ""

    @property
    def first_reason(self) -> str:
        """The weightiest reason, without its place."""
        return self.row.reasons[0].text if self.row.reasons else ""


@dataclass(frozen=True, slots=True)
class PreviewState:
    """The whole preview.

    Attributes:
        counts: how many rows of each verdict there are.
        unread: what of the file was not read, a sentence each.
        will_take: how many rows would be taken now.
    """

    rows: tuple[PreviewRow, ...]
    counts: dict[Verdict, int]
    unread: tuple[str, ...]
    will_take: int


def state_of(
    preview: RosterPreview, confirmed: Collection[JudgedRow], shown: Verdict | None
) -> PreviewState:
    """Return what is shown: all rows or those of one verdict."""
    rows = tuple(
        PreviewRow(row, row in confirmed)
        for row in preview.rows
        if shown is None or row.verdict is shown
    )
    counts = {verdict: len(preview.with_verdict(verdict)) for verdict in Verdict}
    return PreviewState(
        rows=rows,
        counts=counts,
        unread=(
            *(column.sentence for column in preview.unrecognised_columns),
            *(row.why for row in preview.ignored),
        ),
        will_take=counts[Verdict.TAKE] + len(confirmed),
    )


def details_of(row: JudgedRow) -> str:
    """Return every reason and every change of a row, a line each."""
    reasons = [f"{reason.weight.value}：{reason.sentence}" for reason in row.reasons]
    changes = [
        f"{change.title}：{change.before or '（空）'} → {change.after or '（空）'}"
        for change in (row.change.fields if row.change else ())
    ]
    return "\n".join((*reasons, *changes)) or "这一行没有需要说明的地方。"
