"""Several photos at once: cancelling keeps what came in before."""

import pytest

from desks import BLOCKED, photo_of, started
from inspector.operations.attach_photo import PhotoUse, Shot, attach_photos
from inspector.operations.judged_inspection import judged_inspection
from inspector.operations.workspace import Workspace
from inspector.progress import Cancelled


@pytest.mark.parametrize("after", [0.0, 0.5])
def test_cancelling_keeps_what_came_in_before(county: Workspace, after: float) -> None:
    inspection = started(county, "T1")

    def until(step: str, fraction: float) -> None:
        if step and fraction >= after:
            raise Cancelled

    files = [photo_of(county), Shot("粘贴的图片.png", b"")]
    if after:
        result = attach_photos(county, files, PhotoUse(inspection, BLOCKED), until)
        assert len(result.attached) == 1
        assert result.refused == ()
    else:
        with pytest.raises(Cancelled):
            attach_photos(county, files, PhotoUse(inspection, BLOCKED), until)
    kept = judged_inspection(county, inspection).inspection.attachments
    assert len(kept) == (1 if after else 0)
