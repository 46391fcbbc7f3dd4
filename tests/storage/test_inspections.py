"""Inspections: exact round trips, durable changes, and seals that hold."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TypeAlias

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from sqlalchemy.exc import IntegrityError

from inspector.domain.answer import Answer
from inspector.domain.inspection import Inspection, InspectionState, Override
from inspector.domain.procedure import Step, StepDone
from inspector.storage.answers import AnswerEvent
from inspector.storage.database import Database, Stored
from inspector.storage.draft_guard import SealedError
from inspector.storage.engine import writing_engine
from storage import made_up, strategies
from storage.made_up import DRAFT, NOW, SEALED
from storage.undone import undone


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=60,
)
@given(inspection=strategies.inspections())
def test_an_inspection_comes_back_exactly(database: Database, inspection: Inspection) -> None:
    with undone(database) as stored:
        stored.inspections.add(inspection)
        read = stored.inspections.get(inspection.id)
        assert read == inspection
        assert _digits(read) == _digits(inspection)


def _digits(inspection: Inspection) -> list[str]:
    # Decimal("1.0") == Decimal("1.00"), but what was typed is to be seen again.
    values = [answer.values for answer in inspection.answers.values()]
    return [repr(each[code]) for each in values for code in sorted(each)]


def test_an_inspection_lasts_beyond_closing(database: Database, file: Path) -> None:
    with database.transaction() as stored:
        stored.inspections.add(DRAFT)
    again = _reopened(database, file)
    with again.reading() as stored:
        assert stored.inspections.get(DRAFT.id) == DRAFT
    again.close()


def _reopened(database: Database, file: Path) -> Database:
    from storage.whole_workspace import MIGRATIONS

    database.close()
    return Database.open(file, MIGRATIONS, NOW)


def test_an_unknown_inspection_is_a_key_error(database: Database) -> None:
    with database.reading() as stored:
        with pytest.raises(KeyError):
            stored.inspections.get("nobody")
        with pytest.raises(KeyError):
            stored.inspections.answer_history("nobody")
    with database.transaction() as stored, pytest.raises(KeyError):
        stored.inspections.save_answer("nobody", Answer("x"))


def test_an_inspection_keeps_the_institution_of_its_day(database: Database) -> None:
    renamed = replace(made_up.HOME, name="云岭县安康养老院")
    with database.transaction() as stored:
        stored.inspections.add(DRAFT)
        stored.institutions.put(renamed, NOW)
        assert stored.inspections.get(DRAFT.id).institution == made_up.HOME
        assert stored.institutions.get(made_up.HOME.id) == renamed


def test_an_inspection_does_not_enter_its_institution_into_the_register(
    database: Database,
) -> None:
    with database.transaction() as stored:
        stored.inspections.add(DRAFT)
        assert stored.institutions.count() == 0


def test_the_answer_given_last_holds_and_all_stay_in_the_history(database: Database) -> None:
    first, second = Answer("x", {"a": "yes"}, at=NOW), Answer("x", {"a": "no"}, at=NOW)
    with database.transaction() as stored:
        stored.inspections.add(replace(DRAFT, answers={}))
        stored.inspections.save_answer(DRAFT.id, first)
        stored.inspections.save_answer(DRAFT.id, second)
        stored.inspections.erase_answer(DRAFT.id, "x")
        stored.inspections.erase_answer(DRAFT.id, "x")
        assert stored.inspections.get(DRAFT.id).answers == {}
        stored.inspections.save_answer(DRAFT.id, first)
        assert stored.inspections.get(DRAFT.id).answers == {"x": first}
        assert stored.inspections.answer_history(DRAFT.id) == (
            AnswerEvent("x", first),
            AnswerEvent("x", second),
            AnswerEvent("x", None),
            AnswerEvent("x", first),
        )


def test_steps_and_overrides_are_saved_corrected_and_taken_back(database: Database) -> None:
    shown, told = StepDone(Step.CERTIFICATES_SHOWN, NOW), StepDone(Step.PURPOSE_TOLD, NOW)
    corrected = replace(shown, note="补充")
    with database.transaction() as stored:
        stored.inspections.add(made_up_draft_without_procedure())
        for step in (shown, told, corrected):
            stored.inspections.save_step(DRAFT.id, step)
        assert stored.inspections.get(DRAFT.id).procedure.done == (corrected, told)
        stored.inspections.erase_step(DRAFT.id, Step.CERTIFICATES_SHOWN)
        assert stored.inspections.get(DRAFT.id).procedure.done == (told,)
        stored.inspections.save_override(DRAFT.id, Override("a", "一"))
        stored.inspections.save_override(DRAFT.id, Override("b", "二"))
        stored.inspections.save_override(DRAFT.id, Override("a", "三"))
        stored.inspections.erase_override(DRAFT.id, "b")
        assert stored.inspections.get(DRAFT.id).overrides == (Override("a", "三"),)


def made_up_draft_without_procedure() -> Inspection:
    return replace(DRAFT, procedure=replace(DRAFT.procedure, done=()), overrides=())


def test_findings_keep_their_place_when_they_change(database: Database) -> None:
    second = replace(made_up.FINDING, id="f2", place="一楼")
    changed = replace(made_up.FINDING, fact="灭火器过期")
    with database.transaction() as stored:
        stored.inspections.add(DRAFT)
        stored.findings.save(DRAFT.id, second)
        stored.findings.save(DRAFT.id, changed)
        assert stored.inspections.get(DRAFT.id).findings == (changed, second)


def test_a_removed_finding_leaves_its_photos_with_the_item(database: Database) -> None:
    with database.transaction() as stored:
        stored.inspections.add(DRAFT)
        stored.findings.remove(DRAFT.id, made_up.FINDING.id)
        read = stored.inspections.get(DRAFT.id)
    assert read.findings == ()
    assert read.attachments == (replace(made_up.ATTACHMENT, finding=""),)


def test_attachments_are_added_changed_and_taken_off(database: Database) -> None:
    second = replace(made_up.ATTACHMENT, id="a2", finding="")
    changed = replace(second, caption="换过的说明", evidence_date=None)
    with database.transaction() as stored:
        stored.inspections.add(DRAFT)
        stored.photos.attach(DRAFT.id, second)
        stored.photos.change_attachment(DRAFT.id, changed)
        assert stored.inspections.get(DRAFT.id).attachments == (made_up.ATTACHMENT, changed)
        with pytest.raises(KeyError):
            stored.photos.change_attachment(DRAFT.id, replace(second, id="nobody"))
        stored.photos.detach(DRAFT.id, made_up.ATTACHMENT.id)
        assert stored.inspections.get(DRAFT.id).attachments == (changed,)
        assert stored.photos.all_hashes() == {made_up.PHOTO.sha256}


def test_a_photo_is_kept_once(database: Database) -> None:
    with database.transaction() as stored:
        stored.photos.put(made_up.PHOTO)
        stored.photos.put(made_up.PHOTO)
        assert stored.photos.get(made_up.PHOTO.sha256) == made_up.PHOTO
        with pytest.raises(KeyError):
            stored.photos.get(made_up.NO_HASH)


def test_summaries_count_the_parts_and_begin_with_the_newest(database: Database) -> None:
    with database.transaction() as stored:
        stored.inspections.add(SEALED)
        stored.inspections.add(DRAFT)
        newest, oldest = stored.inspections.summaries()
    assert (newest.id, newest.institution_name) == (DRAFT.id, made_up.HOME.name)
    assert (newest.answered, newest.findings, newest.photos) == (3, 1, 1)
    assert (newest.kind, newest.state, newest.started_at) == (DRAFT.kind, DRAFT.state, NOW)
    assert (oldest.id, oldest.institution_id) == (SEALED.id, made_up.OTHER_HOME.id)
    assert (oldest.answered, oldest.findings, oldest.photos) == (1, 0, 0)
    assert oldest.sealed_sha256 == SEALED.sealed_sha256


def test_the_last_sealed_inspection_of_an_institution_is_found(database: Database) -> None:
    home = made_up.OTHER_HOME.id
    older = replace(SEALED, id="older", started_at=SEALED.started_at - timedelta(days=1))
    with database.transaction() as stored:
        stored.inspections.add(SEALED)
        stored.inspections.add(older)
        stored.inspections.add(DRAFT)
        assert stored.inspections.last_sealed_of(home, NOW) == SEALED
        assert stored.inspections.last_sealed_of(home, SEALED.started_at) == older
        assert stored.inspections.last_sealed_of(home, older.started_at) is None
        assert stored.inspections.last_sealed_of(made_up.HOME.id, NOW) is None


Write: TypeAlias = Callable[[Stored], None]
WRITES: dict[str, Write] = {
    "answer": lambda stored: stored.inspections.save_answer(SEALED.id, Answer("x")),
    "erased answer": lambda stored: stored.inspections.erase_answer(SEALED.id, "T1-C01"),
    "step": lambda stored: stored.inspections.save_step(SEALED.id, StepDone(Step.SIGNED, NOW)),
    "erased step": lambda stored: stored.inspections.erase_step(SEALED.id, Step.SIGNED),
    "override": lambda stored: stored.inspections.save_override(SEALED.id, Override("a", "b")),
    "erased override": lambda stored: stored.inspections.erase_override(SEALED.id, "a"),
    "finding": lambda stored: stored.findings.save(SEALED.id, made_up.FINDING),
    "removed finding": lambda stored: stored.findings.remove(SEALED.id, "f1"),
    "attachment": lambda stored: stored.photos.attach(SEALED.id, made_up.ATTACHMENT),
    "changed attachment": lambda stored: stored.photos.change_attachment(
        SEALED.id, made_up.ATTACHMENT
    ),
    "detached": lambda stored: stored.photos.detach(SEALED.id, "a1"),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES.keys())
def test_a_sealed_inspection_takes_nothing(database: Database, write: Write) -> None:
    with database.transaction() as stored:
        stored.inspections.add(SEALED)
    with pytest.raises(SealedError, match="已经封存"), database.transaction() as stored:
        write(stored)
    with database.reading() as stored:
        assert stored.inspections.get(SEALED.id) == SEALED


def _sealed(stored: Stored) -> Inspection:
    stored.inspections.set_state(DRAFT.id, InspectionState.SEALED, made_up.NO_HASH)
    return replace(DRAFT, state=InspectionState.SEALED, sealed_sha256=made_up.NO_HASH)


def test_a_seal_is_set_once_and_the_state_moves_on(database: Database) -> None:
    with database.transaction() as stored:
        stored.inspections.add(DRAFT)
        sealed = _sealed(stored)
        assert stored.inspections.get(DRAFT.id) == sealed
        for state in (InspectionState.EXPORTED, InspectionState.RECEIVED):
            stored.inspections.set_state(DRAFT.id, state)
            assert stored.inspections.get(DRAFT.id) == replace(sealed, state=state)
        stored.inspections.set_state(DRAFT.id, InspectionState.RETURNED, made_up.NO_HASH)
        with pytest.raises(ValueError, match="keeps its seal"):
            stored.inspections.set_state(DRAFT.id, InspectionState.SEALED, "1" * 64)
        with pytest.raises(ValueError, match="keeps its seal"):
            stored.inspections.set_state(DRAFT.id, InspectionState.DRAFT)


ATTACKS = {
    "answer": "UPDATE answer SET answer_given_id = 1",
    "answer gone": "DELETE FROM answer",
    "answer moved": "UPDATE answer SET item = 'other'",
    "finding": "UPDATE finding SET fact = ''",
    "finding gone": "DELETE FROM finding",
    "attachment": "UPDATE attachment SET caption = ''",
    "attachment gone": "DELETE FROM attachment",
    "step": "UPDATE step_done SET note = ''",
    "step gone": "DELETE FROM step_done",
    "override": "UPDATE override SET reason = ''",
    "override gone": "DELETE FROM override",
    "officers": "UPDATE inspection_officer SET name = ''",
    "officers gone": "DELETE FROM inspection_officer",
    "checklists": "UPDATE inspection_checklist SET code = ''",
    "checklists gone": "DELETE FROM inspection_checklist",
    "new checklist": "INSERT INTO inspection_checklist (inspection_id, code) VALUES (1, 'T9')",
    "hash": "UPDATE inspection SET sealed_sha256 = ''",
    "kind": "UPDATE inspection SET kind = 'CASE'",
    "reopened": "UPDATE inspection SET state = 'DRAFT'",
    "gone": "DELETE FROM inspection",
    "replaced": "INSERT OR REPLACE INTO inspection SELECT * FROM inspection",
    "history": "UPDATE answer_given SET remark = ''",
    "history gone": "DELETE FROM answer_given",
    "institution": "UPDATE institution_version SET name = ''",
    "photo": "UPDATE photo SET crc32 = 0",
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_the_data_file_itself_refuses_to_change_a_sealed_inspection(
    database: Database, file: Path, attack: str
) -> None:
    with database.transaction() as stored:
        stored.inspections.add(DRAFT)
        sealed = _sealed(stored)
    engine = writing_engine(file)
    with (
        pytest.raises(IntegrityError, match=r"refused|FOREIGN KEY"),
        engine.begin() as connection,
    ):
        connection.execute(sa.text(attack))
    engine.dispose()
    with database.reading() as stored:
        assert stored.inspections.get(DRAFT.id) == sealed


def test_a_draft_may_still_lose_a_finding_by_hand(database: Database) -> None:
    found = replace(made_up.FINDING, id="f9")
    with database.transaction() as stored:
        stored.inspections.add(DRAFT)
        stored.findings.save(DRAFT.id, found)
        stored.findings.remove(DRAFT.id, "f9")
        assert stored.inspections.get(DRAFT.id) == DRAFT
