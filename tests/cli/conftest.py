import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from inspector.__main__ import main


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    def call(*words: object, home: Path | None = None, as_json: bool = False) -> Said:
        arguments: Sequence[str] = [str(word) for word in words]
        options = [*(["--home", str(home)] if home else []), *(["--json"] if as_json else [])]
        try:
            code = main([*options, *arguments])
        except SystemExit as stopped:
            code = stopped.code if isinstance(stopped.code, int) else 1
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return call
