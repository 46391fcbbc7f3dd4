"""F06 整改报告: the slip that goes out with an order, with a code beside each finding (X14)."""

from typing import Final

from inspector.documents.answer_slip import AnswerSlip, FindingToAnswer
from inspector.domain.finding import Finding
from inspector.domain.shanghai import date_in_words
from inspector.errors import UserError
from inspector.exchange.slip_code import slip_code
from inspector.operations.papers.occasion import AfterSealing
from inspector.operations.papers.paper import NoDetails, Paper
from inspector.operations.papers.rectification_order import ordered_findings, report_due


class NothingToAnswerError(UserError):
    """There is no order that the institution could answer."""


def answer_slip(occasion: AfterSealing, details: NoDetails) -> AnswerSlip:
    """Return the content of the slip for the order that was issued last.

    Raises:
        NothingToAnswerError: no order was issued.
    """
    del details
    orders = [one for one in occasion.issued if one.kind == "F05"]
    if not orders:
        raise NothingToAnswerError("这次检查还没有签发责令改正通知书，请先签发，再打印整改报告。")
    order = orders[-1]
    findings = ordered_findings(occasion)
    return AnswerSlip(
        authority=occasion.office.authority,
        party_name=occasion.party.name,
        order_number=order.number,
        report_due=date_in_words(report_due(occasion, findings)),
        findings=tuple(_to_answer(number, one, order.id) for number, one in enumerate(findings, 1)),
        policy_version=occasion.pack.version,
    )


def _to_answer(number: int, finding: Finding, order: str) -> FindingToAnswer:
    deadline = finding.deadline
    return FindingToAnswer(
        number=str(number),
        fact=f"{finding.place}：{finding.fact}",
        requirement=finding.requirement,
        deadline="立即改正" if deadline is None else f"{date_in_words(deadline)}前",
        code=slip_code(order, finding.id),
    )


PAPER: Final = Paper("F06", AfterSealing, NoDetails, answer_slip)
