"""Fixtures: a laptop with two records and two photos, and a desk that takes packages in."""

from pathlib import Path

import pytest

from exchange.made_up import Desk, Laptop, small_laptop


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    folder = tmp_path / "laptop"
    folder.mkdir()
    return small_laptop(folder)[0]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    folder = tmp_path / "desk"
    folder.mkdir()
    return Desk(folder)
