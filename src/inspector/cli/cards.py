"""inspector cards …: the cards of a county or city, and figures entered with their source."""

import unicodedata
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final, assert_never

from inspector.cli.command import Command, Context, Report, Told
from inspector.domain.answer import Answer, Value
from inspector.domain.answer_words import answer_in_words
from inspector.domain.cards import Card
from inspector.domain.checklist import CONFORMING, NON_CONFORMING, Input, InputKind, Item
from inspector.domain.shanghai import date_in_words, day_in_shanghai
from inspector.errors import UserError
from inspector.operations.area_cards import AreaCards, cards_of_area
from inspector.operations.area_figures import (
    enter_area_figure,
    item_to_enter,
    proposed_values,
    take_area_figure_back,
)
from inspector.operations.areas import area_named
from inspector.operations.changes import Changed

_JUDGED: Final = {"达到": CONFORMING, "未达到": NON_CONFORMING}


class ValueUnreadableError(UserError):
    """What was typed is no value of that input."""


def _configure_area(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--area",
        default="",
        metavar="市县",
        help="哪个市或县（市、区）：名称或六位区划代码；县级账册不用写",
    )


def _configure_show(parser: ArgumentParser) -> None:
    _configure_area(parser)
    parser.add_argument(
        "--checklist",
        default="",
        metavar="检查表",
        help="T4 模范县、T5 模范市、T8 县级责任；不写为第一张",
    )


def _show(context: Context, arguments: Namespace) -> Report:
    with context.any_role() as workspace:
        area = area_named(workspace, arguments.area)
        found = cards_of_area(workspace, area, arguments.checklist, context.progress)
        day = workspace.today
    title = f"{found.area.name}\t{found.checklist.code} {found.checklist.title}\t"
    data: dict[str, Told] = {
        "area": found.area.code,
        "checklist": found.checklist.code,
        "day": day.isoformat(),
        "cards": [_card_told(one, found) for one in found.cards],
        "wholes": [
            {"suggestion": one.suggestion.value, "reasons": list(one.reasons)}
            for one in found.wholes
        ],
    }
    return Report((f"{title}{date_in_words(day)}", *_lines(found)), data)


def _lines(found: AreaCards) -> Iterator[str]:
    for card in found.cards:
        yield f"{card.item}\t{card.outcome.value}\t{card.title}"
        yield f"\t{card.in_words}"
        answer = found.entered.get(card.item)
        if card.entered and answer is not None and answer.at is not None:
            day = date_in_words(day_in_shanghai(answer.at))
            yield f"\t来源：{card.entered}（{day}填报）"
        for assumption in card.assumptions:
            yield f"\t口径：{assumption}"
        for case in found.cases.get(card.item, ()):
            mark = "缺\t" if case.missing else ""
            yield f"\t\t{mark}{case.name}：{case.told}"
    for whole in found.wholes:
        yield whole.suggestion.value
        for reason in whole.reasons:
            yield f"\t{reason}"


def _card_told(card: Card, found: AreaCards) -> Told:
    return {
        "item": card.item,
        "title": card.title,
        "outcome": card.outcome.value,
        "words": card.in_words,
        "low": None if card.low is None else str(card.low),
        "high": None if card.high is None else str(card.high),
        "source": card.entered,
        "assumptions": list(card.assumptions),
        "cases": [
            {"id": one.id, "name": one.name, "words": one.told, "missing": one.missing}
            for one in found.cases.get(card.item, ())
        ],
    }


def _configure_enter(parser: ArgumentParser) -> None:
    _configure_area(parser)
    parser.add_argument("item", metavar="指标", help="编码，例如 T4-X05")
    parser.add_argument(
        "values",
        nargs="*",
        metavar="栏目=内容",
        help="例如 covered=19；是否写“是”或“否”，多选用顿号隔开",
    )
    parser.add_argument("--source", required=True, metavar="文字", help="数据来自哪份材料")
    parser.add_argument("--judged", choices=_JUDGED, help="没有量化标准的，由人判断的结论")
    parser.add_argument("--not-applicable", default="", metavar="理由", help="不适用，写明理由")


def _enter(context: Context, arguments: Namespace) -> Report:
    with context.any_role() as workspace:
        area = area_named(workspace, arguments.area)
        item = item_to_enter(workspace, area, arguments.item)
        given = dict(_value(item, text) for text in arguments.values)
        known = {} if arguments.not_applicable else proposed_values(workspace, area, item)
        answer = Answer(
            item.code,
            {**known, **given},
            not_applicable=arguments.not_applicable,
            remark=arguments.source,
            judged=_JUDGED.get(arguments.judged, ""),
        )
        enter_area_figure(workspace, area, answer)
    words = answer_in_words(item, answer)
    lines = (f"{area.name} {item.code} 已保存：{words}。来源：{arguments.source}。",)
    return Report(lines, {"area": area.code, "item": item.code, "words": words})


def _configure_erase(parser: ArgumentParser) -> None:
    _configure_area(parser)
    parser.add_argument("item", metavar="指标", help="编码，例如 T4-X05")


def _erase(context: Context, arguments: Namespace) -> Report:
    with context.any_role() as workspace:
        area = area_named(workspace, arguments.area)
        changed = take_area_figure_back(workspace, area, arguments.item)
    erased = changed is not Changed.NOTHING
    words = "已撤回" if erased else "没有填报过，没有改动"
    return Report((f"{area.name} {arguments.item} {words}。",), {"erased": erased})


def _value(item: Item, text: str) -> tuple[str, Value]:
    code, equals, words = text.partition("=")
    asked = [one for one in item.inputs if code.strip() in (one.code, one.label)]
    if not equals or not asked:
        known = "、".join(f"{one.code}（{one.label}）" for one in item.inputs)
        raise ValueUnreadableError(
            f"“{text}”不是“栏目=内容”，没有保存。{item.code} 的栏目有：{known}。"
        )
    return asked[0].code, _read(asked[0], unicodedata.normalize("NFKC", words).strip())


def _read(one: Input, words: str) -> Value:
    match one.kind:
        case InputKind.NUMBER:
            try:
                return Decimal(words)
            except InvalidOperation as error:
                raise ValueUnreadableError(f"“{one.label}”应填写数字，没有保存。") from error
        case InputKind.DATE:
            try:
                return date.fromisoformat(words)
            except ValueError as error:
                raise ValueUnreadableError(
                    f"“{one.label}”应填写日期，例如 2026-03-05，没有保存。"
                ) from error
        case InputKind.CHOICES:
            parts = words.replace("、", ",").split(",")
            return tuple(_choice(one, part.strip()) for part in parts if part.strip())
        case InputKind.CONFORM | InputKind.CHOICE:
            return _choice(one, words)
        case InputKind.TEXT:
            return words
        case _:
            assert_never(one.kind)


def _choice(one: Input, words: str) -> str:
    known = {choice.label: choice.code for choice in one.choices}
    if one.kind is InputKind.CONFORM:
        known |= {"是": CONFORMING, "否": NON_CONFORMING}
    known |= {choice.code: choice.code for choice in one.choices}
    if words not in known:
        labels = "、".join(choice.label for choice in one.choices)
        raise ValueUnreadableError(f"“{one.label}”不能是“{words}”，没有保存。可选：{labels}。")
    return known[words]


COMMANDS = (
    Command(("cards", "show"), "列出县、市的指标和建议", _configure_show, _show),
    Command(("cards", "enter"), "填报一项指标，写明来源", _configure_enter, _enter),
    Command(("cards", "erase"), "撤回一项填报的指标", _configure_erase, _erase),
)
