"""Writing the journal out, whole or in part, in a form that other programs read."""

import datetime as dt
from pathlib import Path
from typing import NamedTuple, TextIO

from netjournal import errors
from netjournal.domain.exported import Selection, Wanted
from netjournal.domain.transfer import Exported
from netjournal.errors.files import NotOfFormat
from netjournal.formats import csv_rows, files, ical_writing, journal_json, markdown, vcard_writing
from netjournal.i18n import N_, _
from netjournal.storage import exporting, exporting_calendar, exporting_people, selecting
from netjournal.storage.journal import Journal

#: What an export can hold.
EVERYTHING, EXCHANGES, CONTACTS, PEOPLE = "everything", "exchanges", "contacts", "people"
CALENDAR = "calendar"


class Format(NamedTuple):
    """A format: what it can hold, the usual first; whether a part of the journal can be told; its versions."""

    holds: tuple[str, ...]
    takes_part: bool = True
    versions: tuple[str, ...] = ()
    is_folder: bool = False


FORMATS = {
    "json": Format((EVERYTHING,), takes_part=False),
    "csv": Format((CONTACTS, EXCHANGES)),
    "vcard": Format((CONTACTS,), versions=tuple(vcard_writing.VERSIONS)),
    "ics": Format((CALENDAR,)),
    "markdown": Format((PEOPLE,), is_folder=True),
}
_ADVICE_JSON = N_("JSON holds everything: leave {option} out, or choose another format.")
_ADVICE = N_("Leave it out: netj export --help tells what each format takes.")


def wanted(
    form: str, what: str | None = None, selection: Selection | None = None, version: str | None = None
) -> Wanted:
    """Return an export as it was asked for, where the format can be so.

    Raises:
        BadChoice: when there is no format of that name, or no such version of it.
        NotOfFormat: when it cannot hold that, or knows no versions, or holds everything or nothing.
    """
    name = form.casefold()
    its = FORMATS.get(name)
    if its is None:
        raise errors.BadChoice(given=form, what="format", choices=", ".join(FORMATS))
    if what is not None and what not in its.holds:
        raise NotOfFormat(option=f"--{what}", format=name, advice=_(_ADVICE))
    if version is not None and not its.versions:
        raise NotOfFormat(option="--version", format=name, advice=_(_ADVICE))
    number = version.strip().removesuffix(".0") if version is not None else next(iter(its.versions), "")
    if version is not None and number not in its.versions:
        raise errors.BadChoice(given=version, what="version", choices=", ".join(its.versions))
    chosen = selection or Selection()
    said = next(
        (option for option, value in zip(Selection._fields, chosen, strict=True) if value not in (None, ())), None
    )
    if said is not None and not its.takes_part:
        advice = _(_ADVICE_JSON).format(option=f"--{said}")
        raise NotOfFormat(option=f"--{said}", format=name, advice=advice)
    return Wanted(name, what or its.holds[0], chosen, number)


def fill(journal: Journal, want: Wanted, today: dt.date, file: TextIO) -> int:
    """Write an export into an open file; return how many people, exchanges or entries it holds.

    Raises:
        NoSuch: when a sphere, community or role is asked for that nobody has.
    """
    if FORMATS[want.format].is_folder:
        raise errors.UsageFault(problem=_("Markdown is a folder of notes: say where."), command="netj export")
    with journal.one_view():
        return _fill(journal, want, today, file)


def _fill(journal: Journal, want: Wanted, today: dt.date, file: TextIO) -> int:
    if want.format == "json":
        return journal_json.write(file, exporting.sections(journal))
    selection = want.selection
    if want.format == "csv" and want.what == EXCHANGES:
        keys = selecting.keys(journal, selection, today)
        rows = exporting.exchange_rows(journal, keys, selection.since)
        return csv_rows.write(file, csv_rows.EXCHANGES, rows)
    if want.format == "ics":
        keys = selecting.keys(journal, selection, today)
        entries = exporting_calendar.entries(journal, today, keys=keys, since=selection.since)
        return ical_writing.write(file, entries, today)
    keys = selecting.keys(journal, selection, today, touched=True)
    if want.format == "vcard":
        people = exporting_people.people(journal, keys, today)
        return vcard_writing.write(file, people, vcard_writing.VERSIONS[want.version])
    return _contacts_csv(journal, keys, file)


def _contacts_csv(journal: Journal, keys: frozenset[int] | None, file: TextIO) -> int:
    several = [at for at, column in enumerate(csv_rows.CONTACTS) if column in csv_rows.SEVERAL]
    rows = (
        [csv_rows.joined(cell) if at in several else cell for at, cell in enumerate(row)]
        for row in exporting.contact_rows(journal, keys)
    )
    return csv_rows.write(file, csv_rows.CONTACTS, rows)


def write_out(journal: Journal, want: Wanted, today: dt.date, path: Path, *, replace: bool = False) -> Exported:
    """Write an export to a new file, whole or not at all.

    Raises:
        NoSuch: when a sphere, community or role is asked for that nobody has.
        FileExists: when something stands there and `replace` was not asked for.
        NotOurs: when a folder stands there that netj did not write.
        NoWriting: when it cannot be written.
    """
    rows = 0

    def write(file: TextIO) -> None:
        nonlocal rows
        rows = fill(journal, want, today, file)

    def write_notes(folder: files.Folder) -> None:
        nonlocal rows
        rows = _write_notes(journal, want.selection, today, folder)

    if FORMATS[want.format].is_folder:
        files.write_folder(path, write_notes, replace=replace)
    else:
        files.write(path, write, replace=replace)
    return Exported(format=want.format, what=want.what, rows=rows, path=str(path))


def _write_notes(journal: Journal, selection: Selection, today: dt.date, folder: files.Folder) -> int:
    with journal.one_view():
        keys = selecting.keys(journal, selection, today)
        notes = markdown.Notes(exporting_people.everyone(journal), today)
        return notes.write(folder, exporting_people.noted(journal, keys, today, selection.since), keys)
