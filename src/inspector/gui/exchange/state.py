"""What the exchange screen shows."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from inspector.domain.inspection import InspectionState
from inspector.domain.shanghai import SHANGHAI, date_in_words
from inspector.exchange.receiver import PROVINCE
from inspector.gui.theme import Tone
from inspector.operations.exchange_state import ExchangeState
from inspector.storage.packages import IncomingPackage, OutgoingPackage, PackageState

STATES = {
    PackageState.PREPARED: ("还没有写到 U 盘", Tone.WARNING),
    PackageState.WRITTEN: ("已导出，等待回执", Tone.ACCENT),
    PackageState.ACCEPTED: ("省厅已收", Tone.GOOD),
    PackageState.REJECTED: ("省厅退回", Tone.DANGER),
}
CASE_TONES = {
    InspectionState.RETURNED: Tone.DANGER,
    InspectionState.SEALED: Tone.WARNING,
    InspectionState.EXPORTED: Tone.ACCENT,
    InspectionState.RECEIVED: Tone.GOOD,
}
"""The states of a sealed inspection, the most urgent first."""

CASES_SHOWN: Final = 50


@dataclass(frozen=True, slots=True)
class PackageLine:
    """A package that went or came, or an inspection on its way."""

    title: str
    more: str
    state: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class ExchangeScreenState:
    """The whole screen; `summary` says what is to be done now.

    Attributes:
        doubt: why the laptop must be enrolled again and how to go on; empty: it need not.
        may_clean_up: whether a receipt has confirmed any package.
        cases: own sealed inspections, the most urgent first, at most `CASES_SHOWN`.
    """

    summary: str
    tone: Tone
    enrolled: bool
    doubt: str
    cases: tuple[PackageLine, ...]
    outgoing: tuple[PackageLine, ...]
    incoming: tuple[PackageLine, ...]
    may_clean_up: bool = False

    @property
    def may_export(self) -> bool:
        """Whether anything may leave the laptop."""
        return self.enrolled and not self.doubt


def state_of(state: ExchangeState, today: date, *, enrolled: bool) -> ExchangeScreenState:
    """Return what is shown."""
    if not enrolled:
        summary, tone = "本机还没有在省厅登记，登记后才能导出。", Tone.WARNING
    elif state.doubt is not None:
        summary, tone = "本机须重新登记，之后才能导出。", Tone.DANGER
    elif state.unsent or state.returned:
        summary, tone = unsent_in_words(state, today), Tone.WARNING
    elif state.in_transit:
        summary, tone = unsent_in_words(state, today), Tone.ACCENT
    else:
        summary, tone = "封存的检查，省厅都已收到。", Tone.GOOD
    return ExchangeScreenState(
        summary=summary,
        tone=tone,
        enrolled=enrolled,
        doubt=state.doubt.sentence if state.doubt else "",
        cases=_cases(state),
        outgoing=tuple(_outgoing(one, state.stream) for one in state.outgoing),
        incoming=tuple(_incoming(one) for one in state.incoming),
        may_clean_up=enrolled and state.may_clean_up,
    )


def unsent_in_words(state: ExchangeState, today: date) -> str:
    """Return how much is unsent, how old the oldest is, and what is under way."""
    parts = []
    if state.returned:
        parts.append(f"省厅退回 {state.returned} 件，等待更正。")
    if state.oldest_unsent is not None:
        days = _days(state.oldest_unsent, today)
        age = f"最早的一件 {days} 天前封存" if days else "今天封存"
        parts.append(f"未送 {state.unsent} 件，{age}。")
    if state.oldest_in_transit is not None:
        days = _days(state.oldest_in_transit, today)
        age = f"最早的一件 {days} 天前封存，" if days else ""
        parts.append(f"在途 {state.in_transit} 件，{age}等省厅回执。")
    return "".join(parts) or "没有未送的检查。"


def on_the_way_in_words(state: ExchangeState) -> str:
    """Return in a few words what is unsent and what is under way."""
    unsent = f"未送 {state.unsent} 件"
    return f"{unsent} · 在途 {state.in_transit} 件" if state.in_transit else unsent


def answer_in_words(last: datetime | None, today: date) -> str:
    """Return how long ago the province answered last."""
    if last is None:
        return "省厅还没有回音"
    days = _days(last, today)
    return f"省厅最近回音 {days} 天前" if days else "省厅最近回音 今天"


def _cases(state: ExchangeState) -> tuple[PackageLine, ...]:
    urgency = list(CASE_TONES)
    ordered = sorted(state.cases, key=lambda one: urgency.index(one.state))
    return tuple(
        PackageLine(
            one.institution_name,
            f"{_day(one.sealed_at)}封存" + (f" · 已移交给{one.holder}" if one.holder else ""),
            one.state.value,
            CASE_TONES[one.state],
        )
        for one in ordered[:CASES_SHOWN]
    )


def _outgoing(package: OutgoingPackage, stream: int) -> PackageLine:
    words, tone = STATES[package.state]
    if package.stream < stream and package.state is not PackageState.ACCEPTED:
        words, tone = "旧授权的包，已另行重送", Tone.PLAIN
    at = package.written_at or package.prepared_at
    records = package.log_to - package.log_from + 1
    period = f"第 {package.stream} 期" if stream > 1 else ""  # numbers begin again with a new key
    return PackageLine(
        f"{period}第 {package.seq} 号包", f"{records} 条记录 · {_day(at)}", words, tone
    )


def _incoming(package: IncomingPackage) -> PackageLine:
    sender = "省厅" if package.sender == PROVINCE else package.sender
    return PackageLine(
        f"来自{sender}的第 {package.seq} 号包",
        _day(package.received_at),
        "已导入",
        Tone.GOOD,
    )


def _days(moment: datetime, today: date) -> int:
    return (today - moment.astimezone(SHANGHAI).date()).days


def _day(moment: datetime) -> str:
    return date_in_words(moment.astimezone(SHANGHAI).date())
