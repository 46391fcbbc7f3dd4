"""What was acknowledged before the program died is there."""

import signal
import subprocess
import sys
from pathlib import Path

from inspector.storage.database import Database
from storage.made_up import NOW
from storage.whole_workspace import MIGRATIONS

SCRIPT = """
import sys
from pathlib import Path
from inspector.domain.answer import Answer
from inspector.storage.database import Database
from storage.made_up import DRAFT, NOW
database = Database.open(Path(sys.argv[1]), Path(sys.argv[2]), NOW)
with database.transaction() as stored:
    stored.inspections.add(DRAFT)
for given in range(1_000_000):
    with database.transaction() as stored:
        stored.inspections.save_answer(DRAFT.id, Answer(f"x{given}", {"a": "yes"}, at=NOW))
    print(given, flush=True)
"""
ENOUGH = 200


def test_every_acknowledged_answer_survives_a_kill(file: Path) -> None:
    program = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(file), str(MIGRATIONS)],
        stdout=subprocess.PIPE,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    assert program.stdout is not None
    with program, program.stdout as told:
        acknowledged = [int(next(told)) for _ in range(ENOUGH)]
        program.send_signal(signal.SIGKILL)
        acknowledged += [int(line) for line in told if line.endswith(b"\n")]
    database = Database.open(file, MIGRATIONS, NOW)
    with database.reading() as stored:
        (summary,) = stored.inspections.summaries()
        answers = stored.inspections.get(summary.id).answers
        assert {f"x{given}" for given in acknowledged} <= answers.keys()
        assert summary.answered == len(answers)
    database.close()
