"""Who opens the laptop, and backups rehearsed while it is open."""

from pathlib import Path

import pytest

from inspector.operations.back_up import back_up
from inspector.operations.laptop_safety import (
    NoVaultError,
    PhrasesDifferError,
    admit_inspector,
    change_phrase,
    dismiss_inspector,
    laptop_safety,
    rehearse,
)
from inspector.operations.workspace import Workspace
from inspector.storage.vault.locks import WrongPhraseError
from inspector.storage.vault.vault import LastInspectorError
from operations.vaulted import FIRST, NEW, OTHER, PHRASE, SECOND, begun

pytestmark = pytest.mark.usefixtures("cheap")


def test_inspectors_come_and_go_and_change_their_phrase(real: Workspace) -> None:
    with pytest.raises(PhrasesDifferError, match="不一样"):
        admit_inspector(real, SECOND, OTHER, NEW)
    admit_inspector(real, f" {SECOND} ", OTHER, OTHER)
    assert laptop_safety(real).inspectors == (FIRST, SECOND)
    with pytest.raises(PhrasesDifferError):
        change_phrase(real, PHRASE, NEW, OTHER)
    with pytest.raises(WrongPhraseError):
        change_phrase(real, OTHER, NEW, NEW)
    change_phrase(real, PHRASE, NEW, NEW)
    dismiss_inspector(real, SECOND)
    with pytest.raises(LastInspectorError):
        dismiss_inspector(real, FIRST)


def test_backups_are_told_and_rehearsed_while_the_laptop_is_open(
    real: Workspace, tmp_path: Path
) -> None:
    safety = laptop_safety(real)
    assert (safety.last_backup, safety.medium, safety.recoverable) == (None, "", False)
    begun(real)
    stick = tmp_path / "stick"
    back_up(real, stick)
    safety = laptop_safety(real)
    assert (safety.last_backup, safety.medium) == (real.clock(), str(stick))
    with pytest.raises(WrongPhraseError):
        rehearse(real, stick, {FIRST: OTHER})
    restored = rehearse(real, stick, {FIRST: PHRASE})
    assert (restored.files, restored.lost) == (1, ())


def test_practice_has_no_inspectors_to_manage(county: Workspace) -> None:
    safety = laptop_safety(county)
    assert (safety.inspectors, safety.officer, safety.recoverable) == ((), "", True)
    with pytest.raises(NoVaultError, match="演练"):
        dismiss_inspector(county, FIRST)
