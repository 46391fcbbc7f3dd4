"""The log lets go of its folder while that gives way to another."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.config.log_file import keep_log, log_put_away


@pytest.fixture(autouse=True)
def root() -> Iterator[logging.Logger]:
    logger = logging.getLogger()
    before, level = list(logger.handlers), logger.level
    yield logger
    for one in [one for one in logger.handlers if one not in before]:
        logger.removeHandler(one)
        one.close()
    logger.setLevel(level)


def test_no_file_of_the_home_is_open_meanwhile_and_the_log_goes_on(
    tmp_path: Path, root: logging.Logger
) -> None:
    home = tmp_path / "home"
    (home / "logs").mkdir(parents=True)
    keep_log(home)
    root.info("before")
    with log_put_away(home):
        home.rename(tmp_path / "kept")
        home.mkdir()
        root.info("meanwhile")
    root.info("after")
    assert "before" in (tmp_path / "kept" / "logs" / "inspector.log").read_text("utf-8")
    log = (home / "logs" / "inspector.log").read_text("utf-8")
    assert "after" in log
    assert "meanwhile" not in log


def test_a_log_elsewhere_is_left_alone(tmp_path: Path, root: logging.Logger) -> None:
    (tmp_path / "other" / "logs").mkdir(parents=True)
    keep_log(tmp_path / "other")
    with log_put_away(tmp_path / "home"):
        root.info("goes on")
    assert "goes on" in (tmp_path / "other" / "logs" / "inspector.log").read_text("utf-8")
    assert not (tmp_path / "home").exists()
