"""`doctor`, `backup`, `restore` and `config`: the journal checked, copied, brought back, and told how to behave."""

from pathlib import Path
from typing import Annotated

import typer

from netjournal import errors
from netjournal.cli import output, secrets
from netjournal.cli.app import App
from netjournal.cli.options import DryRun, Json, Yes
from netjournal.domain.care import Checkup
from netjournal.errors.files import NoRow
from netjournal.i18n import _
from netjournal.services import backups, copies
from netjournal.services import care as service
from netjournal.views import backups as backup_view
from netjournal.views import care as view
from netjournal.views import copies as copies_view

_Passphrase = Annotated[bool, typer.Option("--passphrase", help=_("Ask for a passphrase, at the terminal."))]
_PassphraseFile = Annotated[
    Path | None,
    typer.Option("--passphrase-file", metavar="FILE", help=_("Take the passphrase from the first line of a file.")),
]
_Words = Annotated[list[str] | None, typer.Argument(metavar="[NAME] [VALUE]", show_default=False)]


def doctor(
    ctx: typer.Context,
    mend: Annotated[
        bool, typer.Option("--mend", help=_("Make anew what is derived: search index, stored depth."))
    ] = False,
    merge_copy: Annotated[
        Path | None,
        typer.Option("--merge-copy", metavar="FILE", help=_("Take in what a copy of the journal holds besides.")),
    ] = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> int:
    """Check the journal from end to end: every page, every row, every stored depth. Exit 0 when it is sound.

    Copies that a synced folder left beside it are named. --merge-copy takes the entries of one in by their ids, after
    a backup and in one step that netj undo takes back; what both say differently stays as it is here.
    """
    app = App.of(ctx, json=json)
    if merge_copy is not None:
        if mend:
            raise errors.Contradiction(first="--merge-copy", second="--mend")
        done = copies.merge(app.to_write() if app.path.exists() else app.journal, merge_copy, dry=dry_run)
        app.show(done, copies_view.merged, copies_view.merged_data)
        return 0
    if dry_run:
        raise errors.UsageFault(problem=_("--dry-run goes with --merge-copy."), command="netj doctor")
    if mend and app.journal.exists:
        service.mend(app.to_write())
    result = _checked(app)
    app.show(result, view.checkup, view.checkup_data)
    return 0 if result.is_sound else errors.BadJournal.exit_code


def _checked(app: App) -> Checkup:
    """Return what the check-up finds; that the file is refused is a finding too."""
    try:
        journal = app.to_write() if app.path.exists() else app.journal
        with output.progress(_("checking")) as progress:
            return service.check(journal, progress)
    except errors.BadJournal as error:
        return service.refused(app.path, error)


def backup(
    ctx: typer.Context,
    file: Annotated[Path | None, typer.Argument(metavar="FILE", show_default=False)] = None,
    list_: Annotated[bool, typer.Option("--list", help=_("Show all backups, numbered for netj restore."))] = False,
    to: Annotated[
        list[str] | None,
        typer.Option("--to", metavar="KEY", help=_("Encrypt for this public key of age. Repeatable.")),
    ] = None,
    passphrase: _Passphrase = False,
    passphrase_file: _PassphraseFile = None,
    quiet: Annotated[bool, typer.Option("--quiet", help=_("Say nothing when all is well, as cron likes it."))] = False,
    json: Json = False,
) -> None:
    """Write a verified copy of the journal: to FILE, or to the folder backups beside it.

    There the newest of each of the last 7 days, 4 weeks and 12 months is kept, and the last 10 from before each kind
    of risky act. Every day at noon by cron: 0 12 * * * netj backup --quiet. A FILE that ends in .age is encrypted,
    for --to or the setting backup.recipient, or with a passphrase; that needs netjournal[encrypt].
    """
    app = App.of(ctx, json=json, quiet=quiet)
    if list_:
        if file or to or passphrase or passphrase_file:
            raise errors.Contradiction(first="--list", second=_("making a backup"))
        app.show(backups.listed(app.path), backup_view.listed, backup_view.listed_data)
        return
    typed = secrets.new(passphrase=passphrase, file=passphrase_file, keys=to)
    lock = backups.locked_by(tuple(to or ()), typed, app.settings.words("backup.recipient"), file)
    made = backups.back_up(app.journal, file, lock)
    if not quiet:
        app.show(made, backup_view.made, backup_view.made_data)


def restore(
    ctx: typer.Context,
    when: Annotated[list[str] | None, typer.Argument(metavar="[WHEN]", show_default=False)] = None,
    identity: Annotated[
        Path | None, typer.Option("--identity", metavar="FILE", help=_("The private key of an encrypted backup."))
    ] = None,
    passphrase: _Passphrase = False,
    passphrase_file: _PassphraseFile = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Go back to a backup: netj restore, netj restore yesterday, netj restore copy.db.

    WHEN is a day, a number of netj backup --list, or a file; without it, the newest good backup is meant. What would
    go and what would come back is shown before a yes. The journal as it stands is backed up first, so that going
    back can be undone; a damaged one is moved aside, with every byte of it kept.
    """
    app = App.of(ctx, json=json)
    words = _named(app, " ".join(when or []).strip())
    key = secrets.known(identity, passphrase=passphrase, file=passphrase_file)
    chosen = backups.choose(app.path, words, app.today, key)
    key = secrets.asked(key, chosen.path)
    with backups.prepared(app.path, chosen, key) as copy:
        app.close()
        foreseen = backups.foreseen(app.path, chosen, copy)
        if dry_run or not yes:
            app.show(foreseen, backup_view.restored, backup_view.restored_data) if dry_run or not app.json else None
        if dry_run:
            return
        app.confirm(_("Go back to it?"), _("going back to a backup"), yes=yes)
        result = backups.restore(app.path, foreseen, copy)
    app.show(result, backup_view.restored if yes else backup_view.done, backup_view.restored_data)


def _named(app: App, words: str) -> str:
    """Return the name of the backup that a number of the last list means; other words as they are."""
    if not words.isdecimal():
        return words
    from netjournal.cli import numbers  # noqa: PLC0415  only where one is typed

    if not app.path.exists():  # lists are remembered beside a journal alone
        names = [one.path.name for one in backups.listed(app.path).backups]
        at = int(words[:9])
        if not 1 <= at <= len(names):
            raise NoRow(number=words)
        return names[at - 1]
    try:
        ref = numbers.recall(app.path, words)
    except errors.NoNumber:
        raise NoRow(number=words) from None
    if ref.kind != "backup":
        raise errors.WrongNumber(number=words, what=numbers.worded(ref.kind), wanted=numbers.worded("backup"))
    return ref.id


def config(
    ctx: typer.Context,
    words: _Words = None,
    reset: Annotated[bool, typer.Option("--reset", help=_("Put the default back."))] = False,
    json: Json = False,
) -> None:
    """Show settings, or change one: netj config due.limit 7."""
    app = App.of(ctx, json=json)
    name, value = _name_and_value(words or [], reset=reset)
    chosen = app.settings
    if name is not None and (reset or value is not None):
        chosen = service.with_setting(chosen, name, value)
        service.keep_settings(app.to_write() if app.journal.exists else None, chosen)
    app.show(service.settings(app.path, chosen, name), view.choices, view.choices_data)


def _name_and_value(words: list[str], *, reset: bool) -> tuple[str | None, str | None]:
    if len(words) > 2 or (reset and len(words) != 1):  # noqa: PLR2004  a name and a value
        raise errors.UsageFault(problem=_("It takes the name of a setting, and a value."), command="netj config")
    return (words[0] if words else None), (words[1] if len(words) > 1 else None)
