"""Whenever the power fails, what was acknowledged is there, and nothing is there by half.

`INSPECTOR_CRASH_STATES=5000 pytest tests/durability/test_power_cuts.py` looks at so many states a
scene, `=all` at every one; without it a sample that is always the same is looked at.
"""

import os
import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from durability import left_out, scenes
from durability.conftest import Desks
from durability.crash_states import State, crash_states
from durability.recording import Recording, recorded, why_not
from durability.scenes import Scene

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not() or "can be recorded")

SAMPLE = 9  # states of a kind and scene
CLOSELY = 10  # calls of a scene
WANTED = os.environ.get("INSPECTOR_CRASH_STATES", "")

LeftOut = Callable[[pytest.MonkeyPatch], None]

SCENES: dict[str, Callable[[Desks], Scene]] = {
    "answers": lambda desks: scenes.answering(),
    "a new data file": lambda desks: scenes.beginning(),
    "photos": lambda desks: scenes.taking_photos(desks.county, desks.draft),
    "export": lambda desks: scenes.exporting(desks.county),
    "import": lambda desks: scenes.importing(desks.province, desks.package),
    "migration": lambda desks: scenes.migrating(),
    "restoring a backup": lambda desks: scenes.restoring(),
}

WANTING: list[tuple[str, LeftOut]] = [
    ("answers", left_out.full_sync),
    ("answers", left_out.write_ahead),
    ("a new data file", left_out.sync_of_folders),
    ("photos", left_out.sync_of_files),
    ("photos", left_out.sync_of_folders),
    ("export", left_out.sync_of_files),
    ("export", left_out.sync_of_folders),
    ("export", left_out.renaming),
    ("import", left_out.sync_of_files),
    ("import", left_out.sync_of_folders),
    ("import", left_out.full_sync),
    ("migration", left_out.backup),
    ("migration", left_out.one_transaction),
    ("restoring a backup", left_out.sync_of_folders),
    ("restoring a backup", left_out.renaming),
]


@pytest.mark.parametrize("name", SCENES)
def test_no_state_that_a_power_cut_may_leave_breaks_a_promise(
    name: str, desks: Desks, tmp_path: Path, memory: Path
) -> None:
    scene = SCENES[name](desks)
    recording = recorded_scene(scene, tmp_path)
    states = chosen(recording)
    assert len(states) > SAMPLE
    assert list(bad_among(states, scene, memory)) == []


@pytest.mark.parametrize(
    ("name", "leave_out"), WANTING, ids=[f"{name}-{step.__name__}" for name, step in WANTING]
)
def test_a_recipe_with_a_step_left_out_is_found_wanting(
    name: str,
    leave_out: LeftOut,
    desks: Desks,
    tmp_path: Path,
    memory: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scene = SCENES[name](desks)
    with monkeypatch.context() as patch:
        leave_out(patch)
        recording = recorded_scene(scene, tmp_path)
    assert next(bad_among(chosen(recording, most=20 * SAMPLE), scene, memory), "")


def recorded_scene(scene: Scene, folder: Path) -> Recording:
    disk = folder / "disk"
    disk.mkdir()
    scene.prepare(disk)
    with recorded(folder) as recording:
        scene.act(recording)
    return recording


def chosen(recording: Recording, most: int = SAMPLE) -> Sequence[State]:
    """Return states to look at: those when something is told first, then a sample of the others."""
    if WANTED == "all":
        return list(crash_states(recording.before, recording.calls))
    most = int(WANTED or most)
    dice = random.Random(6)
    places = range(len(recording.calls))
    closely = places if WANTED else dice.sample(places, min(CLOSELY, len(places)))
    kinds: tuple[list[State], ...] = ([], [], [])
    for state in crash_states(recording.before, recording.calls, closely):
        kinds[0 if state.moment.call.what == "mark" else 1 if not state.arrived else 2].append(
            state
        )
    return [one for kind in kinds for one in dice.sample(kind, min(most, len(kind)))]


def bad_among(states: Sequence[State], scene: Scene, folder: Path) -> Iterator[str]:
    for number, state in enumerate(states):
        disk = folder / f"state-{number}"
        disk.mkdir()
        try:
            state.disk().write_to(disk)
            scene.judge(disk, state.moment.told)
        except Exception as error:  # noqa: BLE001 - whatever it is, this state is bad
            yield f"{state.why}, told {state.moment.told}: {type(error).__name__}: {error}"
        finally:
            shutil.rmtree(disk)
