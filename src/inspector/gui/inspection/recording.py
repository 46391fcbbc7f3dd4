"""Records what a person does in an inspection, and what takes it back."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from inspector.domain.answer import Answer
from inspector.domain.finding import Finding
from inspector.domain.procedure import Step
from inspector.errors import UserError
from inspector.gui.context import Context
from inspector.gui.inspection.undo import TakeBack, Undo
from inspector.operations.arrange_photos import restore_photo
from inspector.operations.attach_photo import (
    AttachedPhotos,
    PhotoUse,
    Shot,
    attach_photos,
    detach_photo,
)
from inspector.operations.changes import Changed
from inspector.operations.judged_inspection import JudgedInspection
from inspector.operations.record_answer import erase_answer, record_answer, sweep_section
from inspector.operations.record_finding import (
    record_finding,
    remove_finding,
    restore_finding,
)
from inspector.operations.record_step import erase_step, record_step
from inspector.progress import Progress


class Recorder:
    """Each method is one durable step; `undo` takes the last one back."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._workspace = context.workspace
        self._undo = Undo()

    def forget(self) -> None:
        """Start anew: another inspection is open."""
        self._undo.forget()

    def undo(self) -> str | None:
        """Take the last step back; return the item it was about, None if there was no step."""
        step = self._undo.last()
        if step is None:
            return None
        self._publish(step.take_back)
        return step.item

    def do(self, step: TakeBack, take_back: TakeBack, item: str = "") -> bool:
        """Take a step and remember what takes it back; False when it failed and was told."""
        done = self._publish(step)
        if done:
            self.remember(take_back, item)
        return done

    def remember(self, take_back: TakeBack, item: str) -> None:
        """Keep what takes a step back that was taken elsewhere."""
        self._undo.remember(take_back, item)

    def answer(self, judged: JudgedInspection, answer: Answer) -> None:
        """Keep an answer."""
        inspection = judged.inspection
        before = inspection.answers.get(answer.item)
        self.do(
            partial(record_answer, self._workspace, inspection.id, answer),
            self._answer_as_before(inspection.id, answer.item, before),
            answer.item,
        )

    def sweep(self, judged: JudgedInspection, section: str, officer: str) -> None:
        """Answer what is still open in a section."""
        inspection = judged.inspection
        open_items = [each.code for each in judged.items if each.code not in inspection.answers]

        def take_back() -> Changed:
            for code in open_items:
                erase_answer(self._workspace, inspection.id, code)
            return Changed.ANSWERS

        sweep = partial(sweep_section, self._workspace, inspection.id, section, officer)
        self.do(sweep, take_back)

    def finding(self, judged: JudgedInspection, finding: Finding) -> None:
        """Keep a finding; one without an id is a new one."""
        ident = judged.inspection.id
        before = next((one for one in judged.inspection.findings if one.id == finding.id), None)
        kept = finding if finding.id else replace(finding, id=self._workspace.new_id())
        if before is None:
            take_back = partial(remove_finding, self._workspace, ident, kept.id)
        else:
            take_back = partial(record_finding, self._workspace, ident, before)
        self.do(partial(record_finding, self._workspace, ident, kept), take_back, kept.item)

    def remove_finding(self, judged: JudgedInspection, finding_id: str) -> None:
        """Remove a finding."""
        ident = judged.inspection.id
        before = next(one for one in judged.inspection.findings if one.id == finding_id)
        photos = judged.inspection.attachments_of_finding(finding_id)
        self.do(
            partial(remove_finding, self._workspace, ident, finding_id),
            partial(restore_finding, self._workspace, ident, before, photos),
            before.item,
        )

    def step(self, judged: JudgedInspection, step: Step, note: str = "") -> None:
        """Record that a step of the procedure was taken."""
        ident = judged.inspection.id
        self.do(
            partial(record_step, self._workspace, ident, step, note),
            partial(erase_step, self._workspace, ident, step),
        )

    def erase_step(self, judged: JudgedInspection, step: Step) -> None:
        """Take a step of the procedure back."""
        note = judged.inspection.procedure.note_of(step)
        ident = judged.inspection.id
        self.do(
            partial(erase_step, self._workspace, ident, step),
            partial(record_step, self._workspace, ident, step, note),
        )

    def attach(self, use: PhotoUse, files: Sequence[Path | Shot]) -> None:
        """Bring photos in, off the window's thread."""

        def work(progress: Progress) -> AttachedPhotos:
            return attach_photos(self._workspace, files, use, progress)

        def done(result: AttachedPhotos) -> None:
            for each in result.attached:
                take_off = partial(
                    detach_photo, self._workspace, use.inspection_id, each.attachment.id
                )
                self.remember(take_off, use.item)
            self._context.news.publish(Changed.PHOTOS)
            if result.refusal:
                self._context.failures.handle(UserError(result.refusal))
            elif result.doubt:
                self._context.say(f"照片已导入。{result.doubt}")

        self._context.runner.start("导入照片", work, done)

    def detach(self, judged: JudgedInspection, attachment_id: str) -> None:
        """Take a photo off; its original stays in the store."""
        inspection = judged.inspection
        before = next(one for one in inspection.attachments if one.id == attachment_id)
        order = [one.id for one in inspection.attachments]
        self.do(
            partial(detach_photo, self._workspace, inspection.id, attachment_id),
            partial(restore_photo, self._workspace, inspection.id, before, order),
            before.item,
        )

    def _answer_as_before(self, ident: str, item: str, before: Answer | None) -> TakeBack:
        if before is None:
            return partial(erase_answer, self._workspace, ident, item)
        return partial(record_answer, self._workspace, ident, before)

    def _publish(self, step: TakeBack) -> bool:
        changed = self._context.perform(step)
        if changed is None:
            return False
        self._context.news.publish(changed)
        return True
