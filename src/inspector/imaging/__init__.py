"""Photos: intake, EXIF, thumbnails, review copies; Pillow only here."""
