"""The table of formats that can be brought in: a new one is one line here and one module beside it.

A module of a format has two functions. `recognises(source)` tells from its name and its head whether a file is in
the format; it is asked of every file, so it is quick and imports nothing heavy. `read(sources, own)` yields drafts,
problems with their line, and what is left out on purpose; it raises `BadFile` where a file cannot be read on.
Texts in drafts are as the file has them: `cleaning` makes sure of them all.
"""

import importlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol, cast

from netjournal import errors
from netjournal.domain.transfer import Draft, Left, Own, Problem
from netjournal.errors.files import UnknownFormat
from netjournal.formats.reading import Source
from netjournal.i18n import N_


class Reader(Protocol):
    """What a module of a format offers."""

    def recognises(self, source: Source) -> bool:
        """Tell whether a file is in this format."""

    def read(self, sources: Sequence[Source], own: Own) -> Iterator[Draft | Problem | Left]:
        """Yield what the files hold, in their order."""


class Format(NamedTuple):
    """A format: its name on the command line, what it is called on a screen, and the module that reads it."""

    name: str
    title: str
    module: str
    #: Whether several files make one export and are to be read together.
    is_set: bool = False


JSON, CSV = "json", "csv"
#: In the order in which a file is tried.
FORMATS = (
    Format("monica", N_("Monica"), "monica"),
    Format(JSON, N_("JSON of netj"), "journal_json"),
    Format("vcard", N_("vCard"), "vcard"),
    Format("ical", N_("iCalendar"), "ical"),
    Format("mbox", N_("mail"), "mbox", is_set=True),
    Format("linkedin", N_("LinkedIn"), "linkedin", is_set=True),
    Format("google", N_("Google contacts"), "google_csv"),
    Format("outlook", N_("Outlook contacts"), "outlook_csv"),
    Format("thunderbird", N_("Thunderbird contacts"), "thunderbird_csv"),
    Format("whatsapp", N_("WhatsApp chat"), "whatsapp"),
    Format("friends", N_("friends.md"), "friends_md"),
    Format(CSV, N_("CSV"), "csv_rows"),
)
_BY_NAME = {form.name: form for form in FORMATS}
#: What people wrote and where they met is read after address books, which know whole names.
_MOMENTS = frozenset({"ical", "mbox", "whatsapp"})


def module(form: Format) -> Reader:
    """Return the module that reads a format, imported now."""
    return cast("Reader", importlib.import_module(f"netjournal.formats.{form.module}"))


def named(name: str) -> Format:
    """Return the format of this name.

    Raises:
        BadChoice: when there is none.
    """
    found = _BY_NAME.get(name.casefold())
    if found is None:
        raise errors.BadChoice(given=name, what="format", choices=", ".join(_BY_NAME))
    return found


def of(source: Source) -> Format:
    """Return the format of a file: the first that recognises it.

    Raises:
        UnknownFormat: when none does.
        BadFile: when it is empty.
    """
    found = next((form for form in FORMATS if module(form).recognises(source)), None)
    if found is None:
        raise UnknownFormat(path=source.name, formats=", ".join(_BY_NAME))
    return found


class Reading(NamedTuple):
    """Files that are read together, and in which format."""

    form: Format
    sources: tuple[Source, ...]


def readings(sources: Iterable[Source], name: str | None = None) -> tuple[list[Reading], list[str]]:
    """Return what is to be read, address books first; and the files of an archive that are not read.

    Args:
        sources: the files.
        name: the format of all of them; else each is recognised.

    Raises:
        BadChoice: when there is no format of that name.
        UnknownFormat: when no format recognises a file that stands alone, or none of an archive.
        BadFile: when one is empty.
    """
    form = named(name) if name is not None else None
    found: list[tuple[Format, Source]] = []
    unknown: list[Source] = []
    for source in sources:
        try:
            found.append((form or of(source), source))
        except UnknownFormat:
            if source.bundle is None:
                raise
            unknown.append(source)
    for source in unknown:
        if not any(other.bundle == source.bundle for _form, other in found):
            raise UnknownFormat(path=source.bundle, formats=", ".join(_BY_NAME))
    sent = _sent(found)
    unread = [source.name for source in (*unknown, *sent)]
    return _grouped([(its, source) for its, source in found if source not in sent]), unread


def _sent(found: Sequence[tuple[Format, Source]]) -> list[Source]:
    """Return what was sent in a chat and lies beside it, such as somebody's card; it is no address book of yours."""
    chats = {
        source.bundle
        for its, source in found
        if its.name == "whatsapp"
        and source.bundle is not None
        and (source.bundle.lower().endswith(".zip") or Path(source.name).name == "_chat.txt")
    }
    return [source for its, source in found if its.name != "whatsapp" and source.bundle in chats]


def _grouped(found: Sequence[tuple[Format, Source]]) -> list[Reading]:
    readings_: list[Reading] = []
    for form in sorted(FORMATS, key=lambda form: form.name in _MOMENTS):
        theirs = tuple(source for its, source in found if its is form)
        if theirs and form.is_set:
            readings_.append(Reading(form, theirs))
        else:
            readings_ += [Reading(form, (source,)) for source in theirs]
    return readings_
