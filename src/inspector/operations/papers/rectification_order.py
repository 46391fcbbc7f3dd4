"""F05 责令改正通知书: only findings that an order may rest on a law for."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from inspector.documents.rectification_order import (
    OrderedCorrection,
    RectificationOrder,
    Remedies,
)
from inspector.domain.basis import PrintableBasis, clause_in_words, printable_basis
from inspector.domain.finding import Finding
from inspector.domain.policy_pack import Pack
from inspector.errors import UserError
from inspector.operations.papers.occasion import AfterSealing
from inspector.operations.papers.paper import NoDetails, Paper

_REPORT_DAYS: Final = 15
_CONSEQUENCE: Final = "逾期不改正的，本机关将依据{power}等规定依法处理；依法可以责令停业整顿。"
_COPIES: Final = ("送达当事人", "归档")


class NothingToOrderError(UserError):
    """No finding of the inspection needs an order, or none may be ordered."""


def rectification_order(occasion: AfterSealing, details: NoDetails) -> RectificationOrder:
    """Return the content of the order.

    A finding whose item has no printable basis is left out, and so is a clause that is not 有效
    and 核; a finding corrected on the spot needs no order.

    Raises:
        NothingToOrderError: nothing is left; says why.
    """
    del details
    ordered = ordered_findings(occasion)
    corrections = tuple(_correction(occasion, one, _basis(occasion, one)) for one in ordered)
    return RectificationOrder(
        authority=occasion.office.authority,
        number=occasion.number,
        party=occasion.party,
        inspected=occasion.inspected,
        place=occasion.place,
        record_number=occasion.record_name,
        corrections=corrections,
        consequences=(_CONSEQUENCE.format(power=_power(occasion.pack)),),
        report_due=report_due(occasion, ordered),
        report_way=occasion.office.report_way,
        interim_measures=(),
        remedies=Remedies(occasion.office.review_authority, occasion.office.court),
        contact=occasion.contact,
        issued_on=occasion.today,
        copies=_COPIES,
        policy_version=occasion.pack.version,
        record_sha256=occasion.record_sha256,
    )


def ordered_findings(occasion: AfterSealing) -> tuple[Finding, ...]:
    """Return the findings that an order names, in its order.

    Raises:
        NothingToOrderError: nothing is left; says why.
    """
    findings = [one for one in occasion.inspection.findings if one.needs_order]
    ordered = tuple(one for one in findings if _basis(occasion, one).powers)
    if not ordered:
        raise NothingToOrderError(_why_nothing(occasion, findings))
    return ordered


def report_due(occasion: AfterSealing, findings: Iterable[Finding]) -> date:
    """Return the last day for the report on the corrections."""
    deadlines = [one.deadline for one in findings if one.deadline is not None]
    return max(deadlines, default=occasion.today + timedelta(days=_REPORT_DAYS))


def _basis(occasion: AfterSealing, finding: Finding) -> PrintableBasis:
    return printable_basis(occasion.pack, occasion.pack.item(finding.item), occasion.today)


def _correction(
    occasion: AfterSealing, finding: Finding, basis: PrintableBasis
) -> OrderedCorrection:
    return OrderedCorrection(
        fact=f"{finding.place}：{finding.fact}",
        violated="；".join(basis.clauses) or None,
        basis="；".join(basis.powers) or None,
        requirement=finding.requirement,
        deadline=finding.deadline,
        evidence=occasion.photos_of(finding),
        readings=_readings(occasion, finding),
    )


def _power(pack: Pack) -> str:
    power = pack.order_power
    return clause_in_words(pack.sources[power.source], power)


def _readings(occasion: AfterSealing, finding: Finding) -> tuple[str, ...]:
    verdicts = (one for one in occasion.sealed.verdicts if one.item == finding.item)
    return next((one.assumptions for one in verdicts), ())


def _why_nothing(occasion: AfterSealing, findings: list[Finding]) -> str:
    if not findings:
        return "这次检查没有需要责令改正的问题，不用制作责令改正通知书。"
    refused = [reason for one in findings for reason in _basis(occasion, one).refused]
    why = "".join(dict.fromkeys(refused)) or "这些问题没有可以引用的有效依据。"
    return f"这次检查的问题不能作出责令改正：{why}请改用其他方式处理或移送主管部门。"


PAPER: Final = Paper("F05", AfterSealing, NoDetails, rectification_order)
