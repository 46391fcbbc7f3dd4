"""inspector self-check: is everything there?"""

from argparse import Namespace
from dataclasses import asdict

from inspector.cli.command import Command, Context, Report, no_arguments
from inspector.operations.self_check import check_self


def _run(context: Context, arguments: Namespace) -> Report:
    del arguments
    with context.here() as workspace:
        found = check_self(workspace)
    lines = [
        f"政策包 {found.policy_version}",
        f"检查表 {found.checklists} 张，事项 {found.items} 项，依据 {found.sources} 件",
        f"县（市、区）{found.counties} 个，字体 {found.fonts} 个",
        f"文书 {len(found.document_kinds)} 种：{'、'.join(found.document_kinds)}",
        f"记录 {len(found.messages)} 种：{'、'.join(found.messages)}",
        f"流水 {found.journal_lines} 行",
    ]
    if found.missing_files:
        lines.append(f"原件缺失 {len(found.missing_files)} 个，请从备份恢复：")
        lines.extend(found.missing_files)
    else:
        lines.append("自检通过。")
    return Report(tuple(lines), asdict(found), failed=bool(found.missing_files))


COMMANDS = (Command(("self-check",), "自检：程序和数据是否完整", no_arguments, _run),)
