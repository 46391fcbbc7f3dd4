"""Draws the photos of the made-up county into resources/practice/photos; run by hand."""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

OUT = Path(__file__).resolve().parent.parent / "resources" / "practice" / "photos"
SIZE = (1600, 1200)
TAKEN = 0x9003  # DateTimeOriginal, in the Exif IFD
EXIF_IFD = 0x8769


def corridor() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """Draw an empty corridor in one-point perspective."""
    image = Image.new("RGB", SIZE, "#d9d4c7")
    draw = ImageDraw.Draw(image)
    far = (640, 420, 960, 660)
    draw.polygon([(0, 1200), (1600, 1200), (far[2], far[3]), (far[0], far[3])], fill="#a89f8d")
    draw.polygon([(0, 0), (1600, 0), (far[2], far[1]), (far[0], far[1])], fill="#efece4")
    draw.polygon([(0, 0), (far[0], far[1]), (far[0], far[3]), (0, 1200)], fill="#cfc8b6")
    draw.polygon([(1600, 0), (far[2], far[1]), (far[2], far[3]), (1600, 1200)], fill="#c4bda9")
    draw.rectangle(far, fill="#8f8a7d")
    draw.rectangle((740, 450, 860, 660), fill="#5d6b5a")
    draw.rectangle((752, 425, 848, 445), fill="#1a7f4b")
    for share in (0.25, 0.5, 0.75):
        left = int(far[0] * share)
        draw.line(
            (left, int(1200 - 540 * share), 1600 - left, int(1200 - 540 * share)), "#978e7c", 3
        )
    return image, draw


def blocked_passage() -> Image.Image:
    """Draw boxes and a wheelchair that stand in the way."""
    image, draw = corridor()
    for left, top, side, colour in (
        (250, 760, 210, "#b5854b"),
        (430, 800, 180, "#a8763d"),
        (330, 600, 170, "#c29459"),
    ):
        draw.rectangle(
            (left, top, left + side, top + side), fill=colour, outline="#6f4c22", width=5
        )
        draw.line((left + side // 2, top, left + side // 2, top + side), "#e3c59b", 12)
    draw.ellipse((980, 780, 1180, 980), outline="#2f3b46", width=16)
    draw.ellipse((1150, 880, 1250, 980), outline="#2f3b46", width=12)
    draw.rectangle((1020, 700, 1190, 800), fill="#31527a")
    draw.rectangle((1000, 560, 1040, 780), fill="#31527a")
    return image


def dead_extinguisher() -> Image.Image:
    """Draw an extinguisher whose needle stands in the red."""
    image, draw = corridor()
    draw.rounded_rectangle((650, 380, 900, 1080), 80, fill="#b3261e", outline="#6e120d", width=8)
    draw.rectangle((735, 290, 815, 390), fill="#30363c")
    draw.polygon([(700, 300), (960, 240), (965, 270), (705, 335)], fill="#30363c")
    draw.ellipse((690, 430, 860, 600), fill="#f5f5f0", outline="#30363c", width=8)
    draw.arc((705, 445, 845, 585), 150, 230, "#b3261e", 18)
    draw.arc((705, 445, 845, 585), 230, 310, "#1a7f4b", 18)
    draw.line((775, 515, 725, 545), "#1d2733", 8)
    draw.rectangle((690, 700, 860, 900), fill="#efe9d8")
    for line in range(4):
        draw.line((710, 740 + line * 40, 840, 740 + line * 40), "#8b8574", 5)
    return image


def front() -> Image.Image:
    """Draw the front of a house."""
    image = Image.new("RGB", SIZE, "#bcd3e6")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 900, 1600, 1200), fill="#8f9a7a")
    draw.rectangle((200, 300, 1400, 960), fill="#e6d9bf", outline="#98876a", width=6)
    for row in range(3):
        for column in range(6):
            left, top = 270 + column * 185, 360 + row * 180
            draw.rectangle(
                (left, top, left + 110, top + 110), fill="#6f8fa8", outline="#ffffff", width=6
            )
    draw.rectangle((720, 800, 880, 960), fill="#5c4b36")
    return image


def main() -> None:
    """Write the photos with the time of taking that a camera would write."""
    OUT.mkdir(parents=True, exist_ok=True)
    drawn = (
        ("passage.jpg", blocked_passage(), "2026:11:20 10:51:08"),
        ("extinguisher.jpg", dead_extinguisher(), "2026:11:20 10:58:41"),
        ("front.jpg", front(), "2026:11:20 10:42:15"),
    )
    for name, image, taken in drawn:
        exif = Image.Exif()
        exif.get_ifd(EXIF_IFD)[TAKEN] = taken
        image.filter(ImageFilter.GaussianBlur(1.2)).save(OUT / name, quality=82, exif=exif)


if __name__ == "__main__":
    main()
