"""Passphrases at the command line, and the commands around the vault and its backups."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desks import Clock, staffed_county
from inspector.cli import secrets as secrets_module
from inspector.cli.secrets import DifferentPhrasesError, Secrets, secrets_of
from inspector.operations.unlock_question import LockedError, Question
from operations.vaulted import (
    FIRST,
    KEEPERS,
    NEW,
    OTHER,
    PHRASE,
    SECOND,
    cheap_vaults,
    real_county,
    real_province,
)

Run = Callable[..., Any]


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap_vaults(monkeypatch)


@pytest.fixture
def lines() -> Callable[..., int]:
    """A descriptor that gives these lines."""

    def make(*phrases: str) -> int:
        reading, writing = os.pipe()
        os.write(writing, "".join(f"{one}\n" for one in phrases).encode())
        os.close(writing)
        return reading

    return make


@pytest.fixture
def laptop(tmp_path: Path) -> Path:
    real_county(tmp_path / "laptop", Clock()).database.close()
    return tmp_path / "laptop"


def test_passphrases_come_line_by_line_from_a_descriptor(
    run: Run, laptop: Path, lines: Callable[..., int]
) -> None:
    added = run("vault", "add", SECOND, "--passphrase-fd", lines(PHRASE, OTHER), home=laptop)
    assert (added.code, added.err) == (0, "")
    listed = run(
        "vault",
        "list",
        *("--who", SECOND, "--passphrase-fd", lines(OTHER)),
        home=laptop,
        as_json=True,
    )
    assert listed.data == {"officer": SECOND, "inspectors": [FIRST, SECOND]}
    changed = run(
        *("--who", "0002", "vault", "change", "--passphrase-fd", lines(OTHER, NEW)), home=laptop
    )
    assert changed.code == 0
    removed = run(
        *("vault", "remove", FIRST, "--who", "0002", "--passphrase-fd", lines(NEW)), home=laptop
    )
    assert removed.code == 0
    assert run("vault", "list", "--passphrase-fd", lines(PHRASE), home=laptop).code == 1


def test_without_a_passphrase_a_command_says_how_to_give_one(run: Run, laptop: Path) -> None:
    said = run("check", home=laptop)
    assert said.code == 1
    assert "INSPECTOR_PASSPHRASE" in said.err


def test_a_descriptor_that_cannot_be_read_is_told(run: Run, laptop: Path) -> None:
    said = run("check", "--passphrase-fd", "9999", home=laptop)
    assert said.code == 1
    assert "9999" in said.err


def test_practice_has_no_vault(run: Run, tmp_path: Path) -> None:
    staffed_county(tmp_path / "county", Clock()).database.close()
    said = run("vault", "list", home=tmp_path / "county")
    assert (said.code, "演练" in said.err) == (1, True)


def test_the_environment_opens_and_sets(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INSPECTOR_OFFICER", FIRST)
    monkeypatch.setenv("INSPECTOR_PASSPHRASE", PHRASE)
    monkeypatch.setenv("INSPECTOR_NEW_PASSPHRASE", OTHER)
    assert run("province", "init", home=tmp_path / "desk").code == 0
    assert run("vault", "change", home=tmp_path / "desk").code == 0
    monkeypatch.setenv("INSPECTOR_PASSPHRASE", OTHER)
    said = run("vault", "keeper", "示例丁", home=tmp_path / "desk")
    assert (said.code, said.err) == (0, "")


def test_backup_check_and_restore(
    run: Run, laptop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INSPECTOR_PASSPHRASE", PHRASE)
    checked = run("check", home=laptop, as_json=True).data
    assert checked == {"database": True, "files": 0, "lost": [], "key": True, "recoverable": False}
    assert "尽快办理登记" in run("check", home=laptop).out
    stick = tmp_path / "stick"
    assert "已备份" in run("backup", "--to", stick, home=laptop).out
    rehearsed = run("restore", stick, "--rehearse", home=laptop)
    assert "恢复演练成功" in rehearsed.out
    restored = run("restore", stick, home=laptop)
    assert restored.code == 0
    assert "重新办理登记" in restored.out
    assert "原来的数据保留在" in restored.out
    assert run("check", home=laptop).code == 0


def test_an_old_backup_is_said_to_be_gone(
    run: Run, laptop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INSPECTOR_PASSPHRASE", PHRASE)
    said = run("backup", "--to", tmp_path, home=laptop, as_json=True).data
    folder = Path(said["folder"])
    older = folder.with_name("19990101T000000Z")
    for name in ("19990101T000001Z", older.name):
        (folder.with_name(name)).mkdir()
        (folder.with_name(name) / "set.json").write_bytes(b"{}")
    assert "到期的旧备份" in run("backup", "--to", tmp_path, home=laptop).out


def test_a_missing_key_fails_the_check(
    run: Run, laptop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INSPECTOR_PASSPHRASE", PHRASE)
    file = laptop / "workspace.sqlite3"
    data = bytearray(file.read_bytes())
    start = len(data) * 2 // 3 // 4096 * 4096
    data[start : start + 4096] = bytes(4096)
    file.write_bytes(data)
    (laptop / "keys" / "device.key").unlink()
    said = run("check", home=laptop)
    assert said.code == 1
    assert "只能查看" in said.err
    assert "已损坏" in said.out
    assert "签名密钥缺失" in said.out


def test_a_lost_passphrase_from_command_to_command(
    run: Run, laptop: Path, tmp_path: Path, lines: Callable[..., int]
) -> None:
    from operations.vaulted import enrol_real

    clock = Clock()
    county, province = real_county(laptop, clock), real_province(tmp_path / "desk", clock)
    enrol_real(county, province, tmp_path)
    county.database.close()
    province.database.close()
    ask, answer = tmp_path / "ask.sxrecovery", tmp_path / "answer.age"
    asked = run(
        *("vault", "ask", FIRST, "--to", ask, "--passphrase-fd", lines(NEW)),
        home=laptop,
        as_json=True,
    ).data
    shown = run("vault", "answer", ask, "--to", answer, home=tmp_path / "desk")
    assert shown.code == 1
    assert asked["fingerprint"] in shown.out
    names = [word for name in KEEPERS for word in ("--keeper", name)]
    phrases = lines(OTHER, *KEEPERS.values())
    answered = run(
        *("vault", "answer", ask, "--to", answer, "--fingerprint", asked["fingerprint"]),
        *(*names, "--passphrase-fd", phrases),
        home=tmp_path / "desk",
    )
    assert (answered.code, answered.err) == (0, "")
    assert run("vault", "take", answer, "--passphrase-fd", lines(NEW), home=laptop).code == 0
    checked = run("check", "--passphrase-fd", lines(NEW), home=laptop, as_json=True).data
    assert checked["recoverable"]


class Typing:
    """Somebody at the keyboard."""

    def __init__(self, patch: pytest.MonkeyPatch, *phrases: str, line: str = "") -> None:
        self._phrases = list(phrases)
        patch.setattr(secrets_module, "getpass", lambda prompt: self._phrases.pop(0))
        patch.setattr(sys, "stdin", io.StringIO(f"{line}\n"))


def test_at_the_keyboard_number_and_passphrase_are_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    at_keyboard = Secrets(keyboard=True)
    Typing(monkeypatch, PHRASE, PHRASE, line=FIRST)
    given = at_keyboard.unlock(Question((), 10))
    assert (given.inspector, given.phrase) == (FIRST, PHRASE)
    assert "第一名检查员" in capsys.readouterr().err
    Typing(monkeypatch, PHRASE, line="0002")
    assert at_keyboard.unlock(Question(("0001", "0002"), 10)).inspector == "0002"
    Typing(monkeypatch, PHRASE)
    assert at_keyboard.unlock(Question(("0001",), 10)).inspector == ""
    Typing(monkeypatch, NEW, OTHER)
    with pytest.raises(DifferentPhrasesError):
        at_keyboard.new_phrase("新口令：")
    Typing(monkeypatch, PHRASE)
    assert at_keyboard.phrase("口令：") == PHRASE


def test_nobody_at_the_keyboard_is_not_asked() -> None:
    for question in (Question((), 10), Question(("0001", "0002"), 10)):
        with pytest.raises(LockedError):
            Secrets().unlock(question)
    assert secrets_of("", None).lines is None
