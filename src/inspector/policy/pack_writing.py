"""Writes a pack as the files that `load_pack_folder` reads."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from inspector.domain.policy_pack import Pack
from inspector.policy.plain_values import (
    Plain,
    plain_checklist,
    plain_citation,
    plain_deadline,
    plain_record,
)
from inspector.policy.toml_text import toml_of


def pack_texts(pack: Pack) -> dict[str, str]:
    """Return the texts of a pack's TOML files by name; calendar and divisions are files apart."""
    head: dict[str, Plain] = {
        "version": pack.version,
        "issued_on": pack.issued_on,
        "order_power": plain_citation(pack.order_power),
    }
    if pack.hazard_power is not None:
        head["hazard_power"] = plain_citation(pack.hazard_power)
    days: dict[str, Plain] = {
        severity.value: count for severity, count in pack.severity_days.items()
    }
    texts = {
        "pack.toml": toml_of(head),
        "sources.toml": _list("source", map(plain_record, pack.sources.values())),
        "parameters.toml": _list("parameter", map(plain_record, pack.parameters.values())),
        "phrases.toml": _list("phrase", map(plain_record, pack.phrases)),
        "deadlines.toml": toml_of(
            {
                "severity_days": days,
                "deadline": [plain_deadline(one) for one in pack.deadlines.values()],
            },
            ("deadline",),
        ),
    }
    for checklist in pack.checklists.values():
        texts[f"checklists/{checklist.code.lower()}.toml"] = toml_of(
            plain_checklist(checklist), ("section", "section.item")
        )
    return texts


def write_pack_texts(pack: Pack, folder: Path) -> None:
    """Write the TOML files of a pack into a folder and drop checklists that it no longer has.

    Other files of the folder (calendar, divisions, documents) stay as they are.
    """
    texts = pack_texts(pack)
    (folder / "checklists").mkdir(parents=True, exist_ok=True)
    for old in (folder / "checklists").glob("*.toml"):
        if f"checklists/{old.name}" not in texts:
            old.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _list(name: str, rows: Iterable[Mapping[str, Plain]]) -> str:
    return toml_of({name: [dict(row) for row in rows]}, (name,))
