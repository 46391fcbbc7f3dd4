from datetime import UTC, date, datetime

import pytest

from inspector.domain.personnel import Officer
from inspector.domain.procedure import Procedure, Step, StepDone, officers_problem

DAY = date(2026, 11, 23)
FIRST = Officer("示例甲", "晋民执-0001", date(2027, 1, 1))
SECOND = Officer("示例乙", "晋民执-0002", DAY)
EXPIRED = Officer("示例丙", "晋民执-0003", date(2026, 11, 22))


def test_two_officers_with_valid_certificates_may_inspect() -> None:
    assert officers_problem([FIRST, SECOND], DAY) == ""


@pytest.mark.parametrize(
    ("officers", "words"),
    [
        ([], "不足两名"),
        ([FIRST], "不足两名"),
        ([FIRST, FIRST], "不足两名"),
        ([FIRST, EXPIRED], "示例丙的行政执法证有效期到2026年11月22日"),
        ([FIRST, Officer("示例丁", "", date(2030, 1, 1))], "示例丁"),
    ],
)
def test_others_may_not_and_the_reason_is_said__x8(officers: list[Officer], words: str) -> None:
    assert words in officers_problem(officers, DAY)


def test_steps_are_missing_until_they_are_taken__x8() -> None:
    assert Procedure().missing == tuple(Step)
    at = datetime(2026, 11, 23, 2, tzinfo=UTC)
    procedure = Procedure((StepDone(Step.STATEMENT_TAKEN, at, "无异议"),))
    assert Step.STATEMENT_TAKEN not in procedure.missing
    assert procedure.note_of(Step.STATEMENT_TAKEN) == "无异议"
    assert procedure.note_of(Step.SIGNED) == ""
