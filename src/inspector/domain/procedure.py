"""The procedural facts of a visit, kept beside the checklist (X8)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from inspector.domain.personnel import Officer

OFFICERS_NEEDED: Final = 2


class Step(StrEnum):
    """What the law demands of the inspectors (行政处罚法 42, 43, 45, 55)."""

    CERTIFICATES_SHOWN = "出示证件"
    PURPOSE_TOLD = "告知事由"
    RECUSAL_ASKED = "询问回避"
    STATEMENT_TAKEN = "听取陈述"
    READ_BACK = "宣读核对"
    SIGNED = "当事人签字"


@dataclass(frozen=True, slots=True)
class StepDone:
    """A step that was taken.

    Attributes:
        at: UTC.
        note: for STATEMENT_TAKEN the statement; for SIGNED who signed, or refusal, reason, witness.
    """

    step: Step
    at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class Procedure:
    """The steps taken so far; a step is done once or not at all."""

    done: tuple[StepDone, ...] = ()

    @property
    def missing(self) -> tuple[Step, ...]:
        """The steps not taken yet, in order."""
        taken = {step_done.step for step_done in self.done}
        return tuple(step for step in Step if step not in taken)

    def note_of(self, step: Step) -> str:
        """The note of a step; empty when it was not taken."""
        return next((done.note for done in self.done if done.step is step), "")


def officers_problem(officers: Sequence[Officer], day: date) -> str:
    """Say why these officers may not inspect on that day; empty when they may.

    Two officers with a valid certificate each are needed (行政处罚法 42, 国办发〔2024〕54号).
    """
    numbers = {officer.certificate_number for officer in officers}
    if len(numbers) < OFFICERS_NEEDED or len(officers) < OFFICERS_NEEDED:
        return "检查人员不足两名，请再选一名持有行政执法证的检查员。"
    for officer in officers:
        if not officer.holds_certificate_on(day):
            until = officer.valid_until
            return (
                f"检查员{officer.name}的行政执法证有效期到{until.year}年{until.month}月{until.day}日，"
                "检查当日已经过期，请换一名检查员，或在设置中更新证件。"
            )
    return ""
