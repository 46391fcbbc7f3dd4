"""Diagnostics and logs tell where a failure came from, and nobody's name."""

import logging
import sys
from pathlib import Path

import pytest

from inspector.config.bare_trace import BareFormatter, bare_trace
from inspector.config.log_file import keep_log

NAME = "钱守正示例"


def fail(name: str) -> None:
    try:
        {}[name]
    except KeyError as error:
        raise ValueError(f"nobody is called {name}") from error


def caught() -> ValueError:
    with pytest.raises(ValueError, match="nobody") as caught_one:
        fail(NAME)
    return caught_one.value


def test_a_trace_names_kinds_and_places_in_order_and_no_words() -> None:
    told = bare_trace(caught())
    assert NAME not in told
    assert "nobody is called" not in told.replace(
        'raise ValueError(f"nobody is called {name}")', ""
    )
    assert told.index("builtins.KeyError") < told.index("builtins.ValueError")
    assert "in fail" in told


def test_what_is_hidden_on_purpose_is_not_told() -> None:
    error = ValueError(NAME)
    error.__context__ = KeyError(NAME)
    assert "KeyError" in bare_trace(error)
    error.__suppress_context__ = True
    assert "KeyError" not in bare_trace(error)
    error.__cause__ = error
    assert bare_trace(error) == "builtins.ValueError"


def test_the_log_holds_bare_traces(tmp_path: Path) -> None:
    (tmp_path / "logs").mkdir()
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    keep_log(tmp_path)
    (handler,) = [one for one in root.handlers if one not in before]
    record = logging.LogRecord("x", logging.INFO, "x.py", 1, "told", (), None)
    try:
        fail(NAME)
    except ValueError:
        record.exc_info = sys.exc_info()
    handler.handle(record)
    root.removeHandler(handler)
    root.setLevel(level)
    handler.close()
    log = (tmp_path / "logs" / "inspector.log").read_text("utf-8")
    assert "told" in log
    assert "builtins.ValueError" in log
    assert NAME not in log
    assert BareFormatter().formatException((None, None, None)) == ""
