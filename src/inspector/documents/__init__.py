"""Printed documents as PDF/A-2b; reportlab only here.

To print one: ``press = open_press(resources / "fonts", documents_toml, office_fonts_folder)``; make
the frozen content of its kind (``RectificationOrder`` for F05; nothing in it comes from storage);
``document_kinds()["F05"].accept(content, press, created, progress, code=qr_text)`` returns the
bytes. The same arguments give the same bytes. ``press.fonts.missing(text)`` names beforehand the
characters that no font has.

To add a kind: one file in ``kinds/`` with ``KIND``, its content dataclass, and its sentences in
``documents.toml``. ``compose(content, paper, words)`` puts parts on a ``Layout`` (pages for
print, or a draft for word processors) and returns the ``Imprint``. On pages everything becomes
strips that are never divided, so nothing is cut, however long.
"""
