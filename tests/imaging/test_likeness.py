"""The likeness of a picture survives saving again, not another picture."""

from PIL import Image

from imaging.made_pictures import PHOTOS, encoded, opened
from inspector.domain.likeness import looks_alike
from inspector.imaging.derivatives import derivatives_of
from inspector.imaging.likeness import likeness_of


def test_a_resized_and_saved_again_picture_looks_alike() -> None:
    made = derivatives_of(PHOTOS / "recurser" / "Landscape_1.jpg")
    small = opened(made.review).resize((900, 600))
    again = encoded(small, quality=40)
    assert looks_alike(likeness_of(made.thumbnail), likeness_of(again))


def test_other_pictures_do_not_look_alike() -> None:
    files = [
        PHOTOS / "recurser" / "Landscape_1.jpg",
        PHOTOS / "recurser" / "Portrait_1.jpg",
        PHOTOS / "pillow" / "hopper_bad_exif.jpg",
        PHOTOS / "pillow" / "sugarshack_mpo.jpg",
        PHOTOS / "pillow" / "exif_gps_typeerror.jpg",
    ]
    likenesses = [likeness_of(derivatives_of(file).thumbnail) for file in files]
    pairs = [(a, b) for a in range(5) for b in range(a)]
    assert all(likenesses)
    assert not [pair for pair in pairs if looks_alike(*(likenesses[at] for at in pair))]


def test_a_plain_wall_resembles_nothing() -> None:
    assert likeness_of(encoded(Image.new("RGB", (256, 200), "beige"))) == ""
