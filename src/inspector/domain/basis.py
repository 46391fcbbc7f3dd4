"""The guard of legal status: what an order may rest on, and why not."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from inspector.domain.checklist import Item, Severity
from inspector.domain.policy_pack import Pack
from inspector.domain.source import (
    Citation,
    Level,
    Purpose,
    Source,
    SourceStatus,
    Verification,
)

STANDARDS: Final = (Level.MANDATORY_STANDARD, Level.RECOMMENDED_STANDARD, Level.LOCAL_STANDARD)
RECOMMENDED: Final = (Level.RECOMMENDED_STANDARD, Level.LOCAL_STANDARD)

JOINT_COMPETENCE: Final = "joint_competence"
"""Parameter A19: whether matters of other departments are ordered as well as referred."""

WORK_SAFETY: Final = "work_safety_65"
"""Parameter A20: whether article 65 of the work safety law may carry an order."""

STATUS_REFUSALS: Final = {
    SourceStatus.DRAFT: "是征求意见稿，尚未生效",
    SourceStatus.OTHER_PROVINCE: "是外省文件，在山西没有效力",
    SourceStatus.REPEALED: "已经废止",
    SourceStatus.INTERNAL: "是内部文件，不能对外引用",
}


@dataclass(frozen=True, slots=True)
class PrintableBasis:
    """What an order prints for one item.

    Attributes:
        clauses: 违反条款, each as printed; may be empty.
        powers: 改正依据, each as printed; empty where the bureau may not order at all.
        refused: why the other clauses are not printed, sentences for the screen.
        refer_to: departments that the matter is to be passed on to.
    """

    clauses: tuple[str, ...]
    powers: tuple[str, ...]
    refused: tuple[str, ...]
    refer_to: tuple[str, ...]


def refusal_by_status(source: Source, purpose: Purpose) -> str | None:
    """Return why a paper of this legal status can never be a basis, or None.

    This part of the guard is checked when a pack is loaded.
    """
    if purpose is Purpose.COMPARISON:
        return None
    status = STATUS_REFUSALS.get(source.status)
    if status is not None:
        return f"{paper_in_words(source)}{status}，不得作为{purpose.value}的依据。"
    return None


def refusal_as_basis(source: Source, citation: Citation, purpose: Purpose, on: date) -> str | None:
    """Return why a clause cannot be the basis of something on a day, or None if it can.

    A recommended standard is not refused here: it may stand beside another clause, which
    `printable_basis` looks after.
    """
    paper = paper_in_words(source)
    end = f"，不得作为{purpose.value}的依据。"
    reasons = (
        refusal_by_status(source, purpose),
        _refusal_by_dates(source, on, end),
        None
        if purpose in source.purposes
        else f"{paper}不是{purpose.value}的依据，只用于{'、'.join(source.purposes) or '参考'}。",
        f"{paper}{citation.article}规定的处罚由{source.competent}实施，民政部门不得据此责令改正。"
        if citation.article and _is_penalty(source, citation.article)
        else None,
        None
        if _is_verified(source.verified, source.confirmed_on, on)
        else f"{paper}原文尚未核实（{source.verified.value}）{end}",
        None
        if _is_verified(citation.verified, citation.confirmed_on, on)
        else f"{clause_in_words(source, citation)}的条文尚未核实（{citation.verified.value}）{end}",
    )
    return next((reason for reason in reasons if reason is not None), None)


def printable_basis(
    pack: Pack, item: Item, on: date, purpose: Purpose = Purpose.ORDER
) -> PrintableBasis:
    """Return what a document of this purpose may print as the basis of one item on a day."""
    taken: list[Citation] = []
    refused: list[str] = []
    for citation in item.citations:
        source = pack.sources[citation.source]
        reason = _refusal_for_item(item, source, citation, purpose, on)
        if reason is None:
            taken.append(citation)
        else:
            refused.append(reason)
    if taken and all(pack.sources[one.source].level in RECOMMENDED for one in taken):
        names = "、".join(paper_in_words(pack.sources[one.source]) for one in taken)
        refused.append(f"{names}是推荐性标准，不能单独作为{purpose.value}的依据。")
        taken = []
    refer_to = _departments(pack, item)
    powers = _powers(pack, item, on, refer_to) if purpose is Purpose.ORDER else ()
    clauses = tuple(clause_in_words(pack.sources[one.source], one) for one in taken)
    return PrintableBasis(clauses, powers, tuple(dict.fromkeys(refused)), refer_to)


def paper_in_words(source: Source) -> str:
    """Return a paper as printed: standards by number, others by title and number."""
    if source.level in STANDARDS:
        return source.number or source.title
    number = f"（{source.number}）" if source.number else ""
    return f"《{source.title}》{number}"


def clause_in_words(source: Source, citation: Citation) -> str:
    """Return a clause as printed, for example 《中华人民共和国消防法》第二十八条."""
    return f"{paper_in_words(source)}{citation.article}"


def _refusal_for_item(
    item: Item, source: Source, citation: Citation, purpose: Purpose, on: date
) -> str | None:
    by_status = refusal_by_status(source, purpose)
    if by_status is not None:
        return by_status
    if citation.purpose is not purpose:
        return (
            f"{clause_in_words(source, citation)}在本条中只用于{citation.purpose.value}，"
            f"不得作为{purpose.value}的依据。"
        )
    reason = refusal_as_basis(source, citation, purpose, on)
    if reason is not None:
        return reason
    if not _is_verified(item.verified, item.confirmed_on, on):
        return f"条目 {item.code} 尚待核实（{item.verified.value}），不打印条款。"
    return None


def _powers(pack: Pack, item: Item, on: date, refer_to: tuple[str, ...]) -> tuple[str, ...]:
    if refer_to and pack.parameters[JOINT_COMPETENCE].value == "refer_only":
        return ()
    powers = [pack.order_power]
    if (
        item.severity is Severity.MAJOR_HAZARD
        and pack.hazard_power is not None
        and pack.parameters[WORK_SAFETY].value == "yes"
    ):
        powers.append(pack.hazard_power)
    return tuple(
        clause_in_words(pack.sources[power.source], power)
        for power in powers
        if refusal_as_basis(pack.sources[power.source], power, Purpose.ORDER, on) is None
    )


def _departments(pack: Pack, item: Item) -> tuple[str, ...]:
    named = (pack.sources[citation.source].competent for citation in item.citations)
    return tuple(dict.fromkeys(one for one in (*named, *item.refer_to) if one))


def _refusal_by_dates(source: Source, on: date, end: str) -> str | None:
    paper = paper_in_words(source)
    if source.valid_from is not None and on < source.valid_from:
        return f"{paper}自 {source.valid_from} 起施行，{on} 尚未生效{end}"
    if source.valid_until is not None and on > source.valid_until:
        return f"{paper}至 {source.valid_until} 失效，{on} 已不能引用{end}"
    return None


def _is_penalty(source: Source, article: str) -> bool:
    return any(
        article == penal or article.startswith((f"{penal}第", f"{penal}（"))
        for penal in source.penalty_articles
    )


def _is_verified(mark: Verification, confirmed_on: date | None, on: date) -> bool:
    return mark is Verification.SEEN or (confirmed_on is not None and confirmed_on <= on)
