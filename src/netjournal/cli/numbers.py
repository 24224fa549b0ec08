"""What the numbers of the last list mean: kept per terminal, in a small file beside the journal."""

import contextlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from netjournal import errors
from netjournal.i18n import N_, _
from netjournal.views.page import NUMBERED, Ref

#: Terminals whose last list is remembered.
_TERMINALS = 8

#: What a row may be, as a sentence speaks of it.
_KINDS = {
    "contact": N_("a contact"),
    "promise": N_("a promise"),
    "ask": N_("an ask"),
    "thanks": N_("thanks"),
    "introduction": N_("an introduction"),
    "renewal": N_("a renewal"),
    "need": N_("a need"),
    "goal": N_("a goal"),
    "visible": N_("something you made visible"),
    "community": N_("a community"),
    "backup": N_("a backup"),
}


def worded(kind: str) -> str:
    """Return what a row is, as a sentence speaks of it."""
    return _(_KINDS.get(kind, kind))


def _file(journal: Path) -> Path:
    return journal.with_name(f".{journal.name}.numbers")


def _terminal() -> str:
    for stream in (sys.stdout, sys.stdin, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            return os.ttyname(stream.fileno())
    return ""


def _read(journal: Path) -> dict[str, list[list[str]]]:
    import json  # noqa: PLC0415  only where numbers are used

    try:
        found = json.loads(_file(journal).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def remember(journal: Path, refs: Sequence[Ref]) -> None:
    """Keep what the rows of a list were; where that cannot be written, numbers alone will not work."""
    import json  # noqa: PLC0415

    if not journal.exists():
        return
    lists = _read(journal)
    terminal = _terminal()
    lists.pop(terminal, None)
    lists[terminal] = [list(ref) for ref in refs[:NUMBERED]]
    newest = dict(list(lists.items())[-_TERMINALS:])
    aside = _file(journal).with_suffix(f".{os.getpid()}.new")
    with contextlib.suppress(OSError):
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(handle, "w", encoding="utf-8") as file:  # noqa: PTH123  a handle, no path
            json.dump(newest, file, ensure_ascii=False)
        aside.replace(_file(journal))


def recall(journal: Path, number: str) -> Ref:
    """Return what a row of the last list on this terminal was.

    Raises:
        NoNumber: when there is no such row.
    """
    rows = _read(journal).get(_terminal(), [])
    at = int(number[:9]) - 1
    try:
        kind, key = rows[max(at, 0)]
    except (IndexError, TypeError, ValueError):
        raise errors.NoNumber(number=number) from None
    if at < 0:
        raise errors.NoNumber(number=number)
    return Ref(str(kind), str(key))
