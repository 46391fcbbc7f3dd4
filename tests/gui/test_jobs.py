"""The job runner."""

import threading

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.hand_drained import HandDrainedExecutor
from inspector.gui.jobs import JobRunner, PoolExecutor
from inspector.progress import Cancelled, Progress


@pytest.fixture
def runner(qapp: QApplication, executor: HandDrainedExecutor) -> JobRunner:
    return JobRunner(executor)


def test_a_job_hands_its_result_over_when_it_is_done(
    runner: JobRunner, executor: HandDrainedExecutor
) -> None:
    results = []
    runner.start("数一数", lambda progress: 42, results.append)
    assert runner.busy
    assert results == []
    executor.drain()
    assert results == [42]
    assert not runner.busy


def test_jobs_run_one_after_the_other(runner: JobRunner, executor: HandDrainedExecutor) -> None:
    order = []
    runner.start("甲", lambda progress: order.append("甲开始"), lambda _: order.append("甲完"))
    runner.start("乙", lambda progress: order.append("乙开始"), lambda _: order.append("乙完"))
    assert len(executor.work) == 1
    executor.drain()
    assert order == ["甲开始", "甲完", "乙开始", "乙完"]


def test_progress_reaches_the_window(runner: JobRunner, executor: HandDrainedExecutor) -> None:
    seen = []
    runner.progressed.connect(lambda step, fraction: seen.append((step, fraction)))

    def work(progress: Progress) -> None:
        progress("第一步", 0.25)
        progress("第二步", 0.5)

    runner.start("导出", work, lambda _: None)
    executor.drain()
    assert seen == [("第一步", 0.25), ("第二步", 0.5)]


def test_a_cancelled_job_stops_at_its_next_step_and_the_next_one_runs(
    runner: JobRunner, executor: HandDrainedExecutor
) -> None:
    said, results = [], []
    runner.cancelled.connect(said.append)

    def work(progress: Progress) -> str:
        runner.cancel()
        progress("太迟", 0.1)
        return "做完了"

    runner.start("导出", work, results.append)
    runner.start("校验", lambda progress: "第二件", results.append)
    executor.drain()
    assert said == ["导出"]
    assert results == ["第二件"]


def test_a_failure_is_told_and_the_next_job_runs(
    runner: JobRunner, executor: HandDrainedExecutor
) -> None:
    failures, results = [], []
    runner.failed.connect(failures.append)
    error = ValueError("坏")

    def work(progress: Progress) -> str:
        raise error

    runner.start("导入", work, results.append)
    runner.start("校验", lambda progress: "好", results.append)
    executor.drain()
    assert failures == [error]
    assert results == ["好"]


def test_shutting_down_drops_what_waits_and_stops_what_runs(
    runner: JobRunner, executor: HandDrainedExecutor
) -> None:
    results = []

    def work(progress: Progress) -> str:
        progress("一步", 0.5)
        return "做完了"

    runner.start("导出", work, results.append)
    runner.start("校验", work, results.append)
    runner.shut_down()
    executor.drain()
    assert results == []
    assert executor.waited == 1


def test_work_runs_off_the_windows_thread_and_its_result_comes_back_to_it(qtbot: QtBot) -> None:
    runner = JobRunner(PoolExecutor())
    threads = []

    def work(progress: Progress) -> int:
        progress("一步", 0.5)
        return threading.get_ident()

    def done(worker: int) -> None:
        threads.extend((worker, threading.get_ident()))

    with qtbot.waitSignal(runner.finished):
        runner.start("数一数", work, done)
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] != threads[1]
    assert threads[1] == threading.get_ident()
    runner.shut_down()


def test_cancelling_crosses_threads(qtbot: QtBot) -> None:
    runner = JobRunner(PoolExecutor())
    going = threading.Event()

    def work(progress: Progress) -> None:
        going.set()
        while True:
            progress("一步", 0.5)

    with qtbot.waitSignal(runner.cancelled) as caught:
        runner.start("导出", work, lambda _: None)
        assert going.wait(5)
        runner.cancel()
    assert caught.args == ["导出"]
    runner.shut_down()


def test_cancelled_is_no_failure(runner: JobRunner, executor: HandDrainedExecutor) -> None:
    failures = []
    runner.failed.connect(failures.append)

    def work(progress: Progress) -> None:
        raise Cancelled

    runner.start("导出", work, lambda _: None)
    executor.drain()
    assert failures == []
