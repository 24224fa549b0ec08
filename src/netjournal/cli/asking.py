"""Questions to the person at the terminal; on standard error, since standard output is for data."""

import sys
from collections.abc import Sequence

from netjournal import errors
from netjournal.cli import output
from netjournal.i18n import _
from netjournal.text import shown, width, wrap

_KEYS = "123456789"


def can_ask() -> bool:
    """Tell whether somebody is there to answer."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty())


def yes(question: str, *, usual: bool = False) -> bool:
    """Ask a question to be answered by yes or no."""
    keys = _("[Y/n]") if usual else _("[y/N]")
    _put(f"{_fitted(f'{question} {keys}')} ")
    answer = _line().strip().casefold()
    return usual if not answer else answer[0] in _("y").casefold() + "ys"


def choose(question: str, names: Sequence[str]) -> int:
    """Offer up to nine names, and return the place of the one whose key is pressed.

    Raises:
        Declined: when another key is pressed.
    """
    import typer  # noqa: PLC0415  loaded by now

    _put(
        _fitted(question) + "\n" + "".join(f"  {key}  {shown(name)}\n" for key, name in zip(_KEYS, names, strict=False))
    )
    _put(_fitted(_("Which one? Press its number, or any other key to leave it.")) + " ")
    key = typer.getchar()
    _put("\n")
    if key not in _KEYS[: len(names)]:
        raise errors.Declined
    return _KEYS.index(key)


def key(question: str, keys: str) -> str:
    """Wait until one of a few keys is pressed, and return it in lower case; any other is passed over."""
    import typer  # noqa: PLC0415  loaded by now

    _put(_fitted(question) + " ")
    while (pressed := typer.getchar().casefold()[:1]) not in keys or not pressed:
        pass
    _put(f"{pressed}\n")
    return pressed


def text(question: str, usual: str = "") -> str:
    """Ask for a line of text; an empty answer means the usual one."""
    _put(f"{shown(question)}{f' [{shown(usual)}]' if usual else ''}: ")
    return _line().strip() or usual


def secret(question: str) -> str:
    """Ask for a line that is not shown while it is typed; it is not stripped, as a passphrase may have blanks."""
    import getpass  # noqa: PLC0415  few commands ask for a secret

    return getpass.getpass(f"{shown(question)}: ", stream=sys.stderr)


def leave() -> None:
    """Leave the line of a question that got no answer, as Typer does where it read the line."""
    _put("\n")


def _line() -> str:
    typed = sys.stdin.readline()
    if not typed:
        raise EOFError
    return typed


def _fitted(question: str) -> str:
    """Return a question as it may be shown, broken between words where the terminal is too narrow for it."""
    room = output.columns() - 2
    return shown(question) if width(shown(question)) <= room else "\n".join(wrap(question, room))


def _put(words: str) -> None:
    sys.stderr.write(words)
    sys.stderr.flush()
