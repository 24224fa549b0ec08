"""The table of commands, and a Typer group that imports a command's module when it is called."""

import gc
import importlib
from collections.abc import Sequence
from typing import Any, NamedTuple

import typer
import typer.core
import typer.main

from netjournal.cli.words import parted
from netjournal.i18n import N_, _


class Entry(NamedTuple):
    """One command: its name, the module and function behind it, and its line in `netj --help`."""

    name: str
    module: str
    function: str
    help: str
    #: Whether words stand free on its line, as names and notes do; else it takes plain arguments.
    has_words: bool = True


DAILY, PEOPLE, LEDGER, WORLD, CARE = N_("Daily"), N_("People"), N_("Ledger"), N_("World"), N_("Care")

COMMANDS: dict[str, tuple[Entry, ...]] = {
    DAILY: (
        Entry("add", "add", "add", N_("Add someone you met, with the first encounter.")),
        Entry("log", "log", "log", N_("Log an encounter with someone, or with several.")),
        Entry("gave", "log", "gave", N_("Note something you gave, without a meeting.")),
        Entry("got", "log", "got", N_("Note something you got, without a meeting.")),
        Entry("tried", "log", "tried", N_("Note an attempt that got no answer.")),
        Entry("due", "due", "due", N_("Show whom to reach out to today, and why.")),
        Entry("snooze", "pace", "snooze", N_("Put someone off for a while.")),
        Entry("report", "report", "report", N_("Show whether your network is deep or merely large.")),
    ),
    PEOPLE: (
        Entry("show", "people", "show", N_("Show all about one contact: a brief before a meeting.")),
        Entry("list", "people", "list_", N_("List contacts, filtered as you like.")),
        Entry("rank", "rank", "rank", N_("Rank people by depth, beside their rank by count.")),
        Entry("why", "why", "why", N_("Show how a depth came about.")),
        Entry("find", "people", "find", N_("Search names, notes and what passed.")),
        Entry("near", "people", "near", N_("List people in or near a place.")),
        Entry("edit", "edit", "edit", N_("Change a contact, or the last encounter.")),
        Entry("pace", "pace", "pace", N_("Choose how often to be in touch.")),
        Entry("pin", "keep", "pin", N_("Keep someone in sight, whatever the score says.")),
        Entry("archive", "keep", "archive", N_("Put someone away, with everything kept.")),
        Entry("revive", "keep", "revive", N_("Bring someone back from the archive.")),
        Entry("twins", "twins", "twins", N_("Find contacts that may be the same person.")),
        Entry("merge", "merge", "merge", N_("Make one contact of two that are the same person.")),
        Entry("remove", "keep", "remove", N_("Remove someone with all that passed.")),
    ),
    LEDGER: (
        Entry("promise", "promise", "promise", N_("Note what you promised someone, or they you.")),
        Entry("ask", "ask", "ask", N_("Note help that you asked someone for.")),
        Entry("thank", "log", "thank", N_("Say thanks, or wave them off.")),
        Entry("intro", "intro", "intro", N_("Introduce two people to each other.")),
        Entry("open", "loops", "open_", N_("Show every open loop, numbered.")),
        Entry("done", "loops", "done", N_("Close an open loop, and say what came of it.")),
    ),
    WORLD: (
        Entry("community", "community", "community", N_("See and change your communities.")),
        Entry("knows", "intro", "knows", N_("Note that two contacts know each other, and how.")),
        Entry("need", "need", "need", N_("Note what someone looks for; netj need me is about you.")),
        Entry("offer", "need", "offer", N_("Note what someone can do; netj offer me is about you.")),
        Entry("needs", "need", "needs", N_("Show whom you could help today, and how.")),
        Entry("well", "well", "well", N_("Show who would help if you needed it on Monday.")),
        Entry("bridges", "well", "bridges", N_("Show who alone joins two parts of your network.")),
        Entry("ghosts", "well", "ghosts", N_("List people with whom nothing ever passed, and dormant ties.")),
        Entry("shape", "shape", "shape", N_("Compare your last weeks with your own usual.")),
        Entry("plan", "plan", "plan", N_("Set a few goals, measured from the journal.")),
        Entry("visible", "visible", "visible", N_("Note what you made visible: a talk, a post, a contribution.")),
        Entry("vanity", "visible", "vanity", N_("Note a number of followers or connections.")),
    ),
    CARE: (
        Entry("undo", "history", "undo", N_("Take the last step back.")),
        Entry("redo", "history", "redo", N_("Do again what was taken back.")),
        Entry("history", "history", "history", N_("Show what was done, newest first.")),
        Entry("import", "transfer", "import_", N_("Bring people and exchanges in from a file."), has_words=False),
        Entry("export", "export", "export", N_("Write everything to a file."), has_words=False),
        Entry("backup", "care", "backup", N_("Write a verified copy of the journal."), has_words=False),
        Entry("restore", "care", "restore", N_("Go back to a backup of the journal."), has_words=False),
        Entry("doctor", "care", "doctor", N_("Check the journal from end to end.")),
        Entry("config", "care", "config", N_("Show or change settings."), has_words=False),
        Entry("demo", "demo", "demo", N_("Show an invented network, touching nothing of yours.")),
    ),
}
BY_NAME = {entry.name: entry for entries in COMMANDS.values() for entry in entries}


class LazyGroup(typer.core.TyperGroup):
    """The group of all commands: knows a name and a line of each, and imports only the one that is called."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # noqa: ARG002  the base class passes it
        """Return all names in the order of the table."""
        return list(BY_NAME)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command, imported; a stub with its one line where only that is wanted."""
        entry = BY_NAME.get(cmd_name)
        if entry is None:
            return None
        if ctx.resilient_parsing and not _is_called(ctx, cmd_name):
            return typer.core.TyperCommand(name=entry.name, help=_(entry.help))
        return loaded(entry)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help of the whole program: one line a command, in the groups of the table."""
        self.format_usage(ctx, formatter)
        self.format_help_text(ctx, formatter)
        for heading, entries in COMMANDS.items():
            with formatter.section(_(heading)):
                formatter.write_dl([(entry.name, _(entry.help)) for entry in entries])
        records = [record for param in self.get_params(ctx) if (record := param.get_help_record(ctx))]
        with formatter.section(_("Options")):
            formatter.write_dl(records)
        self.format_epilog(ctx, formatter)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that the first word names, or say which is nearest."""
        # The suggestion of the base class looks at loaded commands, of which there are none.
        self.commands = dict.fromkeys(BY_NAME)  # type: ignore[assignment]
        return super().resolve_command(ctx, args)


def _is_called(ctx: Any, name: str) -> bool:
    """Tell whether a completion asks for this command's own options, not for the names of all commands."""
    called: Sequence[str] = [*ctx._protected_args, *ctx.args]  # noqa: SLF001  where the group keeps them
    return bool(called) and called[0] == name


class WordsCommand(typer.core.TyperCommand):
    """A command whose words may hold anything that is no option of it."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Hand the options to the parser first, then the words, behind `--`."""
        valued, flags = _options(self.get_params(ctx))
        options, words = parted(args, valued, flags)
        return super().parse_args(ctx, [*options, "--", *words] if words else options)


def _options(params: Sequence[Any]) -> tuple[set[str], set[str]]:
    """Return the names of options that take a value, and of those that do not."""
    valued: set[str] = set()
    flags: set[str] = set()
    for param in params:
        if param.param_type_name == "option":
            names = {*param.opts, *param.secondary_opts}
            (flags if param.is_flag or param.count else valued).update(names)
    return valued, flags


def loaded(entry: Entry) -> Any:
    """Return the command of an entry, its module imported."""
    module = importlib.import_module(f"netjournal.cli.commands.{entry.module}")
    gc.freeze()
    gc.enable()
    return command_of(entry, getattr(module, entry.function))


def command_of(entry: Entry, function: Any) -> Any:
    """Return a function as a command under the entry's name; an app of commands as a group of them."""
    if isinstance(function, typer.Typer):  # a command with commands of its own, such as `netj community join`
        function.info.name = entry.name
        return typer.main.get_group(function)
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    single.command(entry.name, cls=WordsCommand if entry.has_words else None)(function)
    return typer.main.get_command(single)
