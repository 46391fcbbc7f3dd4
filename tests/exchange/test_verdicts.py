"""Every verdict of the page has its code, and a sentence that says what happened and what to do."""

import re

import pytest

from inspector.exchange.enrolment import EnrolmentFault
from inspector.exchange.verdicts import ExportFault, Notice, Refused, Verdict

CODES = (
    "imported duplicate gap fork stale-epoch log-gap chain-broken unknown-sender untrusted-key "
    "bad-signature below-threshold wrong-type wrong-recipient revoked malformed not-canonical "
    "too-big framing not-a-container hash-mismatch missing-photo extraneous-member truncated "
    "trailing-data decrypt rollback trust-expired"
)


def test_the_codes_are_those_of_the_page() -> None:
    assert " ".join(verdict.code for verdict in Verdict) == CODES


@pytest.mark.parametrize("one", [*Verdict, *Notice, *ExportFault, *EnrolmentFault])
def test_a_sentence_says_what_happened_and_what_to_do(
    one: Verdict | Notice | ExportFault | EnrolmentFault,
) -> None:
    assert one.sentence.endswith("。")
    assert one.sentence.count("。") == 1
    assert re.search("请|可以|正式导入时", one.sentence)
    assert not re.search(
        r"[A-Za-z]", one.sentence.replace(".sxsync.age", "").replace(".sxsync", "")
    )


def test_a_refusal_tells_its_detail() -> None:
    assert Refused(Verdict.GAP).message == Verdict.GAP.sentence
    assert Refused(Verdict.GAP, "缺第 3 号包").message.endswith("（缺第 3 号包）")
