"""The key of this computer: read from its place each time, so that a new one serves at once."""

from dataclasses import dataclass
from typing import Final

from inspector.exchange.grant import Grant, open_grant
from inspector.exchange.keys import Ed25519Signer, Signer, generate_signer, load_signer
from inspector.operations.identity import GRANT, held_trust
from inspector.storage.database import Database
from inspector.storage.device_keys import DeviceKeys

KEY: Final = "device"
_NEXT: Final = "device-next"


@dataclass(frozen=True, slots=True)
class DeviceSigner:
    """Signs with the key that holds at the moment."""

    keys: DeviceKeys

    @property
    def keyid(self) -> str:
        """Name of the key."""
        return self._held().keyid

    @property
    def alg(self) -> str:
        """Name of the algorithm."""
        return self._held().alg

    @property
    def public_key(self) -> bytes:
        """The public key in the algorithm's own form."""
        return self._held().public_key

    def sign(self, message: bytes) -> bytes:
        """Return the signature over these very bytes."""
        return self._held().sign(message)

    def _held(self) -> Ed25519Signer:
        secret = self.keys.get(KEY)
        if secret is None:
            raise LookupError(KEY)
        return load_signer(secret)


def device_signer(keys: DeviceKeys, database: Database) -> Signer | None:
    """Return the signer of this computer, with a new key where there is none yet.

    A change of keys that was cut off is finished. Where the data file can only be read, nothing is
    made, and None is returned where there is no key.
    """
    if not database.read_only:
        with database.reading() as stored:
            granted = stored.trust.get(GRANT)
            if granted is not None and keys.get(_NEXT) is not None:
                finish_rotation(keys, open_grant(granted, held_trust(stored)))
        if keys.get(KEY) is None:
            keys.put(KEY, generate_signer().private_bytes())
    return None if keys.get(KEY) is None else DeviceSigner(keys)


def next_signer(keys: DeviceKeys) -> Ed25519Signer:
    """Return the key that a new grant is asked for; the old one serves until the grant comes."""
    secret = keys.get(_NEXT)
    if secret is not None:
        return load_signer(secret)
    made = generate_signer()
    keys.put(_NEXT, made.private_bytes())
    return made


def is_next(keys: DeviceKeys, grant: Grant) -> bool:
    """Whether the grant is for the key that was asked for last."""
    secret = keys.get(_NEXT)
    return secret is not None and load_signer(secret).keyid == grant.key.keyid


def finish_rotation(keys: DeviceKeys, grant: Grant) -> None:
    """Let the granted key take the old one's place.

    The data file is told of the grant first: a computer that was switched off in between finishes
    when it is opened the next time.
    """
    secret = keys.get(_NEXT)
    if secret is not None and is_next(keys, grant):
        keys.replace(KEY, secret)
        keys.remove(_NEXT)
