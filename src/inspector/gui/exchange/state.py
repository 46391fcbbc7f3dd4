"""What the exchange screen shows."""

from dataclasses import dataclass
from datetime import date, datetime

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


@dataclass(frozen=True, slots=True)
class PackageLine:
    """A package that went or came."""

    title: str
    more: str
    state: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class ExchangeScreenState:
    """The whole screen; `summary` says what is to be done now."""

    summary: str
    tone: Tone
    enrolled: bool
    outgoing: tuple[PackageLine, ...]
    incoming: tuple[PackageLine, ...]


def state_of(state: ExchangeState, today: date, *, enrolled: bool) -> ExchangeScreenState:
    """Return what is shown."""
    if not enrolled:
        summary, tone = "本机还没有在省厅登记，登记后才能导出。", Tone.WARNING
    elif state.unsent:
        summary, tone = unsent_in_words(state, today), Tone.WARNING
    else:
        summary, tone = "封存的检查，省厅都已收到。", Tone.GOOD
    return ExchangeScreenState(
        summary=summary,
        tone=tone,
        enrolled=enrolled,
        outgoing=tuple(_outgoing(one) for one in state.outgoing),
        incoming=tuple(_incoming(one) for one in state.incoming),
    )


def unsent_in_words(state: ExchangeState, today: date) -> str:
    """Return how much is unsent and how old the oldest is."""
    if state.oldest_unsent is None:
        return "没有未送的检查。"
    days = (today - state.oldest_unsent.astimezone(SHANGHAI).date()).days
    age = f"最早的一件 {days} 天前封存" if days else "今天封存"
    return f"未送 {state.unsent} 件，{age}。"


def answer_in_words(last: datetime | None, today: date) -> str:
    """Return how long ago the province answered last."""
    if last is None:
        return "省厅还没有回音"
    days = (today - last.astimezone(SHANGHAI).date()).days
    return f"省厅最近回音 {days} 天前" if days else "省厅最近回音 今天"


def _outgoing(package: OutgoingPackage) -> PackageLine:
    words, tone = STATES[package.state]
    at = package.written_at or package.prepared_at
    records = package.log_to - package.log_from + 1
    return PackageLine(f"第 {package.seq} 号包", f"{records} 条记录 · {_day(at)}", words, tone)


def _incoming(package: IncomingPackage) -> PackageLine:
    sender = "省厅" if package.sender == PROVINCE else package.sender
    return PackageLine(
        f"来自{sender}的第 {package.seq} 号包",
        _day(package.received_at),
        "已导入",
        Tone.GOOD,
    )


def _day(moment: datetime) -> str:
    return date_in_words(moment.astimezone(SHANGHAI).date())
