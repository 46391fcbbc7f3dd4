"""What the page of the indicators shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from inspector.domain.answer import Answer
from inspector.domain.cards import Card
from inspector.domain.checklist import Item
from inspector.domain.policy_pack import Parameter
from inspector.domain.rules import HumanJudgement
from inspector.domain.shanghai import date_in_words, day_in_shanghai
from inspector.domain.verdict import Outcome, Suggestion
from inspector.gui.theme import Tone
from inspector.operations.area_cards import AreaCards, CardCase
from inspector.operations.area_figures import COMPUTED

TONES: Final = {
    Outcome.MET: Tone.GOOD,
    Outcome.UNMET: Tone.DANGER,
    Outcome.NO_EVIDENCE: Tone.WARNING,
    Outcome.JUDGEMENT: Tone.ACCENT,
    Outcome.NOT_APPLICABLE: Tone.PLAIN,
}
_SUGGESTED: Final = {
    Suggestion.CONTINUE: Tone.GOOD,
    Suggestion.RECTIFY: Tone.WARNING,
    Suggestion.WITHDRAW: Tone.DANGER,
    Suggestion.CANCELLED: Tone.DANGER,
    Suggestion.OPEN: Tone.PLAIN,
}


@dataclass(frozen=True, slots=True)
class CardRow:
    """One indicator.

    Attributes:
        source: where the figure comes from, and when it was entered; empty: nobody entered it.
        cases: what a computed figure opens to.
        may_be_entered: a person enters it, with its source.
        is_entered: somebody did.
    """

    card: Card
    source: str
    cases: tuple[CardCase, ...]
    may_be_entered: bool
    is_entered: bool

    @property
    def figure(self) -> str:
        """The result and the demand, without what it was computed from."""
        return self.card.in_words.rsplit("＝ ", 1)[-1]

    @property
    def tone(self) -> Tone:
        """Of the outcome."""
        return TONES[self.card.outcome]


@dataclass(frozen=True, slots=True)
class CardsState:
    """The whole page.

    Attributes:
        suggestion: for the designation; empty where the checklist serves none.
        reasons: of the suggestion, sentences.
        counts: how many of each outcome, in words.
    """

    rows: tuple[CardRow, ...]
    suggestion: str
    tone: Tone
    reasons: tuple[str, ...]
    counts: str


def cards_state_of(found: AreaCards) -> CardsState:
    """Return what is shown of an area."""
    outcomes = [one.outcome for one in found.cards]
    told = [f"{each.value} {outcomes.count(each)}" for each in Outcome if each in outcomes]
    whole = found.wholes[0] if found.wholes else None
    return CardsState(
        rows=tuple(_row(one, found) for one in found.cards),
        suggestion=whole.suggestion.value if whole else "",
        tone=_SUGGESTED[whole.suggestion] if whole else Tone.PLAIN,
        reasons=whole.reasons if whole else (),
        counts="　".join(told),
    )


def asks_for_judgement(item: Item, parameters: Mapping[str, Parameter]) -> bool:
    """Whether something in the item is left to a person: no measure, or none decided yet."""
    undecided = any(not parameters[name].value for name in item.parameters)
    return undecided or any(isinstance(rule, HumanJudgement) for rule in item.rules)


def _row(card: Card, found: AreaCards) -> CardRow:
    cases = found.cases.get(card.item, ())
    return CardRow(
        card=card,
        source=_source(card, found.entered.get(card.item), computed=bool(cases)),
        cases=cases,
        may_be_entered=card.item not in COMPUTED,
        is_entered=bool(card.entered),
    )


def _source(card: Card, answer: Answer | None, *, computed: bool) -> str:
    if computed:
        return "来源：由下面各单位的数据算出。"
    if not card.entered or answer is None or answer.at is None:
        return ""
    return f"来源：{card.entered}（{date_in_words(day_in_shanghai(answer.at))}填报）"
