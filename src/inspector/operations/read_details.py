"""Details of a paper from a TOML file, for offices that issue papers without a window."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from inspector.errors import UserError
from inspector.operations.issue_document import details_of
from inspector.operations.papers.asked import all_asked
from inspector.operations.papers.paper import Details


class DetailsFileError(UserError):
    """The file does not hold the details of this paper."""


def read_details(code: str, file: Path) -> Details:
    """Read what a kind of document asks for.

    Raises:
        NotIssuableError: the kind is not known.
        DetailsFileError: the file cannot be read, or says something else than is asked.
    """
    asked = details_of(code)
    names = detail_names(code)
    try:
        told = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DetailsFileError(f"文件“{file}”读不出来（{error}），请检查后重试。") from error
    foreign = sorted(told.keys() - set(names))
    if foreign:
        raise DetailsFileError(
            f"文件“{file.name}”里的“{'、'.join(foreign)}”不是这份文书要填的，"
            f"可以填：{'、'.join(names) or '（没有）'}。"
        )
    try:
        return msgspec.convert(told, asked)
    except msgspec.ValidationError as error:
        raise DetailsFileError(f"文件“{file.name}”的内容写法不对（{error}），请改正。") from error


def told_details(code: str, told: Mapping[str, object]) -> Details:
    """Return what was told for a kind of document, by the names of the fields.

    Raises:
        NotIssuableError: the kind is not known.
        msgspec.ValidationError: something of another type was told.
    """
    return msgspec.convert(told, details_of(code))


def detail_names(code: str) -> tuple[str, ...]:
    """Return the names of what a kind of document asks for.

    Raises:
        NotIssuableError: the kind is not known.
    """
    return tuple(one.name for one in all_asked(details_of(code)))
