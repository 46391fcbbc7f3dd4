"""What 今日 and 交换 show, as tables of cases."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from gui.sample_desk import OFFICERS, pack
from inspector.domain.inspection import InspectionState
from inspector.gui.deadlines import deadline_in_words
from inspector.gui.exchange.state import (
    STATES,
    answer_in_words,
    on_the_way_in_words,
    unsent_in_words,
)
from inspector.gui.exchange.state import state_of as exchange_state_of
from inspector.gui.home.state import HomeFacts
from inspector.gui.home.state import state_of as home_state_of
from inspector.gui.inspection.side_state import proposed_finding
from inspector.gui.navigation import Place, Room
from inspector.gui.theme import Tone
from inspector.operations.exchange_state import ExchangeState, SentCase
from inspector.operations.open_findings import OpenFinding
from inspector.operations.restored import Doubt
from inspector.storage.packages import IncomingPackage, OutgoingPackage, PackageState

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 2, 42, tzinfo=UTC)


# -- 今日 --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "words", "tone"),
    [
        (-2, "逾期 2 天", Tone.DANGER),
        (0, "今天到期", Tone.WARNING),
        (3, "还剩 3 天", Tone.WARNING),
        (4, "还剩 4 天", Tone.PLAIN),
    ],
)
def test_deadlines_in_words(days: int, words: str, tone: Tone) -> None:
    assert deadline_in_words(TODAY + timedelta(days=days), TODAY) == (words, tone)


def quiet() -> ExchangeState:
    return ExchangeState((), None, (), ())


def waiting(count: int, state: InspectionState = InspectionState.SEALED) -> tuple[SentCase, ...]:
    return tuple(SentCase(f"i{n}", "颐和敬老院", state, NOW) for n in range(count))


def facts(**changes: object) -> HomeFacts:
    return replace(HomeFacts(TODAY, "云岭县民政局", 4, (), (), OFFICERS, quiet()), **changes)


def test_the_title_says_the_day() -> None:
    assert home_state_of(facts()).title == "今日 · 2026年11月22日 星期日"


def test_an_empty_register_is_the_first_step() -> None:
    first = home_state_of(facts(institutions=0)).first_step
    assert first is not None
    assert first.place == Place(Room.INSTITUTIONS)


def test_findings_are_listed_when_they_are_near() -> None:
    finding = proposed_finding(replace(pack().item("T1-C09"), deadline_days=15), TODAY)
    far = OpenFinding("i", "n", "颐和敬老院", "云民责改〔2026〕1号", finding)
    near = replace(far, finding=replace(finding, deadline=TODAY - timedelta(days=3)))
    state = home_state_of(facts(findings=(near, far)))
    assert [line.chip for line in state.due] == ["逾期 3 天"]
    assert state.due[0].more == "云民责改〔2026〕1号 · 期限 11月19日"
    assert state.figures[1].value == "1"


def test_unsent_work_ages() -> None:
    aged = tuple(replace(one, sealed_at=NOW - timedelta(days=9)) for one in waiting(3))
    old = replace(quiet(), cases=aged)
    line = home_state_of(facts(exchange=old)).unsent[0]
    assert (line.title, line.more, line.chip) == ("未送 3 件", "最早的一件 9 天前封存", "该导出了")


def test_a_certificate_that_has_run_out_is_red() -> None:
    gone = replace(OFFICERS[0], valid_until=TODAY - timedelta(days=1))
    assert home_state_of(facts(officers=(gone,))).certificates[0].tone is Tone.DANGER


# -- 交换 --------------------------------------------------------------------------------------


def package(state: PackageState) -> OutgoingPackage:
    return OutgoingPackage("province", 3, b"", "", 4, 6, "", state, NOW)


def test_every_state_of_a_package_has_words() -> None:
    assert set(STATES) == set(PackageState)


def test_packages_are_told_by_number_records_and_day() -> None:
    incoming = IncomingPackage("province", 1, 2, b"", "", 1, 1, NOW)
    state = ExchangeState((), NOW, (package(PackageState.ACCEPTED),), (incoming,))
    shown = exchange_state_of(state, TODAY, enrolled=True)
    assert shown.outgoing[0].title == "第 3 号包"
    assert shown.outgoing[0].more == "3 条记录 · 2026年11月22日"
    assert shown.outgoing[0].state == "省厅已收"
    assert shown.incoming[0].title == "来自省厅的第 2 号包"
    assert shown.summary == "封存的检查，省厅都已收到。"


def test_what_is_unsent_is_told_with_its_age() -> None:
    state = replace(quiet(), cases=waiting(2))
    assert unsent_in_words(state, TODAY) == "未送 2 件，今天封存。"
    assert unsent_in_words(state, TODAY + timedelta(days=9)) == "未送 2 件，最早的一件 9 天前封存。"
    assert unsent_in_words(quiet(), TODAY) == "没有未送的检查。"
    assert exchange_state_of(state, TODAY, enrolled=True).tone is Tone.WARNING
    assert "登记" in exchange_state_of(state, TODAY, enrolled=False).summary


def test_what_was_exported_is_under_way_and_not_unsent() -> None:
    state = replace(quiet(), cases=waiting(1, InspectionState.EXPORTED))
    assert unsent_in_words(state, TODAY) == "在途 1 件，等省厅回执。"
    later = TODAY + timedelta(days=8)
    assert unsent_in_words(state, later) == "在途 1 件，最早的一件 8 天前封存，等省厅回执。"
    assert on_the_way_in_words(state) == "未送 0 件 · 在途 1 件"
    assert on_the_way_in_words(quiet()) == "未送 0 件"
    assert exchange_state_of(state, TODAY, enrolled=True).tone is Tone.ACCENT


def test_cases_are_listed_with_the_most_urgent_first() -> None:
    states = (InspectionState.RECEIVED, InspectionState.EXPORTED, InspectionState.RETURNED)
    cases = tuple(one for state in states for one in waiting(1, state))
    shown = exchange_state_of(replace(quiet(), cases=cases), TODAY, enrolled=True)
    assert [one.state for one in shown.cases] == ["退回", "在途", "已收"]
    assert shown.cases[0].more == "2026年11月22日封存"
    assert "退回 1 件" in shown.summary


def test_a_laptop_in_doubt_exports_nothing_and_says_how_to_go_on() -> None:
    shown = exchange_state_of(replace(quiet(), doubt=Doubt.REVOKED), TODAY, enrolled=True)
    assert not shown.may_export
    assert "作为新电脑登记" in shown.doubt
    assert "重新登记" in shown.summary


def test_packages_of_an_earlier_key_do_not_go_again() -> None:
    old = package(PackageState.WRITTEN)
    shown = exchange_state_of(replace(quiet(), outgoing=(old,), stream=2), TODAY, enrolled=True)
    assert "另行重送" in shown.outgoing[0].state
    assert shown.outgoing[0].title == "第 1 期第 3 号包"


def test_the_last_answer_of_the_province_in_words() -> None:
    assert answer_in_words(None, TODAY) == "省厅还没有回音"
    assert answer_in_words(NOW, TODAY) == "省厅最近回音 今天"
    assert answer_in_words(NOW, TODAY + timedelta(days=12)) == "省厅最近回音 12 天前"
