"""What the first screen shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from inspector.domain.inspection import InspectionState
from inspector.domain.personnel import Officer
from inspector.domain.shanghai import SHANGHAI, date_in_words
from inspector.gui.deadlines import deadline_in_words
from inspector.gui.navigation import Place, Room
from inspector.gui.theme import Tone
from inspector.operations.compare_versions import WaitingConflict
from inspector.operations.exchange_state import ExchangeState
from inspector.operations.open_findings import OpenFinding
from inspector.storage.inspection_summary import InspectionSummary

_AHEAD: Final = 10
_CERTIFICATE_AHEAD: Final = timedelta(days=60)
_WEEKDAYS: Final = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class HomeLine:
    """One thing to do, and where it is done."""

    title: str
    more: str
    chip: str
    tone: Tone
    action: str
    place: Place


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that opens to the cases behind it."""

    value: str
    label: str
    place: Place


@dataclass(frozen=True, slots=True)
class HomeState:
    """The whole screen; an empty group is not shown."""

    title: str
    subtitle: str
    conflicts: tuple[HomeLine, ...]
    """Their places name this room and the record that was replaced: they open side by side."""
    due: tuple[HomeLine, ...]
    drafts: tuple[HomeLine, ...]
    unsent: tuple[HomeLine, ...]
    certificates: tuple[HomeLine, ...]
    figures: tuple[Figure, ...]
    first_step: HomeLine | None
    """What to do first where there is nothing yet."""


@dataclass(frozen=True, slots=True)
class HomeFacts:
    """All that the first screen is made of."""

    today: date
    office: str
    institutions: int
    inspections: Sequence[InspectionSummary]
    findings: Sequence[OpenFinding]
    officers: Sequence[Officer]
    exchange: ExchangeState
    conflicts: Sequence[WaitingConflict] = ()


def state_of(facts: HomeFacts) -> HomeState:
    """Return what is shown."""
    today = facts.today
    day = f"{date_in_words(today)} 星期{_WEEKDAYS[today.weekday()]}"
    drafts = [one for one in facts.inspections if one.state is InspectionState.DRAFT]
    return HomeState(
        title=f"今日 · {day}",
        subtitle=facts.office,
        conflicts=tuple(_conflict(one) for one in facts.conflicts),
        due=tuple(_due(one, today) for one in facts.findings if _is_near(one, today)),
        drafts=tuple(_draft(one) for one in drafts),
        unsent=_unsent(facts),
        certificates=tuple(
            _certificate(one, today)
            for one in facts.officers
            if one.valid_until <= today + _CERTIFICATE_AHEAD
        ),
        figures=_figures(facts),
        first_step=_first_step(facts),
    )


def _conflict(one: WaitingConflict) -> HomeLine:
    return HomeLine(
        f"{one.institution_name} · 同一次检查有 {len(one.rivals)} 份更正",
        " · ".join(f"{rival.author}：{rival.reason}" for rival in one.rivals),
        "需要选定",
        Tone.WARNING,
        "比较",
        Place(Room.TODAY, one.superseded),
    )


def _is_near(one: OpenFinding, today: date) -> bool:
    deadline = one.finding.deadline
    return deadline is None or deadline <= today + timedelta(days=_AHEAD)


def _due(one: OpenFinding, today: date) -> HomeLine:
    words, tone = deadline_in_words(one.finding.deadline, today)
    limit = one.finding.deadline
    parts = (
        one.order or "还没有签发责令改正通知书",
        f"期限 {limit.month}月{limit.day}日" if limit else "",
    )
    return HomeLine(
        f"{one.institution_name} · {one.finding.fact}",
        " · ".join(part for part in parts if part),
        words,
        tone,
        "打开",
        Place(Room.INSPECTION, one.inspection_id, one.finding.item),
    )


def _draft(one: InspectionSummary) -> HomeLine:
    started = one.started_at.astimezone(SHANGHAI)
    more = (
        f"{started.month}月{started.day}日 {started:%H:%M} 开始 · 已答 {one.answered} 项"
        f" · 问题 {one.findings} · 照片 {one.photos}"
    )
    return HomeLine(
        f"{one.institution_name} · {one.kind.value}",
        more,
        "草稿",
        Tone.PLAIN,
        "继续",
        Place(Room.INSPECTION, one.id),
    )


def _unsent(facts: HomeFacts) -> tuple[HomeLine, ...]:
    state = facts.exchange
    if state.oldest_unsent is None:
        return ()
    days = (facts.today - state.oldest_unsent.astimezone(SHANGHAI).date()).days
    age = f"最早的一件 {days} 天前封存" if days else "今天封存"
    chip = "该导出了" if days else "待导出"
    return (
        HomeLine(
            f"未送 {state.unsent} 件",
            age,
            chip,
            Tone.WARNING,
            "导出到 U 盘",
            Place(Room.EXCHANGE),
        ),
    )


def _certificate(officer: Officer, today: date) -> HomeLine:
    gone = officer.valid_until < today
    return HomeLine(
        f"{officer.name} · 行政执法证",
        f"{officer.certificate_number} · 有效期到 {date_in_words(officer.valid_until)}",
        "已过期" if gone else "快到期",
        Tone.DANGER if gone else Tone.WARNING,
        "查看",
        Place(Room.SETTINGS),
    )


def _figures(facts: HomeFacts) -> tuple[Figure, ...]:
    inspected = {
        one.institution_id
        for one in facts.inspections
        if one.state is not InspectionState.DRAFT
        and one.started_at.astimezone(SHANGHAI).year == facts.today.year
    }
    uncorrected = {one.institution_id for one in facts.findings}
    return (
        Figure(
            f"{len(inspected)} / {facts.institutions}",
            "今年已检查的机构",
            Place(Room.INSTITUTIONS),
        ),
        Figure(f"{len(uncorrected)}", "家有待改正的问题", Place(Room.INSTITUTIONS)),
    )


def _first_step(facts: HomeFacts) -> HomeLine | None:
    if not facts.institutions:
        return HomeLine(
            "先导入机构名册",
            "选择省厅或本局的名册（xlsx 或 csv），逐行核对后导入。",
            "第一步",
            Tone.ACCENT,
            "导入名册",
            Place(Room.INSTITUTIONS),
        )
    if not facts.inspections:
        return HomeLine(
            "名录已有，可以开始第一次检查",
            f"名录中有 {facts.institutions} 家机构。",
            "下一步",
            Tone.ACCENT,
            "开始检查",
            Place(Room.STARTING),
        )
    return None
