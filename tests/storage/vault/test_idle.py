from inspector.storage.vault.idle import IdleLock
from storage.vault.conftest import Since


def test_a_window_that_nobody_touches_is_locked(since: Since) -> None:
    idle = IdleLock(since, 600)
    since.now += 599
    assert not idle.is_due
    idle.touch()
    since.now += 599
    assert not idle.is_due
    since.now += 1
    assert idle.is_due
