"""Drawings, pairs, order and refused pictures: kept exactly, and frozen with the seal."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from inspector.domain.annotation import Area, Box
from inspector.domain.inspection import InspectionState
from inspector.domain.refused_picture import RefusedPicture
from inspector.storage.database import Database, Stored
from inspector.storage.draft_guard import SealedError
from storage.made_up import ATTACHMENT, DRAFT, DRAWN, NOW, PHOTO, SEALED, sha256

OTHER = replace(PHOTO, sha256=sha256("other photo"))
REFUSED = RefusedPicture("T1-C09", "IMG.jpg", "不完整", sha256("half"), 12, NOW, "晋A0001")
Change: TypeAlias = Callable[[Stored], None]


@pytest.fixture
def draft(database: Database) -> Database:
    with database.transaction() as stored:
        stored.inspections.add(DRAFT)
        stored.photos.put(OTHER)
    return database


def seal(stored: Stored) -> None:
    stored.inspections.set_state(DRAFT.id, InspectionState.SEALED, sha256("sealed"))


def test_what_is_drawn_comes_back_and_can_be_taken_away(draft: Database) -> None:
    with draft.transaction() as stored:
        stored.drawings.draw(DRAFT.id, PHOTO.sha256, [Box(Area(0, 0, 1, 1))])
        stored.drawings.draw(DRAFT.id, PHOTO.sha256, DRAWN)
        assert stored.drawings.of(DRAFT.id) == {PHOTO.sha256: DRAWN}
        stored.drawings.draw(DRAFT.id, PHOTO.sha256, ())
        assert stored.drawings.of(DRAFT.id) == {}


def test_nothing_is_drawn_on_a_photo_that_is_not_here(draft: Database) -> None:
    with draft.transaction() as stored:
        with pytest.raises(KeyError):
            stored.drawings.draw(DRAFT.id, sha256("nobody's"), DRAWN)
        with pytest.raises(KeyError):
            stored.drawings.of("nobody")


def test_a_photo_stands_beside_one_before(draft: Database) -> None:
    with draft.transaction() as stored:
        stored.pairs.pair(DRAFT.id, PHOTO.sha256, OTHER.sha256)
        stored.pairs.pair(DRAFT.id, PHOTO.sha256, OTHER.sha256)
        assert stored.pairs.of(DRAFT.id) == {PHOTO.sha256: OTHER.sha256}
        stored.pairs.pair(DRAFT.id, PHOTO.sha256, "")
        assert stored.pairs.of(DRAFT.id) == {}


def test_attachments_stand_as_arranged_and_new_ones_behind(draft: Database) -> None:
    second = replace(ATTACHMENT, id="a2", photo=OTHER)
    third = replace(ATTACHMENT, id="a3")
    with draft.transaction() as stored:
        stored.photos.attach(DRAFT.id, second)
        stored.photos.arrange(DRAFT.id, ["a2", "a1"])
        stored.photos.attach(DRAFT.id, third)
        assert stored.inspections.get(DRAFT.id).attachments == (second, ATTACHMENT, third)


def test_a_refused_picture_is_noted_once(draft: Database) -> None:
    with draft.transaction() as stored:
        stored.refused.keep(DRAFT.id, REFUSED)
        stored.refused.keep(DRAFT.id, replace(REFUSED, name="again.jpg"))
        assert stored.refused.of(DRAFT.id) == (REFUSED,)


@pytest.mark.parametrize(
    "change",
    [
        lambda stored: stored.drawings.draw(DRAFT.id, PHOTO.sha256, DRAWN),
        lambda stored: stored.pairs.pair(DRAFT.id, PHOTO.sha256, PHOTO.sha256),
        lambda stored: stored.photos.arrange(DRAFT.id, ["a1"]),
    ],
)
def test_after_the_seal_nothing_is_drawn_paired_or_arranged(
    draft: Database, change: Change
) -> None:
    with draft.transaction() as stored:
        seal(stored)
        with pytest.raises(SealedError):
            change(stored)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE photo_drawing SET shapes = '[]'",
        "DELETE FROM photo_drawing",
        "INSERT INTO photo_drawing SELECT inspection_id, photo_id + 1, shapes FROM photo_drawing",
        "UPDATE photo_pair SET before_id = after_id",
        "DELETE FROM photo_pair",
        "INSERT INTO photo_pair SELECT inspection_id, before_id, after_id FROM photo_pair",
        "UPDATE refused_picture SET name = ''",
        "DELETE FROM refused_picture",
    ],
)
def test_the_data_file_itself_holds_what_is_sealed_or_lasting(
    draft: Database, statement: str
) -> None:
    with draft.transaction() as stored:
        stored.inspections.add(SEALED)
        stored.drawings.draw(DRAFT.id, PHOTO.sha256, DRAWN)
        stored.pairs.pair(DRAFT.id, PHOTO.sha256, OTHER.sha256)
        stored.refused.keep(DRAFT.id, REFUSED)
        seal(stored)
    with pytest.raises(IntegrityError, match="refused"), draft.transaction() as stored:
        stored.photos.connection.execute(sa.text(statement))
