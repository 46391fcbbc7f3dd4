"""A window that was cut off says afterwards what is there of the work."""

import pytest

from desks import Clock, answer_all, photo_of, started
from inspector.domain.procedure import Step
from inspector.operations.attach_photo import PhotoUse, attach_photo
from inspector.operations.record_step import record_step
from inspector.operations.work_session import begin_session, end_session
from inspector.operations.workspace import Workspace


@pytest.fixture
def draft(county: Workspace, clock: Clock) -> str:
    """An inspection that is being answered in a session."""
    begin_session(county)
    clock.forward(minutes=1)
    return started(county, "T3")


def test_the_first_session_has_nothing_to_recover(county: Workspace) -> None:
    assert begin_session(county) is None


def test_a_session_that_ended_in_order_needs_no_word(county: Workspace, draft: str) -> None:
    end_session(county)
    assert begin_session(county) is None
    end_session(county)
    end_session(county)


def test_a_draft_that_was_begun_is_named_with_the_time(
    county: Workspace, clock: Clock, draft: str
) -> None:
    recovered = begin_session(county)
    assert recovered is not None
    assert recovered.inspection_id == draft
    assert recovered.institution_name == "云岭县示例敬老院"
    assert (recovered.answered, recovered.photos) == (0, 0)
    assert recovered.saved_at == clock()


def test_the_time_is_that_of_the_last_thing_saved(
    county: Workspace, clock: Clock, draft: str
) -> None:
    clock.forward(minutes=1)
    answer_all(county, draft)
    clock.forward(minutes=1)
    record_step(county, draft, Step.CERTIFICATES_SHOWN)
    clock.forward(minutes=1)
    attach_photo(county, photo_of(county), PhotoUse(draft, "T3-M01"))
    recovered = begin_session(county)
    assert recovered is not None
    assert (recovered.answered, recovered.findings, recovered.photos) == (12, 0, 1)
    assert recovered.saved_at == clock()


def test_of_several_drafts_the_last_one_is_named(
    county: Workspace, clock: Clock, draft: str
) -> None:
    second = started(county, "T3")
    clock.forward(minutes=1)
    record_step(county, draft, Step.CERTIFICATES_SHOWN)
    recovered = begin_session(county)
    assert recovered is not None
    assert recovered.inspection_id == draft != second


def test_drafts_that_nobody_touched_were_not_cut_off(
    county: Workspace, clock: Clock, draft: str
) -> None:
    end_session(county)
    clock.forward(days=1)
    begin_session(county)
    assert begin_session(county) is None


def test_without_any_draft_there_is_nothing_to_tell(county: Workspace) -> None:
    begin_session(county)
    assert begin_session(county) is None


def test_a_mark_that_cannot_be_read_hides_nothing(county: Workspace, draft: str) -> None:
    (county.home / "open-since").write_bytes(b"\0\0")
    recovered = begin_session(county)
    assert recovered is not None
    assert recovered.inspection_id == draft
