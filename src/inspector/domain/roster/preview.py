"""What a sheet was understood to say, row by row, before anything is taken."""

from dataclasses import dataclass
from enum import Enum

from inspector.domain.institution import Institution
from inspector.domain.roster.columns import Field
from inspector.domain.roster.workbook import column_letters


class Verdict(Enum):
    """What may happen with a row; the value is what a person reads."""

    TAKE = "可导入"
    DOUBTFUL = "待核对"
    REFUSE = "不能导入"


class Weight(Enum):
    """How much a reason weighs: a note changes nothing, a doubt asks, a refusal stops the row."""

    NOTE = "说明"
    DOUBT = "待核对"
    REFUSAL = "不能导入"


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that a person should know of a row, with its place; `column` 0 means the row."""

    sheet: str
    row: int
    column: int
    weight: Weight
    text: str

    @property
    def sentence(self) -> str:
        """The reason with its place, as it is shown and printed."""
        place = f"{column_letters(self.column)} 列" if self.column else ""
        return f"“{self.sheet}”第 {self.row} 行{place}：{self.text}"


class ChangeKind(Enum):
    """What taking a row would do to the register."""

    NEW = "新增"
    UNCHANGED = "无变化"
    CHANGED = "有变化"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value that would change, in words; an empty text means not filled."""

    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """What taking a row would change; `fields` is empty unless the kind is CHANGED."""

    kind: ChangeKind
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """A row of data with its verdict.

    `institution` is what taking the row would store, known values that the sheet does not tell
    kept; it is None, like `change`, where the row is refused. No two rows that may be
    taken hold the same institution.
    """

    sheet: str
    row: int
    verdict: Verdict
    name: str
    reasons: tuple[Reason, ...]
    institution: Institution | None
    change: Change | None


class RowKind(Enum):
    """Rows that hold no institution; the value says what they are."""

    TITLE = "表题或说明"
    HEADER = "表头"
    REPEATED_HEADER = "重复的表头"
    UNITS = "单位行"
    COLUMN_NUMBERS = "列号行"
    SECTION = "分组标题"
    SUBTOTAL = "小计或合计"
    FOOTER = "表尾"
    PREPARED = "还没有填写的空行"
    NO_HEADER = "所在的表没有认出表头"


@dataclass(frozen=True, slots=True)
class IgnoredRow:
    """A row that is not data, told so that nothing is dropped silently."""

    sheet: str
    row: int
    kind: RowKind
    text: str

    @property
    def why(self) -> str:
        """The sentence that is shown."""
        return f"“{self.sheet}”第 {self.row} 行不是机构数据（{self.kind.value}）：{self.text}"


class ColumnUse(Enum):
    """What became of a titled column."""

    READ = "已读取"
    UNUSED = "认得，本软件不用"
    REPEATED = "与另一列说的是同一件事，没有读取"
    UNRECOGNISED = "没有认出，没有读取"


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """A titled column and what it was taken for."""

    sheet: str
    column: int
    title: str
    use: ColumnUse
    field: Field | None = None
    hidden: bool = False

    @property
    def sentence(self) -> str:
        """The column in words, as it is shown and printed."""
        letters, hidden = column_letters(self.column), "，该列在表中被隐藏" if self.hidden else ""
        return f"“{self.sheet}”{letters} 列“{self.title}”：{self.use.value}{hidden}"


@dataclass(frozen=True, slots=True)
class RosterPreview:
    """The whole file, judged: every row that is not blank is in `rows` or in `ignored`."""

    rows: tuple[JudgedRow, ...]
    ignored: tuple[IgnoredRow, ...]
    columns: tuple[ColumnReading, ...]

    @property
    def unrecognised_columns(self) -> tuple[ColumnReading, ...]:
        """The columns whose values are not read although they may matter."""
        lost = {ColumnUse.UNRECOGNISED, ColumnUse.REPEATED}
        return tuple(column for column in self.columns if column.use in lost)

    @property
    def hidden_columns(self) -> tuple[ColumnReading, ...]:
        """The titled columns that the sheet hides; they are read like the others."""
        return tuple(column for column in self.columns if column.hidden)

    def with_verdict(self, verdict: Verdict) -> tuple[JudgedRow, ...]:
        """Return the rows of one verdict, in the order of the file."""
        return tuple(row for row in self.rows if row.verdict is verdict)
