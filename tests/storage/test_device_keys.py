"""Private keys as files, and one program at a time."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from inspector.storage.device_keys import DeviceKeys, KeyExistsError
from inspector.storage.failures import DiskFailedError
from inspector.storage.single_instance import AlreadyOpenError, only_instance


@pytest.fixture
def keys(tmp_path: Path) -> DeviceKeys:
    return DeviceKeys(tmp_path / "keys")


def test_a_key_comes_back_and_only_its_owner_may_read_it(keys: DeviceKeys) -> None:
    assert keys.get("device") is None
    keys.put("device", b"secret")
    keys.put("device", b"secret")
    assert keys.get("device") == b"secret"
    (file,) = keys.folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(keys.folder.stat().st_mode) == 0o700


def test_a_key_is_never_replaced_by_accident(keys: DeviceKeys) -> None:
    keys.put("device", b"first")
    with pytest.raises(KeyExistsError, match="没有替换"):
        keys.put("device", b"second")
    assert keys.get("device") == b"first"
    keys.replace("device", b"second")
    assert keys.get("device") == b"second"


def test_a_key_is_removed(keys: DeviceKeys) -> None:
    keys.put("device", b"secret")
    keys.remove("device")
    keys.remove("device")
    assert keys.get("device") is None


@pytest.mark.parametrize("name", ["", "../device", "Device", "a/b", "a" * 65, "device\n"])
def test_odd_names_are_refused(keys: DeviceKeys, name: str) -> None:
    with pytest.raises(ValueError, match="no name"):
        keys.get(name)


def test_a_key_that_cannot_be_read_is_told(keys: DeviceKeys) -> None:
    (keys.folder / "device.key").mkdir(parents=True)
    with pytest.raises(DiskFailedError, match=r"device\.key"):
        keys.get("device")


def test_a_second_program_is_refused_until_the_first_lets_go(tmp_path: Path) -> None:
    with only_instance(tmp_path):
        with pytest.raises(AlreadyOpenError, match="已经在另一个"), only_instance(tmp_path):
            pass
        assert _other_program_opens(tmp_path) == 1
    assert _other_program_opens(tmp_path) == 0


def _other_program_opens(home: Path) -> int:
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from inspector.storage.single_instance import AlreadyOpenError, only_instance\n"
        "try:\n"
        "    with only_instance(Path(sys.argv[1])): pass\n"
        "except AlreadyOpenError: sys.exit(1)\n"
    )
    return subprocess.run([sys.executable, "-c", script, str(home)], check=False).returncode


def test_a_program_that_was_killed_has_let_go(tmp_path: Path) -> None:
    script = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from inspector.storage.single_instance import only_instance\n"
        "with only_instance(Path(sys.argv[1])): os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False)
    with only_instance(tmp_path):
        assert (tmp_path / "in-use.lock").exists()


def test_a_missing_home_is_told(tmp_path: Path) -> None:
    with pytest.raises(DiskFailedError), only_instance(tmp_path / "nowhere"):
        pass
