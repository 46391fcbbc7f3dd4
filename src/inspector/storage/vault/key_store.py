"""The key store of the operating system: one secret an inspector, lost with the account."""

from typing import TYPE_CHECKING, Final, Protocol

from inspector.errors import UserError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SERVICE: Final = "inspector-vault"
_TRUSTED: Final = (
    "keyring.backends.Windows",
    "keyring.backends.macOS",
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
)
"""Those that keep secrets encrypted under the account; plain files and null stores are none."""


class KeyStoreError(UserError):
    """The key store of the system does not answer."""


class KeyStore(Protocol):
    """Keeps secrets outside of the vault's folder."""

    def get(self, name: str) -> bytes | None:
        """Return the secret; None when there is none of this name."""

    def put(self, name: str, secret: bytes) -> None:
        """Keep the secret in place of any earlier one."""

    def remove(self, name: str) -> None:
        """Take the secret away; nothing happens when there is none."""


def system_key_store() -> KeyStore | None:
    """Return the key store of this account; None where the system has none that can be trusted.

    With None, the vault asks for a passphrase of ten characters or more instead of a PIN.
    """
    import keyring

    backend = keyring.get_keyring()
    inner = getattr(backend, "backends", [backend])  # a chain of several
    trusted = [one for one in inner if type(one).__module__.startswith(_TRUSTED)]
    return SystemKeyStore(trusted[0]) if trusted else None


class SystemKeyStore:
    """Windows' credential manager, Secret Service, KWallet, or the Mac's key chain."""

    def __init__(self, backend: "KeyringBackend") -> None:
        self._backend = backend

    def get(self, name: str) -> bytes | None:
        """Return the secret; None when there is none of this name.

        Raises:
            KeyStoreError: the store is locked or does not answer.
        """
        try:
            found = self._backend.get_password(_SERVICE, name)
            return None if found is None else bytes.fromhex(found)
        except Exception as error:  # every store has errors of its own
            raise _silent() from error

    def put(self, name: str, secret: bytes) -> None:
        """Keep the secret, and see that it can be read again.

        Raises:
            KeyStoreError: the store is locked or does not answer.
        """
        try:
            self._backend.set_password(_SERVICE, name, secret.hex())
        except Exception as error:  # as above
            raise _silent() from error
        if self.get(name) != secret:
            raise _silent()

    def remove(self, name: str) -> None:
        """Take the secret away.

        Raises:
            KeyStoreError: the store is locked or does not answer.
        """
        if self.get(name) is None:
            return
        try:
            self._backend.delete_password(_SERVICE, name)
        except Exception as error:  # as above
            raise _silent() from error


def _silent() -> KeyStoreError:
    return KeyStoreError(
        "操作系统的密钥库没有应答，不能核对口令。请解锁系统的密钥库（钥匙环）后再试一次。"
    )
