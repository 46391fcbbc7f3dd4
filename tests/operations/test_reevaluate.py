"""Who would change under another pack, told before it is issued (X11)."""

from datetime import date
from pathlib import Path

from inspector.domain.procedure import Step
from inspector.domain.verdict import Outcome
from inspector.operations.correct_inspection import start_correction
from inspector.operations.record_step import record_step
from inspector.operations.reevaluate import reevaluate
from inspector.operations.seal_inspection import seal_inspection
from inspector.operations.workspace import Workspace
from inspector.policy.load import load_pack_folder
from policy.altered_pack import altered_pack

STRICTER = (
    "checklists/t3.toml",
    "percent = 80, denominator_parameter",
    "percent = 90, denominator_parameter",
)


def test_the_pack_of_the_day_changes_nothing(county: Workspace, sealed: str) -> None:
    found = reevaluate(county, county.policy)
    assert (found.inspections, found.changed) == (1, ())


def test_stricter_share_changes_exactly_its_clause(
    county: Workspace, sealed: str, tmp_path: Path
) -> None:
    (case,) = reevaluate(county, load_pack_folder(altered_pack(tmp_path, *STRICTER))).changed
    assert (case.case.case, case.case.checklist) == (sealed, "T3")
    (clause,) = case.clauses
    assert clause.item == "T3-M05"
    outcomes = [one.outcome for one in (clause.before, clause.after) if one is not None]
    assert outcomes == [Outcome.MET, Outcome.UNMET]


def test_another_day_is_another_judgement(county: Workspace, sealed: str, tmp_path: Path) -> None:
    other = load_pack_folder(altered_pack(tmp_path, *STRICTER))
    of_its_day = reevaluate(county, other).changed[0].case
    assert of_its_day.reference == county.today
    later = reevaluate(county, other, as_of=date(2036, 1, 1)).changed[0].case
    assert later.reference == date(2036, 1, 1)


def test_a_replaced_record_is_passed_over(county: Workspace, sealed: str) -> None:
    draft = start_correction(county, sealed, "更正一处笔误").inspection_id
    record_step(county, draft, Step.READ_BACK)
    record_step(county, draft, Step.SIGNED, "示例丙签字")
    seal_inspection(county, draft)
    assert reevaluate(county, county.policy).inspections == 1


def test_an_empty_workspace_has_nothing_to_compare(county: Workspace) -> None:
    found = reevaluate(county, county.policy)
    assert (found.inspections, found.changed) == (0, ())
