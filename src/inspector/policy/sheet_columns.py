"""Which sheets and columns a pack has in a spreadsheet, and how their cells are written."""

from dataclasses import dataclass
from enum import Enum
from typing import Final


class Form(Enum):
    """How a value stands in a cell; all cells are text."""

    TEXT = "文字"
    WHOLE = "整数"
    FLAG = "是或空"
    DAY = "日期，写作 2026-01-31"
    LINES = "每行一项"
    NAMES = "用顿号分开"
    PAIRS = "每行一项，写作 代码＝名称"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its title and the field that it holds."""

    title: str
    field: str
    form: Form = Form.TEXT


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One sheet.

    Attributes:
        owner: title of the first column that names the item (or checklist) a row belongs to, or
            empty.
    """

    name: str
    columns: tuple[Column, ...]
    owner: str = ""

    @property
    def titles(self) -> tuple[str, ...]:
        """Titles of all columns."""
        first = (self.owner,) if self.owner else ()
        return first + tuple(column.title for column in self.columns)


HEAD: Final = SheetPlan(
    "总目", (Column("版本", "version"), Column("签发日期", "issued_on", Form.DAY))
)

CITATION_COLUMNS: Final = (
    Column("来源", "source"),
    Column("条款", "article"),
    Column("内容", "text"),
    Column("核验", "verified"),
    Column("用途", "purpose"),
    Column("省厅确认日期", "confirmed_on", Form.DAY),
)

CHECKLISTS: Final = SheetPlan(
    "检查表",
    (
        Column("编码", "code"),
        Column("标题", "title"),
        Column("对象", "subject"),
        Column("用途", "purpose"),
        Column("并入", "includes", Form.NAMES),
        Column("备注", "note"),
    ),
)

SECTIONS: Final = SheetPlan("部分", (Column("编码", "code"), Column("标题", "title")), "检查表")

ITEMS: Final = SheetPlan(
    "条目",
    (
        Column("编码", "code"),
        Column("题干", "text"),
        Column("等级", "severity"),
        Column("证据", "evidence"),
        Column("核验", "verified"),
        Column("可填不适用", "may_be_not_applicable", Form.FLAG),
        Column("参数", "parameters", Form.NAMES),
        Column("问题用语", "wordings", Form.LINES),
        Column("整改要求", "requirement"),
        Column("整改期限（日）", "deadline_days", Form.WHOLE),
        Column("通报部门", "refer_to", Form.NAMES),
        Column("备注", "note"),
        Column("省厅确认日期", "confirmed_on", Form.DAY),
        Column("承接旧题", "replaces"),
    ),
    "部分",
)

CONDITIONS: Final = SheetPlan(
    "显示条件",
    (
        Column("看哪一条", "item"),
        Column("看哪个填写项", "input"),
        Column("取值", "values", Form.NAMES),
    ),
    "条目",
)

INPUTS: Final = SheetPlan(
    "填写项",
    (
        Column("代码", "code"),
        Column("名称", "label"),
        Column("类型", "kind"),
        Column("单位", "unit"),
        Column("小数位", "decimals", Form.WHOLE),
        Column("选项", "choices", Form.PAIRS),
        Column("清点", "tally"),
        Column("可以不填", "optional", Form.FLAG),
        Column("可晚于检查日", "in_future", Form.FLAG),
    ),
    "条目",
)

RULE_TITLES: Final = (
    "条目",
    "规则",
    "填写项",
    "比较",
    "界限",
    "对比项",
    "附加",
    "校验提示",
    "必须更正",
)

CITATIONS: Final = SheetPlan("依据", CITATION_COLUMNS, "条目")

SOURCES: Final = SheetPlan(
    "来源",
    (
        Column("代码", "id"),
        Column("标题", "title"),
        Column("文号", "number"),
        Column("制发机关", "issuer"),
        Column("效力层级", "level"),
        Column("状态", "status"),
        Column("生效日期", "valid_from", Form.DAY),
        Column("失效日期", "valid_until", Form.DAY),
        Column("用途", "purposes", Form.NAMES),
        Column("核验", "verified"),
        Column("省厅确认日期", "confirmed_on", Form.DAY),
        Column("适用范围", "scope"),
        Column("文本日期", "text_of", Form.DAY),
        Column("主管部门", "competent"),
        Column("罚则条款", "penalty_articles", Form.NAMES),
        Column("备注", "note"),
    ),
)

PARAMETERS: Final = SheetPlan(
    "参数",
    (
        Column("参数名", "name"),
        Column("标题", "title"),
        Column("取值", "value"),
        Column("单位", "unit"),
        Column("选项", "choices", Form.PAIRS),
        Column("歧义编号", "ambiguity"),
    ),
)

SEVERITIES: Final = SheetPlan("等级期限", (Column("等级", "severity"), Column("天数", "days")))

DEADLINES: Final = SheetPlan(
    "期限",
    (
        Column("期限名", "name"),
        Column("标题", "title"),
        Column("长度", "amount", Form.WHOLE),
        Column("单位", "unit"),
    ),
)

PHRASES: Final = SheetPlan(
    "用语库",
    (
        Column("类别", "category"),
        Column("问题", "problem"),
        Column("整改要求", "requirement"),
    ),
)

RULES: Final = SheetPlan(
    "规则",
    tuple(Column(title, title) for title in RULE_TITLES[1:]),
    RULE_TITLES[0],
)

PLANS: Final = (
    HEAD,
    CHECKLISTS,
    SECTIONS,
    ITEMS,
    CONDITIONS,
    INPUTS,
    RULES,
    CITATIONS,
    SOURCES,
    PARAMETERS,
    SEVERITIES,
    DEADLINES,
    PHRASES,
)
"""All sheets in order."""
