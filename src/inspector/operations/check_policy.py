"""Check a policy pack as its author left it, and compare two of them."""

from pathlib import Path

from inspector.domain.pack_diff import PackChange, pack_diff
from inspector.policy.load import load_pack_folder
from inspector.policy.publish import CheckedPack, check_pack


def check_policy(folder: Path) -> CheckedPack:
    """Load a pack strictly, guard its citations, and look for what is weak.

    Raises:
        PackError: it does not load; every problem has its place.
    """
    return check_pack(folder)


def compare_policies(old: Path, new: Path) -> tuple[PackChange, ...]:
    """Return what changes from one pack to another.

    Raises:
        PackError: one of them does not load.
    """
    return pack_diff(load_pack_folder(old), load_pack_folder(new))
