"""Inspections: drafts in which every change lasts, and sealed ones that never change."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from inspector.domain.answer import Answer
from inspector.domain.inspection import Inspection, InspectionState, Override
from inspector.domain.procedure import Step, StepDone
from inspector.storage import answers, procedure_rows
from inspector.storage.answers import AnswerEvent
from inspector.storage.draft_guard import draft_key_of, key_of
from inspector.storage.inspection_summary import InspectionSummary, read_summaries
from inspector.storage.tables.inspections import inspection
from inspector.storage.tables.register import institution, institution_version
from inspector.storage.whole_inspection import read_inspection, write_inspection


@dataclass(frozen=True, slots=True)
class Inspections:
    """Inspections by id.

    Every method that writes to an inspection raises KeyError where there is none with the id and
    SealedError where it is no draft any more; `set_state` alone writes to a sealed one.
    """

    connection: Connection

    def add(self, whole: Inspection) -> None:
        """Keep a new inspection with all its parts, draft or sealed."""
        write_inspection(self.connection, whole)

    def get(self, ident: str) -> Inspection:
        """Return the whole inspection.

        Raises:
            KeyError: there is none with this id.
        """
        return read_inspection(self.connection, ident)

    def summaries(self, institution_id: str = "") -> tuple[InspectionSummary, ...]:
        """Return one line for each inspection, or each of one institution, the newest first."""
        return read_summaries(self.connection, institution_id)

    def superseding(self) -> tuple[Inspection, ...]:
        """Return the sealed inspections that replace another, in the order they came."""
        idents = self.connection.scalars(
            sa.select(inspection.c.ident)
            .where(inspection.c.supersedes != "", inspection.c.sealed_sha256 != "")
            .order_by(inspection.c.id)
        ).all()
        return tuple(self.get(ident) for ident in idents)

    def save_answer(self, ident: str, given: Answer) -> None:
        """Let this answer hold for its item; earlier ones stay in the history."""
        answers.give(self.connection, ident, given)

    def erase_answer(self, ident: str, item: str) -> None:
        """Let no answer hold for the item; what was given stays in the history."""
        answers.erase(self.connection, draft_key_of(self.connection, ident), item)

    def answer_history(self, ident: str) -> tuple[AnswerEvent, ...]:
        """Return every answer ever given and every erasure, in order.

        Raises:
            KeyError: there is no inspection with this id.
        """
        return answers.history(self.connection, key_of(self.connection, ident))

    def move_to_pack(self, ident: str, version: str) -> None:
        """Let a draft be asked and judged by another version of the policy."""
        key = draft_key_of(self.connection, ident)
        self.connection.execute(
            sa.update(inspection).where(inspection.c.id == key).values(pack_version=version)
        )

    def save_step(self, ident: str, done: StepDone) -> None:
        """Record that a step was taken, or correct its time and note."""
        procedure_rows.write_step(self.connection, draft_key_of(self.connection, ident), done)

    def erase_step(self, ident: str, step: Step) -> None:
        """Take a step back."""
        procedure_rows.erase_step(self.connection, draft_key_of(self.connection, ident), step)

    def save_override(self, ident: str, given: Override) -> None:
        """Record the reason for going on without something, or correct it."""
        procedure_rows.write_override(self.connection, draft_key_of(self.connection, ident), given)

    def erase_override(self, ident: str, code: str) -> None:
        """Take a reason back."""
        procedure_rows.erase_override(self.connection, draft_key_of(self.connection, ident), code)

    def state(self, ident: str) -> InspectionState:
        """Return how far the inspection is.

        Raises:
            KeyError: there is no inspection with this id.
        """
        key = key_of(self.connection, ident)
        query = sa.select(inspection.c.state).where(inspection.c.id == key)
        found: InspectionState = self.connection.scalars(query).one()
        return found

    def set_state(self, ident: str, state: InspectionState, sealed_sha256: str = "") -> None:
        """Move the inspection on; the hash is given once, with the seal.

        Raises:
            KeyError: there is no inspection with this id.
            ValueError: a sealed one would become a draft, or get another hash.
        """
        key = key_of(self.connection, ident)
        query = sa.select(inspection.c.state, inspection.c.sealed_sha256)
        held = self.connection.execute(query.where(inspection.c.id == key)).one()
        values: dict[str, InspectionState | str] = {"state": state}
        if held.state is InspectionState.DRAFT:
            values["sealed_sha256"] = sealed_sha256
        elif state is InspectionState.DRAFT or sealed_sha256 not in {"", held.sealed_sha256}:
            raise ValueError("a sealed inspection keeps its seal")
        self.connection.execute(sa.update(inspection).where(inspection.c.id == key).values(values))

    def last_sealed_of(self, institution_id: str, before: datetime) -> Inspection | None:
        """Return the sealed inspection of the institution that was started last before a time."""
        ident = self.connection.scalar(
            sa.select(inspection.c.ident)
            .join_from(inspection, institution_version)
            .join(institution)
            .where(
                institution.c.ident == institution_id,
                inspection.c.state != InspectionState.DRAFT,
                inspection.c.started_at < before,
            )
            .order_by(inspection.c.started_at.desc(), inspection.c.id.desc())
            .limit(1)
        )
        return None if ident is None else self.get(ident)
