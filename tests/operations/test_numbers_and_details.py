"""Numbers of papers, and the details that are told for them."""

from dataclasses import replace
from pathlib import Path

import pytest

from desks import Clock, started
from inspector.documents.code_reading import codes_on_pages
from inspector.documents.printed_text import printed_text
from inspector.domain.document_number import NumberBlock
from inspector.errors import UserError
from inspector.operations.issue_document import (
    details_of,
    issue_document,
)
from inspector.operations.number_block import (
    NumbersUsedUpError,
    read_number_block,
    save_number_block,
)
from inspector.operations.papers.inspection_approval import ApprovalDetails
from inspector.operations.papers.paper import NoDetails, NotIssuableError
from inspector.operations.papers.registry import known_papers
from inspector.operations.read_details import (
    DetailsFileError,
    detail_names,
    read_details,
    told_details,
)
from inspector.operations.void_document import void_document
from inspector.operations.workspace import Workspace
from operations.papers_at_hand import APPROVAL, issued, pdf_of, text_of


def test_a_voided_number_is_never_given_again__e6(county: Workspace, sealed: str) -> None:
    first = issued(county, sealed, "F05")
    void_document(county, first.id, "联系电话有误")
    second = issued(county, sealed, "F05")
    assert (first.serial, second.serial) == (1, 2)
    text = text_of(county, sealed, "F06")
    assert second.number in text
    assert first.number not in text


def test_a_number_taken_meanwhile_is_not_given_twice(county: Workspace, sealed: str) -> None:
    rival: list[str] = []

    def somebody_else(step: str, fraction: float) -> None:
        if not rival:
            rival.append("under way")
            rival[0] = issued(county, sealed, "F03").number

    document = issue_document(county, sealed, "F03", somebody_else).document
    assert rival == ["云岭民检录〔2026〕1号"]
    assert document.number == "云岭民检录〔2026〕2号"
    assert document.number in printed(county, document.sha256)
    with county.database.reading() as stored:
        assert len(stored.documents.all()) == 2


def printed(county: Workspace, sha256: str) -> str:
    with county.files.open(sha256) as file:
        return printed_text(file.read())


def test_a_block_of_numbers_is_kept_to_and_runs_out__e6(
    county: Workspace, sealed: str, clock: Clock
) -> None:
    issued(county, sealed, "F03")
    save_number_block(county, NumberBlock(201, 202))
    numbers = [issued(county, sealed, "F03").serial for _ in range(2)]
    assert numbers == [201, 202]
    with pytest.raises(NumbersUsedUpError, match=r"201—202.*已经用完"):
        issue_document(county, sealed, "F03")
    assert issued(county, sealed, "F05").serial == 201
    save_number_block(county, NumberBlock(51, 60))
    assert issued(county, sealed, "F03").serial == 51
    clock.forward(days=60)
    assert issued(county, sealed, "F03").number == "云岭民检录〔2027〕51号"
    save_number_block(county, None)
    with county.database.reading() as stored:
        assert read_number_block(stored) is None
    assert issued(county, sealed, "F03").serial == 52
    with pytest.raises(UserError, match="号段"):
        save_number_block(county, NumberBlock(9, 8))


def test_a_computer_without_a_key_prints_without_a_code(county: Workspace) -> None:
    keyless = replace(county, signer=None)
    document = issued(keyless, started(county, "T1"), "F02")
    assert codes_on_pages(pdf_of(county, document)) == ((), ())


def test_details_come_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "f01.toml"
    file.write_text('origin = "双随机"\nsubjects = ["消防安全"]\nvisits_limit = 2\n', "utf-8")
    assert read_details("F01", file) == ApprovalDetails(
        origin="双随机", subjects=("消防安全",), visits_limit=2
    )
    assert details_of("F03") is NoDetails
    file.write_text("origin = 3\n", "utf-8")
    with pytest.raises(DetailsFileError, match="写法不对"):
        read_details("F01", file)
    file.write_text('color = "red"\n', "utf-8")
    with pytest.raises(DetailsFileError, match=r"color.*（没有）"):
        read_details("F03", file)
    with pytest.raises(DetailsFileError, match="读不出来"):
        read_details("F01", tmp_path / "没有.toml")
    with pytest.raises(NotIssuableError, match="没有代号为F99"):
        read_details("F99", file)


def test_what_a_window_was_told_becomes_the_particulars() -> None:
    told = {name: getattr(APPROVAL, name) for name in detail_names("F01")}
    assert told_details("F01", told) == APPROVAL


@pytest.mark.parametrize("code", sorted(known_papers()))
def test_every_paper_is_of_a_kind_and_knows_when_it_is_complete(code: str) -> None:
    paper = known_papers()[code]
    assert paper.before_sealing or paper.after_sealing
    assert isinstance(paper.details().missing, tuple)
