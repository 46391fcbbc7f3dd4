"""inspector radar: what is worth a look, with the evidence."""

from argparse import Namespace

from inspector.cli.command import Command, Context, Report, Told, no_arguments
from inspector.domain.radar import Signal
from inspector.operations.consistency_radar import consistency_radar


def _run(context: Context, arguments: Namespace) -> Report:
    del arguments
    with context.any_role() as workspace:
        found = consistency_radar(workspace, context.progress)
    compared = (
        f"{found.visits} 次检查、{found.photos} 张照片、{found.institutions} 家机构、"
        f"{found.certificates} 份人员证书"
    )
    lines = [f"比对了 {compared}。以下只是值得看一眼的地方，不代表有问题。"]
    for signal in found.signals:
        lines.append(f"{signal.kind.value}：{signal.sentence}")
        lines.extend(f"\t{place}" for place in signal.evidence)
    if not found.signals:
        lines.append("没有发现前后不一致的地方。")
    data: dict[str, Told] = {
        "visits": found.visits,
        "photos": found.photos,
        "institutions": found.institutions,
        "certificates": found.certificates,
        "signals": [_signal(one) for one in found.signals],
    }
    return Report(tuple(lines), data)


def _signal(signal: Signal) -> Told:
    return {
        "kind": signal.kind.name.lower().replace("_", "-"),
        "sentence": signal.sentence,
        "evidence": list(signal.evidence),
        "visits": list(signal.visits),
    }


_TITLE = "比对照片、人员证书、编号和床位，列出值得看一眼的地方"
COMMANDS = (Command(("radar",), _TITLE, no_arguments, _run),)
