"""The answers of the made-up county: 达标 where one can be found, else the first that was tried."""

from domain.made_up_rules import INPUTS, PARAMETERS, item_with
from inspector.domain.judgement import judge
from inspector.domain.policy_pack import Parameter
from inspector.domain.practice.answers import passing_answer
from inspector.domain.rules import Operator, Rule, Threshold
from inspector.domain.verdict import Outcome
from shipped_pack import DAY

OFFICER = "示例-01"
KNOWN = PARAMETERS | {"unreachable": Parameter("unreachable", "够不到的上限", "-1")}


def outcome(rule: Rule) -> tuple[dict[str, object], Outcome]:
    item = item_with(rule, inputs=INPUTS[:1])
    answer = passing_answer(item, KNOWN, DAY, OFFICER)
    return dict(answer.values), judge(item, answer, KNOWN, DAY).outcome


def test_a_number_that_meets_the_rule_is_found() -> None:
    assert outcome(Threshold("a", Operator.AT_LEAST, "limit")) == ({"a": 12}, Outcome.MET)


def test_the_first_answer_stands_where_no_number_meets_the_rule() -> None:
    assert outcome(Threshold("a", Operator.LESS_THAN, "unreachable")) == ({"a": 0}, Outcome.UNMET)
