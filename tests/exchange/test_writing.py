"""Export: prepared, written, forced out, read back, renamed; whatever fails leaves nothing."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from exchange.made_up import (
    DEVICE,
    NOW,
    RECIPIENT,
    Desk,
    Laptop,
    files_under,
    grant,
    granted,
    key,
    province,
    revoked,
    trust,
)
from inspector.exchange import writer
from inspector.exchange.contents import Contents, measure_blob
from inspector.exchange.keys import Ed25519Signer
from inspector.exchange.manifest import seal_manifest
from inspector.exchange.reader import verify_package
from inspector.exchange.receiver import Receiver
from inspector.exchange.verdicts import ExportFault, ExportStopped, Refused, Verdict
from inspector.exchange.writer import write_package
from inspector.progress import Cancelled

SENDING: Receiver = province(senders=None)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def write(laptop: Laptop, target: Path, **options: Any) -> writer.Written:
    envelope = options.pop("envelope", None) or seal_manifest(
        laptop.manifest(*laptop.photos), laptop.signer
    )
    receiver = options.pop("receiver", SENDING)
    contents = options.pop("contents", laptop.contents())
    return write_package(envelope, contents, target, receiver, **options)


def stopped(laptop: Laptop, stick: Path, **options: Any) -> ExportFault:
    """Return why nothing was written, having seen that nothing was."""
    before = files_under(stick)
    with pytest.raises(ExportStopped) as caught:
        write(laptop, stick / "a.sxsync", **options)
    assert files_under(stick) == before
    assert caught.value.message.startswith(caught.value.fault.sentence)
    return caught.value.fault


FORMS = pytest.mark.parametrize("recipient", [None, RECIPIENT])


@FORMS
def test_what_is_written_is_what_is_reported(
    laptop: Laptop, stick: Path, desk: Desk, recipient: str | None
) -> None:
    told: list[tuple[str, float]] = []
    written = write(
        laptop,
        stick / "a.sxsync",
        recipient=recipient,
        progress=lambda step, fraction: told.append((step, fraction)),
    )
    assert written.size == written.path.stat().st_size
    assert [path.name for path in stick.iterdir()] == ["a.sxsync"]
    assert told[-1] == ("完成，可以拔出", 1.0)
    fractions = [fraction for _, fraction in told]
    assert fractions == sorted(fractions)
    desk.take(written.path)


def test_the_same_number_again_writes_the_same_bytes(laptop: Laptop, stick: Path) -> None:
    write(laptop, stick / "a.sxsync")
    write(laptop, stick / "b.sxsync")
    assert (stick / "a.sxsync").read_bytes() == (stick / "b.sxsync").read_bytes()
    assert (stick / "a.sxsync").read_bytes() == laptop.package(*laptop.photos)


def test_what_was_there_before_is_replaced(laptop: Laptop, stick: Path) -> None:
    (stick / "a.sxsync").write_bytes(b"old")
    (stick / ".a.sxsync.part").write_bytes(b"left by a crash")
    write(laptop, stick / "a.sxsync")
    assert files_under(stick) == {"a.sxsync": laptop.package(*laptop.photos)}


def test_a_link_in_the_place_of_the_part_is_not_followed(
    laptop: Laptop, stick: Path, tmp_path: Path
) -> None:
    (tmp_path / "victim").write_bytes(b"precious")
    (stick / ".a.sxsync.part").symlink_to(tmp_path / "victim")
    write(laptop, stick / "a.sxsync")
    assert (tmp_path / "victim").read_bytes() == b"precious"


def shorter(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def longer(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"!")


def other(path: Path) -> None:
    path.write_bytes(path.read_bytes().swapcase())


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@FORMS
@pytest.mark.parametrize("change", [shorter, longer, other, folder, Path.unlink])
def test_a_photo_that_changed_stops_the_export(
    laptop: Laptop, stick: Path, change: Callable[[Path], None], recipient: str | None
) -> None:
    envelope = seal_manifest(laptop.manifest(*laptop.photos), DEVICE)
    change(list(laptop.photos.values())[1])
    fault = stopped(laptop, stick, envelope=envelope, recipient=recipient)
    assert fault is ExportFault.SOURCE_CHANGED


def test_a_photo_that_cannot_be_read_cannot_be_measured(tmp_path: Path) -> None:
    with pytest.raises(ExportStopped) as caught:
        measure_blob(tmp_path / "absent.jpg")
    assert caught.value.fault is ExportFault.SOURCE_CHANGED


def test_rows_that_are_not_those_of_the_manifest(laptop: Laptop, stick: Path) -> None:
    envelope = seal_manifest(laptop.manifest(*laptop.photos), DEVICE)
    before = files_under(stick)
    laptop.record()
    with pytest.raises((Refused, ExportStopped)):
        write(laptop, stick / "a.sxsync", envelope=envelope)
    assert files_under(stick) == before


@FORMS
def test_rows_that_the_receiver_would_refuse_never_leave(
    laptop: Laptop, stick: Path, recipient: str | None
) -> None:
    laptop.record("ab" * 32)
    with pytest.raises(Refused) as caught:
        write(laptop, stick / "a.sxsync", recipient=recipient)
    assert caught.value.verdict is Verdict.MISSING_PHOTO
    assert files_under(stick) == {}


def test_a_photo_that_the_other_side_has_need_not_travel(laptop: Laptop, stick: Path) -> None:
    laptop.record("ab" * 32)
    held = province(senders=None, held_photos=frozenset(["ab" * 32]))
    write(laptop, stick / "a.sxsync", receiver=held)


@pytest.mark.parametrize(
    ("receiver", "signer", "verdict"),
    [
        (SENDING, key("stranger"), Verdict.UNKNOWN_SENDER),
        (province(senders=None, trust=trust(revoked=revoked())), DEVICE, Verdict.REVOKED),
        (province(senders=None, grants=granted(grant(epoch=2))), DEVICE, Verdict.STALE_EPOCH),
        (province(senders=None, me="other"), DEVICE, Verdict.WRONG_RECIPIENT),
    ],
)
def test_a_manifest_that_would_be_refused_is_not_written(
    laptop: Laptop, stick: Path, receiver: Receiver, signer: Ed25519Signer, verdict: Verdict
) -> None:
    laptop.signer = signer
    with pytest.raises(Refused) as caught:
        write(laptop, stick / "a.sxsync", receiver=receiver)
    assert caught.value.verdict is verdict
    assert files_under(stick) == {}


def test_an_expired_trust_file_stops_nobody_from_sending(laptop: Laptop, stick: Path) -> None:
    old = province(senders=None, trust=trust(expires="2026-01-01T00:00:00Z"), now=NOW)
    write(laptop, stick / "a.sxsync", receiver=old)


def test_an_encrypted_form_beyond_two_gibibytes(
    laptop: Laptop, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = len(laptop.package(*laptop.photos))
    laptop.packages, laptop.unsent = [], 0
    monkeypatch.setattr(writer, "MAX_PACKAGE", size)
    write(laptop, stick / "a.sxsync")
    with pytest.raises(Refused) as caught:
        write(laptop, stick / "a.sxsync.age", recipient=RECIPIENT)
    assert caught.value.verdict is Verdict.TOO_BIG


def test_cancelling_leaves_nothing(laptop: Laptop, stick: Path) -> None:
    for form in (None, RECIPIENT):
        for moment in ("正在写入", "正在核验" if form is None else "正在读回"):

            def cancel(step: str, fraction: float, moment: str = moment) -> None:
                if step.startswith(moment):
                    raise Cancelled

            with pytest.raises(Cancelled):
                write(laptop, stick / "a.sxsync", recipient=form, progress=cancel)
            assert files_under(stick) == {}


# The medium


def test_the_steps_come_in_the_order_that_survives_a_power_cut(
    laptop: Laptop, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []

    def noting(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any) -> Any:
            steps.append(name)
            return real(*arguments)

        return step

    monkeypatch.setattr(os, "fsync", noting("fsync", os.fsync))
    monkeypatch.setattr(writer, "open_on_medium", noting("read", writer.open_on_medium))
    monkeypatch.setattr(writer, "verify_package", _noting_verify(steps))
    monkeypatch.setattr(Path, "replace", noting("rename", Path.replace))
    write(laptop, stick / "a.sxsync")
    assert steps == ["fsync", "verify", "read", "rename", "fsync"]


def _noting_verify(steps: list[str]) -> Callable[..., Any]:
    def verify(*arguments: Any, **options: Any) -> Any:
        steps.append("verify")
        return verify_package(*arguments, **options)

    return verify


def test_contents_are_asked_for_as_often_as_they_are_read(laptop: Laptop, stick: Path) -> None:
    asked: list[int] = []

    def rows() -> Iterable[bytes]:
        asked.append(1)
        return iter(laptop.lines)

    contents = Contents(rows, laptop.photos.__getitem__)
    write(laptop, stick / "a.sxsync", contents=contents)
    write(laptop, stick / "a.sxsync", contents=contents)
    assert len(asked) == 2
