"""Completion of names by TAB: the shortest word that means one person, else the whole name."""

import os
from typing import Any

from netjournal.cli.app import App
from netjournal.errors import NetjError
from netjournal.text import folded

#: Commands whose first word says who is meant.
_OF_SOMEONE = {
    *("log", "gave", "got", "tried", "thank", "snooze", "pace", "show", "why", "edit", "pin", "archive", "revive"),
    *("merge", "remove", "promise", "ask", "intro", "knows", "need", "offer"),
}

#: Beside letters and digits, what stands for itself in every shell.
_HARMLESS = frozenset("@%+-_.,/")


def names(ctx: Any, incomplete: str) -> list[str]:
    """Return what may follow the letters that were typed, for Typer's own completion."""
    return _matching(ctx.obj if isinstance(ctx.obj, App) else App(), incomplete)


def answer() -> list[str] | None:
    """Return what bash should offer where the name of a person is being typed; None anywhere else.

    This is the one question that is asked at every TAB, and it needs no parser: Typer stays unloaded.
    """
    if os.environ.get("_NETJ_COMPLETE") != "complete_bash":
        return None
    words = os.environ.get("COMP_WORDS", "").split()
    at = os.environ.get("COMP_CWORD", "")
    typed = words[2] if len(words) > 2 else ""  # noqa: PLR2004  netj, the command, the name
    if at != "2" or not _OF_SOMEONE.intersection(words[1:2]) or typed.startswith("-"):
        return None
    return _matching(App(), typed)


def _matching(app: App, incomplete: str) -> list[str]:
    """Return the names that begin so; nothing where the journal cannot be read."""
    from netjournal.services import naming  # noqa: PLC0415  only while completing

    try:
        found = naming.beginning(app.journal, incomplete)
    except NetjError:
        return []
    finally:
        app.close()
    found = [name for name in found if _can_be_offered(name)]
    first_words = [folded(name).partition(" ")[0] for name in found]
    return [
        _continued(incomplete, name if first_words.count(word) > 1 else name.partition(" ")[0])
        for name, word in zip(found, first_words, strict=True)
    ]


def _is_bash() -> bool:
    return "bash" in os.environ.get("_NETJ_COMPLETE", "")


def _can_be_offered(name: str) -> bool:
    """Tell whether a name may go to a shell's command line, where a stranger's words must not become a command."""
    return name.isprintable() and (_is_bash() or not any(_acts(char) for char in name if char != " "))


def _acts(char: str) -> bool:
    """Tell whether a character may mean something to a shell."""
    return char.isascii() and not char.isalnum() and char not in _HARMLESS


def _continued(typed: str, name: str) -> str:
    """Return the name with its beginning as it was typed, and the rest as the shell reads it back."""
    rest = name[len(typed) :] if folded(name).startswith(folded(typed)) else name
    return typed + ("".join(f"\\{char}" if _acts(char) else char for char in rest) if _is_bash() else rest)
