"""A grant is withdrawn: what the province does, and what reaches the counties."""

from pathlib import Path

import pytest

from inspector.exchange.enrolment import EnrolmentRefused
from inspector.exchange.verdicts import Refused, Verdict
from inspector.operations.changes import Changed
from inspector.operations.enrol_device import (
    ask_for_enrolment,
    grant_enrolment,
)
from inspector.operations.enrolment_state import enrolment_state
from inspector.operations.exchange_state import exchange_state
from inspector.operations.export_package import export_package
from inspector.operations.identity import NotEnrolledError, enrolled_device, held_trust
from inspector.operations.import_package import import_package
from inspector.operations.issue_receipt import write_receipts
from inspector.operations.list_devices import list_devices
from inspector.operations.messages.enrolment_doubted import MESSAGE as DOUBTED
from inspector.operations.messages.enrolment_doubted import DoubtedEnrolment
from inspector.operations.messages.message import Sender
from inspector.operations.messages.trust_issued import MESSAGE, IssuedTrust
from inspector.operations.restored import Doubt, RestoredError, doubt_of
from inspector.operations.revoke_grant import UnknownDeviceError, revoke_grant
from inspector.operations.trust_file import AlreadyRevokedError
from inspector.operations.workspace import Workspace
from operations.enrolling import OFFICERS, answer, cases, enrol_again, sealed_again, send


def test_a_revocation_reaches_the_counties_with_the_next_stick__k5(
    enrolled: Workspace, province: Workspace, sealed: str, usb: Path
) -> None:
    send(enrolled, province, usb)
    answer(enrolled, province, usb)
    device = enrolment_state(enrolled).device
    with pytest.raises(UnknownDeviceError, match="没有登记过"):
        revoke_grant(province, "149901-nobody", "lost")
    revoked = revoke_grant(province, device, "retired")
    assert (revoked.last_seq, revoked.version) == (1, 2)
    with pytest.raises(AlreadyRevokedError, match="以前已经吊销"):
        revoke_grant(province, device, "lost")
    answer(enrolled, province, usb)
    with enrolled.database.reading() as stored:
        assert enrolled_device(stored).trust.version == 2
    assert exchange_state(enrolled).doubt is Doubt.REVOKED
    later = sealed_again(enrolled)
    with pytest.raises(RestoredError, match="吊销"):
        export_package(enrolled, usb)
    asked = ask_for_enrolment(enrolled, usb / "again")
    with pytest.raises(EnrolmentRefused):
        grant_enrolment(province, asked.file, asked.fingerprint, OFFICERS, usb)
    enrol_again(enrolled, province, usb, as_new=True)
    assert exchange_state(enrolled).doubt is None
    send(enrolled, province, usb)
    assert set(cases(province)) == {sealed, later}


def test_packages_up_to_the_last_good_one_still_come_in_after_a_loss__k5(
    enrolled: Workspace, province: Workspace, sealed: str, usb: Path
) -> None:
    first = export_package(enrolled, usb).packages[0].file
    sealed_again(enrolled)
    second = export_package(enrolled, usb).packages[-1].file
    device = enrolment_state(enrolled).device
    assert revoke_grant(province, device, "lost", last_seq=1).last_seq == 1
    import_package(province, first)
    with pytest.raises(Refused) as refused:
        import_package(province, second)
    assert refused.value.verdict is Verdict.REVOKED
    with pytest.raises(Exception, match="没有可以送出的回执"):
        write_receipts(province, usb)


def test_the_province_lists_its_laptops_with_how_they_stand(
    enrolled: Workspace, province: Workspace, sealed: str, usb: Path
) -> None:
    (one,) = list_devices(province)
    assert (one.device, one.county) == (enrolment_state(enrolled).device, "149901")
    assert (one.epoch, one.revoked, one.last_seq, one.last_at, one.doubted) == (
        1,
        "",
        0,
        None,
        False,
    )
    send(enrolled, province, usb)
    (one,) = list_devices(province)
    assert (one.last_seq, one.last_at) == (1, province.clock())
    enrol_again(enrolled, province, usb)
    (one,) = list_devices(province)
    assert (one.serial, one.epoch, one.last_seq) == (2, 2, 0)
    revoke_grant(province, one.device, "stolen")
    assert list_devices(province)[0].revoked == "stolen"


def test_only_the_province_revokes(enrolled: Workspace) -> None:
    with pytest.raises(NotEnrolledError, match="province init"):
        revoke_grant(enrolled, enrolment_state(enrolled).device, "lost")


def test_a_trust_file_that_is_old_changes_nothing_and_a_forged_one_is_refused(
    enrolled: Workspace, province: Workspace
) -> None:
    with enrolled.database.transaction() as stored:
        held = held_trust(stored)
        sender = Sender("province", (), enrolled.clock())
        older = IssuedTrust(1, held.envelope.decode().replace("\n", ""))
        assert MESSAGE.decode(MESSAGE.encode(older)) == older
        assert MESSAGE.apply(stored, sender, older) & Changed.SETTINGS
    device = enrolment_state(enrolled).device
    revoke_grant(province, device, "retired")
    with province.database.reading() as stored:
        newer = IssuedTrust(2, held_trust(stored).envelope.decode())
    with enrolled.database.transaction() as stored:
        MESSAGE.apply(stored, sender, newer)
        assert MESSAGE.apply(stored, sender, older) is Changed.NOTHING
        forged = IssuedTrust(3, newer.envelope.replace("A", "B", 1))
        with pytest.raises(Refused):
            MESSAGE.apply(stored, sender, forged)
        assert held_trust(stored).version == 2


def test_a_doubt_about_another_grant_is_none_of_this_laptops(enrolled: Workspace) -> None:
    with enrolled.database.transaction() as stored:
        sender = Sender("province", (), enrolled.clock())
        for serial, held in ((9, Changed.NOTHING), (1, Changed.SETTINGS), (1, Changed.SETTINGS)):
            doubted = DoubtedEnrolment(serial, 2)
            assert DOUBTED.decode(DOUBTED.encode(doubted)) == doubted
            assert DOUBTED.apply(stored, sender, doubted) is held
        assert doubt_of(stored) is Doubt.CONTRADICTED
