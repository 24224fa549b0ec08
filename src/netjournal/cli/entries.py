"""`add` and `log`, from what a line says to what is shown: most of what is ever written in a journal.

The commands of these names come here with what Typer read. Loading Typer is a third of what such a line costs, and
all that it would do is to tell a flag from an option of a text, since `netjournal.cli.words` has parted the line. So
`netjournal.cli.daily` looks here first. What Typer alone can answer is left to it: help, a dialogue, and complaints.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from netjournal import errors
from netjournal.cli import asking, reading
from netjournal.cli.app import App
from netjournal.cli.words import parted
from netjournal.i18n import _
from netjournal.services import contacts, exchanges
from netjournal.views import logged


def add(
    app: App,
    name: str,
    *,
    met: str | None = None,
    at: str | None = None,
    with_: Sequence[str] | None = None,
    note: str | None = None,
    unmet: bool = False,
    new: bool = False,
    about: Mapping[str, Any],
    **passed: Any,
) -> None:
    """Add someone you met, or log the meeting with someone who is here already.

    Args:
        app: the run.
        name: who it is.
        met: where or how you met.
        at: where that was, if not there.
        with_: who else was there.
        note: on the meeting, or on the contact where there was none.
        unmet: whether you have not met.
        new: whether it is someone else of the same name.
        about: what else is said of the contact, as `reading.fields` takes it.
        passed: what is said of the meeting, as `reading.said` takes it.
    """
    if unmet and (with_ or any(passed.get(fact) for fact in ("gave", "got", "thanked", "owe"))):
        raise errors.Contradiction(first="--unmet", second=_("what passed (--gave, --got, --thanked, --owe, --with)"))
    here = reading.community(met or "") if not at and met and met.startswith("@") else None
    said = reading.said(app, at=at or met, note=None if unmet else note, **passed)
    fields = reading.fields(
        app,
        name=name,
        met=here or met,
        note=note if unmet else None,
        communities=[said.community] if said.community else None,
        **about,
    )
    others = reading.people(app, with_, create=True) if with_ else []
    result = contacts.add(app.to_write(), fields, said, app.today, others=others, unmet=unmet, new=new)
    app.show(result, logged.page, logged.data)


def log(
    app: App,
    words: Sequence[str] | None,
    *,
    with_: Sequence[str] | None = None,
    note: str | None = None,
    **passed: Any,
) -> None:
    """Log an encounter; on a terminal, ask what happened where nothing of it is said.

    Args:
        app: the run.
        words: who it was with, and what happened.
        with_: who else was there.
        note: what happened, where the words do not say it.
        passed: what else is said of it, as `reading.said` takes it.
    """
    name, free, typed = reading.who_and_words(words, "netj log")
    note = reading.one_note(note, free, typed)
    people = reading.people(app, [name, *(with_ or ())], create=True)
    if not (note or any(passed.get(way) for way in ("gave", "got", "owe")) or app.json) and asking.can_ask():
        note = asking.text(_("What happened")) or None
    said = reading.said(app, note=note, **passed)
    app.show(exchanges.log(app.to_write(), people, said, app.today), logged.page, logged.data)


# --- lines that need no parser -----------------------------------------------------------------------

#: Every option of both commands, and what it is called above: of a text, of texts (it may come again), or a flag.
_OF_MEETING: dict[str, tuple[str, type]] = {
    "--on": ("on", str),
    "--at": ("at", str),
    "--channel": ("channel", str),
    "--value": ("value", str),
    "--note": ("note", str),
    "--with": ("with_", list),
    "--gave": ("gave", list),
    "--got": ("got", list),
    "--owe": ("owe", list),
    "--thanked": ("thanked", bool),
    "--from-them": ("from_them", bool),
    "--json": ("json", bool),
}
#: What `add` says besides: of how you met, and of the contact.
_OF_ADDING: dict[str, tuple[str, type]] = {"--met": ("met", str), "--unmet": ("unmet", bool), "--new": ("new", bool)}
_OF_CONTACT: dict[str, tuple[str, type]] = {
    "--via": ("via", str),
    "--birthday": ("birthday", str),
    "--pace": ("pace", str),
    "--org": ("org", str),
    "--title": ("title", str),
    "--location": ("location", str),
    "--why": ("why", str),
    "--email": ("emails", list),
    "--phone": ("phones", list),
    "--link": ("links", list),
    "--sphere": ("spheres", list),
    "--role": ("roles", list),
}
OPTIONS = {"add": _OF_MEETING | _OF_ADDING | _OF_CONTACT, "log": _OF_MEETING}


def plainly(args: Sequence[str]) -> Callable[[App], None] | None:
    """Return what answers a line of `add` or `log`; None where that needs a parser, or its complaint."""
    command, *line = args
    known = OPTIONS[command]
    flags = {option for option, (_name, kind) in known.items() if kind is bool}
    try:
        options, words = parted(line, known.keys() - flags, flags)
    except errors.NetjError:
        return None
    said = _said(options, known)
    if said is None or not words or "-" in words:
        return None
    return partial(_answer, command, words, said)


def _said(options: Sequence[str], known: Mapping[str, tuple[str, type]]) -> dict[str, Any] | None:
    """Return what the options of a line say; None where one is unknown, or takes for a value what looks like one."""
    said: dict[str, Any] = {}
    waiting = iter(options)
    for option in waiting:
        name, kind = known.get(option, ("", None))
        value = True if kind is bool else next(waiting, "-")
        if kind is None or str(value).startswith("-"):
            return None
        if kind is list:
            said.setdefault(name, []).append(value)
        else:
            said[name] = value
    return said


def _answer(command: str, words: Sequence[str], said: dict[str, Any], app: App) -> None:
    app.json = said.pop("json", False)
    if command == "log":
        log(app, words, **said)
    else:
        names = [name for name, _kind in _OF_CONTACT.values()]
        about = {name: said.pop(name) for name in names if name in said}
        add(app, " ".join(words), about=about, **said)
