"""Sealed records, logs, documents and packages: appended to, never changed."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from inspector.storage.database import Database
from inspector.storage.documents import DocumentState
from inspector.storage.engine import writing_engine
from inspector.storage.journal import LogGapError
from inspector.storage.packages import IncomingPackage, PackageState, SenderState
from inspector.storage.records import SealedRecord
from storage import made_up
from storage.made_up import DOCUMENT, INCOMING, NOW, OUTGOING, RECORD, log_line, sha256
from storage.whole_workspace import check, fill


def test_a_whole_workspace_comes_back(database: Database) -> None:
    with database.transaction() as stored:
        fill(stored)
    with database.reading() as stored:
        check(stored)


def test_a_record_is_kept_once_and_found_by_hash_and_inspection(database: Database) -> None:
    newer = SealedRecord(RECORD.inspection_id, sha256("newer"), b"newer", b"e", NOW, "device-1")
    with database.transaction() as stored:
        for record in (RECORD, newer, RECORD):
            stored.records.put(record)
        assert stored.records.all() == (RECORD, newer)
        assert stored.records.of_inspection(RECORD.inspection_id) == (RECORD, newer)
        assert stored.records.of_inspection("nobody") == ()
        assert stored.records.get(newer.sha256) == newer
        with pytest.raises(KeyError):
            stored.records.get(made_up.NO_HASH)


def test_the_journal_begins_at_zeros_and_refuses_gaps(database: Database) -> None:
    with database.transaction() as stored:
        assert stored.journal.head() == (0, made_up.NO_HASH)
        for line in (log_line(1), log_line(2), log_line(3)):
            stored.journal.append(line)
        assert stored.journal.head() == (3, log_line(3).sha256)
        assert list(stored.journal.lines(2, 3)) == [log_line(2), log_line(3)]
        assert list(stored.journal.lines(4, 3)) == []
        for wrong in (log_line(3), log_line(5)):
            with pytest.raises(LogGapError):
                stored.journal.append(wrong)
        with pytest.raises(ValueError, match="hash"):
            stored.journal.append(replace(log_line(4), sha256=made_up.NO_HASH))


def test_each_sender_has_a_log_of_its_own(database: Database) -> None:
    with database.transaction() as stored:
        assert stored.received.head("device-1") == (0, made_up.NO_HASH)
        stored.received.append("device-1", log_line(1))
        stored.received.append("device-2", log_line(1))
        stored.received.append("device-1", log_line(2))
        assert stored.received.head("device-1") == (2, log_line(2).sha256)
        assert list(stored.received.lines("device-2")) == [log_line(1)]
        with pytest.raises(LogGapError):
            stored.received.append("device-2", log_line(3))


def test_lines_of_a_kind_are_told_without_what_they_say(database: Database) -> None:
    first = log_line(1)
    with database.transaction() as stored:
        stored.journal.append(first)
        stored.journal.append(replace(log_line(2, "other"), kind="note"))
        assert stored.journal.moments_of_kind(first.kind) == ((first.subject, first.at),)


def test_a_log_that_begins_again_is_the_senders_next_run(database: Database) -> None:
    with database.transaction() as stored:
        assert stored.received.run("device-1") == 1
        for line in (log_line(1), log_line(2), log_line(1, "again"), log_line(2, "again")):
            stored.received.append("device-1", line)
        assert stored.received.run("device-1") == 2
        assert stored.received.head("device-1") == (2, log_line(2, "again").sha256)
        lines = tuple(stored.received.lines("device-1"))
        assert [one.subject for one in lines[2:]] == ["again", "again"]
        assert tuple(stored.received.lines_of_run("device-1", 1, 2, 9)) == lines[1:2]
        assert tuple(stored.received.of_kind(lines[0].kind)) == lines
        with pytest.raises(LogGapError):
            stored.received.append("device-1", log_line(4))


def test_a_package_belongs_to_the_run_of_its_lines(database: Database) -> None:
    later = replace(INCOMING, epoch=2, manifest_sha256=sha256("later"))
    with database.transaction() as stored:
        stored.received.append("device-1", log_line(1))
        stored.packages.accept(INCOMING)
        stored.received.append("device-1", log_line(1, "again"))
        stored.packages.accept(later)
        assert stored.packages.incoming("device-1") == (INCOMING, replace(later, run=2))
        assert stored.packages.digests("device-1") == (
            (1, INCOMING.manifest_sha256),
            (2, later.manifest_sha256),
        )


def test_numbers_begin_again_in_a_new_stream(database: Database) -> None:
    again = replace(OUTGOING, stream=2, manifest_sha256=sha256("again"))
    with database.transaction() as stored:
        stored.packages.prepare(OUTGOING)
        assert stored.packages.last_outgoing("province", 2) is None
        stored.packages.prepare(again)
        assert stored.packages.last_outgoing("province", 2) == again
        assert stored.packages.outgoing("province", 1) == (OUTGOING,)
        assert stored.packages.outgoing("province") == (OUTGOING, again)


def test_serials_are_unbroken_by_abbreviation_and_year(database: Database) -> None:
    with database.transaction() as stored:
        assert stored.documents.next_serial("民责改", 2026) == 1
        stored.documents.put(DOCUMENT)
        assert stored.documents.next_serial("民责改", 2026) == DOCUMENT.serial + 1
        assert stored.documents.next_serial("民责改", 2027) == 1
        assert stored.documents.next_serial("民检通", 2026) == 1
        stored.documents.set_state(DOCUMENT.id, DocumentState.VOIDED, "写错")
        assert stored.documents.next_serial("民责改", 2026) == DOCUMENT.serial + 1


def test_numbers_of_other_offices_do_not_count(database: Database) -> None:
    with database.transaction() as stored:
        stored.documents.put(replace(DOCUMENT, origin="device-1"))
        stored.documents.put(replace(DOCUMENT, id="d2", origin="device-2"))
        stored.documents.put(replace(DOCUMENT, id="d3", origin="device-2"))  # a restored laptop's
        assert stored.documents.next_serial(DOCUMENT.abbreviation, DOCUMENT.year) == 1


def test_a_number_is_given_once(database: Database) -> None:
    with database.transaction() as stored:
        stored.documents.put(DOCUMENT)
    with pytest.raises(IntegrityError), database.transaction() as stored:
        stored.documents.put(replace(DOCUMENT, id="d2"))


def test_kinds_without_a_number_take_none(database: Database) -> None:
    first = replace(DOCUMENT, id="r1", kind="F03", number="", serial=0)
    with database.transaction() as stored:
        stored.documents.put(first)
        stored.documents.put(replace(first, id="r2"))
        assert stored.documents.next_serial(first.abbreviation, first.year) == 1


def test_a_document_moves_on_with_a_reason(database: Database) -> None:
    with database.transaction() as stored:
        stored.documents.put(DOCUMENT)
        stored.documents.set_state(DOCUMENT.id, DocumentState.VOIDED, "日期写错")
        voided = replace(DOCUMENT, state=DocumentState.VOIDED, reason="日期写错")
        assert stored.documents.get(DOCUMENT.id) == voided
        assert stored.documents.of_inspection(DOCUMENT.inspection_id) == (voided,)
        assert stored.documents.of_inspection("nobody") == ()
        with pytest.raises(KeyError):
            stored.documents.get("nobody")
        with pytest.raises(KeyError):
            stored.documents.set_state("nobody", DocumentState.SERVED)


def test_outgoing_packages_are_numbered_by_recipient(database: Database) -> None:
    second = replace(OUTGOING, seq=2)
    receipt = replace(OUTGOING, recipient="device-1", rows=b"rows")
    with database.transaction() as stored:
        assert stored.packages.last_outgoing("province") is None
        for package in (second, OUTGOING, receipt):
            stored.packages.prepare(package)
        assert stored.packages.last_outgoing("province") == second
        assert stored.packages.outgoing("province") == (OUTGOING, second)
        assert stored.packages.outgoing() == (receipt, OUTGOING, second)


def test_a_package_is_written_then_answered_and_stays_answered(database: Database) -> None:
    later = NOW + timedelta(hours=1)
    with database.transaction() as stored:
        stored.packages.prepare(OUTGOING)
        stored.packages.mark_written(OUTGOING.manifest_sha256, NOW)
        written = replace(OUTGOING, state=PackageState.WRITTEN, written_at=NOW)
        assert stored.packages.outgoing() == (written,)
        stored.packages.mark_answered(
            OUTGOING.manifest_sha256, PackageState.ACCEPTED, sha256("receipt")
        )
        stored.packages.mark_written(OUTGOING.manifest_sha256, later)
        assert stored.packages.last_outgoing("province") == replace(
            written,
            state=PackageState.ACCEPTED,
            written_at=later,
            receipt_sha256=sha256("receipt"),
        )
        with pytest.raises(KeyError):
            stored.packages.mark_written(sha256("nothing"), NOW)
        with pytest.raises(KeyError):
            stored.packages.mark_answered(sha256("nothing"), PackageState.REJECTED, "")


def test_accepting_a_package_moves_its_sender_on(database: Database) -> None:
    second = replace(INCOMING, seq=2, manifest_sha256=sha256("m2"), epoch=2)
    with database.transaction() as stored:
        assert stored.packages.sender_state("device-1") is None
        stored.packages.accept(INCOMING)
        assert stored.packages.sender_state("device-1") == SenderState(
            "device-1", 1, INCOMING.manifest_sha256, 0, made_up.NO_HASH, 1
        )
        dirty = replace(made_up.SENDER_STATE, dirty=True)
        stored.packages.put_sender_state(dirty)
        stored.received.append("device-1", log_line(1))
        stored.packages.accept(second)
        assert stored.packages.sender_state("device-1") == SenderState(
            "device-1", 2, sha256("m2"), 1, log_line(1).sha256, 2, dirty=True
        )
        assert stored.packages.incoming("device-1") == (INCOMING, second)
        assert stored.packages.incoming("device-2") == ()


def test_a_state_that_is_told_is_kept(database: Database) -> None:
    with database.transaction() as stored:
        stored.packages.accept(INCOMING, made_up.SENDER_STATE)
        assert stored.packages.sender_state("device-1") == made_up.SENDER_STATE


@pytest.mark.parametrize(
    "again",
    [INCOMING, replace(INCOMING, seq=2), replace(INCOMING, manifest_sha256=sha256("fork"))],
    ids=["the same", "another number", "other bytes under the same number"],
)
def test_a_package_is_accepted_once(database: Database, again: IncomingPackage) -> None:
    with database.transaction() as stored:
        stored.packages.accept(INCOMING)
    with pytest.raises(IntegrityError), database.transaction() as stored:
        stored.packages.accept(again)


def test_grants_and_trust_are_bytes_by_name(database: Database) -> None:
    with database.transaction() as stored:
        assert stored.trust.get("trust") is None
        stored.trust.put("trust", b"1")
        stored.trust.put("trust", b"2")
        assert stored.trust.get("trust") == b"2"
        for device, serial, grant in (("b", 1, b"b1"), ("a", 10, b"a10"), ("a", 9, b"a9")):
            stored.trust.put_grant(device, serial, grant)
        stored.trust.put_grant("b", 1, b"b1 again")
        assert stored.trust.grants() == (b"a9", b"a10", b"b1 again")


ATTACKS = {
    "record": "UPDATE sealed_record SET record = x'00'",
    "record gone": "DELETE FROM sealed_record",
    "record replaced": "INSERT OR REPLACE INTO sealed_record SELECT * FROM sealed_record",
    "log": "UPDATE journal_line SET line = x'00'",
    "log gone": "DELETE FROM journal_line",
    "log renumbered": "UPDATE journal_line SET i = i + 10",
    "log with a gap": "INSERT INTO journal_line SELECT 4, at, kind, subject, who, line, sha256,"
    " photos FROM journal_line WHERE i = 1",
    "received log": "UPDATE received_line SET line = x'00'",
    "received log gone": "DELETE FROM received_line",
    "received log with a gap": "INSERT INTO received_line SELECT sender_id, run, 4, at, kind,"
    " subject, who, line, sha256, photos FROM received_line WHERE i = 1",
    "number of a document": "UPDATE issued_document SET number = ''",
    "document gone": "DELETE FROM issued_document",
    "manifest": "UPDATE outgoing_package SET manifest = x'00'",
    "package gone": "DELETE FROM outgoing_package",
    "package taken in": "UPDATE incoming_package SET seq = 9",
    "package taken in gone": "DELETE FROM incoming_package",
    "register's past": "UPDATE register_change SET at = ''",
    "register's past gone": "DELETE FROM register_change",
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_the_data_file_itself_refuses_to_change_what_lasts(
    database: Database, file: Path, attack: str
) -> None:
    with database.transaction() as stored:
        fill(stored)
    engine = writing_engine(file)
    with pytest.raises(IntegrityError, match="refused"), engine.begin() as connection:
        connection.execute(sa.text(attack))
    engine.dispose()
    with database.reading() as stored:
        check(stored)
