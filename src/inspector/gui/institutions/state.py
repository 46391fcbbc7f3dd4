"""What the institutions screen shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from inspector.domain.institution import Institution, OperatingState
from inspector.domain.shanghai import SHANGHAI, date_in_words
from inspector.gui.theme import Tone
from inspector.storage.inspection_summary import InspectionSummary

STATE_TONES = {
    OperatingState.OPERATING: Tone.GOOD,
    OperatingState.SUSPENDED: Tone.WARNING,
    OperatingState.REORGANISED: Tone.WARNING,
    OperatingState.CLOSED: Tone.DANGER,
    OperatingState.UNKNOWN: Tone.PLAIN,
}


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One inspection of the institution."""

    id: str
    title: str
    more: str


@dataclass(frozen=True, slots=True)
class InstitutionPage:
    """The page about one institution: facts as label and value, inspections, the last first."""

    id: str
    name: str
    facts: tuple[tuple[str, str], ...]
    history: tuple[HistoryLine, ...]


def page_of(
    institution: Institution, county: str, summaries: Sequence[InspectionSummary]
) -> InstitutionPage:
    """Return the page about an institution; `county` is its county in words."""
    facts = (
        ("统一社会信用代码", institution.credit_code or ""),
        ("所在地", f"{county}{institution.township}"),
        ("地址", institution.address),
        ("单位性质", institution.legal_form.value),
        ("法定代表人", institution.legal_representative),
        ("联系电话", institution.phone),
        (
            "成立日期",
            date_in_words(institution.established_on) if institution.established_on else "",
        ),
        ("备案", _filing(institution)),
        ("床位", count_in_words(institution.beds_total, "张")),
        ("护理型床位", count_in_words(institution.nursing_beds, "张")),
        ("在住老人", count_in_words(institution.residents, "人")),
        ("建筑面积", f"{institution.area_m2:f} 平方米" if institution.area_m2 else ""),
        ("消防手续", institution.fire_approval.value),
        ("食品经营许可", institution.food_licence.value),
        ("六助", "、".join(sorted(aid.value for aid in institution.aids))),
        ("状态", institution.state.value),
    )
    own = [one for one in summaries if one.institution_id == institution.id]
    return InstitutionPage(
        institution.id,
        institution.name,
        tuple((label, value or "未填") for label, value in facts),
        tuple(_history(one) for one in own),
    )


def count_in_words(count: int | None, unit: str) -> str:
    """Return a count with its unit; nothing where it is not known."""
    return "" if count is None else f"{count} {unit}"


def _day(day: date | None) -> str:
    return date_in_words(day) if day else ""


def _filing(institution: Institution) -> str:
    parts = (institution.filing.value, institution.filing_number, _day(institution.filed_on))
    return " · ".join(part for part in parts if part)


def _history(summary: InspectionSummary) -> HistoryLine:
    day = date_in_words(summary.started_at.astimezone(SHANGHAI).date())
    more = f"{summary.state.value} · 已答 {summary.answered} 项 · 问题 {summary.findings}"
    return HistoryLine(summary.id, f"{day} · {summary.kind.value}", more)
