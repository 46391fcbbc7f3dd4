"""Where a command gets passphrases from: a file descriptor, the environment, or the keyboard.

For machines, in this order:

* `--passphrase-fd N`: read to its end, one line for each passphrase in the order of
  asking;
* `INSPECTOR_PASSPHRASE` opens the vault or makes it; `INSPECTOR_NEW_PASSPHRASE` is what a command
  sets anew. Other programs of the same account can read the environment: the descriptor is better.

Who it is: `--who`, or `INSPECTOR_OFFICER`; the certificate number or its ending.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from getpass import getpass
from typing import Final

from inspector.errors import UserError
from inspector.operations.unlock_question import Credentials, LockedError, Question

OFFICER: Final = "INSPECTOR_OFFICER"
PHRASE: Final = "INSPECTOR_PASSPHRASE"
NEW_PHRASE: Final = "INSPECTOR_NEW_PASSPHRASE"


class DifferentPhrasesError(UserError):
    """The passphrase was not typed twice alike."""


@dataclass(frozen=True, slots=True)
class Secrets:
    """Asks whoever started the command.

    Attributes:
        who: certificate number or its ending; may be empty.
        lines: passphrases, one a line; None without a descriptor.
        environ: of the process.
        keyboard: whether somebody sits there.
    """

    who: str = ""
    lines: Iterator[str] | None = None
    environ: Mapping[str, str] = field(default_factory=dict, repr=False)
    keyboard: bool = False

    def unlock(self, question: Question) -> Credentials:
        """Answer what opens a workspace.

        Raises:
            LockedError: there is nobody to ask.
        """
        who = self.who or self.environ.get(OFFICER, "")
        if question.is_new:
            if not who and self.keyboard:
                who = _typed("建立加密账册。第一名检查员的执法证号：")
            phrase = self._given(PHRASE)
            return Credentials(who, phrase or self._twice(_new_prompt(question.shortest)))
        if not who and len(question.endings) > 1 and self.keyboard:
            who = _typed(f"执法证号（末几位是 {'、'.join(question.endings)} 之一）：")
        return Credentials(who, self._given(PHRASE) or self._once("口令："))

    def phrase(self, prompt: str) -> str:
        """Return a passphrase that is there already."""
        return self._given("") or self._once(prompt)

    def new_phrase(self, prompt: str) -> str:
        """Return a passphrase that is set now; at the keyboard it is typed twice."""
        return self._given(NEW_PHRASE) or self._twice(prompt)

    def _given(self, name: str) -> str:
        if self.lines is not None:
            return next(self.lines, "")
        return self.environ.get(name, "")

    def _once(self, prompt: str) -> str:
        if not self.keyboard:
            raise LockedError(
                "账册已加密，没有得到口令，没有打开。"
                f"请在终端中运行，或用 --passphrase-fd、环境变量 {PHRASE} 提供口令。"
            )
        return getpass(prompt)

    def _twice(self, prompt: str) -> str:
        first = self._once(prompt)
        if self._once("再输入一次：") != first:
            raise DifferentPhrasesError("两次输入的口令不一致，没有设置。请重新来过。")
        return first


def secrets_of(who: str, descriptor: int | None) -> Secrets:
    """Return the secrets of this process.

    Raises:
        LockedError: the descriptor cannot be read.
    """
    try:
        lines = None if descriptor is None else iter(_lines_of(descriptor))
    except OSError as error:
        raise LockedError(
            f"--passphrase-fd 指定的描述符 {descriptor} 读不了，没有得到口令，请检查命令。"
        ) from error
    return Secrets(who, lines, os.environ, sys.stdin is not None and sys.stdin.isatty())


def _lines_of(descriptor: int) -> list[str]:
    with os.fdopen(descriptor, encoding="utf-8") as opened:
        return opened.read().splitlines()


def _typed(prompt: str) -> str:
    sys.stderr.write(prompt)
    sys.stderr.flush()
    return sys.stdin.readline().strip()


def _new_prompt(shortest: int) -> str:
    return f"请设置口令（至少 {shortest} 个字符，没有默认口令）："
