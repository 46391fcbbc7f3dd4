"""One page with every small widget in every state, to be looked at."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from inspector.gui.appearance import Appearance
from inspector.gui.shortcuts import Shortcut
from inspector.gui.theme import Tone
from inspector.gui.widgets.answer_buttons import AnswerButtons, Choice
from inspector.gui.widgets.card import Card, LineCard
from inspector.gui.widgets.chip import Chip
from inspector.gui.widgets.date_field import DateField
from inspector.gui.widgets.filter_line import FilterLine
from inspector.gui.widgets.head import Head
from inspector.gui.widgets.job_bar import JobBar
from inspector.gui.widgets.key_hint import KeyHint
from inspector.gui.widgets.marking import button, column, row, text
from inspector.gui.widgets.message_bar import MessageBar
from inspector.gui.widgets.number_field import NumberField
from inspector.gui.widgets.photo_strip import PhotoStrip, PhotoThumb
from inspector.gui.widgets.progress_line import ProgressLine
from inspector.gui.widgets.section_map import SectionLine, SectionMap
from inspector.gui.widgets.table_model import Column, TableModel
from inspector.gui.widgets.table_view import TableView


def picture(colour: str) -> bytes:
    """Return a PNG of one colour."""
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt wants text
    return bytes(buffer.data().data())


def gallery(appearance: Appearance) -> QWidget:
    """Return the page."""
    page = QWidget()
    page.setObjectName("desk")
    progress = ProgressLine("项")
    progress.show_progress(46, 80)
    head = Head(
        "云岭县柳坪镇颐和敬老院 · 2026 年年度抽查", progress, button("收尾", "x", kind="primary")
    )
    head.show_title("云岭县柳坪镇颐和敬老院", "示例甲、示例乙 · 10:42 到场 · 草稿 · " * 3)
    message = MessageBar()
    body = QHBoxLayout()
    body.addWidget(_left(), 0)
    body.addLayout(_middle(), 1)
    body.addLayout(_right(appearance), 1)
    page.setLayout(column(message, head, gap=0))
    page.layout().addLayout(body)
    message.tell(
        "U 盘已满，这次导出没有完成，请换一个 U 盘。", Tone.DANGER, "换一个 U 盘", page.update
    )
    return page


def _left() -> QWidget:
    sections = SectionMap()
    sections.setFixedWidth(212)
    sections.show_sections(
        [
            SectionLine("登记备案与床位", 5, 5),
            SectionLine("消防安全", 11, 15, findings=2, missing_evidence=1),
            SectionLine("名字特别特别特别长的一节内容在这里", 0, 4),
        ],
        1,
    )
    return sections


def _middle() -> QHBoxLayout:
    rows = column(margin=16)
    tones = row()
    for tone in Tone:
        tones.addWidget(Chip("不达标，还差 1 人", tone))
    tones.addStretch(1)
    rows.addLayout(tones)
    for choice in (None, *Choice):
        card = Card()
        card.rows.addWidget(text("C09  疏散通道、安全出口、消防车通道畅通"))
        answers = AnswerButtons("疏散通道畅通")
        answers.show_choice(choice)
        hint = KeyHint([Shortcut.LAW, Shortcut.PHOTO, Shortcut.NOTE])
        card.rows.addLayout(row(answers, hint))
        card.show_current(current=choice is Choice.VIOLATES)
        card.show_mark(Tone.DANGER if choice is Choice.NOT_APPLICABLE else Tone.PLAIN)
        rows.addWidget(card)
    number, day = NumberField("床位"), DateField("成立日期")
    number.show_number(Decimal(72))
    day.show_date(date(2026, 3, 5))
    wrong = NumberField("床位")
    wrong.setText("三")
    rows.addLayout(row(number, text("张"), wrong, day))
    rows.addWidget(
        LineCard(
            "柳坪镇颐和敬老院 · 消控室每班仅 1 人在岗",
            "云民责改〔2026〕12号 · 期限 11月19日",
            Chip("逾期 3 天", Tone.DANGER),
            button("复查", "x"),
        )
    )
    rows.addStretch(1)
    result = QHBoxLayout()
    result.addLayout(rows)
    return result


def _right(appearance: Appearance) -> QHBoxLayout:
    rows = column(margin=16)
    kinds = row(
        button("普通", "x"),
        button("主要", "x", kind="primary"),
        button("危险", "x", kind="danger"),
        button("安静", "x", kind="quiet"),
    )
    off = button("不可用", "x")
    off.setEnabled(False)
    kinds.addWidget(off)
    rows.addLayout(kinds)
    rows.addWidget(FilterLine("筛选", "找机构（汉字、拼音首字母、编号）"))
    line, words = QLineEdit("一行文字"), QPlainTextEdit("几行文字\n第二行")
    words.setMaximumHeight(80)
    rows.addWidget(line)
    rows.addWidget(words)
    photos = PhotoStrip()
    rows.addWidget(photos)
    photos.show_photos(
        [
            PhotoThumb("a", picture("#7d8a97"), "现场 10:51"),
            PhotoThumb("b", picture("#93a1ae"), "导入"),
            PhotoThumb("c", b"", "缺图"),
        ],
        "b",
    )
    rows.addWidget(_table(appearance))
    jobs = JobBar()
    rows.addWidget(jobs)
    jobs.show_started("导出到 U 盘")
    jobs.show_progress("正在加密照片 3/12", 0.3)
    result = QHBoxLayout()
    result.addLayout(rows)
    return result


def _table(appearance: Appearance) -> QWidget:
    model = TableModel(
        (
            Column[tuple[str, int]]("名称", lambda pair: pair[0]),
            Column[tuple[str, int]]("床位", lambda pair: str(pair[1]), number=True),
            Column[tuple[str, int]](
                "状态",
                lambda pair: "达标" if pair[1] > 9 else "不达标",
                tone=lambda pair: Tone.GOOD if pair[1] > 9 else Tone.DANGER,
            ),
        )
    )
    table = TableView("表", model, appearance)
    model.show_rows([(f"示例机构{number}", number) for number in range(5, 15)])
    table.selectRow(2)
    return table
