"""The verdict codes of the exchange page and the error that carries one."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """Every code of rule 4, spelled as the page spells it."""

    IMPORTED = "imported"
    DUPLICATE = "duplicate"
    GAP = "gap"
    FORK = "fork"
    STALE_EPOCH = "stale-epoch"
    LOG_GAP = "log-gap"
    CHAIN_BROKEN = "chain-broken"
    UNKNOWN_SENDER = "unknown-sender"
    UNTRUSTED_KEY = "untrusted-key"
    BAD_SIGNATURE = "bad-signature"
    BELOW_THRESHOLD = "below-threshold"
    WRONG_TYPE = "wrong-type"
    WRONG_RECIPIENT = "wrong-recipient"
    REVOKED = "revoked"
    MALFORMED = "malformed"
    NOT_CANONICAL = "not-canonical"
    TOO_BIG = "too-big"
    FRAMING = "framing"
    NOT_A_CONTAINER = "not-a-container"
    HASH_MISMATCH = "hash-mismatch"
    MISSING_PHOTO = "missing-photo"
    EXTRANEOUS_MEMBER = "extraneous-member"
    TRUNCATED = "truncated"
    TRAILING_DATA = "trailing-data"
    DECRYPT = "decrypt"
    ROLLBACK = "rollback"


class RefusedError(Exception):
    """A package, grant or trust file is not accepted; `verdict` is the page's code."""

    def __init__(self, verdict: Verdict, detail: str) -> None:
        super().__init__(f"{verdict}: {detail}")
        self.verdict = verdict
        self.detail = detail
