"""Replay, rollback, fork, clone, gap, epochs, revocation, the log and the clock."""

from copy import deepcopy
from datetime import timedelta
from typing import Any

import pytest

from exchange.made_up import (
    ISSUER,
    NOW,
    Desk,
    Laptop,
    as_json,
    assembled,
    grant,
    granted,
    key,
    province,
    revoked,
    signed_manifest,
    trust,
)
from inspector.exchange.receiver import SenderState
from inspector.exchange.rows import EMPTY_LOG, LogHead
from inspector.exchange.verdicts import Notice, Verdict


def further(laptop: Laptop, **changes: Any) -> bytes:
    laptop.record()
    return laptop.package(**changes)


def test_packages_in_their_order_are_taken(laptop: Laptop, desk: Desk) -> None:
    first = desk.take(laptop.package(*laptop.photos))
    assert first.name.seq == 1
    assert desk.take(further(laptop)).manifest.log_from == 3
    assert desk.take(laptop.package()).manifest.row_count == 0
    assert desk.state["jx-01"].log == laptop.log
    assert list(desk.state["jx-01"].packages) == laptop.packages


def test_replay__importing_twice_changes_nothing__h4(laptop: Laptop, desk: Desk) -> None:
    packages = [laptop.package(*laptop.photos), further(laptop), further(laptop)]
    for package in packages:
        desk.take(package)
    for number, package in enumerate(packages, start=1):
        refused = desk.refuses(package, Verdict.DUPLICATE)
        assert refused.about is not None
        assert refused.about.seq == number


def test_rollback__an_older_laptop_sends_another_package_of_an_old_number(
    laptop: Laptop, desk: Desk
) -> None:
    desk.take(laptop.package(*laptop.photos))
    restored = deepcopy(laptop)
    desk.take(further(laptop))
    desk.take(further(laptop))
    desk.refuses(further(restored, created="2026-06-30T09:00:00Z"), Verdict.FORK)


def test_clone__two_laptops_with_one_key(laptop: Laptop, desk: Desk) -> None:
    desk.take(laptop.package(*laptop.photos))
    clone = deepcopy(laptop)
    desk.take(further(laptop))
    clone.record(who="officer:99")
    clone.package()
    desk.refuses(further(clone), Verdict.FORK)


def test_gap__the_number_that_is_missing_is_asked_for__h7(laptop: Laptop, desk: Desk) -> None:
    packages = [laptop.package(*laptop.photos), further(laptop), further(laptop)]
    assert desk.refuses(packages[1], Verdict.GAP).missing == 1
    desk.take(packages[0])
    refused = desk.refuses(packages[2], Verdict.GAP)
    assert refused.missing == 2
    assert "缺第 2 号包" in refused.message
    desk.take(packages[1])
    desk.take(packages[2])


def test_stale_epoch__the_old_key_after_a_new_one_was_used(laptop: Laptop, desk: Desk) -> None:
    new = key("laptop's second key")
    grants = granted(grant(), grant(new, epoch=2, serial=18))
    first = laptop.package(*laptop.photos)
    desk.take(first)
    old = deepcopy(laptop)
    laptop.signer, laptop.packages = new, []
    desk.take(further(laptop, epoch=2), grants=grants)
    desk.refuses(further(old), Verdict.STALE_EPOCH, grants=grants)
    desk.refuses(first, Verdict.DUPLICATE, grants=grants)


def test_stale_epoch__a_new_key_that_speaks_for_the_old_epoch(laptop: Laptop, desk: Desk) -> None:
    desk.refuses(laptop.package(), Verdict.STALE_EPOCH, grants=granted(grant(epoch=2)))


def test_an_epoch_nobody_granted(laptop: Laptop, desk: Desk) -> None:
    desk.refuses(laptop.package(epoch=2), Verdict.STALE_EPOCH)


def test_stale_epoch__the_old_key_once_a_new_one_is_granted(laptop: Laptop, desk: Desk) -> None:
    grants = granted(grant(), grant(key("new"), epoch=2, serial=18), grant(key("a"), device="b"))
    grants["0" * 64] = b"no grant"
    package = laptop.package(*laptop.photos)
    desk.refuses(package, Verdict.STALE_EPOCH, grants=grants)
    replaced = trust(revoked=revoked(last_seq=1))
    desk.take(package, grants=grants, trust=replaced)
    desk.refuses(further(laptop), Verdict.REVOKED, grants=grants, trust=replaced)


def test_a_restored_laptop_begins_its_log_again_in_a_new_epoch(laptop: Laptop, desk: Desk) -> None:
    restored = deepcopy(laptop)
    desk.take(laptop.package(*laptop.photos))
    new = key("laptop's second key")
    restored.signer = new
    grants = granted(grant(new, epoch=2, serial=18))
    found = desk.take(restored.package(*restored.photos, epoch=2), grants=grants)
    assert found.after is not None
    assert found.after.epoch == 2
    assert found.after.former == frozenset(laptop.packages)


def test_a_new_epoch_begins_with_number_one(laptop: Laptop, desk: Desk) -> None:
    desk.take(laptop.package(*laptop.photos))
    new = key("laptop's second key")
    laptop.signer = new
    grants = granted(grant(new, epoch=2, serial=18))
    assert desk.refuses(further(laptop, epoch=2), Verdict.GAP, grants=grants).missing == 1


def test_revoked__packages_up_to_the_last_known_good_one_import(laptop: Laptop, desk: Desk) -> None:
    stolen = trust(revoked=revoked(last_seq=1))
    desk.take(laptop.package(*laptop.photos), trust=stolen)
    desk.refuses(further(laptop), Verdict.REVOKED, trust=stolen)


def test_revoked__another_grant_is_not_concerned(laptop: Laptop, desk: Desk) -> None:
    desk.take(laptop.package(*laptop.photos), trust=trust(revoked=revoked(serial=99)))


def test_log__rows_that_were_left_out(laptop: Laptop, desk: Desk) -> None:
    desk.take(laptop.package(*laptop.photos))
    laptop.record()
    laptop.unsent += 1
    refused = desk.refuses(further(laptop), Verdict.LOG_GAP)
    assert "缺第 3 至 3 条记录" in refused.detail


def test_log__rows_that_were_sent_before_come_again(laptop: Laptop, desk: Desk) -> None:
    desk.take(laptop.package(*laptop.photos))
    laptop.unsent = 1
    desk.refuses(laptop.package(list(laptop.photos)[1]), Verdict.CHAIN_BROKEN)


def test_log__history_rewritten_behind_the_head(laptop: Laptop, desk: Desk) -> None:
    desk.take(laptop.package(*laptop.photos))
    laptop.log = LogHead(2, "ab" * 32)
    desk.refuses(further(laptop), Verdict.CHAIN_BROKEN)


def test_log__an_empty_range_with_another_head(laptop: Laptop, desk: Desk) -> None:
    desk.take(laptop.package(*laptop.photos))
    desk.refuses(laptop.package(log_head="ab" * 32), Verdict.CHAIN_BROKEN)


@pytest.mark.parametrize(
    ("changes", "verdict"),
    [
        ({"log_to": 3}, Verdict.LOG_GAP),
        ({"log_to": 1, "log_head": "ab" * 32}, Verdict.LOG_GAP),
        ({"log_head": "ab" * 32}, Verdict.CHAIN_BROKEN),
    ],
)
def test_log__the_manifest_says_something_else(
    laptop: Laptop, desk: Desk, changes: dict[str, Any], verdict: Verdict
) -> None:
    refused = desk.refuses(laptop.package(*laptop.photos, **changes), verdict)
    assert refused.about is not None
    assert refused.about.sender == "jx-01"


def test_log__a_row_out_of_the_middle_is_taken_away(laptop: Laptop, desk: Desk) -> None:
    laptop.record()
    del laptop.lines[1]
    package = laptop.package(next(iter(laptop.photos)), log_from=1)
    desk.refuses(package, Verdict.LOG_GAP)


def test_log__two_rows_change_places(laptop: Laptop, desk: Desk) -> None:
    laptop.lines.reverse()
    desk.refuses(laptop.package(*laptop.photos), Verdict.LOG_GAP)


def test_log__a_row_is_altered(laptop: Laptop, desk: Desk) -> None:
    laptop.lines[0] = laptop.lines[0].replace("符合".encode(), "甚好".encode())
    desk.refuses(laptop.package(*laptop.photos), Verdict.CHAIN_BROKEN)


def test_without_a_store_the_chain_is_told_not_to_be_checked(laptop: Laptop, desk: Desk) -> None:
    laptop.package(*laptop.photos)
    found = desk.take(further(laptop), senders=None, me=None)
    assert Notice.CHAIN_NOT_CHECKED in found.notices
    assert found.after is None
    assert found.manifest.log_from == 3


def test_without_a_store_rows_still_begin_where_the_manifest_says(
    laptop: Laptop, desk: Desk
) -> None:
    laptop.package(*laptop.photos)
    laptop.record()
    laptop.record()
    desk.refuses(laptop.package(log_from=1), Verdict.LOG_GAP, senders=None)


def test_without_a_store_an_empty_range_is_taken_as_it_is(laptop: Laptop, desk: Desk) -> None:
    laptop.package(*laptop.photos)
    assert desk.take(laptop.package(), senders=None).manifest.row_count == 0


@pytest.mark.parametrize(
    ("created", "notices"),
    [
        ("2026-06-30T08:00:00Z", set()),
        ("2026-07-02T07:59:59Z", set()),
        ("2026-07-02T08:00:01Z", {Notice.CLOCK_AHEAD}),
        ("2025-12-31T23:59:59Z", {Notice.GRANT_NOT_IN_FORCE}),
        ("2028-01-01T00:00:00Z", {Notice.GRANT_NOT_IN_FORCE, Notice.CLOCK_AHEAD}),
    ],
)
def test_clock__created_is_advice(
    laptop: Laptop, desk: Desk, created: str, notices: set[Notice]
) -> None:
    found = desk.take(laptop.package(*laptop.photos, created=created))
    assert set(found.notices) == notices


def test_clock__a_package_dated_before_the_one_before(laptop: Laptop, desk: Desk) -> None:
    desk.take(laptop.package(*laptop.photos))
    found = desk.take(further(laptop, created="2026-06-30T07:59:59Z"))
    assert found.notices == (Notice.CLOCK_BEHIND,)


def test_clock__an_expired_trust_file_is_refused(laptop: Laptop, desk: Desk) -> None:
    package = laptop.package(*laptop.photos)
    expired = trust(expires="2026-07-01T08:00:00Z")
    refused = desk.refuses(package, Verdict.TRUST_EXPIRED, trust=expired)
    assert "2026-07-01T08:00:00Z" in refused.detail
    found = desk.take(package, trust=expired, now=NOW - timedelta(seconds=1))
    assert found.notices == (Notice.TRUST_EXPIRES_SOON,)


def test_clock__warned_sixty_days_before_the_trust_file_expires(laptop: Laptop, desk: Desk) -> None:
    soon = trust(expires="2026-08-30T08:00:00Z")
    later = trust(expires="2026-08-30T08:00:01Z")
    package = laptop.package(*laptop.photos)
    assert desk.take(package, trust=later, senders={}).notices == ()
    assert desk.take(package, trust=soon, senders={}).notices == (Notice.TRUST_EXPIRES_SOON,)


def test_a_newer_trust_file_at_the_other_side_is_told(laptop: Laptop, desk: Desk) -> None:
    found = desk.take(laptop.package(*laptop.photos, trust=4))
    assert found.notices == (Notice.TRUST_BEHIND,)


def test_a_receipt_is_read_at_the_county(laptop: Laptop, desk: Desk) -> None:
    manifest = as_json(laptop.manifest(*laptop.photos))
    ack = {"seq": 1, "h": "ab" * 32, "status": "accepted"}
    manifest |= {"kind": "receipt", "sender": "province", "to": "jx-01", "ack": ack}
    manifest |= {"members": [], "log_from": 0, "log_to": 0, "log_head": "0" * 64}
    package = assembled(signed_manifest(manifest, ISSUER))
    found = desk.take(package, me="jx-01", grants={}, identity=None)
    assert found.grant is None
    assert found.manifest.ack.status == "accepted"
    assert found.rows_path() is None
    assert desk.state["province"].log == EMPTY_LOG
    desk.refuses(package, Verdict.DUPLICATE, me="jx-01")
    desk.refuses(package, Verdict.WRONG_RECIPIENT, me="jx-02")
    state = {"province": SenderState(epoch=2)}
    desk.refuses(package, Verdict.STALE_EPOCH, me="jx-01", senders=state)


def test_an_issue_of_the_province_carries_rows_and_a_policy_pack(
    laptop: Laptop, desk: Desk
) -> None:
    laptop.signer = ISSUER
    package = laptop.package(*laptop.photos, kind="province-issue", sender="province", to="jx-01")
    found = desk.take(package, me="jx-01")
    assert found.manifest.photo_count == 2
    assert len(list(found.photo_paths())) == 2
    assert province().me == "province"
