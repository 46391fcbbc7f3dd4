"""What the province issues to its counties: policy packs and registers."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from desks import HOME
from inspector.operations.changes import Changed
from inspector.operations.identity import NotEnrolledError
from inspector.operations.import_package import import_package
from inspector.operations.issue_policy import PolicyChangedError, issue_policy, shelve_policies
from inspector.operations.issue_receipt import write_receipts
from inspector.operations.issue_register import EmptyRegisterError, issue_register
from inspector.operations.messages.message import Sender
from inspector.operations.messages.policy_issued import MESSAGE, IssuedPolicy, PackFile
from inspector.operations.messages.register_issued import MESSAGE as REGISTER
from inspector.operations.messages.register_issued import IssuedRegister
from inspector.operations.messages.wire import UnreadableRecordError
from inspector.operations.publish_policy import publish_policy
from inspector.operations.workspace import Workspace
from inspector.policy.pack_error import PackError

NEXT = "2099.1"


@pytest.fixture
def published(province: Workspace, tmp_path: Path) -> str:
    """The shipped pack under a later version, published at the province."""
    folder = tmp_path / "next"
    shutil.copytree(province.resources / "policy", folder)
    head = folder / "pack.toml"
    text = head.read_text("utf-8")
    head.write_text(text.replace(f'"{province.policy.version}"', f'"{NEXT}"'), "utf-8")
    publish_policy(folder, province.home / "policy")
    return NEXT


def taken(county: Workspace, province: Workspace, usb: Path) -> Changed:
    changed = Changed.NOTHING
    for one in write_receipts(province, usb):
        changed |= import_package(county, one.file).changed
    return changed


def test_a_pack_goes_to_every_laptop_once_and_onto_its_shelf__a11(
    enrolled: Workspace, province: Workspace, published: str, usb: Path
) -> None:
    assert len(issue_policy(province, published).devices) == 1
    assert issue_policy(province, published).devices == ()
    assert taken(enrolled, province, usb) & Changed.POLICY
    assert enrolled.packs[published].sha256 == province.packs[published].sha256
    assert shelve_policies(enrolled) == ()
    assert not list((enrolled.home / "staging").iterdir())
    with pytest.raises(PackError, match="没有已经发布的版本"):
        issue_policy(province, "1999.1")
    with pytest.raises(NotEnrolledError):
        issue_policy(enrolled, published)


def test_a_pack_whose_files_are_others_is_not_shelved(
    enrolled: Workspace, province: Workspace, published: str, usb: Path
) -> None:
    issue_policy(province, published)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("inspector.operations.issue_policy.pack_sha256", lambda _: "0" * 64)
        with pytest.raises(PolicyChangedError, match="没有采用"):
            taken(enrolled, province, usb)
    assert published not in enrolled.packs
    assert shelve_policies(enrolled) == (published,)  # as after a power cut


def test_a_published_version_never_changes(
    enrolled: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = IssuedPolicy("2098.1", "a" * 64, (PackFile("pack.toml", "b" * 64),))
    assert MESSAGE.decode(MESSAGE.encode(first)) == first
    outside = replace(first, files=(PackFile("../pack.toml", "b" * 64),))
    with pytest.raises(UnreadableRecordError, match="名称"):
        MESSAGE.decode(MESSAGE.encode(outside))
    sender = Sender("province", (), enrolled.clock())
    with enrolled.database.transaction() as stored:
        assert MESSAGE.apply(stored, sender, first) is Changed.POLICY
        known = "inspector.operations.messages.policy_issued.issued_policies"
        monkeypatch.setattr(known, lambda _: (first,))
        assert MESSAGE.apply(stored, sender, first) is Changed.POLICY
        with pytest.raises(UnreadableRecordError, match="另一份内容"):
            MESSAGE.apply(stored, sender, replace(first, sha256="c" * 64))


def test_the_register_of_its_county_reaches_a_laptop_when_it_is_new__g3(
    enrolled: Workspace, province: Workspace, usb: Path
) -> None:
    with pytest.raises(EmptyRegisterError, match="先导入名册"):
        issue_register(province)
    renamed = replace(HOME, name="云岭县示例颐养院")
    elsewhere = replace(HOME, id="na-other", county_code="149902")
    with province.database.transaction() as stored:
        for one in (renamed, elsewhere):
            stored.institutions.put(one, province.clock())
    assert len(issue_register(province).devices) == 1
    assert issue_register(province).devices == ()
    assert taken(enrolled, province, usb) & Changed.INSTITUTIONS
    with enrolled.database.reading() as stored:
        assert stored.institutions.all() == (renamed,)
        assert [one.name for _, one in stored.institutions.history(HOME.id)] == [
            HOME.name,
            renamed.name,
        ]
        assert stored.institutions.search("yyy", 5) == (renamed,)


def test_a_register_holds_no_other_countys_institutions(enrolled: Workspace) -> None:
    issued = IssuedRegister("149902", enrolled.clock(), (HOME,))
    with pytest.raises(UnreadableRecordError, match="别县"):
        REGISTER.decode(REGISTER.encode(issued))
