"""Evidence bundles for tests: an office that made one, and its verifier run by a stranger."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from desks import FIRST
from inspector.operations.bundle_evidence import BundleOrder, EvidenceBundle
from inspector.operations.workspace import Workspace


def order(inspection: str, purpose: str = "行政复议") -> BundleOrder:
    return BundleOrder(inspection, purpose, FIRST)


def verified(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the bundle's own verifier as a stranger would: no site packages, no environment."""
    return subprocess.run(
        [sys.executable, "-I", "-S", str(folder / "verify.py"), str(folder)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@dataclass(frozen=True)
class Office:
    """A county with a sealed inspection, an issued record and a bundle."""

    county: Workspace
    sealed: str
    made: EvidenceBundle


def custody_deeds(bundle: EvidenceBundle) -> list[str]:
    lines = (bundle.folder / "data/custody.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line)["deed"] for line in lines]
