"""inspector policy reevaluate: who would change under another pack, before it is issued."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from inspector.cli.command import Command, Context, Report, Told
from inspector.domain.policy_pack import Pack
from inspector.domain.reevaluation import ChangedCase, ChangedClause
from inspector.domain.verdict import ClauseVerdict
from inspector.operations.reevaluate import Reevaluated, reevaluate
from inspector.policy.load import load_pack_folder


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="文件夹", help="要试用的政策包所在的文件夹")
    parser.add_argument(
        "--as-of",
        type=_day,
        metavar="日期",
        help="按哪一天判定，例如 2027-01-01；不填按检查当日",
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(text) from error


def _run(context: Context, arguments: Namespace) -> Report:
    new = load_pack_folder(arguments.folder)
    with context.any_role() as workspace:
        found = reevaluate(workspace, new, arguments.as_of, context.progress)
    data: list[Told] = [_told(case) for case in found.changed]
    return Report(tuple(_lines(found, new)), data)


def _lines(found: Reevaluated, new: Pack) -> Iterator[str]:
    if not found.inspections:
        yield "账册里还没有封存的检查，没有可以比较的。"
        return
    for case in found.changed:
        moved = f"{case.before.value} → {case.after.value}"
        whole = moved if case.before is not case.after else f"{case.before.value}（不变）"
        yield f"{case.case.title} {case.case.checklist} {whole}"
        for clause in case.clauses:
            yield f"\t{_clause(clause)}"
    count = len({case.case.case for case in found.changed})
    yield (
        f"按政策包 {new.version} 重新判定 {found.inspections} 次检查，{count} 次的结论会改变；"
        "原来的结论没有改动。"
    )


def _clause(clause: ChangedClause) -> str:
    after = clause.after
    distance = f"（{after.distance}）" if after is not None and after.distance else ""
    return f"{clause.item} {_outcome(clause.before)} → {_outcome(after)}{distance}"


def _outcome(verdict: ClauseVerdict | None) -> str:
    return "没有这一条" if verdict is None else verdict.outcome.value


def _told(case: ChangedCase) -> Told:
    return {
        "inspection": case.case.case,
        "title": case.case.title,
        "checklist": case.case.checklist,
        "before": case.before.name.lower(),
        "after": case.after.name.lower(),
        "clauses": [
            {"item": one.item, "before": _outcome(one.before), "after": _outcome(one.after)}
            for one in case.clauses
        ],
    }


COMMANDS = (
    Command(
        ("policy", "reevaluate"), "按另一个政策包重新判定，列出结论会改变的检查", _configure, _run
    ),
)
