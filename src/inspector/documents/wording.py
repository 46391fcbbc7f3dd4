"""The sentences of documents, read from a file that the province can replace (documents.toml)."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from inspector.errors import UserError

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


class WordingError(UserError):
    """The file of sentences cannot be used."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The sentences by kind of document and key; ``version`` is printed on what they make."""

    version: str
    sentences: Mapping[str, Mapping[str, str]]

    def text(self, kind: str, key: str, **values: str) -> str:
        """Return a sentence with its {placeholders} filled.

        Raises:
            WordingError: the sentence is missing or names a value that this document does not have.
        """
        sentence = self.sentences.get(kind, {}).get(key)
        if sentence is None:
            raise WordingError(
                f"文书用语文件中缺少“{kind}”的“{key}”一句，文书未生成。"
                "请重新导入政策包，或请省厅补充该用语。"
            )

        def value_of(match: re.Match[str]) -> str:
            name = match.group(1)
            if name not in values:
                raise WordingError(
                    f"文书用语“{kind}.{key}”里的“{{{name}}}”不是本文书的栏目，文书未生成。"
                    "请请省厅更正政策包中的文书用语。"
                )
            return values[name]

        return _PLACEHOLDER.sub(value_of, sentence)


def load_wording(path: Path) -> Wording:
    """Read the sentences.

    Raises:
        WordingError: the file is missing, is not TOML, or holds anything but sentences.
    """
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WordingError(
            f"文书用语文件“{path}”读不出来（{error}）。请重新导入政策包。"
        ) from error
    version = data.pop("version", None)
    if not isinstance(version, str):
        raise WordingError(f"文书用语文件“{path}”没有写明版本（version）。请重新导入政策包。")
    sentences: dict[str, dict[str, str]] = {}
    for kind, entries in data.items():
        if not isinstance(entries, dict) or not all(isinstance(e, str) for e in entries.values()):
            raise WordingError(f"文书用语文件“{path}”的“{kind}”部分只能是句子。请重新导入政策包。")
        sentences[kind] = dict(entries)
    return Wording(version, sentences)


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences of one kind of document."""

    wording: Wording
    kind: str

    def __call__(self, key: str, **values: str) -> str:
        """Return a sentence of this kind; see Wording.text."""
        return self.wording.text(self.kind, key, **values)
