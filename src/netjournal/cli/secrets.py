"""Secrets for encrypted backups: asked at the terminal, or read from a file; never taken from the command line."""

from collections.abc import Sequence
from pathlib import Path

from netjournal import errors
from netjournal.cli import asking
from netjournal.errors.files import BadKey
from netjournal.i18n import _
from netjournal.services import backups
from netjournal.services.backups import Key


def new(*, passphrase: bool, file: Path | None, keys: Sequence[str] | None) -> str:
    """Return the passphrase for a new backup, typed twice; empty where none was asked for.

    Raises:
        Contradiction: when more than one way to encrypt was named.
        BadKey: when the two differ, or nothing was typed.
    """
    said = [
        *(["--to"] if keys else []),
        *(["--passphrase"] if passphrase else []),
        *(["--passphrase-file"] if file else []),
    ]
    if len(said) > 1:
        raise errors.Contradiction(first=said[0], second=said[1])
    if file:
        return backups.passphrase_in(file)
    if not passphrase:
        return ""
    _check_terminal()
    once = asking.secret(_("Passphrase"))
    if not once:
        raise BadKey(what=_("An empty passphrase"), problem=_("anybody could open it"), advice="")
    if asking.secret(_("The same again")) != once:
        raise BadKey(what=_("The passphrase"), problem=_("the two differ"), advice=_("Type it again."))
    return once


def known(identity: Path | None, *, passphrase: bool, file: Path | None) -> Key:
    """Return the key that the command line names: a file of private keys, or a passphrase.

    Raises:
        Contradiction: when it names more than one.
    """
    said = [
        *(["--identity"] if identity else []),
        *(["--passphrase"] if passphrase else []),
        *(["--passphrase-file"] if file else []),
    ]
    if len(said) > 1:
        raise errors.Contradiction(first=said[0], second=said[1])
    if file:
        return Key(passphrase=backups.passphrase_in(file))
    if passphrase:
        _check_terminal()
        return Key(passphrase=asking.secret(_("Passphrase")))
    return Key(identity)


def asked(key: Key, path: Path) -> Key:
    """Return the key, with the passphrase asked for where the file needs one and somebody is there to type it."""
    if key == Key() and backups.wants_passphrase(path) and asking.can_ask():
        return Key(passphrase=asking.secret(_("Passphrase of {name}").format(name=path.name)))
    return key


def _check_terminal() -> None:
    if not asking.can_ask():
        instead = _("Write it to a file that only you can read: --passphrase-file FILE")
        raise errors.NoTerminal(what=_("Typing a passphrase"), instead=instead)
