"""The child is reused, limited and replaced; what it says is checked."""

import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from imaging.looked_at import facts_of
from imaging.made_pictures import encoded, quarters
from inspector.imaging import decoding_child
from inspector.imaging.decoding_child import end_children
from inspector.imaging.refusal import NotAPhotoError, Refusal

Save = Callable[..., Path]
JPEG = encoded(quarters())


@pytest.fixture(autouse=True)
def fresh_children() -> Iterator[None]:
    end_children()
    yield
    end_children()


def run_instead(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Let the children be this program."""
    monkeypatch.setattr(decoding_child, "_command", lambda: [sys.executable, "-c", code])


def say_instead(monkeypatch: pytest.MonkeyPatch, answer: bytes) -> None:
    code = f"import sys; sys.stdin.readline(); sys.stdout.buffer.write({answer!r})"
    run_instead(monkeypatch, code)


def test_one_child_serves_many_photos(saved: Save) -> None:
    file = saved(JPEG)
    facts_of(file)
    (first,) = decoding_child._idle
    facts_of(file)
    assert decoding_child._idle == [first]


def test_a_refused_photo_costs_no_child(saved: Save) -> None:
    facts_of(saved(JPEG))
    (first,) = decoding_child._idle
    with pytest.raises(NotAPhotoError):
        facts_of(saved(b"no photo"))
    assert decoding_child._idle == [first]


def test_a_child_that_died_meanwhile_is_replaced_unnoticed(saved: Save) -> None:
    file = saved(JPEG)
    facts_of(file)
    process = decoding_child._idle[0]._process
    process.kill()
    process.wait()
    assert facts_of(file).width == 400


def test_a_photo_that_kills_the_child_is_refused_and_the_next_is_taken(
    saved: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        run_instead(patched, "import os, sys; sys.stdin.readline(); os.abort()")
        with pytest.raises(NotAPhotoError, match="现场") as caught:
            facts_of(saved(JPEG))
    assert caught.value.reason is Refusal.TOO_DEMANDING
    assert not decoding_child._idle
    assert facts_of(saved(JPEG)).width == 400


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"hello\n",
        b'{"refused":"because","facts":null,"sizes":[]}\n',
        b'{"refused":null,"facts":null,"sizes":[1000000000]}\n',
        b'{"refused":null,"facts":null,"sizes":[-5]}\n',
        b'{"refused":null,"facts":null,"sizes":[10]}\nshort',
        b"x" * 100_000 + b"\n",
    ],
)
def test_a_child_that_says_nonsense_is_not_believed(
    answer: bytes, saved: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    say_instead(monkeypatch, answer)
    with pytest.raises(NotAPhotoError):
        facts_of(saved(JPEG))
    assert not decoding_child._idle


def test_an_interrupted_conversation_ends_the_child(
    saved: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(decoding_child._Child, "ask", interrupt)
    with pytest.raises(KeyboardInterrupt):
        facts_of(saved(JPEG))
    assert not decoding_child._idle


def test_a_child_that_does_not_go_is_made_to_go(monkeypatch: pytest.MonkeyPatch) -> None:
    run_instead(monkeypatch, "import time; time.sleep(600)")
    monkeypatch.setattr(decoding_child, "_PATIENCE", 0.1)
    child = decoding_child._Child()
    child.end()
    assert not child.lives


def test_two_threads_hold_two_children(saved: Save) -> None:
    file = saved(JPEG)
    threads = [threading.Thread(target=facts_of, args=(file,)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 1 <= len(decoding_child._idle) <= 2


def test_the_frozen_program_is_its_own_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert decoding_child._command() == [sys.executable, "--decoding-child"]


def test_the_program_serves_as_child_when_told(
    saved: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = [sys.executable, "-m", "inspector", "--decoding-child"]
    monkeypatch.setattr(decoding_child, "_command", lambda: command)
    assert facts_of(saved(JPEG)).width == 400


if sys.platform != "win32":  # the means to provoke these exist on POSIX only

    def limited(**limits: float) -> str:
        settings = "".join(f"limits.{name} = {value}\n" for name, value in limits.items())
        return (
            f"from inspector.imaging import limits\n{settings}"
            "from inspector.imaging.child import serve\nserve()"
        )

    def test_a_photo_that_takes_too_long_is_refused(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        endless = tmp_path / "慢.jpg"
        os.mkfifo(endless)  # nobody ever writes into it
        run_instead(monkeypatch, limited(SECONDS=0.2))
        with pytest.raises(NotAPhotoError, match="限定的时间和内存") as caught:
            facts_of(endless)
        assert caught.value.reason is Refusal.TOO_DEMANDING

    def test_a_photo_that_takes_too_much_memory_is_refused(
        saved: Save, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        run_instead(monkeypatch, limited(ADDRESS_SPACE=200 << 20))
        with pytest.raises(NotAPhotoError, match="限定的时间和内存"):
            facts_of(saved(encoded(quarters(6000, 4900), "PNG", compress_level=1)))
        assert facts_of(saved(JPEG)).width == 400
