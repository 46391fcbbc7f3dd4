"""F05 责令改正通知书: only findings that an order may rest on a law for."""

from datetime import date, timedelta
from typing import Final

from inspector.documents.rectification_order import (
    OrderedCorrection,
    RectificationOrder,
    Remedies,
)
from inspector.domain.basis import PrintableBasis, clause_in_words, printable_basis
from inspector.domain.checklist import Item
from inspector.domain.finding import Finding
from inspector.domain.policy_pack import Pack
from inspector.errors import UserError
from inspector.operations.papers.occasion import Occasion

_REPORT_DAYS: Final = 15
_CONSEQUENCE: Final = "逾期不改正的，本机关将依据{power}等规定依法处理；依法可以责令停业整顿。"
_COPIES: Final = ("送达当事人", "归档")


class NothingToOrderError(UserError):
    """No finding of the inspection needs an order, or none may be ordered."""


def rectification_order(occasion: Occasion) -> RectificationOrder:
    """Return the content of the order.

    A finding whose item has no printable basis is left out, and so is a clause that is not 有效
    and 核; a finding corrected on the spot needs no order.

    Raises:
        NothingToOrderError: nothing is left; says why.
    """
    findings = [one for one in occasion.sealed.inspection.findings if one.needs_order]
    bases = {
        one.id: printable_basis(occasion.pack, _item(occasion, one), occasion.today)
        for one in findings
    }
    ordered = [one for one in findings if bases[one.id].powers]
    if not ordered:
        raise NothingToOrderError(_why_nothing(findings, bases))
    corrections = tuple(_correction(occasion, one, bases[one.id]) for one in ordered)
    return RectificationOrder(
        authority=occasion.office.authority,
        number=occasion.number,
        party=occasion.party,
        inspected=occasion.inspected,
        place=occasion.sealed.inspection.institution.address or occasion.party.name,
        record_number=occasion.record_name,
        corrections=corrections,
        consequences=(_CONSEQUENCE.format(power=_power(occasion.pack)),),
        report_due=_report_due(occasion, corrections),
        report_way=occasion.office.report_way,
        interim_measures=(),
        remedies=Remedies(occasion.office.review_authority, occasion.office.court),
        contact=occasion.contact,
        issued_on=occasion.today,
        copies=_COPIES,
        policy_version=occasion.pack.version,
        record_sha256=occasion.record_sha256,
    )


def _item(occasion: Occasion, finding: Finding) -> Item:
    return occasion.pack.item(finding.item)


def _correction(occasion: Occasion, finding: Finding, basis: PrintableBasis) -> OrderedCorrection:
    return OrderedCorrection(
        fact=f"{finding.place}：{finding.fact}",
        violated="；".join(basis.clauses) or None,
        basis="；".join(basis.powers) or None,
        requirement=finding.requirement,
        deadline=finding.deadline,
        evidence=occasion.photos_of(finding),
        readings=_readings(occasion, finding),
    )


def _report_due(occasion: Occasion, corrections: tuple[OrderedCorrection, ...]) -> date:
    deadlines = [one.deadline for one in corrections if one.deadline is not None]
    return max(deadlines, default=occasion.today + timedelta(days=_REPORT_DAYS))


def _power(pack: Pack) -> str:
    power = pack.order_power
    return clause_in_words(pack.sources[power.source], power)


def _readings(occasion: Occasion, finding: Finding) -> tuple[str, ...]:
    verdicts = (one for one in occasion.sealed.verdicts if one.item == finding.item)
    return next((one.assumptions for one in verdicts), ())


def _why_nothing(findings: list[Finding], bases: dict[str, PrintableBasis]) -> str:
    if not findings:
        return "这次检查没有需要责令改正的问题，不用制作责令改正通知书。"
    refused = [reason for one in findings for reason in bases[one.id].refused]
    why = "".join(dict.fromkeys(refused)) or "这些问题没有可以引用的有效依据。"
    return f"这次检查的问题不能作出责令改正：{why}请改用其他方式处理或移送主管部门。"
