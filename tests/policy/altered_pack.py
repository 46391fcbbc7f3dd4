"""A copy of the shipped pack with one text replaced by another."""

import shutil
from pathlib import Path

from shipped_pack import RESOURCES


def altered_pack(folder: Path, file: str, old: str, new: str) -> Path:
    """Return the folder of a copied pack, with the first occurrence replaced."""
    copy = folder / "policy"
    shutil.copytree(RESOURCES / "policy", copy)
    path = copy / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return copy
