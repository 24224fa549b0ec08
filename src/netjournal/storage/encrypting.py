"""Backups that only a key or a passphrase opens: files of the age format, written and read by pyrage.

Secrets come from a file that nobody else can read, or from the terminal; they are never kept, named or shown.
"""

import errno
import os
import shlex
import stat
from base64 import b64decode
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from netjournal.errors.files import BadKey, NeedsExtra, NeedsKey, WrongKey
from netjournal.i18n import _

_BINARY, _ARMOURED = b"age-encryption.org/v1\n", b"-----BEGIN AGE ENCRYPTED FILE-----"
_BY_PASSPHRASE = b"-> scrypt "
#: Bytes that a file of keys, or of a passphrase, may hold.
_MOST = 64_000
#: How a file of the age format goes on after its head: a nonce, then pieces of the text with a tag each.
_NONCE, _TAG, _CHUNK = 16, 16, 65_536
_HEAD = 400


class Lock(NamedTuple):
    """With what a backup is encrypted: public keys, or a passphrase; with neither, it is not."""

    recipients: tuple[str, ...] = ()
    passphrase: str = ""


class Key(NamedTuple):
    """With what an encrypted backup is opened: a file of private keys, or a passphrase."""

    identity: Path | None = None
    passphrase: str = ""


def is_encrypted(path: Path) -> bool:
    """Tell whether a file is of the age format."""
    return _head(path).startswith((_BINARY, _ARMOURED))


def wants_passphrase(path: Path) -> bool:
    """Tell whether an encrypted file was locked with a passphrase, not with keys."""
    head = _head(path)
    if head.startswith(_ARMOURED):
        lines = head.splitlines()[1:4]
        try:
            head = b64decode(b"".join(lines))
        except ValueError:
            return False
    return head.removeprefix(_BINARY).startswith(_BY_PASSPHRASE)


def to_restore(sealed: Path) -> str:
    """Return what to type to go back to an encrypted backup, wherever one stands, with what it opens with."""
    opened_with = "--passphrase" if wants_passphrase(sealed) else "--identity FILE"
    return f"netj restore {shlex.quote(str(sealed))} {opened_with}"


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError:
        return b""


def check(lock: Lock) -> None:
    """Make sure that a lock can be used, before anything is written.

    Raises:
        NeedsExtra: when pyrage is not installed.
        BadKey: when a recipient is none.
    """
    _recipients(_pyrage(), lock.recipients)


def encrypt(plain: Path, sealed: Path, lock: Lock) -> None:
    """Encrypt one file into another, which is there and empty.

    Raises:
        NeedsExtra: when pyrage is not installed.
        BadKey: when a recipient is none.
    """
    age = _pyrage()
    try:
        if lock.passphrase:
            sealed.write_bytes(age.passphrase.encrypt(plain.read_bytes(), lock.passphrase))
        else:
            with plain.open("rb") as source, sealed.open("wb") as target:
                age.encrypt_io(source, target, _recipients(age, lock.recipients))
    except age.EncryptError as error:
        raise OSError(errno.EIO, str(error)) from None
    if not _is_whole(sealed, plain.stat().st_size):
        raise OSError(errno.EIO, _("the encrypted copy is not whole"))


def _is_whole(sealed: Path, length: int) -> bool:
    """Tell whether an encrypted file is as long as one of so many bytes must be: nobody here can open it to see."""
    with sealed.open("rb") as file:
        head = file.read(_MOST)
    end = head.find(b"\n", head.find(b"\n--- ") + 1) + 1
    return sealed.stat().st_size == end + _NONCE + length + _TAG * max(1, -(-length // _CHUNK))


def decrypt(sealed: Path, plain: Path, key: Key) -> None:
    """Decrypt one file into another, which is there and empty.

    Raises:
        NeedsExtra: when pyrage is not installed.
        NeedsKey: when it is not said with what.
        BadKey: when the file of private keys holds none.
        WrongKey: when it does not open.
    """
    age = _pyrage()
    by_passphrase = wants_passphrase(sealed)
    if by_passphrase and not key.passphrase:
        raise NeedsKey(path=sealed, what=_("its passphrase"), command=to_restore(sealed))
    if not by_passphrase and key.identity is None:
        raise NeedsKey(path=sealed, what=_("the private key of its recipient"), command=to_restore(sealed))
    try:
        if by_passphrase:
            plain.write_bytes(age.passphrase.decrypt(sealed.read_bytes(), key.passphrase))
        else:
            assert key.identity is not None
            identities = _identities(age, key.identity)
            with sealed.open("rb") as source, plain.open("wb") as target:
                age.decrypt_io(source, target, identities)
    except (age.DecryptError, OSError) as error:
        if getattr(error, "errno", None) is not None:
            raise
        what = _("passphrase") if by_passphrase else _("key")
        raise WrongKey(path=sealed, what=what) from None


def passphrase_in(path: Path) -> str:
    """Return the passphrase that a file holds on its first line.

    Raises:
        BadKey: when it cannot be read, is empty, or others on this machine may read it.
    """
    try:
        words = _secret(path).decode("utf-8").split("\n", 1)[0].rstrip("\r")
    except UnicodeDecodeError:
        raise BadKey(what=path, problem=_("it is no UTF-8 text"), advice="") from None
    if not words:
        raise BadKey(what=path, problem=_("its first line is empty"), advice=_("Write the passphrase there."))
    return words


def _secret(path: Path) -> bytes:
    """Return what a file holds that only its owner may read.

    Raises:
        BadKey: when it cannot be read, or not by its owner alone.
    """
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))  # never waits for the end of a pipe
        with open(handle, "rb") as file:  # noqa: PTH123  a handle, no path
            state = os.fstat(file.fileno())
            if not stat.S_ISREG(state.st_mode):
                raise BadKey(what=path, problem=_("it is no regular file"), advice="")
            if os.name == "posix" and state.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
                advice = _("Close it to them with: chmod 600 {path}").format(path=path)
                raise BadKey(what=path, problem=_("others on this machine may read it"), advice=advice)
            return file.read(_MOST)
    except OSError as error:
        raise BadKey(what=path, problem=(error.strerror or "").lower(), advice="") from error


def _pyrage() -> ModuleType:
    try:
        import pyrage  # type: ignore[import-untyped]  # noqa: PLC0415  the extra [encrypt], loaded where it is used
    except ImportError:
        raise NeedsExtra(what=_("Encryption"), extra="encrypt") from None
    return pyrage  # type: ignore[no-any-return]


def _recipients(age: ModuleType, given: Sequence[str]) -> list[object]:
    """Return public keys: of age, or of SSH."""
    found: list[object] = []
    for words in given:
        kind = age.ssh if words.startswith("ssh-") else age.x25519
        try:
            found.append(kind.Recipient.from_str(words.strip()))
        except age.RecipientError:
            advice = _("It starts with age1 or ssh-; age-keygen makes one.")
            raise BadKey(what=f"“{words[:80]}”", problem=_("it is no public key of age"), advice=advice) from None
    return found


def _identities(age: ModuleType, path: Path) -> list[object]:
    """Return the private keys that a file holds: one a line, as age-keygen writes them, or one of SSH."""
    raw = _secret(path)
    try:
        if raw.startswith(b"-----BEGIN "):
            return [age.ssh.Identity.from_buffer(raw)]
        lines = (line.strip() for line in raw.decode("utf-8").splitlines())
        found = [age.x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#")]
    except (age.IdentityError, UnicodeDecodeError, ValueError):
        found = []
    if not found:
        raise BadKey(what=path, problem=_("it holds no private key of age"), advice=_("age-keygen writes such a file."))
    return found
