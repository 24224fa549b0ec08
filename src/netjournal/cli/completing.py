"""Completion of names by TAB: the shortest word that means one person, else the whole name."""

import os

import typer

from netjournal.cli.app import App
from netjournal.errors import NetjError
from netjournal.text import folded


def names(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return what may follow the letters that were typed; nothing where the journal cannot be read."""
    from netjournal.services import people  # noqa: PLC0415  only while completing

    app = ctx.obj if isinstance(ctx.obj, App) else App()
    try:
        found = people.completions(app.journal, incomplete)
    except NetjError:
        return []
    finally:
        app.close()
    first_words = [folded(name).partition(" ")[0] for name in found]
    return [
        _continued(incomplete, name if first_words.count(word) > 1 else name.partition(" ")[0])
        for name, word in zip(found, first_words, strict=True)
    ]


def _continued(typed: str, name: str) -> str:
    """Return the name with its beginning as it was typed, and its spaces as the shell wants them."""
    rest = name[len(typed) :] if folded(name).startswith(folded(typed)) else name
    return (typed + rest).replace(" ", "\\ ") if "bash" in os.environ.get("_NETJ_COMPLETE", "") else typed + rest
