"""What `backup` and `restore` say: where a copy lies, which there are, and what going back to one changes."""

import datetime as dt
import shlex
from pathlib import Path
from typing import Any

from netjournal.dates import worded
from netjournal.domain.backups import Backup, Backups, Balance, Chosen, Made, Restored
from netjournal.i18n import N_, _, plural
from netjournal.views.page import (
    DIM,
    NAME,
    STRONG,
    WARM,
    Block,
    Column,
    Page,
    Paragraph,
    Ref,
    Row,
    Span,
    Table,
    line,
)

_REASONS = {
    "import": N_("before an import"),
    "merge": N_("before a merge"),
    "migration": N_("before a new version of netj"),
    "restore": N_("before going back"),
    "doctor": N_("before mending"),
    "remove": N_("before forgetting someone"),
    "prune": N_("before pruning the history"),
}
_FACTS = {
    "contact": N_("contacts"),
    "handle": N_("addresses"),
    "sphere": N_("spheres"),
    "community": N_("communities"),
    "encounter": N_("encounters"),
    "exchange": N_("exchanges"),
    "thanks": N_("thanks"),
    "role": N_("roles"),
    "promise": N_("promises"),
    "ask": N_("asks"),
    "introduction": N_("introductions"),
    "relation": N_("relations"),
    "own_membership": N_("memberships"),
    "need": N_("needs and offers"),
    "goal": N_("goals"),
    "visible": N_("things made visible"),
    "vanity": N_("numbers of vanity"),
    "property": N_("other properties"),
    "apart": N_("pairs told apart"),
    "step": N_("steps of history"),
}
#: What is shown even where nothing of it would change.
_ALWAYS = ("contact", "encounter", "exchange")


def sized(size: int) -> str:
    """Return a number of bytes in a unit that suits it."""
    for unit, least in (("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000)):
        if size >= least:
            return f"{size / least:.1f} {unit}"
    return _("{size} bytes").format(size=size)


def quoted(path: Path | str) -> str:
    """Return a path that can be pasted into a shell."""
    return shlex.quote(str(path))


def _moment(made: dt.datetime) -> str:
    return f"{worded(made.date())} {made:%H:%M}"


def _reason(backup: Backup) -> str:
    if not backup.reason:
        return ""
    return _(_REASONS[backup.reason]) if backup.reason in _REASONS else backup.reason


# --- one made -----------------------------------------------------------------------------------------


def made(result: Made) -> Page:
    """Return where a backup lies, and how to use it."""
    held = [
        plural(result.contacts, N_("{n} contact"), N_("{n} contacts")),
        plural(result.exchanges, N_("{n} exchange"), N_("{n} exchanges")),
        sized(result.size),
    ]
    verified = _("A verified copy, encrypted: {held}.") if result.is_encrypted else _("A verified copy: {held}.")
    blocks: list[Block] = [
        Paragraph(str(result.path), style=STRONG),
        Paragraph(verified.format(held=", ".join(held))),
    ]
    if result.dropped:
        blocks.append(
            Paragraph(
                plural(result.dropped, N_("{n} older one made room."), N_("{n} older ones made room.")), style=DIM
            )
        )
    back = _("Go back to it with: netj restore {path}").format(path=quoted(result.path))
    blocks.append(Paragraph(back, style=DIM))
    if not result.is_encrypted:
        look = _("Look into it with: NETJ_JOURNAL={path} netj list").format(path=quoted(result.path))
        blocks.append(Paragraph(look, style=DIM))
    return Page(tuple(blocks))


def made_data(result: Made) -> dict[str, Any]:
    """Return where a backup lies, for programs."""
    return {
        "path": str(result.path),
        "bytes": result.size,
        "contacts": result.contacts,
        "exchanges": result.exchanges,
        "encrypted": result.is_encrypted,
        "dropped": result.dropped,
    }


# --- all of them --------------------------------------------------------------------------------------


def listed(result: Backups) -> Page:
    """Return every backup, newest first, numbered for `netj restore`."""
    if not result.backups:
        none = _("No backups of {path} yet.").format(path=result.journal)
        return Page((Paragraph(none), line(Span(_("Make one with: netj backup"), DIM))))
    rows = tuple(
        Row((str(number), _moment(one.made), _holds(one), sized(one.size), _reason(one)))
        for number, one in enumerate(result.backups, 1)
    )
    columns = (
        Column(style=DIM, right=True),
        Column(style=NAME),
        Column(right=True),
        Column(right=True),
        Column(style=DIM, shrinks=True),
    )
    blocks: list[Block] = [
        Table(columns, rows),
        Paragraph(_("They lie in {folder}").format(folder=result.folder), style=DIM),
        line(Span(_("Go back to one with: netj restore 1, or netj restore yesterday"), DIM)),
    ]
    return Page(tuple(blocks), tuple(Ref("backup", one.path.name) for one in result.backups))


def _holds(backup: Backup) -> str:
    if backup.is_encrypted:
        return _("encrypted")
    if backup.contacts is None:
        return _("cannot be read")
    return plural(backup.contacts, N_("{n} contact"), N_("{n} contacts"))


def listed_data(result: Backups) -> list[dict[str, Any]]:
    """Return every backup, for programs."""
    return [_backup_data(one) | {"contacts": one.contacts} for one in result.backups]


def _backup_data(backup: Backup) -> dict[str, Any]:
    return {
        "name": backup.path.name,
        "path": str(backup.path),
        "made": backup.made.isoformat(timespec="seconds"),
        "reason": backup.reason or None,
        "bytes": backup.size,
        "encrypted": backup.is_encrypted,
    }


# --- going back ---------------------------------------------------------------------------------------


def restored(result: Restored) -> Page:
    """Return what going back changes: foreseen, or done."""
    return Page((_headline(result), *_remarks(result), *_changes(result), *_end(result)))


def done(result: Restored) -> Page:
    """Return that it is done, where what it changes was shown before."""
    return Page((_headline(result), *_end(result)))


def _headline(result: Restored) -> Paragraph:
    said = _("The journal would be {so}.") if result.dry else _("The journal is {so}.")
    return Paragraph(said.format(so=_so(result.chosen)), style=NAME)


def _so(chosen: Chosen) -> str:
    if chosen.backup is None:
        return _("as it is in {path}").format(path=chosen.path)
    moment, why = _moment(chosen.backup.made), _reason(chosen.backup)
    return _("as it was on {moment}").format(moment=moment) + (f", {why}" if why else "")


def _remarks(result: Restored) -> list[Block]:
    blocks: list[Block] = []
    if result.chosen.passed_over:
        names = ", ".join(path.name for path in result.chosen.passed_over)
        words = plural(
            len(result.chosen.passed_over),
            N_("{n} newer backup cannot be used, and was passed over:"),
            N_("{n} newer backups cannot be used, and were passed over:"),
        )
        blocks.append(Paragraph(f"{words} {names}", style=WARM, most_lines=4))
    if result.problem and result.dry:
        words = _("What stands there cannot be used ({problem}); it would be moved aside, with every byte of it kept.")
        blocks.append(Paragraph(words.format(problem=result.problem)))
    return blocks


def _changes(result: Restored) -> list[Block]:
    """Return what would go and come back; how much there is, where there is nothing to compare it with."""
    if result.problem or not result.exists:
        held = [balance for balance in result.balances if balance.there]
        cells = tuple(Row((_(_FACTS[one.fact]), f"{one.there:,}")) for one in held)
        return [Table((Column(), Column(_("in the backup"), right=True)), cells, indent=2)] if cells else []
    if result.is_same:
        return [Paragraph(_("It holds just what the journal holds."))]
    shown = [one for one in result.balances if one.fact in _ALWAYS or not one.is_even]
    blocks: list[Block] = [Table(_columns(), tuple(_row(one) for one in shown), indent=2)]
    for names, balance_of, words in (
        (result.going, "gone", _("Only here: {names}")),
        (result.coming, "back", _("Only there: {names}")),
    ):
        if names:
            many = next(getattr(one, balance_of) for one in result.balances if one.fact == "contact")
            more = plural(many - len(names), N_("and {n} more"), N_("and {n} more")) if many > len(names) else ""
            blocks.append(Paragraph(words.format(names=", ".join([*names, *([more] if more else [])])), most_lines=3))
    return blocks


def _columns() -> tuple[Column, ...]:
    return (
        Column(shrinks=True, least=8),
        Column(_("now"), right=True),
        Column(_("there"), right=True),
        Column(_("go"), right=True),
        Column(_("come back"), right=True),
        Column(_("as before"), right=True),
    )


def _row(balance: Balance) -> Row:
    numbers = (balance.here, balance.there, balance.gone, balance.back, balance.changed)
    return Row((_(_FACTS[balance.fact]), *(f"{number:,}" if number else "" for number in numbers)))


def _end(result: Restored) -> list[Block]:
    if result.dry:
        return [line(Span(_("Nothing was changed."), DIM))]
    blocks: list[Block] = []
    if result.damaged:
        words = _("What stood there is kept, every byte of it: {path}").format(path=result.damaged)
        blocks.append(Paragraph(words))
    if result.before:
        words = _("Undo with: netj restore {name}").format(name=quoted(result.before.name))
        blocks.append(Paragraph(words, style=DIM))
    return blocks


def restored_data(result: Restored) -> dict[str, Any]:
    """Return what going back changes, for programs."""
    backup = result.chosen.backup
    return {
        "path": str(result.journal),
        "from": _backup_data(backup) if backup else {"name": result.chosen.path.name, "path": str(result.chosen.path)},
        "passed_over": [str(path) for path in result.chosen.passed_over],
        "exists": result.exists,
        "problem": result.problem or None,
        "changes": {
            one.fact: {
                "now": one.here,
                "there": one.there,
                "go": one.gone,
                "come_back": one.back,
                "as_before": one.changed,
            }
            for one in result.balances
        },
        "dry_run": result.dry,
        "damaged": str(result.damaged) if result.damaged else None,
        "undo": result.before.name if result.before else None,
    }
