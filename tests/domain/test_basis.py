"""The guard of legal status."""

from dataclasses import replace
from datetime import date

import pytest

from inspector.domain.basis import (
    PrintableBasis,
    clause_in_words,
    paper_in_words,
    printable_basis,
    refusal_as_basis,
    refusal_by_status,
)
from inspector.domain.policy_pack import Pack
from inspector.domain.source import Citation, Purpose, Source, SourceStatus, Verification
from shipped_pack import DAY, PACK, with_parameter

LAW = PACK.sources["elderly-rights-law"]
POWER = "《中华人民共和国老年人权益保障法》第四十五条第一款第（四）项"
CLAUSE = Citation("elderly-rights-law", "第四十三条", "", Verification.SEEN)


def basis_of(code: str, pack: Pack = PACK, on: date = DAY) -> PrintableBasis:
    return printable_basis(pack, pack.item(code), on)


def test_a_seen_law_in_force_carries_an_order() -> None:
    assert refusal_as_basis(LAW, CLAUSE, Purpose.ORDER, DAY) is None
    assert basis_of("T1-A01") == PrintableBasis(
        ("《中华人民共和国老年人权益保障法》第四十三条",), (POWER,), (), ()
    )


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("reform-draft", "征求意见稿"),
        ("pingyin-2021", "外省"),
        ("shandong-ordinance", "外省"),
    ],
)
def test_a_draft_and_another_province_carry_nothing(source: str, reason: str) -> None:
    paper = PACK.sources[source]
    citation = Citation(source, "七（十八）", "", Verification.SEEN)
    for purpose in (Purpose.ORDER, Purpose.DESIGNATION, Purpose.DUTY):
        refusal = refusal_as_basis(paper, citation, purpose, DAY)
        assert refusal is not None
        assert reason in refusal
        assert f"不得作为{purpose.value}的依据" in refusal
    assert refusal_as_basis(paper, citation, Purpose.COMPARISON, DAY) is None


@pytest.mark.parametrize("status", [SourceStatus.REPEALED, SourceStatus.INTERNAL])
def test_a_repealed_or_internal_paper_carries_nothing(status: SourceStatus) -> None:
    assert refusal_by_status(replace(LAW, status=status), Purpose.ORDER) is not None


@pytest.mark.parametrize(
    ("source", "fragment"),
    [
        (replace(LAW, valid_from=date(2026, 3, 6)), "尚未生效"),
        (replace(LAW, valid_until=date(2026, 3, 4)), "已不能引用"),
        (replace(LAW, purposes=(Purpose.PROCEDURE,)), "只用于检查程序"),
        (replace(LAW, purposes=()), "只用于参考"),
        (replace(LAW, verified=Verification.REPORTED), "原文尚未核实（述）"),
    ],
)
def test_dates_purpose_and_verification_are_guarded(source: Source, fragment: str) -> None:
    refusal = refusal_as_basis(source, CLAUSE, Purpose.ORDER, DAY)
    assert refusal is not None
    assert fragment in refusal


def test_a_source_is_good_on_its_first_and_last_day() -> None:
    source = replace(LAW, valid_from=DAY, valid_until=DAY)
    assert refusal_as_basis(source, CLAUSE, Purpose.ORDER, DAY) is None


def test_a_clause_from_memory_is_never_printed_until_the_province_confirms_it() -> None:
    remembered = replace(CLAUSE, verified=Verification.FROM_MEMORY)
    refusal = refusal_as_basis(LAW, remembered, Purpose.ORDER, DAY)
    assert refusal is not None
    assert "条文尚未核实（忆）" in refusal
    confirmed = replace(remembered, confirmed_on=DAY)
    assert refusal_as_basis(LAW, confirmed, Purpose.ORDER, DAY) is None
    assert refusal_as_basis(LAW, confirmed, Purpose.ORDER, date(2026, 3, 4)) is not None


@pytest.mark.parametrize("article", ["第六十条", "第六十条第一款第（二）项", "第六十七条"])
def test_fines_of_the_fire_law_belong_to_the_fire_brigade(article: str) -> None:
    fire = PACK.sources["fire-law"]
    refusal = refusal_as_basis(
        fire, Citation("fire-law", article, "", Verification.SEEN), Purpose.ORDER, DAY
    )
    assert refusal is not None
    assert "由消防救援机构实施" in refusal
    whole = Citation("fire-law", "", "", Verification.SEEN)
    assert refusal_as_basis(fire, whole, Purpose.ORDER, DAY) is None


def test_a_recommended_standard_never_stands_alone() -> None:
    alone = basis_of("T1-C06")
    assert alone.clauses == ()
    assert "GB/T 40248-2021是推荐性标准，不能单独作为责令改正的依据。" in alone.refused
    item = PACK.item("T1-C06")
    law = Citation("fire-law", "第二十八条", "", Verification.SEEN)
    beside = replace(item, citations=(*item.citations, law))
    assert printable_basis(PACK, beside, DAY).clauses == (
        "GB/T 40248-2021第7.3.5条",
        "《中华人民共和国消防法》第二十八条",
    )


def test_matters_of_other_departments_are_referred_to_them__a19() -> None:
    assert basis_of("T1-C09").refer_to == ("消防救援机构",)
    assert basis_of("T2-Z05").refer_to == ("卫生健康部门",)
    only = with_parameter("joint_competence", "refer_only")
    assert basis_of("T1-C09", only).powers == ()
    assert basis_of("T1-A01", only).powers == (POWER,)


def test_the_work_safety_law_is_cited_only_where_the_province_says_so__a20() -> None:
    assert basis_of("T2-Z01").powers == (POWER,)
    confirmed = with_parameter("work_safety_65", "yes")
    assert basis_of("T2-Z01", confirmed).powers == (
        POWER,
        "《中华人民共和国安全生产法》第六十五条第一款第（三）项",
    )
    assert basis_of("T1-A01", confirmed).powers == (POWER,)
    assert basis_of("T2-Z01", replace(confirmed, hazard_power=None)).powers == (POWER,)


def test_an_item_that_is_not_verified_prints_no_clause() -> None:
    hazard = basis_of("T2-Z12")
    assert hazard.clauses == ()
    assert any("T2-Z12" in reason for reason in hazard.refused)
    item = replace(PACK.item("T2-Z12"), confirmed_on=DAY)
    assert printable_basis(PACK, item, DAY).clauses == ("《中华人民共和国食品安全法》第五十七条",)


def test_a_clause_cited_for_something_else_is_not_a_basis() -> None:
    refused = basis_of("T1-F05").refused
    assert any("只用于移送" in reason for reason in refused)
    referral = printable_basis(PACK, PACK.item("T1-F05"), DAY, Purpose.REFERRAL)
    assert referral.clauses == ("《防范和处置非法集资条例》第二条",)
    assert referral.powers == ()


def test_the_draft_beside_a_clause_is_named_with_its_reason() -> None:
    found = basis_of("T1-A04")
    assert found.clauses == ("《养老机构重大事故隐患判定标准》第四条第（二）项",)
    assert any("征求意见稿" in reason for reason in found.refused)


def test_nothing_unverified_draft_or_foreign_is_ever_printed() -> None:
    for item in PACK.items():
        for purpose in Purpose:
            if purpose is Purpose.COMPARISON:
                continue
            printed = " ".join(printable_basis(PACK, item, DAY, purpose).clauses)
            for source in PACK.sources.values():
                if (
                    source.verified is not Verification.SEEN
                    or source.status is not SourceStatus.IN_FORCE
                ):
                    assert source.title not in printed


def test_papers_are_printed_with_number_and_standards_by_number() -> None:
    plan = PACK.sources["plan-431"]
    assert paper_in_words(plan) == "《山西省养老服务“431”工程实施方案》（晋民发〔2021〕26号）"
    assert clause_in_words(LAW, CLAUSE).endswith("》第四十三条")
    unnumbered = PACK.sources["db14-care-risks"]
    assert paper_in_words(unnumbered) == unnumbered.title
