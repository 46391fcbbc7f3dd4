"""Papers of a real inspection with very much in it: nothing is cut (E7)."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from desks import BLOCKED, find, ready_to_seal
from inspector.domain.procedure import Step
from inspector.operations.judged_inspection import judged_inspection
from inspector.operations.record_finding import record_finding
from inspector.operations.record_step import override_missing, record_step
from inspector.operations.seal_inspection import seal_inspection
from inspector.operations.workspace import Workspace
from operations.papers_at_hand import INTERVIEW, text_of

LONG = ("检查人员核对台账、查看设施，发现问题（详见照1）：通道净宽0.8米，“应急灯”损坏3处；" * 300)[
    :10_000
]
FINDINGS = 200


@pytest.fixture
def huge(county: Workspace) -> str:
    inspection = ready_to_seal(county)
    find(county, inspection, BLOCKED)
    (pattern,) = judged_inspection(county, inspection).inspection.findings
    for number in range(2, FINDINGS + 1):
        finding = replace(pattern, id=f"f-{number}", fact=f"第{number}处堆放杂物")
        if number == 2:
            finding = replace(finding, place=LONG, fact=LONG, requirement=LONG)
        record_finding(county, inspection, finding.due_by(date(2026, 12, 8)))
    record_step(county, inspection, Step.STATEMENT_TAKEN, LONG)
    for missing in judged_inspection(county, inspection).missing:
        override_missing(county, inspection, missing.code, "同一张照片")
    seal_inspection(county, inspection)
    return inspection


@pytest.mark.exhaustive
def test_two_hundred_findings_and_ten_thousand_characters_a_field_read_back__e7(
    county: Workspace, huge: str
) -> None:
    wanted = Counter(LONG)
    facts = [f"第{number}处堆放杂物" for number in range(3, FINDINGS + 1)]
    for code, fields in (("F03", 3), ("F05", 3), ("F06", 3)):
        text = text_of(county, huge, code)
        assert [fact for fact in facts if fact not in text] == []
        read = Counter(text)
        assert all(read[character] >= fields * count for character, count in wanted.items())
    assert f"应当改正的问题{FINDINGS}项" in text_of(county, huge, "F09")


@pytest.mark.exhaustive
def test_an_interview_of_ten_thousand_characters_an_answer_reads_back__e7(
    county: Workspace, huge: str
) -> None:
    long = replace(INTERVIEW, exchanges=((LONG, LONG),) * 2)
    read = Counter(text_of(county, huge, "F04", long))
    assert all(read[character] >= 4 * count for character, count in Counter(LONG).items())
