"""What is known of one home, and whether a map of its county may be shown."""

from dataclasses import replace

import pytest

from desks import BLOCKED, HOME, Clock, photo_of, ready_to_seal, started
from inspector.domain.inspection import InspectionState
from inspector.domain.verdict import Outcome
from inspector.operations import about_home as module
from inspector.operations.about_home import AboutHome, about_home
from inspector.operations.attach_photo import PhotoUse, attach_photo
from inspector.operations.confirm_boundaries import boundaries_confirmed, confirm_boundaries
from inspector.operations.messages.record_form import sealed_of
from inspector.operations.seal_inspection import seal_inspection
from inspector.operations.workspace import Workspace


def test_a_home_that_was_never_inspected_has_no_past(county: Workspace) -> None:
    assert about_home(county, HOME.id) == AboutHome((), ())


def test_inspections_come_with_their_sealed_verdicts_the_last_first(
    county: Workspace, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed = ready_to_seal(county)
    seal_inspection(county, sealed)
    clock.forward(days=1)
    draft = started(county)
    last, first = about_home(county, HOME.id).visits
    assert (last.id, last.state, last.met, last.unmet) == (draft, InspectionState.DRAFT, None, None)
    assert (first.id, first.replaced) == (sealed, False)
    with county.database.reading() as stored:
        (record,) = [one.record for one in stored.records.all()]
    verdicts = [one.outcome for one in sealed_of(record).verdicts]
    assert (first.met, first.unmet) == (
        verdicts.count(Outcome.MET),
        verdicts.count(Outcome.UNMET),
    )
    assert first.met
    monkeypatch.setattr(module, "_JUDGED", 1)
    assert about_home(county, HOME.id).visits[1] == replace(first, met=None, unmet=None)


def test_each_original_is_listed_once_with_its_newest_use(county: Workspace, clock: Clock) -> None:
    picture = photo_of(county)
    uses = []
    for _ in range(2):
        inspection = started(county)
        attach_photo(county, picture, PhotoUse(inspection, BLOCKED))
        uses.append(inspection)
        clock.forward(days=1)
    ((inspection, use),) = about_home(county, HOME.id).photos
    assert (inspection, use.item) == (uses[-1], BLOCKED)


def test_boundaries_are_shown_only_when_they_are_confirmed(county: Workspace) -> None:
    assert not boundaries_confirmed(county)
    confirm_boundaries(county, confirmed=True)
    assert boundaries_confirmed(county)
    confirm_boundaries(county, confirmed=False)
    assert not boundaries_confirmed(county)
