"""What was answered on site."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

Value: TypeAlias = Decimal | str | date | tuple[str, ...]
"""By kind of input: number, text or choice code or yes/no, date, chosen codes."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one item.

    Attributes:
        item: code of the item.
        values: by code of the input; an input without a value is missing here.
        not_applicable: the reason why the item does not apply; empty: it applies.
        remark: free words; also the explanation where a rule holds 原则上.
        officer: certificate number of who gave it.
        at: UTC.
        swept: given by 本节其余均符合.
        judged: a person's decision (yes or no) where the rule asks for human judgement.
    """

    item: str
    values: Mapping[str, Value] = field(default_factory=dict)
    not_applicable: str = ""
    remark: str = ""
    officer: str = ""
    at: datetime | None = None
    swept: bool = False
    judged: str = ""
