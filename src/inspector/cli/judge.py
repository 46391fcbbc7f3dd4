"""inspector judge FILE: judge a sealed inspection again."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from inspector.cli.command import Command, Context, Report, Told
from inspector.config.paths import resources_folder
from inspector.domain.policy_pack import Pack
from inspector.domain.verdict import ClauseVerdict, WholeVerdict
from inspector.operations.judge_file import JudgedFile, judge_file
from inspector.policy.load import load_pack_folder


def _configure(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="文件", help="封存的检查记录（JSON）")
    parser.add_argument(
        "--pack", type=Path, metavar="文件夹", help="政策包所在的文件夹；不填用程序自带的"
    )


def _run(context: Context, arguments: Namespace) -> Report:
    del context
    pack = load_pack_folder(arguments.pack or resources_folder() / "policy")
    found = judge_file(arguments.file, pack)
    contradicts = found.same_pack and bool(found.changed)
    data: dict[str, Told] = {
        "inspection": found.inspection.id,
        "pack": pack.version,
        "pack_sha256": pack.sha256,
        "same_pack": found.same_pack,
        "changed": list(found.changed),
        "clauses": [_clause(one) for one in found.verdicts],
        "wholes": [_whole(one) for one in found.wholes],
    }
    return Report(tuple(_told(found, pack)), data, failed=contradicts)


def _told(found: JudgedFile, pack: Pack) -> Iterator[str]:
    inspection = found.inspection
    yield (
        f"{inspection.institution.name}，基准日 {inspection.reference_date}，政策包 {pack.version}"
    )
    for clause in found.verdicts:
        distance = f"（{clause.distance}）" if clause.distance else ""
        yield f"{clause.item}\t{clause.outcome.value}\t{clause.formula}{distance}"
        for assumption in clause.assumptions:
            yield f"\t口径：{assumption}"
    for whole in found.wholes:
        yield f"{whole.checklist} {whole.suggestion.value}"
        for reason in whole.reasons:
            yield f"\t{reason}"
    yield _compared(found)


def _compared(found: JudgedFile) -> str:
    if not found.changed:
        return "与封存时的结论完全一致。"
    changed = "、".join(found.changed)
    if found.same_pack:
        return f"政策包相同，结论却与封存时不同：{changed}。请核对记录是否被改动。"
    return f"政策包与封存时不同，以下条目的结论有变化：{changed}。"


def _clause(clause: ClauseVerdict) -> Told:
    return {
        "item": clause.item,
        "outcome": clause.outcome.value,
        "cause": clause.cause.value,
        "formula": clause.formula,
        "distance": clause.distance,
        "assumptions": list(clause.assumptions),
    }


def _whole(whole: WholeVerdict) -> Told:
    return {
        "checklist": whole.checklist,
        "suggestion": whole.suggestion.value,
        "reasons": list(whole.reasons),
    }


COMMANDS = (Command(("judge",), "按政策包重新判定一份封存的检查", _configure, _run),)
