"""Files with bytes made for a test, and an end to the decoding children."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from inspector.imaging.decoding_child import end_children


@pytest.fixture(scope="session", autouse=True)
def children_ended() -> Iterator[None]:
    yield
    end_children()


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[bytes, str], Path]:
    """Save bytes as a file of this name."""

    def save(data: bytes, name: str = "现场.jpg") -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return save
